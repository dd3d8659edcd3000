"""Going through places and pages: in, back, along links, by search, to compare, to see a way."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from ladders import FORKED, TRACKED, write_framework
from navigating import Person, navigate
from shell import Shell
from textual.screen import Screen
from textual.widgets import OptionList

from pm_career.explore.locations import LADDER, locate_skill
from pm_career.explore.screens import choice_dialog
from pm_career.explore.screens.browse import BrowseScreen
from pm_career.explore.screens.browse_choices import make_search_dialog
from pm_career.explore.widgets.footer import Footer
from pm_career.explore.widgets.page_view import FOUND, find_lines
from pm_career.explore.widgets.panes import Links, Panes, PlacesTree
from pm_career.frameworks.open import open_framework

pytestmark = pytest.mark.usefixtures("known")


@pytest.fixture
def bakery(tmp_path: Path) -> str:
    """A ladder that forks, in which the person of these tests stands nowhere."""
    return str(write_framework(tmp_path / "bakery"))


def test_it_opens_on_me_and_the_page_follows_the_cursor() -> None:
    async def story(person: Person) -> None:
        assert person.focus == "places"
        assert "Product Manager (PM) → Lead / Principal" in person.page
        assert "● you: Product Manager" in person.screen
        assert "○ aim: principal" in person.screen
        await person.goes_to("Senior Product Manager (SPM)")
        await person.types("up", "up")
        assert person.page.startswith("Associate Product Manager (APM)")

    navigate(story)


def test_every_place_is_reached_with_the_arrow_keys_and_left_from_again(shell: Shell) -> None:
    assert shell("plan", "add", "Run two interviews").code == 0
    assert shell("evidence", "add", "Cut the form").code == 0

    async def story(person: Person) -> None:
        tree = person.app.screen.query_one(PlacesTree)
        assert [str(node.label) for node in tree.root.children] == list(PLACES)
        await person.types("up")
        for name, page in PLACES.items():
            await person.types_until("down", lambda: str(tree.cursor_node and tree.cursor_node.label) == name, name)  # noqa: B023  called at once
            assert person.page.startswith(page), name
        await person.types("up", "up", "up", "up", "right")
        assert person.page.startswith("Evidence e1")
        await person.types("right")
        assert person.focus == "page"
        await person.types("left", "left")
        assert person.focus == "places"
        await person.types("up", "right", "enter")
        assert person.page.startswith("Goal g1")
        assert person.focus == "page"
        await person.types("left", "left", "up", "right", "down", "right", "down", "right")
        assert person.page.startswith("Communication")
        assert person.focus == "page"
        await person.types("right", "right")
        assert person.focus == "page"
        assert not person.page.startswith("Communication")
        await person.types("backspace", "left", "left", "left")
        assert str(tree.cursor_node and tree.cursor_node.label) == "Skills"

    navigate(story)


PLACES = {
    "Me": "You ",
    "Next": "From Product Manager (PM) to Lead / Principal",
    "Ladder": "Product Management ",
    "Skills": "Skills ",
    "Plan": "Goals ",
    "Evidence": "Evidence ",
    "Week": "The week ",
    "One-on-one": "One-on-one with your manager",
    "Case": "Product Manager (PM) →",
    "Check": "Lead / Principal",
}
"""The places at the top, and how the page of each begins."""


def test_the_lines_of_me_lead_on(shell: Shell) -> None:
    assert shell("plan", "add", "Run two interviews", "--due", "tomorrow").code == 0

    async def story(person: Person) -> None:
        await person.types("right", "right")
        links = [(link.how, link.name, link.to.kind) for link in person.app.screen.query_one(Links).links]
        assert links[0][::2] == ("do this next", "assess")
        assert [how for how, _, _ in links[1:4]] == ["develop next"] * 3
        assert ("all advice", "What to develop next", "next") in links
        assert ("due", "Run two interviews", "goal") in links
        assert {("skill", name, "skill") for name in ("Delivery", "Business acumen")} <= {*links}
        assert links[-1] == ("name, level, aim", "Profile", "profile")
        await person.types("down", "enter")
        assert person.page.split("  ")[0] in {each["name"] for each in shell("ladder", "--json").json["skills"]}
        await person.types("backspace", "right")
        assert person.app.screen.query_one(Links).highlighted == 1  # where it was
        await person.types("down", "down", "down", "enter")
        assert person.page.startswith("From Product Manager (PM) to Lead / Principal")
        await person.types("backspace", "right", "down", "enter")
        assert person.page.startswith("Goal g1")
        await person.types("backspace", "end", "enter")
        assert "Profile: You" in person.screen
        await person.types("escape")
        assert person.focus == "links"

    navigate(story)


def test_what_me_says_to_do_next_is_begun_from_there(shell: Shell) -> None:
    skills = shell("ladder", "--json").json["skills"]
    assert shell("assess", *(word for each in skills for word in ("--rate", f"{each['id']}=5"))).code == 0

    async def story(person: Person) -> None:
        await person.types("right", "right")
        (skill,) = person.app.screen.query_one(Links).links[0].to.ids
        await person.types("enter")
        assert "What happened?" in person.screen
        assert next(each["name"] for each in skills if each["id"] == skill) in person.screen

    navigate(story)


def test_from_a_level_a_skill_opens_at_that_level() -> None:
    async def story(person: Person) -> None:
        await person.goes_to("Senior Product Manager (SPM)")
        await person.types("right", "down", "down", "down", "down")
        opened = person.app.screen.query_one(PlacesTree).cursor_node
        assert opened is not None
        assert opened.data == locate_skill("vision", "senior")
        await person.types("left", "right", "enter")
        links = person.app.screen.query_one(Links).links
        assert {link.to for link in links if link.to.kind == "skill"} >= {locate_skill("delivery", "senior")}

    navigate(story)


def test_without_a_level_it_opens_on_the_ladder(bakery: str) -> None:
    async def story(person: Person) -> None:
        assert person.page.startswith("Bakers ")
        await person.types("up")
        assert "The advice starts from a level" in person.page
        await person.types("enter", "enter", "enter")
        assert "Profile: You" in person.screen

    navigate(story, framework=bakery)


def test_enter_goes_in_along_links_and_backspace_goes_back_the_same_way() -> None:
    async def story(person: Person) -> None:
        await person.goes_to("Product Manager (PM)")
        await person.types("enter")
        assert person.focus == "page"
        before = person.page
        await person.types("enter")
        assert person.focus == "links"
        await person.types("enter")
        assert person.page.startswith("Ownership of product features")
        assert "In practice" in person.page
        await person.types("enter", "enter")
        assert person.page == before  # its level
        await person.types("backspace")
        assert person.page.startswith("Ownership of product features")
        await person.types("backspace")
        assert person.page == before
        await person.types("backspace")
        assert person.focus == "places"

    navigate(story)


def test_back_goes_to_where_a_page_was_scrolled_to() -> None:
    async def story(person: Person) -> None:
        await person.goes_to("Product Manager (PM)")
        await person.types("enter", "pagedown")
        await person.waits(1)
        page = person.app.screen.query_one(Panes).page
        scrolled = page.scroll_offset.y
        assert scrolled > 0
        await person.types("right", "down", "right")
        assert page.scroll_offset.y == 0
        await person.types("backspace")
        assert page.scroll_offset.y == scrolled

    navigate(story)


def test_a_level_opens_to_what_belongs_to_it(bakery: str) -> None:
    async def story(person: Person) -> None:
        await person.goes_to("Journeyman")
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
        (ladder,) = (node for node in person.app.screen.query_one(PlacesTree).root.children if node.data == LADDER)
        shown = [str(node.label) for node in ladder.children]
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
        assert person.page.startswith("You ")

    navigate(story)


@pytest.mark.parametrize("size", [(100, 24), (60, 24)])
def test_a_hit_at_a_level_leads_to_that_level_and_scrolls_to_the_text(size: tuple[int, int]) -> None:
    ladder = open_framework(None)
    hit = make_search_dialog(ladder)._find("promotion")[0].value  # noqa: SLF001  what it finds, without a screen
    skill, level = hit.to.ids

    async def story(person: Person) -> None:
        await person.types("slash")
        await person.writes("promotion")
        await person.sees(f"{level} · ")
        await person.types("enter")
        assert person.page.startswith(ladder.skill(skill).name)
        assert f"At {ladder.level(level).title.partition(' ')[0]}" in person.page
        await person.sees(" ".join(hit.texts[0].split()[:2]))
        marked = [line for line in person.app.screen.query_one(Panes).page._lines if line.spans]  # noqa: SLF001
        assert any(span.style == FOUND for line in marked for span in line.spans)

    navigate(story, size=size)


def test_a_hit_in_a_responsibility_leads_to_its_line_on_the_whole_page_of_its_level() -> None:
    async def story(person: Person) -> None:
        await person.types("slash")
        await person.writes("Feature definition")
        await person.sees("apm · Assisting with product development · short title")
        await person.types("enter")
        assert person.page.startswith("Associate Product Manager (APM)")
        assert "Assisting with product development" in person.screen.splitlines()[4]

    navigate(story)


@pytest.mark.parametrize(
    ("words", "shown"), [("trial", "Evidence e1"), ("late numbers", "Goal g1"), ("influence", "Influence ")]
)
def test_search_finds_evidence_and_goals_and_enter_opens_the_piece(shell: Shell, words: str, shown: str) -> None:
    assert shell("evidence", "add", "Cut the churn of the trial; influence won", "--private").code == 0
    assert shell("plan", "add", "Run two interviews").code == 0
    assert shell("plan", "check-in", "g1", "--state", "slow", "--note", "late numbers").code == 0

    async def story(person: Person) -> None:
        await person.types("slash")
        await person.writes(words)
        await person.finds()
        await person.types("enter")
        await person.sees(shown)  # the name of a skill comes before a note

    navigate(story)


def test_page_down_and_up_scroll_the_page_while_the_links_have_the_focus() -> None:
    async def story(person: Person) -> None:
        await person.types("l", "enter")
        assert person.focus == "links"
        page = person.app.screen.query_one(Panes).page
        await person.types("pagedown")
        await person.until(lambda: page.scroll_offset.y > 0, "the page to scroll")
        await person.types("pageup")
        await person.until(lambda: page.scroll_offset.y == 0, "the page to scroll back")
        assert person.focus == "links"

    navigate(story, size=(80, 12))


def test_where_a_title_does_not_fit_among_the_places_the_id_of_the_level_stands() -> None:
    async def story(person: Person) -> None:
        lines = [line.partition("││")[0].strip("│ ") for line in person.screen.splitlines()]
        places = [line for line in lines if line.startswith(("├", "└"))]
        assert places == ["├ ▶ apm", "├ ▶ ● you: pm", "├ ▶ senior", "├ ▶ ○ aim: principal", "└ ▶ executive"]
        await person.pilot.resize_terminal(150, 30)
        await person.settles()
        assert "● you: Product Manager (PM)" in person.screen

    navigate(story, size=(80, 24))


def test_the_lines_of_a_text_are_found_wherever_it_is_wrapped() -> None:
    lines = ["Dough", "  Judges by touch", "  when it is ready.", "One  Closes the till   other", "     alone."]
    assert find_lines(lines, "Judges by touch when it is ready.") == range(1, 3)
    assert find_lines(lines, "Closes the till alone.") == range(3, 4)
    assert not find_lines(lines, "Something else")
    assert find_lines([], "Something else") == range(0)


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
        await person.sees("Nothing in the ladder or your notes has these words.")
        await person.types("enter", "escape")
        assert person.page.startswith("You ")
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
        assert "Nothing in the ladder or your notes has these words." in person.screen

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
        await person.goes_to("Lead / Principal")
        await person.types("t")
        assert "starting from" in person.screen
        await person.types("enter")
        assert person.page.startswith("From Product Manager (PM) to Lead / Principal")
        await person.types("backspace", "backspace", "up", "up", "up", "t")
        assert person.page.startswith("No way up")  # to the first rung nothing leads: there is nothing to choose

    navigate(story)


def test_what_next_is_for_the_level_on_show() -> None:
    async def story(person: Person) -> None:
        await person.goes_to("Senior Product Manager (SPM)")
        await person.types("g", "enter")
        assert person.page.startswith("From Product Manager (PM) to Senior Product Manager (SPM)")
        await person.types("m", "n")  # to one's aim
        assert person.page.startswith("From Product Manager (PM) to Lead / Principal")

    navigate(story)


@pytest.mark.parametrize("key", ["g", "t"])
def test_a_way_can_start_at_another_level_than_ones_own(key: str) -> None:
    async def story(person: Person) -> None:
        await person.goes_to("Lead / Principal")
        await person.types(key)
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
        await person.goes_to("Section Leader")
        await person.types("g")
        offered = [str(each.prompt) for each in person.app.screen.query_one("#found", OptionList).options]
        assert offered == ["Section Leader  and further up", "Desk Player", "Soloist"]
        await person.types("down", "down", "enter")
        assert person.page.startswith("From Soloist to Section Leader")

    navigate(story, framework=str(write_framework(tmp_path / "orchestra", TRACKED)))


@pytest.mark.parametrize("size", [(40, 24), (60, 20), (80, 24), (200, 60)])
def test_every_size_shows_one_pane_at_least_and_every_way(size: tuple[int, int]) -> None:
    async def story(person: Person) -> None:
        for name in ("Me", "Next", "Ladder", "Skills", "Plan", "Evidence"):
            assert name in person.screen
        await person.types("down", "down", "down", "down", "enter")
        assert "Product Manager (PM)" in person.screen
        assert "Mid level" in person.screen
        await person.types("enter")
        assert "Ownership of product" in person.screen
        await person.types("enter")
        assert person.page.startswith("Ownership of product features")
        assert "In practice" in person.screen
        await person.types("backspace", "backspace")
        assert person.focus == "places"
        assert person.page.startswith("Product Manager (PM)")
        assert "▶ Associate Product" in person.screen or "▶ apm" in person.screen

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
        await person.clicks(PlacesTree, (8, 6))
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
        (75, ["places"], ["links"]),
        (76, ["places", "page"], ["page", "links"]),
        (139, ["places", "page"], ["page", "links"]),
        (140, ["places", "page", "links"], ["places", "page", "links"]),
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
        assert screen.measure_page_width() == columns  # of a page that is hidden behind the places

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


def test_the_case_leads_to_what_is_not_shown_yet(shell: Shell) -> None:
    assert shell("evidence", "add", "Settled the price dispute", "--skill", "influence").code == 0
    assert shell("evidence", "add", "Nobody may read this", "--skill", "vision", "--private").code == 0

    async def story(person: Person) -> None:
        await person.types("f")
        assert person.page.startswith("Product Manager (PM) →")
        assert "Settled the price dispute" in person.page
        await person.types("right")
        links = [(link.how, link.name) for link in person.app.screen.query_one(Links).links]
        assert links[:2] == [("in full", "The whole case"), ("first", "Settled the price dispute")]
        assert ("not shown yet", "Vision") in links
        assert ("shown", "Influence") in links
        await person.types("enter")
        assert "Each expectation" in person.page
        assert "Nobody may read this" not in person.page
        assert "pmcareer " not in person.page

    navigate(story)
