"""What somebody types, one key after the other: none is lost to a screen that goes, or to one that is still built."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable, Sequence
from typing import Any, NamedTuple

from textual.app import App
from textual.events import Key, Paste
from textual.message_pump import MessagePump
from textual.screen import Screen
from textual.widget import Widget

from pm_career.explore.widgets.line_input import Typed

_AT_ONCE = ("escape", "ctrl+c", "ctrl+q")
"""Keys that stop what goes on: what was typed before them and waits is not wanted any more."""
_QUIET = 3
"""Rounds without another screen or focus after which a key is done: what it sets off is a round behind it at most."""


class _Now(NamedTuple):
    """The screen in front, and what has the focus on it."""

    screen: Screen[Any]
    focused: Widget | None


class InTurn:
    """Hands each key on when all that the one before did is done.

    Textual hands a key to the widget with the focus at once. Whoever types fast, over a slow line or from a paste,
    would write the second word into the dialog that the first one ends.
    """

    def __init__(self, app: App[Any], hand_on: Callable[[Key | Paste], Awaitable[None]]) -> None:
        self._app = app
        self._hand_on = hand_on
        self._waiting: deque[Key | Paste] = deque()
        self._under_way = False
        self._rest: asyncio.Task[None] | None = None

    async def take(self, typed: Key | Paste) -> None:
        """A key from the terminal."""
        if self._rest is not None and isinstance(typed, Key) and typed.key in _AT_ONCE:
            self._waiting.clear()
            await self._hand_on(typed)
            return
        self._waiting.append(typed)
        if not self._under_way:
            await self._next()

    async def _next(self) -> None:
        self._under_way = bool(self._waiting)
        if self._waiting:
            await self._hand_on(self._waiting.popleft())
            await self._go_round(self._now, _QUIET)

    async def _go_round(self, before: _Now | None, rounds: int) -> None:
        """Wait until everything from the focus up to the program has seen what was sent to it so far."""
        now = self._now
        rounds = rounds - 1 if now == before else _QUIET
        if now is None:
            return
        if rounds >= 0:
            await self._pass((now.focused or now.screen).ancestors_with_self, now, rounds)
        elif isinstance(now.screen, Typed) and not now.screen.at_rest.is_set():
            self._rest = asyncio.create_task(self._go_on_after(now.screen))
        else:
            await self._next()

    async def _pass(self, on: Sequence[MessagePump], before: _Now, rounds: int) -> None:
        """Through one after the other: each comes to it behind all that it was sent before; who is gone is left out."""
        for place, each in enumerate(on, 1):
            if each.call_later(self._pass, on[place:], before, rounds):
                return
        await self._go_round(before, rounds)

    @property
    def _now(self) -> _Now | None:
        """Nothing, where the program is about to end."""
        stack = self._app.screen_stack
        return _Now(stack[-1], stack[-1].focused) if stack else None

    async def _go_on_after(self, busy: Typed[Any]) -> None:
        await busy.at_rest.wait()
        self._rest = None
        self._app.call_later(self._go_round, None, _QUIET)
