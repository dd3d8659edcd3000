"""What somebody keeps, looked through and changed with a key: evidence, goals, who she is, whose notes are open."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from ladders import write_framework
from navigating import Person, navigate
from shell import Shell
from terminal import Terminal, needs_tmux
from textual.widgets import OptionList, TextArea

from pm_career.explore.screens import split_view
from pm_career.explore.screens.evidence_list import EvidenceList

pytestmark = pytest.mark.usefixtures("known", "frozen_clock")


def evidence(shell: Shell, *words: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = shell("evidence", "list", "--json", *words).json
    return found


def goal(shell: Shell, *words: str) -> dict[str, Any]:
    (found,) = shell("plan", "list", "--json", *words).json
    assert isinstance(found, dict)
    return found


@pytest.fixture
def written(shell: Shell) -> None:
    assert shell("evidence", "add", "Cut the form\nto one page", "--skill", "delivery").code == 0
    assert shell("evidence", "add", "Said [/] no", "--date", "last friday").code == 0
    assert shell("evidence", "add", "Ran the review", "--skill", "influence").code == 0


@pytest.mark.usefixtures("written")
def test_evidence_is_listed_newest_first_and_read_with_enter() -> None:
    async def story(person: Person) -> None:
        await person.types("v")
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
        assert person.focus == "ladder"

    navigate(story)


@pytest.mark.usefixtures("written")
def test_evidence_is_reworded_and_tied_to_other_skills_and_only_what_was_changed_is(shell: Shell) -> None:
    async def story(person: Person) -> None:
        await person.types("v", "down", "e")
        assert "Cut the form" in person.screen
        assert "[x] Delivery" in person.screen
        person.app.screen.query_one(TextArea).move_cursor((1, 11))
        await person.types("exclamation_mark", "ctrl+j", "y")
        await person.types("tab", "space", "down", "space")  # the first that is tied, and the next
        assert shell("evidence", "edit", "e1", "--outcome", "fewer calls").code == 0  # another process, meanwhile
        await person.types("enter")
        assert isinstance(person.app.screen, EvidenceList)
        await person.types("e", "enter")  # nothing changed

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
        await person.types("v", "e")
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
        await person.types("v", "down", "x")
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
        await person.types("v")
        assert "Nothing written down yet" in person.page
        await person.types("e", "x", "enter", "e")
        await person.types("a")
        await person.writes("Cut the form")
        await person.types("enter")
        assert person.page.startswith("Evidence e1")

    navigate(story)


def test_a_goal_is_reworded_and_gets_another_day_and_is_let_go_with_a_reason(shell: Shell) -> None:
    assert shell("plan", "add", "Run two interviews", "--due", "next friday").code == 0

    async def story(person: Person) -> None:
        await person.types("p", "e")
        assert "Run two interviews" in person.screen
        person.app.screen.query_one("#what", TextArea).text = "Run three interviews"
        await person.types("tab", "end", *["backspace"] * 10)
        await person.writes("someday")
        await person.types("enter")
        assert "'someday' is not a day." in person.screen
        await person.types(*["backspace"] * 7)
        await person.writes("in 3 weeks")
        await person.types("enter")
        assert "Run three interviews" in person.page
        await person.types("x")
        assert "Let it go?" in person.screen
        await person.writes("no customers to talk to")
        await person.types("enter")

    navigate(story)
    kept = goal(shell)
    assert (kept["what"], kept["due"], kept["status"]) == ("Run three interviews", "2026-12-11", "dropped")
    assert kept["check_ins"][-1]["note"] == "no customers to talk to"
    assert shell("data", "undo").code == 0
    assert goal(shell)["status"] == "open"


def test_a_goal_in_ones_own_words(shell: Shell) -> None:
    async def story(person: Person) -> None:
        await person.types("p", "a")
        await person.writes("own words")
        await person.types("enter")
        await person.writes("Shadow the sales team")
        await person.types("tab")
        await person.writes("2026-12-24")
        await person.types("enter")
        assert "Shadow the sales team" in person.page

    navigate(story)
    assert (goal(shell)["what"], goal(shell)["due"]) == ("Shadow the sales team", "2026-12-24")


def test_who_one_is_stands_on_one_screen_and_changes_there(shell: Shell) -> None:
    async def story(person: Person) -> None:
        await person.types("i", "enter")
        await person.writes("Ana [/] Lima")
        await person.types("enter")
        assert "Ana [/] Lima" in person.screen
        await person.types("down", "enter")
        await person.writes("vp")
        await person.types("enter")
        assert "The next rung" in person.screen or "the next rung" in person.screen  # nothing is above
        await person.types("u")
        assert "Lead / Principal" in person.screen
        await person.types("down", "enter")
        await person.writes("senior")
        await person.types("enter", "escape")
        assert "aim: Senior Product Manager" in person.screen

    navigate(story)
    me = shell("me", "--json").json
    assert (me["level"], me["target"]) == ("pm", "senior")
    assert "Ana [/] Lima" in shell("me", "--plain").out


def test_another_ladder_asks_for_the_level_on_it_and_is_one_change(shell: Shell, sealed: Path) -> None:
    write_framework(sealed / "frameworks" / "bakery")

    async def story(person: Person) -> None:
        await person.types("i", "end", "enter")
        await person.writes("bakery")
        await person.types("enter")
        assert "Where now, on" in person.screen
        await person.types("down", "enter", "escape")
        assert "you: Journeyman" in person.screen
        await person.types("u")
        assert "you: Product Manager (PM)" in person.screen

    navigate(story)


def test_the_notes_of_somebody_else_are_opened_and_it_is_plain_whose_they_are(shell: Shell) -> None:
    assert shell("me", "set", "--person", "ben", "--name", "Ben B", "--level", "apm").code == 0

    async def story(person: Person) -> None:
        assert "Notes about" not in person.screen
        await person.types("w")
        await person.writes("ben")
        await person.types("enter")
        assert person.screen.splitlines()[0].strip() == "Notes about Ben B (ben)"
        assert "Ben B: Associate" in person.screen
        await person.types("e")
        await person.writes("Ran his first review")
        await person.types("enter", "v")
        assert person.screen.splitlines()[0].strip() == "Notes about Ben B (ben)"
        assert person.page.startswith("Evidence e1")
        await person.types("backspace", "a", "3", "q", "w")
        await person.writes("Chris Doe")
        await person.sees("Begin notes about chris-doe")
        await person.types("enter")
        assert person.screen.splitlines()[0].strip() == "Notes about chris-doe"
        await person.types("w", "enter")
        assert "Notes about" not in person.screen

    navigate(story)
    assert evidence(shell) == []
    assert [each["what"] for each in evidence(shell, "--person", "ben")] == ["Ran his first review"]


@pytest.mark.usefixtures("in_process")
def test_a_command_is_about_the_person_whose_notes_are_open(shell: Shell) -> None:
    assert shell("evidence", "add", "Mine", "--person", "me").code == 0
    assert shell("evidence", "add", "Hers", "--person", "ana").code == 0

    async def story(person: Person) -> None:
        for line, said, other in (
            ("evidence list", "Hers", "Mine"),
            ("evidence list --person me", "Mine", "Hers"),
            ("evidence list --person=me", "Mine", "Hers"),
        ):
            await person.types("colon")
            await person.writes(line)
            await person.types("enter")
            assert said in person.page
            assert other not in person.page
        assert person.completes("evidence show ")[0].word == "e2"
        assert person.completes("evidence show --person me ")[0].word == "e1"

    navigate(story, person="ana")


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


def test_of_very_many_pieces_some_are_listed_and_all_are_found(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(split_view, "_MAX_LINES", 3)
    for number in range(1, 7):
        assert shell("evidence", "add", f"thing {number}").code == 0

    async def story(person: Person) -> None:
        await person.types("v", "end")
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


def test_what_is_written_and_not_kept_is_not_thrown_away_by_one_key(shell: Shell) -> None:
    assert shell("plan", "add", "Run two interviews").code == 0

    async def story(person: Person) -> None:
        for keys in (("e",), ("p", "e"), ("p", "i", "enter")):
            await person.types(*keys)
            await person.writes("five minutes of typing")
            for key in ("escape", "ctrl+q", "ctrl+c"):
                await person.types(key, "full_stop")  # which makes another text of it
                assert person.app.is_running
                assert "five minutes of typing" in " ".join(person.screen.split())
            await person.types("escape", "escape")
            assert "five minutes" not in person.screen
            await person.types(*keys, "escape")  # nothing written, nothing to ask
            assert "What happened" not in person.screen
            await person.types(*(["backspace"] if "p" in keys else []))
            assert person.focus == "ladder"
        await person.types("e", "x", "ctrl+q", "ctrl+q")
        assert not person.app.screen_stack or person.app._exit  # noqa: SLF001  what run() ends for

    navigate(story)
    assert evidence(shell) == []


def test_a_sentence_that_cannot_be_kept_now_stays_until_it_can(shell: Shell, sealed: Path) -> None:
    async def story(person: Person) -> None:
        await person.types("e")
        await person.writes("Cut the form")
        kept = (sealed / "career.db").read_bytes()
        (sealed / "career.db").write_bytes(b"no database at all")
        await person.types("enter")
        assert "Cut the form" in person.screen
        (sealed / "career.db").write_bytes(kept)
        await person.types("enter")
        assert person.focus == "ladder"

    navigate(story)
    assert [each["what"] for each in evidence(shell)] == ["Cut the form"]


def test_a_command_that_was_typed_and_left_comes_back_with_up() -> None:
    async def story(person: Person) -> None:
        await person.types("colon")
        await person.writes("evidence add 'five minutes of typing'")
        await person.types("escape", "colon", "up")
        assert "pmcareer evidence add 'five minutes of typing'" in person.screen

    navigate(story)


@pytest.mark.usefixtures("written")
def test_the_cursor_stays_on_what_it_is_on_whoever_adds_something(shell: Shell) -> None:
    async def story(person: Person) -> None:
        await person.types("v", "down")
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


def test_the_cursor_stays_on_a_way_on_whoever_changes_something(shell: Shell) -> None:
    async def story(person: Person) -> None:
        await person.types("enter", "enter", "down", "down")
        assert shell("evidence", "add", "Met the board").code == 0
        await person.waits(1.1)
        ways = person.app.screen.query_one("#links", OptionList)
        assert (person.focus, ways.highlighted) == ("links", 2)

    navigate(story)


@needs_tmux
def test_removed_in_a_terminal_and_brought_back(tmp_path: Path, written: None, shell: Shell) -> None:
    with Terminal(tmp_path) as terminal:
        terminal.shows("you: Product Manager")
        terminal.types("v")
        terminal.shows("Evidence e3", "Ran the review")
        terminal.types("x")
        terminal.shows("Remove e3?")
        terminal.types("y")
        terminal.shows("Evidence e1", "u brings it back")
        assert len(evidence(shell)) == 2
        terminal.types("u")
        terminal.shows("Evidence e3", "Taken back")
        terminal.types("q")
        terminal.shows("you: Product Manager")
        terminal.types("q")
        assert terminal.ended() == (0, "")
    assert len(evidence(shell)) == 3
