"""`pmcareer skill`: the bars along the ladder, one level in full, and everything."""

from __future__ import annotations

from pathlib import Path

import pytest
from cells import bare
from ladders import write_framework
from shell import Shell
from sweep import take_turns
from try_each import try_each


@pytest.fixture
def bakery(tmp_path: Path) -> str:
    return str(write_framework(tmp_path / "bakery"))


def test_without_a_level_the_page_has_every_bar_with_its_step(shell: Shell) -> None:
    skill = shell("skill", "vision", "--json").json
    out = shell("skill", "vision").out
    for level in skill["levels"]:
        assert level["bar"] in out
        assert not any(each in out for each in level["behaviours"])
    assert "in focus as Vision and foresight · 3 On my own. Writes" in out
    assert "●●●··" in bare(shell("skill", "vision", terminal=80).out)


def test_a_level_is_shown_in_full_with_the_way_to_the_next_step(shell: Shell) -> None:
    skill = shell("skill", "vision", "--json").json
    senior = next(each for each in skill["levels"] if each["level"] == "senior")
    growth = next(each for each in skill["growth"] if each["to"] == 4)
    out = shell("skill", "vision", "--level", "sr").out
    for text in (senior["bar"], *senior["behaviours"], *senior["evidence"], growth["done_when"][0], growth["trap"]):
        assert text in out
    firsts = [
        next(each for each in growth["actions"] if each["kind"] == kind) for kind in ("practice", "people", "study")
    ]
    assert all((each["text"] in out) == (each in firsts) for each in growth["actions"])
    assert "Level, apm: 1 Seen it" in out
    assert "How to grow: On my own → Known for it" in out


def test_full_has_everything_the_chosen_level_first(shell: Shell) -> None:
    skill = shell("skill", "vision", "--json").json
    for option in ((), ("--level", "senior")):
        full = shell("skill", "vision", "--full", *option).out
        assert skill["is_not"] in full
        for level in skill["levels"]:
            assert all(full.count(each) == 1 for each in (level["bar"], *level["behaviours"], *level["evidence"]))
        for growth in skill["growth"]:
            assert all(full.count(each["text"]) == 1 for each in growth["actions"])
            assert all(full.count(each) == 1 for each in (*growth["done_when"], growth["trap"]))
    bars = {each["level"]: full.index(each["bar"]) for each in skill["levels"]}
    assert min(bars, key=lambda level: bars[level]) == "senior"


def test_the_readers_own_level_is_shown_and_what_they_were_rated(shell: Shell) -> None:
    shell("me", "set", "--level", "pm")
    assert "At Product Manager (PM)" in shell("skill", "vision").out
    assert "At Senior Product Manager (SPM)" in shell("skill", "vision", "--level", "senior").out
    shell("assess", "--rate", "vision=3")
    out = shell("skill", "vision").out
    assert "Skill: Vision (2 With help; rated 3)" in out
    assert "How to grow: On my own → Known for it" in out
    full = shell("skill", "vision", "--full").out
    assert "At Product Manager (PM)" not in full
    assert "rated" not in full


def test_a_level_of_another_ladder_is_no_level_here(shell: Shell, bakery: str) -> None:
    shell("me", "set", "--level", "pm")
    out = shell("skill", "dough", "--framework", bakery).out
    assert "Along the ladder\nLevel, " in out
    assert "At " not in out


def test_reading_creates_no_notes(shell: Shell, sealed: Path) -> None:
    assert shell("skill", "vision").code == 0
    assert not (sealed / "data").exists()
    assert not list(sealed.rglob("*.db"))


def test_spoilt_notes_do_not_keep_the_ladder_from_being_read(shell: Shell, sealed: Path) -> None:
    shell("me", "set", "--level", "pm")
    (found,) = (path for path in sealed.rglob("*") if path.is_file() and path.read_bytes()[:6] == b"SQLite")
    found.write_bytes(b"no database" * 100)
    result = shell("skill", "vision")
    assert result.code == 0
    assert "Level, Product Manager (PM): 2 With help." in result.out
    assert "Your own level is not shown: " in result.err


def test_a_level_that_does_not_ask_for_it_says_so(shell: Shell, bakery: str) -> None:
    out = shell("skill", "till", "--level", "hand", "--framework", bakery).out
    assert "Bar: This level does not ask for it." in out


def test_an_unknown_level_is_answered_with_the_nearest(shell: Shell) -> None:
    result = shell("skill", "vision", "--level", "snior")
    assert (result.code, result.out) == (2, "")
    assert "Did you mean senior" in result.err


@try_each("option", [(), ("--level", "senior"), ("--full",)])
def test_a_pipe_has_the_sections_of_the_terminal(shell: Shell, option: tuple[str, ...]) -> None:
    headings = (
        "Along the ladder", "At Senior Product Manager (SPM)", "How to grow: On my own → Known for it",
        "How to grow, step by step",
    )  # fmt: skip
    screen = [
        line for line in bare(shell("skill", "vision", *option, terminal=80).out).splitlines() if line in headings
    ]
    assert screen
    for manner in ((), ("--plain",)):
        out = shell("skill", "vision", *option, *manner).out
        assert [line for line in out.splitlines() if line in headings] == screen


@pytest.mark.parametrize("ladder", ["pm", "pm-tracks"])
def test_every_skill_of_the_shipped_ladders_fits_60_lines(shell: Shell, ladder: str) -> None:
    answer = shell("ladder", "--json", "--framework", ladder).json
    options = [(), *(("--level", level["id"]) for level in answer["levels"])]
    for turn, skill in enumerate(answer["skills"]):
        for option in take_turns(options, turn, 3):
            page = shell("skill", skill["id"], *option, "--framework", ladder, terminal=80).out
            assert len(page.splitlines()) <= 60, (skill["id"], option)


def test_where_the_reader_has_a_level_the_way_on_starts_there(shell: Shell) -> None:
    assert "pmcareer next --from senior (" in shell("skill", "influence", "--level", "senior", "--plain").out
    shell("me", "set", "--level", "pm")
    said = shell("skill", "influence", "--level", "senior", "--plain").out
    assert "Next: pmcareer next influence (how to develop it from your level)" in said
    assert "--from" not in said
