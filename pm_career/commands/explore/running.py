"""A command in a process of its own: its own streams, no terminal, no input, an answer of bounded length."""

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
_MOST = 1_000_000
"""Bytes of each stream that are kept: some 15,000 lines, which nobody reads on a screen."""
_GRACE = 1.0
"""Seconds that a command has to end by itself when it is stopped."""


class Ran(NamedTuple):
    """What a process left behind; `cut` is whether more was written than is kept."""

    code: int
    out: str
    err: str
    cut: bool


async def ran(words: Sequence[str], variables: Mapping[str, str]) -> Ran:
    """Run `pmcareer WORDS...`, with some variables set; cancelled, it ends the process and all that it started."""
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
            _beginning(child.stdout), _beginning(child.stderr), child.wait()
        )
    finally:
        if child.returncode is None:
            await _end(child)
    return Ran(code, out.decode("utf-8", "replace"), err.decode("utf-8", "replace"), out_cut or err_cut)


async def _beginning(stream: asyncio.StreamReader) -> tuple[bytes, bool]:
    """The first of what is written, up to the end of a line, and whether there was more; all of it is read."""
    kept = bytearray()
    cut = False
    while piece := await stream.read(65_536):
        room = _MOST - len(kept)
        cut = cut or len(piece) > room
        kept += piece[: max(0, room)]
    return bytes(kept[: kept.rfind(b"\n") + 1] or kept) if cut else bytes(kept), cut


async def _end(child: asyncio.subprocess.Process) -> None:
    """As Ctrl-C would; what does not end then is killed, at once where somebody leaves the navigator meanwhile."""
    _send(child, signal.SIGINT)
    killed = False
    while True:
        try:
            await asyncio.wait_for(child.communicate(), _GRACE)
        except TimeoutError:
            if killed:  # its pipes are still held by somebody whom it handed them to
                return
        except asyncio.CancelledError:  # said once more, by each thing that is taken down when the navigator ends
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
