"""A shell at a terminal of its own, to type into: what only a person's TAB shows."""

from __future__ import annotations

import fcntl
import gc
import os
import pty
import re
import select
import signal
import struct
import sys
import termios
import time
import traceback
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from types import TracebackType
from typing import NoReturn, Self

_ESCAPES = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]|\x1b[=>()][0-9A-Z]?|\x1b\][^\x07]*\x07|[\x07\r]")
PATIENCE = 20.0


class Terminal:
    """A program on a pseudo-terminal: `send` types, `until` reads to a text and gives what came since the last one.

    In place of a program's words a function can be given: it runs in a fork of this process, which costs a tenth of a
    new one's start. It is to print what the test waits for at its end.
    """

    def __init__(
        self,
        program: Sequence[str] | Callable[[], object],
        env: Mapping[str, str],
        *,
        columns: int = 100,
        lines: int = 30,
    ) -> None:
        self._seen = ""
        self._pid, self._screen = pty.fork()
        if self._pid == 0:
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))
            if callable(program):
                _run_here(program, env)
            os.execvpe(program[0], list(program), dict(env))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        os.kill(self._pid, signal.SIGKILL)
        os.waitpid(self._pid, 0)
        os.close(self._screen)

    def send(self, keys: str) -> None:
        """Type."""
        os.write(self._screen, keys.encode())

    def end_by(self, number: signal.Signals) -> None:
        """Send the program a signal until it ends: one right before it waits for a key is seen with the next."""
        ends = time.monotonic() + PATIENCE
        while time.monotonic() < ends:
            os.kill(self._pid, number)
            with suppress(OSError):  # how Linux reports the end
                while select.select([self._screen], [], [], 2.0)[0]:
                    if not os.read(self._screen, 65536):
                        return
                continue
            return
        raise AssertionError("it does not end")

    def until(self, text: str, *, pressing: str = "") -> str:
        """What came up to and with `text`, without escape sequences; fails where it does not come.

        Meanwhile `pressing` is typed once a second: a program may throw away what comes while it is interrupted.
        """
        ends = time.monotonic() + PATIENCE
        while text not in (plain := _ESCAPES.sub("", self._seen)):
            left = max(0.0, ends - time.monotonic())
            ready, _, _ = select.select([self._screen], [], [], min(1.0, left) if pressing else left)
            if not ready and pressing and left:
                self.send(pressing)
                continue
            if not ready:
                raise AssertionError(f"{text!r} did not come, but {self._seen!r}")
            try:
                self._seen += os.read(self._screen, 65536).decode(errors="replace")
            except OSError:
                raise AssertionError(f"{text!r} did not come before the end, but {self._seen!r}") from None
        before, _, after = plain.partition(text)
        self._seen = after
        return before + text

    def rest(self) -> str:
        """What came up to the end of the program."""
        while True:
            ready, _, _ = select.select([self._screen], [], [], PATIENCE)
            if not ready:
                raise AssertionError(f"it does not end, after {self._seen!r}")
            try:
                piece = os.read(self._screen, 65536)
            except OSError:  # how Linux reports the end
                piece = b""
            if not piece:
                return _ESCAPES.sub("", self._seen)
            self._seen += piece.decode(errors="replace")


def _run_here(program: Callable[[], object], env: Mapping[str, str]) -> NoReturn:
    """The life of a fork: run the function with new streams on the terminal, and end without a cleanup."""
    gc.disable()  # what other tests left is not closed here
    try:
        os.environ.clear()
        os.environ.update(env)
        sys.stdin, sys.stdout, sys.stderr = (
            open(fd, mode, encoding="utf-8", closefd=False)  # noqa: SIM115  descriptors, for good
            for fd, mode in ((0, "r"), (1, "w"), (2, "w"))
        )
        program()
        sys.stdout.flush()
    except BaseException:  # noqa: BLE001  a fault of the test: shown to who waits for the end
        traceback.print_exc()
    finally:
        sys.stderr.flush()
        os._exit(0)
