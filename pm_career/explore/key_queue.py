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
"""Keys that cancel: keys typed before them that still wait are dropped."""
_QUIET_ROUNDS = 3
"""A key is done after so many rounds without a change of screen or focus, as its effects follow within one round."""


class _State(NamedTuple):
    """The screen in front, and the widget on it that has the focus."""

    screen: Screen[Any]
    focused: Widget | None


class KeyQueue:
    """Passes each key on once all effects of the key before it are done.

    Textual hands a key to the widget with the focus at once. Somebody who types fast, over a slow line or by pasting,
    would write the second word into the dialog that the first one closes.
    """

    def __init__(self, app: App[Any], pass_on: Callable[[Key | Paste], Awaitable[None]]) -> None:
        self._app = app
        self._pass_on = pass_on
        self._waiting: deque[Key | Paste] = deque()
        self._busy = False
        self._pause: asyncio.Task[None] | None = None

    async def add(self, typed: Key | Paste) -> None:
        """Take a key from the terminal."""
        if self._pause is not None and isinstance(typed, Key) and typed.key in _STOP_KEYS:
            self._waiting.clear()
            await self._pass_on(typed)
            return
        self._waiting.append(typed)
        if not self._busy:
            await self._pass_on_next()

    async def _pass_on_next(self) -> None:
        self._busy = bool(self._waiting)
        if self._waiting:
            await self._pass_on(self._waiting.popleft())
            await self._wait_until_done(self._state, _QUIET_ROUNDS)

    async def _wait_until_done(self, before: _State | None, rounds: int) -> None:
        """Wait until every widget from the focus up to the application has handled the messages it has so far."""
        now = self._state
        rounds = rounds - 1 if now == before else _QUIET_ROUNDS
        if now is None:
            return
        if rounds >= 0:
            await self._wait_for_pumps((now.focused or now.screen).ancestors_with_self, now, rounds)
        elif isinstance(now.screen, TypingScreen) and not now.screen.at_rest.is_set():
            self._pause = asyncio.create_task(self._continue_after(now.screen))
        else:
            await self._pass_on_next()

    async def _wait_for_pumps(self, pumps: Sequence[MessagePump], before: _State, rounds: int) -> None:
        """Queue a callback in each pump in turn, behind its messages. Pumps that are closed are left out."""
        for place, each in enumerate(pumps, 1):
            if each.call_later(self._wait_for_pumps, pumps[place:], before, rounds):
                return
        await self._wait_until_done(before, rounds)

    @property
    def _state(self) -> _State | None:
        """None if the application is about to end."""
        stack = self._app.screen_stack
        return _State(stack[-1], stack[-1].focused) if stack else None

    async def _continue_after(self, screen: TypingScreen[Any]) -> None:
        await screen.at_rest.wait()
        self._pause = None
        self._app.call_later(self._wait_until_done, None, _QUIET_ROUNDS)
