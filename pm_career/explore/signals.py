"""Signals: those that end the navigator, and those around Ctrl+Z and `fg`."""

from __future__ import annotations

import asyncio
import contextlib
import signal
from collections.abc import Callable
from types import FrameType

_ENDINGS = (
    "SIGTERM", "SIGHUP", "SIGINT", "SIGQUIT", "SIGUSR1", "SIGUSR2", "SIGALRM", "SIGVTALRM", "SIGPROF", "SIGXCPU",
    "SIGIO", "SIGPWR",
)  # fmt: skip
"""Everything that would end the program and is no fault of the program; some systems lack some of them."""


def handle_endings(end: Callable[[signal.Signals], None]) -> None:
    """Call `end` when a signal asks the program to end. Call this before the terminal is changed."""
    loop = asyncio.get_running_loop()
    for name in _ENDINGS:
        number = getattr(signal, name, None)
        if number is not None:
            with contextlib.suppress(NotImplementedError, RuntimeError, ValueError):  # Windows, or another thread
                loop.add_signal_handler(number, end, number)


def resume_only_after_suspend() -> None:
    """Ignore SIGCONT except after a Ctrl+Z. Call it once Textual has its terminal.

    A terminal that closes sends it too, after its SIGHUP. Textual would begin to draw again, and wait for ever for
    room to write to a terminal that is gone.
    """
    if not hasattr(signal, "SIGTSTP"):
        return
    suspend, resume = signal.getsignal(signal.SIGTSTP), signal.getsignal(signal.SIGCONT)
    if not callable(suspend) or not callable(resume):  # no terminal was taken: tests, a browser
        return
    suspended = False

    def on_suspend(number: int, frame: FrameType | None) -> None:
        nonlocal suspended
        suspended = True
        suspend(number, frame)

    def on_resume(number: int, frame: FrameType | None) -> None:
        nonlocal suspended
        if suspended:
            suspended = False
            resume(number, frame)

    signal.signal(signal.SIGTSTP, on_suspend)
    signal.signal(signal.SIGCONT, on_resume)
