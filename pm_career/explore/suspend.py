"""Ctrl+Z and `fg`: what was put aside comes back, and nothing else does."""

from __future__ import annotations

import signal
from types import FrameType


def come_back_only_from_aside() -> None:
    """Take SIGCONT for the end of a Ctrl+Z only where there was one; to be called once Textual has its terminal.

    A terminal that closes sends it too, behind its SIGHUP. Textual would begin to draw anew, and wait for ever for
    room to write to a terminal that is gone.
    """
    if not hasattr(signal, "SIGTSTP"):
        return
    put_aside, come_back = signal.getsignal(signal.SIGTSTP), signal.getsignal(signal.SIGCONT)
    if not callable(put_aside) or not callable(come_back):  # no terminal was taken: tests, a browser
        return
    aside = False

    def stop(number: int, frame: FrameType | None) -> None:
        nonlocal aside
        aside = True
        put_aside(number, frame)

    def go_on(number: int, frame: FrameType | None) -> None:
        nonlocal aside
        if aside:
            aside = False
            come_back(number, frame)

    signal.signal(signal.SIGTSTP, stop)
    signal.signal(signal.SIGCONT, go_on)
