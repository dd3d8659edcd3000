"""An event loop for the navigator's tests: it knows when nothing is left to do, so that no test waits for a time.

It also leaves out work that no test sees: frames between two looks at the screen, and parsing the same CSS again.
"""

from __future__ import annotations

import asyncio
import selectors
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any
from unittest import mock

import textual.app
import textual.pilot
from rich.text import Text
from textual import _callback, _time
from textual._compositor import Compositor
from textual.css.model import RuleSet
from textual.css.stylesheet import Stylesheet
from textual.pilot import Pilot

from pm_career.domain.page import Page
from pm_career.explore.widgets import page_view
from pm_career.views.screen import draw_page

_SOON = 1 / 20
"""Seconds: a timer that ends within them belongs to what goes on (a screen is drawn 60 times a second at most)."""
_ENDLESS = 60
"""Seconds of such timers, one after the other: what sets them will never be done."""


class _QuietSelector(selectors.DefaultSelector):
    """The loop's selector. When it is asked to wait, there is nothing to run."""

    def __init__(self) -> None:
        super().__init__()
        self.waiting: dict[asyncio.Future[None], float] = {}
        self.skipped = 0.0

    def select(self, timeout: float | None = None) -> list[tuple[selectors.SelectorKey, int]]:
        """Return what came in; while somebody waits for quiet, a timer that ends soon ends at once."""
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
    """An event loop whose clock jumps over the time in which there is nothing to do."""

    def __init__(self) -> None:
        self._quiet_selector = _QuietSelector()
        super().__init__(self._quiet_selector)

    def time(self) -> float:
        """Return seconds, those that were skipped included."""
        return super().time() + self._quiet_selector.skipped

    def put_forward(self, seconds: float) -> None:
        """Let the timers end that end within so many seconds."""
        self._quiet_selector.skipped += seconds

    async def quiet(self) -> None:
        """Wait until nothing is left but other threads, other processes and timers that take their time."""
        waiter = self.create_future()
        self._quiet_selector.waiting[waiter] = self._quiet_selector.skipped
        await waiter


def loop() -> Loop:
    """Return the loop that this runs in."""
    running = asyncio.get_running_loop()
    assert isinstance(running, Loop)
    return running


async def _wait_for_idle(min_sleep: float = 0, max_sleep: float = 0) -> None:
    await loop().quiet()


class QuietPilot(Pilot[None]):
    """Textual's pilot, which learns from the loop that all is done: its own sends every widget messages to find out."""

    async def _wait_for_screen(self, timeout: float = 30.0) -> bool:
        await loop().quiet()
        return True


def _draw_no_frame(_: Compositor, **__: object) -> None:
    """Draw nothing: a test that looks at the screen draws it then."""


_parse_rules = Stylesheet._parse_rules  # noqa: SLF001
_parsed: dict[object, list[RuleSet]] = {}


def _parse_rules_once(sheet: Stylesheet, *words: Any, **options: Any) -> list[RuleSet]:
    """As Textual's own, whose results are kept for one app: every test opens another."""
    key = (tuple(sheet._variables.items()), words, tuple(options.items()))  # noqa: SLF001
    if key not in _parsed:
        _parsed[key] = _parse_rules(sheet, *words, **options)
    return _parsed[key]


_count_parameters = _callback._count_parameters  # noqa: SLF001
_counted: dict[object, int] = {}


def _count_parameters_once(func: Callable[..., object]) -> int:
    """As Textual's own, but of all functions of one definition only once: each app makes its own of many."""
    code = getattr(func, "__code__", None)
    if code is None or hasattr(func, "__wrapped__"):
        return _count_parameters(func)
    if code not in _counted:
        _counted[code] = _count_parameters(func)
    return _counted[code]


_drawn: dict[tuple[Page, int], list[Text]] = {}


def _draw_page_once(page: Page, width: int) -> list[Text]:
    """As a page is drawn, but the same one for the same width only once: all stories see the pages of one ladder."""
    if (page, width) not in _drawn:
        _drawn[page, width] = draw_page(page, width)
    return [line.copy() for line in _drawn[page, width]]  # a search marks words in them


@contextmanager
def quiet_runner() -> Iterator[asyncio.Runner]:
    """Run coroutines in such a loop. Textual goes by its clock, and asks it where it looks every 20 ms otherwise."""
    with (
        asyncio.Runner(loop_factory=Loop) as runner,
        mock.patch.object(_time, "get_time", runner.get_loop().time),
        mock.patch.object(textual.app, "wait_for_idle", _wait_for_idle),
        mock.patch.object(textual.pilot, "wait_for_idle", _wait_for_idle),
        mock.patch.object(Compositor, "render_update", _draw_no_frame),
        mock.patch.object(Stylesheet, "_parse_rules", _parse_rules_once),
        mock.patch.object(RuleSet, "__hash__", object.__hash__),  # the same by way of no Python
        mock.patch.object(_callback, "_count_parameters", _count_parameters_once),
        mock.patch.object(page_view, "draw_page", _draw_page_once),
    ):
        yield runner
