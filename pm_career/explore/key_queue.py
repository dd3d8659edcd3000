"""Queue typed keys and pass them on one by one, so that none is lost while a screen opens or closes."""

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

from pm_career.explore.widgets.line_input import TypingScreen

_STOP_KEYS = ("escape", "ctrl+c", "ctrl+q")
"""Keys that stop what goes on: keys typed before them that still wait are dropped."""
_QUIET_ROUNDS = 3
"""Rounds without another screen or focus after which a key is done: what it sets off is a round behind it at most."""


class _State(NamedTuple):
    """The screen in front, and the widget on it that has the focus."""

    screen: Screen[Any]
    focused: Widget | None


class KeyQueue:
    """Hands each key on once everything that the key before it set off is done.

    Textual hands a key to the widget with the focus at once. Somebody who types fast, over a slow line or by pasting,
    would write the second word into the dialog that the first one closes.
    """

    def __init__(self, app: App[Any], hand_on: Callable[[Key | Paste], Awaitable[None]]) -> None:
        self._app = app
        self._hand_on = hand_on
        self._waiting: deque[Key | Paste] = deque()
        self._busy = False
        self._pause: asyncio.Task[None] | None = None

    async def add(self, typed: Key | Paste) -> None:
        """Take a key from the terminal."""
        if self._pause is not None and isinstance(typed, Key) and typed.key in _STOP_KEYS:
            self._waiting.clear()
            await self._hand_on(typed)
            return
        self._waiting.append(typed)
        if not self._busy:
            await self._hand_on_next()

    async def _hand_on_next(self) -> None:
        self._busy = bool(self._waiting)
        if self._waiting:
            await self._hand_on(self._waiting.popleft())
            await self._wait_until_done(self._state, _QUIET_ROUNDS)

    async def _wait_until_done(self, before: _State | None, rounds: int) -> None:
        """Wait until every widget from the focus up to the application has handled the messages it has so far."""
        now = self._state
        rounds = rounds - 1 if now == before else _QUIET_ROUNDS
        if now is None:
            return
        if rounds >= 0:
            await self._go_through((now.focused or now.screen).ancestors_with_self, now, rounds)
        elif isinstance(now.screen, TypingScreen) and not now.screen.at_rest.is_set():
            self._pause = asyncio.create_task(self._go_on_after(now.screen))
        else:
            await self._hand_on_next()

    async def _go_through(self, pumps: Sequence[MessagePump], before: _State, rounds: int) -> None:
        """Queue a callback in one pump after the other, behind its messages; those that are gone are left out."""
        for place, each in enumerate(pumps, 1):
            if each.call_later(self._go_through, pumps[place:], before, rounds):
                return
        await self._wait_until_done(before, rounds)

    @property
    def _state(self) -> _State | None:
        """None if the application is about to end."""
        stack = self._app.screen_stack
        return _State(stack[-1], stack[-1].focused) if stack else None

    async def _go_on_after(self, screen: TypingScreen[Any]) -> None:
        await screen.at_rest.wait()
        self._pause = None
        self._app.call_later(self._wait_until_done, None, _QUIET_ROUNDS)
