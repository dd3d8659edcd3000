"""The navigator's event loop in tests: it tells when nothing is left to do, so that nobody waits for a time."""

from __future__ import annotations

import asyncio
import selectors
from collections.abc import Iterator
from contextlib import contextmanager
from unittest import mock

import textual.app
import textual.pilot
from textual import _time
from textual.pilot import Pilot

_SOON = 1 / 20
"""Seconds: a timer that ends within them belongs to what goes on (a screen is drawn 60 times a second at most)."""
_ENDLESS = 60
"""Seconds of such timers, one after the other: what sets them will never be done."""


class _Listening(selectors.DefaultSelector):
    """What a loop listens with. That it is asked to wait shows that there is nothing to run."""

    def __init__(self) -> None:
        super().__init__()
        self.waiting: dict[asyncio.Future[None], float] = {}
        self.skipped = 0.0

    def select(self, timeout: float | None = None) -> list[tuple[selectors.SelectorKey, int]]:
        """What came in; while somebody waits for quiet, a timer that ends soon ends at once."""
        if not self.waiting:
            return super().select(timeout)
        ready = super().select(0)
        if ready or timeout == 0:  # the loop gives 0 while it has something to run
            return ready
        if timeout is None or timeout > _SOON:
            for waiter in self.waiting:
                if not waiter.done():
                    waiter.set_result(None)
            self.waiting.clear()
        else:
            self.skipped += timeout
            for waiter, begun in self.waiting.items():
                if self.skipped - begun > _ENDLESS and not waiter.done():
                    waiter.set_exception(TimeoutError("it never gets quiet"))
        return ready


class Loop(asyncio.SelectorEventLoop):
    """An event loop whose clock goes on where all that there is to do is wait."""

    def __init__(self) -> None:
        self._listening = _Listening()
        super().__init__(self._listening)

    def time(self) -> float:
        """Seconds, those among them that nobody had to wait."""
        return super().time() + self._listening.skipped

    def put_forward(self, seconds: float) -> None:
        """Let the timers end that end within so many seconds."""
        self._listening.skipped += seconds

    async def quiet(self) -> None:
        """Wait until nothing is left but other threads, other processes and timers that take their time."""
        waiter = self.create_future()
        self._listening.waiting[waiter] = self._listening.skipped
        await waiter


def loop() -> Loop:
    """The one that this runs in."""
    running = asyncio.get_running_loop()
    assert isinstance(running, Loop)
    return running


async def _wait_for_idle(min_sleep: float = 0, max_sleep: float = 0) -> None:
    await loop().quiet()


class QuietPilot(Pilot[None]):
    """Textual's pilot, told when all is done: its own sends every widget a message, several times a key."""

    async def _wait_for_screen(self, timeout: float = 30.0) -> bool:
        await loop().quiet()
        return True


@contextmanager
def quiet_runner() -> Iterator[asyncio.Runner]:
    """Runs coroutines in such a loop. Textual goes by its clock, and asks it where it looks every 20 ms otherwise."""
    with (
        asyncio.Runner(loop_factory=Loop) as runner,
        mock.patch.object(_time, "get_time", runner.get_loop().time),
        mock.patch.object(textual.app, "wait_for_idle", _wait_for_idle),
        mock.patch.object(textual.pilot, "wait_for_idle", _wait_for_idle),
    ):
        yield runner
