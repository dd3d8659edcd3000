"""Run a command in a process of its own: without a terminal and without input, with an answer of bounded length."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

_START = "import sys; sys.path.append(sys.argv.pop(1)); from pm_career.__main__ import main; main()"
"""As `-m pm_career`, but nothing is ever imported from the folder that somebody happens to be in."""
_PACKAGE = Path(__file__).resolve().parents[3]
_MAX_BYTES = 1_000_000
"""What is kept of each stream: some 15,000 lines, which nobody reads on a screen."""
_SECONDS_TO_END = 1.0
"""How long a command that is stopped may take to end by itself."""


class Finished(NamedTuple):
    """What a process wrote and its exit code; `cut` tells whether it wrote more than is kept."""

    code: int
    out: str
    err: str
    cut: bool


async def run_command(words: Sequence[str], variables: Mapping[str, str]) -> Finished:
    """Run `pmcareer WORDS...` with some environment variables set. Cancelled, it ends the process and its children."""
    child = await asyncio.create_subprocess_exec(
        *(sys.executable, "-P", "-c", _START, str(_PACKAGE), *words),
        stdin=asyncio.subprocess.DEVNULL,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
        env={**os.environ, "PYTHONIOENCODING": "utf-8", **variables},
        start_new_session=True,  # no editor and no pager of it can reach for the terminal that the navigator is on
    )
    assert child.stdout is not None
    assert child.stderr is not None
    try:
        (out, out_cut), (err, err_cut), code = await asyncio.gather(
            _read_beginning(child.stdout), _read_beginning(child.stderr), child.wait()
        )
    finally:
        if child.returncode is None:
            await _end(child)
    return Finished(code, out.decode("utf-8", "replace"), err.decode("utf-8", "replace"), out_cut or err_cut)


async def _read_beginning(stream: asyncio.StreamReader) -> tuple[bytes, bool]:
    """Read all of a stream; return its first lines, and whether there were more."""
    kept = bytearray()
    cut = False
    while piece := await stream.read(65_536):
        room = _MAX_BYTES - len(kept)
        cut = cut or len(piece) > room
        kept += piece[: max(0, room)]
    return bytes(kept[: kept.rfind(b"\n") + 1] or kept) if cut else bytes(kept), cut


async def _end(child: asyncio.subprocess.Process) -> None:
    """Interrupt a process as Ctrl-C does, and kill it where it goes on; at once where the navigator ends meanwhile."""
    _send(child, signal.SIGINT)
    killed = False
    while True:
        try:
            await asyncio.wait_for(child.communicate(), _SECONDS_TO_END)
        except TimeoutError:
            if killed:  # its pipes are still held by a process that it started
                return
        except asyncio.CancelledError:  # raised once more for each thing that is taken down when the navigator ends
            pass
        else:
            return
        _send(child, getattr(signal, "SIGKILL", signal.SIGTERM))
        killed = True


def _send(child: asyncio.subprocess.Process, number: signal.Signals) -> None:
    if child.returncode is not None:
        return
    with suppress(ProcessLookupError, PermissionError):
        if hasattr(os, "killpg"):
            os.killpg(child.pid, number)
        else:
            child.terminate()
