"""However long one stays, what is gone from the screen takes no room."""

from __future__ import annotations

import gc
import weakref

import pytest
from navigating import Person, navigate
from shell import Shell
from textual.widgets._footer import FooterKey

from pm_career.commands import explore
from pm_career.explore.app import Navigator

pytestmark = pytest.mark.usefixtures("known")


def test_keys_that_are_gone_are_forgotten() -> None:
    async def story(person: Person) -> None:
        before = [weakref.ref(key) for key in person.app.screen.query(FooterKey)]
        assert before

        def none_is_left() -> bool:
            gc.collect()
            return not any(key() for key in before)

        await person.types("enter")
        await person.until(none_is_left, "the keys of the ladder's pane are forgotten")

    navigate(story)


def test_garbage_is_collected_while_the_navigator_is_open(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    collects: list[bool] = []
    monkeypatch.setattr(explore, "possible", lambda: True)
    monkeypatch.setattr(Navigator, "run", lambda _: collects.append(gc.isenabled()))
    gc.disable()  # as the program begins
    try:
        assert shell("explore").code == 0
    finally:
        gc.unfreeze()
        gc.enable()
    assert collects == [True]
