"""The keys in the last line."""

from __future__ import annotations

import pytest
from navigating import Person, navigate
from shell import Shell

pytestmark = pytest.mark.usefixtures("known", "frozen_clock")


@pytest.fixture
def written(shell: Shell) -> None:
    assert shell("evidence", "add", "Cut the form\nto one page", "--skill", "delivery").code == 0
    assert shell("evidence", "add", "Said [/] no", "--date", "last friday").code == 0
    assert shell("evidence", "add", "Ran the review", "--skill", "influence").code == 0


@pytest.mark.parametrize("width", [40, 60])
def test_the_keys_at_the_bottom_are_whole_and_those_that_lead_on_are_there(width: int, written: None) -> None:
    async def story(person: Person) -> None:
        for keys in ((), ("enter",), ("v",), ("backspace", "p"), ("backspace", "colon")):
            await person.types(*keys)
            footer = person.screen.splitlines()[-1].rstrip()
            names = {each.binding.description for each in person.app.screen.active_bindings.values()}
            assert len(footer) <= width
            assert any(footer.endswith(f" {name}") for name in names if name), footer
            assert "Help" in footer or "Esc Back" in footer, footer

    navigate(story, size=(width, 24))


def test_as_many_keys_are_shown_as_fit() -> None:
    async def story(person: Person) -> None:
        footer = person.screen.splitlines()[-1].rstrip()
        last = footer.rsplit(" ", 2)[1:]  # a key and what it does
        await person.pilot.resize_terminal(len(footer), 30)
        await person.settles()
        assert person.screen.splitlines()[-1].rstrip() == footer
        await person.pilot.resize_terminal(len(footer) - 1, 30)
        await person.settles()
        assert person.screen.splitlines()[-1].rstrip() == footer.removesuffix(" ".join(["", *last]))

    navigate(story)
