"""Make a temporary folder that is removed even if the program is ended by a signal."""

from __future__ import annotations

import shutil
import signal
import tempfile
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from types import FrameType


@contextmanager
def make_temporary_folder(prefix: str) -> Iterator[Path]:
    """Make an empty folder that is removed at the end, also when SIGTERM or SIGHUP ends the program meanwhile."""
    folders: list[str] = []

    def remove() -> None:
        for each in folders:
            shutil.rmtree(each, ignore_errors=True)

    with call_before_end(remove), tempfile.TemporaryDirectory(prefix=prefix) as made:
        folders.append(made)
        yield Path(made)


@contextmanager
def call_before_end(clean_up: Callable[[], None]) -> Iterator[None]:
    """Call `clean_up` when SIGTERM or SIGHUP ends the program while the block lasts."""

    def end(number: int, _frame: FrameType | None) -> None:
        with suppress(Exception):  # a terminal that is gone must not keep the program from ending
            clean_up()
        signal.signal(number, signal.SIG_DFL)
        signal.raise_signal(number)

    # Handlers can be set in the main thread only. A handler that somebody else set is left alone.
    is_main = threading.current_thread() is threading.main_thread()
    ending = [getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name)]  # Windows: no SIGHUP
    ours = [each for each in ending if is_main and signal.getsignal(each) is signal.SIG_DFL]
    for each in ours:
        signal.signal(each, end)
    try:
        yield
    finally:
        for each in ours:
            signal.signal(each, signal.SIG_DFL)
