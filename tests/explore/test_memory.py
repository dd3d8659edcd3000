"""However long one stays, what is gone from the screen takes no room."""

from __future__ import annotations

import gc
import weakref

import pytest
from navigating import Person, navigate
from shell import Shell
from textual.dom import DOMNode

from pm_career.commands import explore
from pm_career.explore.app import Navigator

pytestmark = pytest.mark.usefixtures("known")


def test_a_screen_that_was_left_is_forgotten() -> None:
    async def story(person: Person) -> None:
        left: list[weakref.ref[DOMNode]] = []
        for key, key_to_leave in (("question_mark", "escape"), ("e", "backspace"), ("r", "escape"), ("a", "escape")):
            await person.types(key)
            left += map(weakref.ref, (person.app.screen, *person.app.screen.walk_children()))
            await person.types(key_to_leave)

        def are_forgotten() -> bool:
            gc.collect()
            return not any(each() for each in left)

        await person.until(are_forgotten, "the end of the screens that were left")

    navigate(story)


def test_keys_take_no_more_room_however_often_the_focus_moves() -> None:
    async def story(person: Person) -> None:
        before = list(person.app.screen.walk_children())
        await person.types("enter", "escape", "down", "enter", "escape")
        assert list(person.app.screen.walk_children()) == before

    navigate(story)


def test_garbage_is_collected_while_the_navigator_is_open(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    collects: list[bool] = []
    monkeypatch.setattr(explore, "is_possible", lambda: True)
    monkeypatch.setattr(Navigator, "run", lambda _: collects.append(gc.isenabled()))
    gc.disable()  # as the program begins
    try:
        assert shell("explore").code == 0
    finally:
        gc.unfreeze()
        gc.enable()
    assert collects == [True]
