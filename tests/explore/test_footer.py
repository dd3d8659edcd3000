"""The keys in the last line."""

from __future__ import annotations

import pytest
from navigating import Person, navigate
from shell import Shell

from pm_career.explore.keys import format_keys, list_keys

pytestmark = pytest.mark.usefixtures("known", "frozen_clock")


@pytest.fixture
def written(shell: Shell) -> None:
    assert shell("evidence", "add", "Cut the form\nto one page", "--skill", "delivery").code == 0
    assert shell("evidence", "add", "Said [/] no", "--date", "last friday").code == 0
    assert shell("evidence", "add", "Ran the review", "--skill", "influence").code == 0


def read_footer(person: Person) -> str:
    return person.screen.splitlines()[-1].rstrip()


@pytest.mark.parametrize("width", [40, 60, 80])
def test_the_keys_at_the_bottom_are_whole_and_those_that_lead_on_are_there(width: int, written: None) -> None:
    async def story(person: Person) -> None:
        for keys in ((), ("enter",), ("e",), ("escape", "p"), ("escape", "colon")):
            await person.types(*keys)
            footer = read_footer(person)
            shown = [f"{format_keys([row.keys.split(',')[0]])} {row.label}" for row in list_keys(person.app.screen)]
            assert len(footer) <= width
            assert all(any(part.startswith(one) for one in shown) for part in footer.split(" │ ")), footer
            assert any(footer.endswith(one) for one in shown), footer
            assert "Esc Back" in footer
            assert "Help" in footer or keys == ("escape", "colon")

    navigate(story, size=(width, 24))


def test_the_keys_of_the_first_use_are_shown_in_eighty_columns(shell: Shell) -> None:
    async def story(person: Person) -> None:
        expected = "Enter In Esc Back │ m Me n Next p Plan e Evidence r Rate │ a Add ? Help q Leave"
        assert read_footer(person) == expected
        await person.types("enter")
        assert read_footer(person) == expected
        await person.types("p")
        places = "m Me n Next p Plan e Evidence r Rate"
        assert read_footer(person) == f"Enter In Esc Back │ {places} │ a Add ? Help q Leave"  # there is no row yet
        assert shell("plan", "add", "Run two interviews").code == 0
        await person.waits(1.1)
        rows = "c Change h Check in d Done x Remove"
        assert read_footer(person) == f"Enter In Esc Back │ {rows} │ a Add ? Help q Leave"
        await person.types("slash")
        assert read_footer(person) == "Enter Take Esc Back │ F1 Help"
        await person.types("escape", "e", "a")
        assert read_footer(person) == "Enter Save Esc Leave it Ctrl+T Tie it Ctrl+O All parts │ F1 Help"
        await person.types("escape", "r")
        assert read_footer(person).startswith("0-5 Step ? Not known → Skip ← Previous Esc Stop │ m Me")

    navigate(story, size=(80, 24))


def test_as_many_keys_are_shown_as_fit_those_of_less_use_going_first() -> None:
    async def story(person: Person) -> None:
        shown = [row for row in list_keys(person.app.screen) if row.rank]
        for width in (200, 103, 80, 62, 47, 30):
            await person.pilot.resize_terminal(width, 30)
            await person.settles()
            footer = read_footer(person)
            assert len(footer) <= width
            there = [row for row in shown if f"{format_keys([row.keys.split(',')[0]])} {row.label}" in footer]
            missing = [row for row in shown if row not in there]
            assert max(row.rank for row in there) <= min((row.rank for row in missing), default=99)

    navigate(story, size=(200, 30))
