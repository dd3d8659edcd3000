"""The evidence in the navigator: added, listed, edited, tied to skills, removed."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from navigating import Person, navigate
from shell import Shell
from terminal import Terminal, needs_tmux
from textual.widgets import Input, OptionList, Static, TextArea

from pm_career.domain.evidence import Evidence
from pm_career.explore.screens import split_view
from pm_career.explore.screens.evidence_list import EvidenceList
from pm_career.explore.screens.note_dialog import NoteDialog
from pm_career.journal.access import open_store_for_change
from pm_career.store.evidence import add_evidence

pytestmark = pytest.mark.usefixtures("known", "frozen_clock")


def evidence(shell: Shell, *words: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = shell("evidence", "list", "--json", *words).json
    return found


@pytest.fixture
def written(shell: Shell) -> None:
    assert shell("evidence", "add", "Cut the form\nto one page", "--skill", "delivery").code == 0
    assert shell("evidence", "add", "Said [/] no", "--date", "last friday").code == 0
    assert shell("evidence", "add", "Ran the review", "--skill", "influence").code == 0


@pytest.mark.usefixtures("written")
def test_evidence_is_listed_newest_first_and_read_with_enter() -> None:
    async def story(person: Person) -> None:
        await person.types("e")
        listed = person.app.screen.query_one(OptionList)
        assert [str(each.prompt).split()[0] for each in listed.options] == ["e3", "e1", "e2"]
        assert person.page.startswith("Evidence e3")
        await person.types("down")
        assert "to one page" in person.page
        await person.types("enter")
        assert person.focus == "page"
        await person.types("backspace")
        assert person.focus == "entries"
        await person.types("slash")
        await person.writes("said [/]")
        await person.types("enter")
        assert person.page.startswith("Evidence e2")
        await person.types("backspace")
        assert person.focus == "places"

    navigate(story)


@pytest.mark.usefixtures("written")
def test_evidence_is_reworded_and_tied_to_other_skills_and_only_what_was_changed_is(shell: Shell) -> None:
    async def story(person: Person) -> None:
        await person.types("e", "down", "c")
        assert "Cut the form" in person.screen
        assert "[x] Delivery" in person.screen
        person.app.screen.query_one(TextArea).move_cursor((1, 11))
        await person.types("exclamation_mark", "ctrl+j", "y")
        await person.types("tab", "space", "down", "space")  # the first that is tied, and the next
        assert shell("evidence", "edit", "e1", "--outcome", "fewer calls").code == 0  # another process, meanwhile
        await person.types("enter")
        assert isinstance(person.app.screen, EvidenceList)
        await person.types("c", "enter")  # nothing changed

    navigate(story)
    after = next(each for each in evidence(shell) if each["id"] == "e1")
    assert after["what"] == "Cut the form\nto one page!\ny"
    assert after["outcome"] == "fewer calls"
    assert "delivery" not in after["skills"]
    assert len(after["skills"]) == 1
    assert len(shell("evidence", "show", "e1", "--json").json["former"]) == 2


@pytest.mark.usefixtures("written")
def test_evidence_with_nothing_in_it_is_refused_and_what_was_typed_stays(shell: Shell) -> None:
    async def story(person: Person) -> None:
        await person.types("e", "c")
        person.app.screen.query_one(TextArea).text = "  "
        await person.types("enter")
        assert not isinstance(person.app.screen, EvidenceList)
        await person.types("escape")

    before = evidence(shell)
    navigate(story)
    assert evidence(shell) == before


@pytest.mark.usefixtures("written")
def test_evidence_is_removed_once_that_is_confirmed_and_u_brings_it_back(shell: Shell) -> None:
    before = evidence(shell)

    async def story(person: Person) -> None:
        await person.types("e", "down", "x")
        assert "Remove e1?" in person.screen
        await person.types("n")
        assert evidence(shell) == before
        for key in ("x", "delete"):
            await person.types(key, "y")
            assert [each["id"] for each in evidence(shell)] == ["e2", "e3"]
            await person.types("u")
            assert evidence(shell) == before
            await person.types("home", "down")

    navigate(story)


def test_where_nothing_is_written_every_key_is_harmless_and_a_adds() -> None:
    async def story(person: Person) -> None:
        await person.types("e")
        assert "There is no evidence yet" in person.page
        await person.types("c", "x", "enter", "c")
        await person.types("a")
        await person.writes("Cut the form")
        await person.types("enter")
        assert person.page.startswith("Evidence e1")

    navigate(story)


def test_of_very_many_pieces_some_are_listed_and_all_are_found(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(split_view, "_MAX_LINES", 3)
    for number in range(1, 7):
        assert shell("evidence", "add", f"thing {number}").code == 0

    async def story(person: Person) -> None:
        await person.types("e", "end")
        assert person.page.startswith("Evidence e4")
        assert "3 more: / finds them" in person.screen
        await person.types("slash")
        await person.writes("thing 2")
        await person.types("enter")
        assert person.page.startswith("Evidence e2")
        await person.types("down")
        assert person.page.startswith("Evidence e1")
        await person.types("x", "y")
        assert person.page.startswith("Evidence e2")

    navigate(story)
    assert [each["what"] for each in evidence(shell)] == [f"thing {number}" for number in range(2, 7)]


def test_a_sentence_that_cannot_be_kept_now_stays_until_it_can(shell: Shell, sealed: Path) -> None:
    async def story(person: Person) -> None:
        await person.types("a")
        await person.writes("Cut the form")
        kept = (sealed / "career.db").read_bytes()
        (sealed / "career.db").write_bytes(b"no database at all")
        await person.types("enter")
        assert "Cut the form" in person.screen
        (sealed / "career.db").write_bytes(kept)
        await person.types("enter")
        assert person.focus == "places"

    navigate(story)
    assert [each["what"] for each in evidence(shell)] == ["Cut the form"]


@pytest.mark.usefixtures("written")
def test_the_cursor_stays_on_what_it_is_on_whoever_adds_something(shell: Shell) -> None:
    async def story(person: Person) -> None:
        await person.types("e", "down")
        assert person.page.startswith("Evidence e1")
        await person.types("enter", "down")
        page = person.app.screen.query_one("#page")
        page.scroll_to(y=1, animate=False)
        for key in ("add", "remove"):
            said = ("Met the board",) if key == "add" else ("e4",)
            assert shell("evidence", key, *said).code == 0
            await person.waits(1.1)
            assert person.page.startswith("Evidence e1")
            assert page.scroll_offset.y == min(1, page.max_scroll_y)
        await person.types("backspace", "a")
        await person.writes("Said it myself")
        await person.types("enter")
        assert "Said it myself" in person.page  # what was added here is what is turned to

    navigate(story, size=(60, 20))


def test_evidence_takes_two_keys_and_a_sentence(shell: Shell) -> None:
    skills = shell("ladder", "--json").json["skills"]

    async def story(person: Person) -> None:
        await person.types("a")
        await person.writes("Cut the form")
        await person.types("enter")
        assert person.focus == "places"
        await person.goes_to("Product Manager (PM)")
        await person.types("right", "down", "down", "down", "down")  # the first skill in focus
        name = person.page.splitlines()[0].split("  ")[0]
        await person.types("a")
        assert f"Tied to: {name}." in person.screen
        await person.writes("Said [/] no")
        await person.types("enter", "a", "escape")

    navigate(story)
    kept = shell("evidence", "list", "--json").json
    assert sorted(each["what"] for each in kept) == ["Cut the form", "Said [/] no"]
    tied = next(each for each in kept if each["what"] == "Said [/] no")
    assert len(tied["skills"]) == 1
    assert tied["skills"][0] in {each["id"] for each in skills}


def test_evidence_is_tied_to_the_responsibility_that_is_shown_and_the_level_counts_it(shell: Shell) -> None:
    async def story(person: Person) -> None:
        await person.goes_to("Product Manager (PM)")
        await person.types("right", "down")
        assert "Ownership of product features" in person.page
        await person.types("a")
        assert "It shows: Ownership of product features" in person.screen
        await person.writes("Took it to release")
        await person.types("enter")
        assert "1 piece of evidence: e1" in person.page
        await person.types("a")
        await person.writes("Owned it")
        await person.types("ctrl+o")
        form = person.app.screen
        assert form.query_one("#responsibility", Input).value == "feature-ownership"
        form.query_one("#responsibility", Input).value = "Prioritization"
        form.query_one("#project", Input).focus()
        await person.types("enter")

    navigate(story)
    works = [(each["what"], each["responsibility"]["id"], each["skills"]) for each in evidence(shell)]
    assert works == [("Took it to release", "feature-ownership", []), ("Owned it", "prioritization", [])]


def test_a_skill_that_words_sound_like_is_offered_and_never_taken_unasked(shell: Shell) -> None:
    async def story(person: Person) -> None:
        for tie in ((), ("ctrl+t",)):
            await person.types("a")
            await person.writes("Led a negotiation")
            assert "It sounds like: Influence." in person.screen
            await person.types(*tie, "enter")

    navigate(story)
    assert sorted(each["skills"] for each in shell("evidence", "list", "--json").json) == [[], ["influence"]]


def write_parts(person: Person, **parts: str) -> None:
    """Write in the parts of a form by their names; a line or a text."""
    for name, text in parts.items():
        part = person.app.screen.query_one(f"#{name}")
        if isinstance(part, TextArea):
            part.text = text
        else:
            assert isinstance(part, Input)
            part.value = text


def test_all_parts_of_a_new_piece_are_asked_for_where_somebody_wants_that(shell: Shell) -> None:
    async def story(person: Person) -> None:
        await person.types("a")
        await person.writes("Led a negotiation")
        await person.types("ctrl+t", "ctrl+o")
        assert "Led a negotiation" in person.screen
        assert "[x] Influence" in person.screen
        write_parts(person, outcome="It held", links="a.example\n\n b.example", project="Checkout", level="pm")
        write_parts(person, date="03/04/2026")
        await person.types("enter")
        refused = str(person.app.screen.query_one("#remark", Static).content)
        assert "can be read as 3 April 2026 or 4 March 2026. Write 2026-04-03 or 2026-03-04." in refused
        write_parts(person, date="last friday")
        person.app.screen.query_one("#ticks").focus()
        await person.types("space", "down", "space", "enter")
        assert person.focus == "places"
        assert "Saved e1: Influence, counts against, private." in person.messages
        await person.types("e")
        assert "e1  2026-11-13, against, private" in person.screen
        assert "− Led a negotiation" in person.screen

    navigate(story)
    (piece,) = evidence(shell)
    assert (piece["what"], piece["outcome"], piece["date"]) == ("Led a negotiation", "It held", "2026-11-13")
    assert (piece["links"], piece["project"], piece["level"]) == (["a.example", "b.example"], "Checkout", "pm")
    assert (piece["counts"], piece["private"], piece["skills"]) == ("against", True, ["influence"])


def test_a_form_that_is_left_leads_back_to_the_sentence(shell: Shell) -> None:
    async def story(person: Person) -> None:
        await person.types("a")
        await person.writes("Cut the form")
        await person.types("ctrl+o", "escape")
        assert person.app.screen.query_one("#typed", Input).value == "Cut the form"
        await person.types("enter")

    navigate(story)
    assert [each["what"] for each in evidence(shell)] == ["Cut the form"]


def test_a_note_has_no_other_parts(shell: Shell) -> None:
    assert shell("plan", "add", "Bake").code == 0

    async def story(person: Person) -> None:
        await person.types("p", "x", "ctrl+o")
        assert "All parts" not in person.screen
        assert isinstance(person.app.screen, NoteDialog)

    navigate(story)


@pytest.mark.usefixtures("written")
def test_every_part_can_be_changed(shell: Shell) -> None:
    shell("evidence", "edit", "e3", "--against", "--link", "a.example", "--level", "pm")

    async def story(person: Person) -> None:
        await person.types("e", "c")
        write_parts(person, links="a.example\nb.example", level="", project="Checkout")
        person.app.screen.query_one("#ticks").focus()
        await person.types("space", "enter")

    navigate(story)
    piece = next(each for each in evidence(shell) if each["id"] == "e3")
    assert (piece["links"], piece["level"], piece["project"]) == (["a.example", "b.example"], None, "Checkout")
    assert (piece["counts"], piece["private"], piece["skills"]) == ("for", False, ["influence"])


@needs_tmux
def test_removed_in_a_terminal_and_brought_back(tmp_path: Path, written: None, shell: Shell) -> None:
    with Terminal(tmp_path) as terminal:
        terminal.shows("you: Product Manager")
        terminal.types("e")
        terminal.shows("Evidence e3", "Ran the review")
        terminal.types("x")
        terminal.shows("Remove e3?")
        terminal.types("y")
        terminal.shows("Evidence e1", "u brings it back")
        assert len(evidence(shell)) == 2
        terminal.types("u")
        terminal.shows("Evidence e3", "Taken back")
        terminal.types("Escape")
        terminal.shows("you: Product Manager")
        terminal.types("q")
        assert terminal.ended() == (0, "")
    assert len(evidence(shell)) == 3


@pytest.fixture
def very_many() -> None:
    """301 pieces of evidence, from one day on."""
    with open_store_for_change(datetime(2026, 11, 20, tzinfo=UTC)) as change:
        for number in range(1, 302):
            add_evidence(change, Evidence(person="me", what=f"thing {number}", date=date(2025, 1, 1)))


@pytest.mark.usefixtures("very_many")
def test_three_hundred_pieces_are_listed_and_a_search_offers_fifty() -> None:
    async def story(person: Person) -> None:
        await person.types("e")
        options = person.app.screen.query_one(OptionList).options
        assert len(options) == 300 + 1
        assert str(options[-1].prompt) == "1 more: / finds them"
        await person.types("slash")
        assert len(person.app.screen.query_one("#found", OptionList).options) == 50

    navigate(story)


@pytest.mark.parametrize("length", [200, 201])
def test_the_question_before_a_piece_is_removed_has_its_beginning(shell: Shell, length: int) -> None:
    assert shell("evidence", "add", "x" * length).code == 0

    async def story(person: Person) -> None:
        await person.types("e", "x")
        question = str(person.app.screen.query_one("#dialog-title", Static).content)
        assert question == f"Remove e1? {'x' * 200 if length == 200 else 'x' * 199 + '…'}"

    navigate(story)


@pytest.mark.usefixtures("written")
@pytest.mark.parametrize(("width", "beside"), [(75, False), (76, True)])
def test_list_and_page_stand_beside_one_another_where_they_fit(width: int, beside: bool) -> None:
    async def story(person: Person) -> None:
        await person.types("e")
        entries, page = person.app.screen.query_one("#entries"), person.app.screen.query_one("#page")
        assert (entries.region.y == page.region.y) is beside

    navigate(story, size=(width, 24))


def test_a_line_takes_twenty_thousand_characters(shell: Shell) -> None:
    async def story(person: Person) -> None:
        await person.types("a")
        for length, taken in ((20_001, 0), (20_000, 20_000)):
            await person.writes("x" * length)
            assert len(person.app.screen.query_one(Input).value) == taken
        await person.types("enter")

    navigate(story)
    assert evidence(shell)[0]["what"] == "x" * 20_000
