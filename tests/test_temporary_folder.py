"""A temporary folder is removed, however the program ended."""

from __future__ import annotations

import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from pm_career.temporary_folder import make_temporary_folder

_WAITING = """
import time
from pm_career.temporary_folder import make_temporary_folder
with make_temporary_folder("kept-") as folder:
    (folder / "file").touch()
    print(folder, flush=True)
    for _ in range(1200):  # a single long wait would miss a signal that comes right before it begins
        time.sleep(0.05)
"""


def test_it_is_gone_at_the_end_and_after_a_fault() -> None:
    with make_temporary_folder("kept-") as folder:
        (folder / "file").touch()
    assert not folder.exists()
    with pytest.raises(KeyError), make_temporary_folder("kept-") as folder:
        raise KeyError
    assert not folder.exists()
    assert signal.getsignal(signal.SIGTERM) is signal.SIG_DFL


def test_it_serves_beside_the_main_thread_too() -> None:
    found: list[Path] = []

    def work() -> None:
        with make_temporary_folder("kept-") as folder:
            found.append(folder)

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert not found[0].exists()


@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP", "SIGINT"])
def test_a_program_that_is_ended_leaves_none_and_ends_by_that_signal(name: str) -> None:
    number = getattr(signal, name)
    command = [sys.executable, "-c", _WAITING]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as program:
        assert program.stdout is not None
        folder = Path(program.stdout.readline().strip())
        assert folder.exists()
        program.send_signal(number)
        program.stdout.read()
    assert program.returncode == -number
    assert not folder.exists()
