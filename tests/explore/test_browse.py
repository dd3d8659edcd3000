"""Wandering through a ladder: in, back, along links, by search, to compare, to see a way."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from ladders import FORKED, TRACKED, write_framework
from navigating import Person, navigate
from shell import Shell
from textual.screen import Screen
from textual.widgets import OptionList

from pm_career.explore.screens import choice_dialog
from pm_career.explore.screens.browse import BrowseScreen
from pm_career.explore.screens.browse_choices import make_search_dialog
from pm_career.explore.widgets.footer import Footer
from pm_career.explore.widgets.panes import LadderTree, Links, Panes
from pm_career.frameworks.open import open_framework

pytestmark = pytest.mark.usefixtures("known")


@pytest.fixture
def bakery(tmp_path: Path) -> str:
    """A ladder that forks, in which the person of these tests stands nowhere."""
    return str(write_framework(tmp_path / "bakery"))


def test_it_begins_where_one_stands_and_the_page_follows_the_cursor() -> None:
    async def story(person: Person) -> None:
        assert person.focus == "ladder"
        assert person.page.startswith("Product Manager (PM)")
        assert "you: Product Manager (PM)" in person.screen
        assert "aim: Lead / Principal" in person.screen
        await person.types("down")
        assert person.page.startswith("Senior Product Manager (SPM)")
        await person.types("up", "up")
        assert person.page.startswith("Associate Product Manager (APM)")

    navigate(story)


def test_enter_goes_in_along_links_and_backspace_goes_back_the_same_way() -> None:
    async def story(person: Person) -> None:
        await person.types("enter")
        assert person.focus == "page"
        before = person.page
        await person.types("enter")
        assert person.focus == "links"
        await person.types("enter")
        assert person.page.startswith("Ownership of product features")
        assert "In a week" in person.page
        await person.types("enter", "enter")
        assert person.page == before  # its level
        await person.types("backspace")
        assert person.page.startswith("Ownership of product features")
        await person.types("backspace")
        assert person.page == before
        await person.types("backspace")
        assert person.focus == "ladder"

    navigate(story)


def test_a_level_opens_to_what_belongs_to_it(bakery: str) -> None:
    async def story(person: Person) -> None:
        await person.types("down")
        assert person.page.startswith("Journeyman")
        await person.types("right", "down")
        assert person.page.startswith("Night dough")
        await person.types("down")
        assert person.page.startswith("Dough")
        await person.types("left")
        assert person.page.startswith("Journeyman")
        assert "Night dough" not in "\n".join(line[:44] for line in person.screen.splitlines())

    navigate(story, framework=bakery)


def test_branches_stand_further_in_until_they_meet(bakery: str) -> None:
    async def story(person: Person) -> None:
        shown = [str(node.label) for node in person.app.screen.query_one(LadderTree).root.children]
        assert shown == ["Baker's Help (BH)", "⤷ Journeyman", "⤷ Shopkeeper", "Master"]

    navigate(story, framework=bakery)


def test_search_finds_while_one_types_and_leads_there() -> None:
    async def story(person: Person) -> None:
        await person.types("slash")
        await person.writes("negotiation")
        await person.sees("Influence and negotiation")
        await person.types("enter")
        assert person.page.startswith("Influence ")
        await person.types("backspace")
        assert person.page.startswith("Product Manager (PM)")

    navigate(story)


def test_search_finds_the_beginning_of_a_word_too() -> None:
    async def story(person: Person) -> None:
        await person.types("slash")
        await person.writes("negotia")
        await person.sees("Influence and negotiation")

    navigate(story)


def test_search_for_nothing_that_is_there_says_so_and_esc_leads_back() -> None:
    async def story(person: Person) -> None:
        await person.types("slash")
        await person.writes("qqqzzz")
        await person.sees("Nothing in the ladder has these words.")
        await person.types("enter", "escape")
        assert person.page.startswith("Product Manager (PM)")
        assert person.app.is_running

    navigate(story)


def test_enter_right_behind_the_last_letter_takes_what_was_typed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(choice_dialog, "_PAUSE_SECONDS", 3600)

    async def story(person: Person) -> None:
        await person.types("v")
        await person.pilot.press(*"senior", "enter")
        await person.settles()
        assert person.page.startswith("Product Manager (PM) → Senior Product Manager (SPM)")
        await person.types("slash")
        await person.pilot.press(*"qqqzzz", "enter")
        await person.settles()
        assert "Nothing in the ladder has these words." in person.screen

    navigate(story)


def test_compare_asks_for_the_other_level() -> None:
    async def story(person: Person) -> None:
        await person.types("v")
        await person.writes("senior")
        await person.types("enter")
        assert person.page.startswith("Product Manager (PM) → Senior Product Manager (SPM)")
        await person.types("enter")
        ways = person.app.screen.query_one(Links)
        assert "Product Manager (PM)" in str(ways.get_option_at_index(0).prompt)

    navigate(story)


def test_the_way_to_a_level_begins_at_ones_own() -> None:
    async def story(person: Person) -> None:
        await person.types("down", "down", "t")
        assert "starting from" in person.screen
        await person.types("enter")
        assert person.page.startswith("From Product Manager (PM) to Lead / Principal")
        await person.types("backspace", "backspace", "up", "up", "up", "t")
        assert person.page.startswith("No way up")  # to the first rung nothing leads: there is nothing to choose

    navigate(story)


def test_what_next_is_for_the_level_on_show() -> None:
    async def story(person: Person) -> None:
        await person.types("down", "g", "enter")
        assert person.page.startswith("From Product Manager (PM) to Senior Product Manager (SPM)")
        await person.types("m", "n")  # to one's aim
        assert person.page.startswith("From Product Manager (PM) to Lead / Principal")

    navigate(story)


@pytest.mark.parametrize("key", ["g", "t"])
def test_a_way_can_start_at_another_level_than_ones_own(key: str) -> None:
    async def story(person: Person) -> None:
        await person.types("down", "down", key)
        offered = [str(each.prompt) for each in person.app.screen.query_one("#found", OptionList).options]
        assert offered[0] == "Product Manager (PM)  present level"
        assert not any("VP" in each for each in offered)  # no rung above leads down to it
        await person.types("down", "enter")
        assert person.page.startswith("From Associate Product Manager (APM) to Lead / Principal")
        await person.types("backspace", key, "escape")
        assert person.page.startswith("Lead / Principal")

    navigate(story)


def test_a_way_can_start_on_another_track(tmp_path: Path) -> None:
    async def story(person: Person) -> None:
        await person.types_until("down", lambda: person.page.startswith("Section Leader"), "the section leader")
        await person.types("g")
        offered = [str(each.prompt) for each in person.app.screen.query_one("#found", OptionList).options]
        assert offered == ["Section Leader  and further up", "Desk Player", "Soloist"]
        await person.types("down", "down", "enter")
        assert person.page.startswith("From Soloist to Section Leader")

    navigate(story, framework=str(write_framework(tmp_path / "orchestra", TRACKED)))


@pytest.mark.parametrize("size", [(40, 24), (60, 20), (80, 24), (200, 60)])
def test_every_size_shows_one_pane_at_least_and_every_way(size: tuple[int, int]) -> None:
    async def story(person: Person) -> None:
        assert "Product Manager (PM)" in person.screen
        await person.types("enter")
        assert "Product Manager (PM)" in person.screen
        assert "Mid level" in person.screen
        await person.types("enter")
        assert "Ownership of product features" in person.screen
        await person.types("enter")
        assert person.page.startswith("Ownership of product features")
        assert "In a week" in person.screen
        await person.types("backspace", "backspace")
        assert person.focus == "ladder"
        assert "Associate Product" in person.screen

    navigate(story, size=size)


def test_a_resize_in_the_middle_sets_the_page_anew() -> None:
    async def story(person: Person) -> None:
        await person.types("enter")
        wide = person.page
        await person.pilot.resize_terminal(44, 20)
        await person.settles()
        assert person.page != wide
        assert max(map(len, person.page.splitlines())) <= 44
        assert person.focus == "page"
        await person.pilot.resize_terminal(100, 30)
        await person.settles()
        assert person.page == wide

    navigate(story)


def test_the_mouse_goes_where_the_keys_go() -> None:
    async def story(person: Person) -> None:
        await person.clicks(LadderTree, (8, 3))
        assert person.page.startswith("Senior Product Manager (SPM)")
        await person.clicks(Links, (6, 1))
        assert person.page.startswith("Driving the product roadmap")
        at = person.screen.splitlines()[-1].index("Back")
        await person.clicks(Footer, (at, 0))
        assert person.page.startswith("Senior Product Manager (SPM)")
        await person.clicks(Footer, (at - len("Esc ") - 1, 0))  # between two keys
        assert person.focus == "page"

    navigate(story, size=(160, 40))


def test_the_cursor_stays_on_a_way_on_whoever_changes_something(shell: Shell) -> None:
    async def story(person: Person) -> None:
        await person.types("enter", "enter", "down", "down")
        assert shell("evidence", "add", "Met the board").code == 0
        await person.waits(1.1)
        ways = person.app.screen.query_one("#links", OptionList)
        assert (person.focus, ways.highlighted) == ("links", 2)

    navigate(story)


@pytest.mark.parametrize(
    ("width", "panes", "on_links"),
    [
        (75, ["ladder"], ["links"]),
        (76, ["ladder", "page"], ["page", "links"]),
        (139, ["ladder", "page"], ["page", "links"]),
        (140, ["ladder", "page", "links"], ["ladder", "page", "links"]),
    ],
)
def test_as_many_panes_are_shown_as_fit(width: int, panes: list[str], on_links: list[str]) -> None:
    async def story(person: Person) -> None:
        shown = person.app.screen.query_one(Panes)
        assert [each.id for each in shown.displayed_children] == panes
        await person.types("enter", "enter")
        assert [each.id for each in shown.displayed_children] == on_links

    navigate(story, size=(width, 24))


@pytest.mark.parametrize(("width", "columns"), [(20, 20), (21, 20), (22, 21)])
def test_an_answer_gets_twenty_columns_at_least(width: int, columns: int) -> None:
    async def story(person: Person) -> None:
        screen = person.app.screen
        assert isinstance(screen, BrowseScreen)
        assert screen.measure_page_width() == columns  # of a page that is hidden behind the ladder

    navigate(story, size=(width, 24))


def test_a_search_offers_fifty_hits_at_once() -> None:
    async def story(person: Person) -> None:
        await person.types("slash")
        await person.writes("a")
        await person.finds()
        found = person.app.screen.query_one("#found", OptionList)
        assert found.option_count == 50
        await person.types("pagedown")
        assert found.highlighted == 8
        await person.types("down", "pageup")
        assert found.highlighted == 1

    navigate(story)


def test_a_hit_is_shown_in_fifty_four_columns(tmp_path: Path) -> None:
    files = {name: text.replace("Closes the till alone.", "x" * 100) for name, text in FORKED.items()}
    ladder = open_framework(str(write_framework(tmp_path / "bakery", files)))
    (hit,) = make_search_dialog(ladder)._find("x" * 100)  # noqa: SLF001  what it finds, without a screen
    assert max(map(len, hit.shown.plain.splitlines())) == 54


@pytest.mark.parametrize("pauses", [("slash", 0.12), ("colon", 0.08)])
def test_what_is_typed_is_looked_up_once_the_typing_pauses(
    monkeypatch: pytest.MonkeyPatch, pauses: tuple[str, float]
) -> None:
    key, seconds = pauses
    waited: list[float] = []
    set_timer = Screen.set_timer

    def note_pause(screen: Screen[Any], delay: float, *words: Any, **options: Any) -> Any:
        waited.append(delay)
        return set_timer(screen, delay, *words, **options)

    async def story(person: Person) -> None:
        await person.types(key)
        monkeypatch.setattr(Screen, "set_timer", note_pause)
        await person.writes("lev")
        assert waited == [seconds]

    navigate(story)
