"""Work on personal data, struck at one system call by strace: the process is killed there, or the call fails.

The work runs in a fork of this process, so that nothing is counted but what the work itself does.
"""

from __future__ import annotations

import ctypes
import gc
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from pm_career.errors import PmCareerError

# Everything by which a file or a folder changes, is locked, opened or closed; not every processor has them all.
CHANGING = (
    *("openat", "open", "close", "write", "pwrite64", "writev", "ftruncate", "fallocate", "fsync", "fdatasync"),
    *("fcntl", "flock", "link", "linkat", "rename", "renameat", "renameat2", "unlink", "unlinkat"),
    *("mkdir", "mkdirat", "chmod", "fchmod", "fchmodat"),
)
WRITING = ("write", "pwrite64")
SYNCING = ("fsync", "fdatasync")

_ANY_TRACER = (0x59616D61, ctypes.c_ulong(-1))
_PATIENCE = 30.0


def can_strike() -> bool:
    """Whether this machine has strace and lets it attach to a process."""
    if sys.platform != "linux" or shutil.which("strace") is None:
        return False
    try:
        return struck(lambda: None, None).ended == "done"
    except RuntimeError:
        return False


class Strike(NamedTuple):
    """What happens at which call: `what` is strace's word for it, such as 'signal=KILL' or 'error=ENOSPC'."""

    call: str
    number: int
    what: str
    from_then_on: bool = False

    @property
    def expression(self) -> str:
        """The strike as strace is told of it."""
        return f"inject={self.call}:{self.what}:when={self.number}{'+' if self.from_then_on else ''}"


class Outcome(NamedTuple):
    """How the work ended: 'done', 'killed', or 'refused' with the error's message; `calls` made of each kind."""

    ended: str
    message: str
    calls: Counter[str]


def struck(work: Callable[[], object], strike: Strike | None) -> Outcome:
    """Do the work in a fork under strace. RuntimeError if strace cannot attach, or the work ends in another way."""
    go_read, go_write = os.pipe()
    ours, theirs = socket.socketpair()  # what is said through a socket is no `write` that a strike could meet
    child = os.fork()
    if child == 0:
        os.close(go_write)
        ours.close()
        _work(work, go_read, theirs)
    os.close(go_read)
    theirs.close()
    ours.recv(1)  # what the fork itself opens and closes is behind it
    try:
        with _attached(child, strike) as tracer:
            os.write(go_write, b"go")
            said = b"".join(iter(lambda: ours.recv(4096), b"")).decode()
            _, status = os.waitpid(child, 0)
            assert tracer.stdout is not None
            log = tracer.stdout.read()
            tracer.wait(_PATIENCE)
    finally:
        os.close(go_write)
        ours.close()
    calls = Counter(line.partition("(")[0].split()[-1] for line in log.splitlines() if "(" in line)
    if os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGKILL:
        return Outcome("killed", said, calls)
    ended, _, message = said.partition(" ")
    if ended not in ("done", "refused"):
        raise RuntimeError(f"the work ended oddly: {said or status} {log[-500:]}")
    return Outcome(ended, message, calls)


def _work(work: Callable[[], object], go: int, said: socket.socket) -> None:
    """The life of the fork: it says what came of the work, and ends without cleaning up after its parent.

    No garbage is collected in it: what other tests left would close and remove files among the calls that are counted.
    """
    gc.disable()
    try:
        ctypes.CDLL(None).prctl(*_ANY_TRACER, 0, 0, 0)
        said.send(b"!")
        os.read(go, 2)
        work()
        said.send(b"done")
    except PmCareerError as error:
        said.send(f"refused {type(error).__name__}: {error.message} | {error.hint}".encode())
    except BaseException as error:  # noqa: BLE001  a fault of the test: told to the parent, which raises
        said.send(f"broken {error!r}".encode())
    finally:
        os._exit(0)


class _attached:  # noqa: N801  used as a word in a sentence
    """strace attached to a process; killed with it if the block raises."""

    def __init__(self, process: int, strike: Strike | None) -> None:
        self._process = process
        words = [
            "strace",
            "-f",
            "-q",
            "-o",
            "/dev/stdout",
            "-e",
            f"trace={','.join(f'?{call}' for call in CHANGING)}",
            "-e",
            "signal=none",
        ]
        if strike is not None:
            words += ["-e", strike.expression]
        self._tracer = subprocess.Popen(
            [*words, "-p", str(process)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )

    def __enter__(self) -> subprocess.Popen[str]:
        if not _is_traced(self._process, self._tracer):
            os.kill(self._process, signal.SIGKILL)
            os.waitpid(self._process, 0)
            _, complaint = self._tracer.communicate(timeout=_PATIENCE)
            raise RuntimeError(f"strace cannot attach: {complaint}")
        return self._tracer

    def __exit__(self, *_: object) -> None:
        if self._tracer.poll() is None:
            self._tracer.kill()
        self._tracer.communicate()


def _is_traced(process: int, tracer: subprocess.Popen[str]) -> bool:
    """Wait until somebody traces the process; False if strace gives up.

    Both sleep then: strace until a call is made, and the process until it may go. Before that, strace has seized the
    process, and may not have asked for its calls yet.
    """
    while tracer.poll() is None:
        traced, state = _read_status(process, "TracerPid"), _read_status(process, "State")
        if traced != "0" and state[0] == _read_status(tracer.pid, "State")[0] == "S":
            return True
        time.sleep(0.001)
    return False


def _read_status(process: int, field: str) -> str:
    """Read a field of what the system says of a process; '?' if it is gone."""
    with suppress(FileNotFoundError, ProcessLookupError):
        for line in Path(f"/proc/{process}/status").read_text(encoding="ascii").splitlines():
            if line.startswith(f"{field}:"):
                return line.split()[1]
    return "?"
