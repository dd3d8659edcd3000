"""What is typed for days and ids, whatever it came through: periods, two readings, stray blanks, other line ends."""

from __future__ import annotations

import unicodedata

import pytest
from filling import FillOnce
from shell import Shell
from try_each import try_each

DATED = (
    ("evidence", "add", "x", "--date"),
    ("evidence", "edit", "e1", "--date"),
    ("evidence", "list", "--since"),
    ("evidence", "list", "--until"),
    ("plan", "add", "x", "--due"),
    ("plan", "edit", "g1", "--due"),
    ("plan", "check-in", "g1", "--state", "slow", "--date"),
    ("plan", "done", "g1", "--date"),
    ("plan", "drop", "g1", "--date"),
    ("plan", "from-next", "--take", "1", "--due"),
    ("assess", "--rate", "vision=2", "--date"),
)


@pytest.fixture(autouse=True)
def notes(shell: Shell, frozen_clock: object, fill_once: FillOnce) -> None:
    def make() -> None:
        shell("me", "set", "--level", "pm")
        shell("evidence", "add", "Held the line", "--skill", "vision", "--date", "2026-10-05")
        shell("plan", "add", "Write the page")

    fill_once(make)


@try_each("words", DATED)
def test_a_day_that_can_be_read_two_ways_is_refused_naming_both(shell: Shell, words: tuple[str, ...]) -> None:
    result = shell(*words, "03/04/2026")
    assert result.code == 2
    assert "3 April 2026 or 4 March 2026" in result.err
    assert "2026-04-03 or 2026-03-04" in result.err


@pytest.mark.parametrize("words", DATED)
def test_on_a_terminal_it_is_asked_which_day_is_meant(shell: Shell, words: tuple[str, ...]) -> None:
    result = shell(*words, "03/04/2026", terminal=80, stdin="2\n")
    assert "Which day is 03/04/2026" in result.err
    assert "can be read as" not in result.err
    if "--due" not in words:
        assert result.code == 0
    else:
        assert "2026-03-04 has passed" in result.err


@try_each("words", DATED)
def test_what_is_no_day_says_what_is_understood(shell: Shell, words: tuple[str, ...]) -> None:
    result = shell(*words, "soonish")
    assert result.code == 2
    assert "'soonish' is not a day." in result.err
    assert "end of quarter" in result.err


@try_each(
    ("since", "until", "found"),
    [
        ("last month", "last month", True),
        ("2026", "2026-09", False),
        ("Q4", "Q4", True),
        ("this week", "now", False),
    ],
)
def test_a_list_of_a_period(shell: Shell, since: str, until: str, found: bool) -> None:
    result = shell("evidence", "list", "--since", since, "--until", until, "--json")
    assert [each["id"] for each in result.json] == (["e1"] if found else [])


def test_blanks_and_carriage_returns_around_ids_and_names_do_not_count(shell: Shell) -> None:
    assert "Held the line" in shell("evidence", "show", " e1 \r").out
    assert shell("plan", "check-in", "\tG1", "--state", "slow").code == 0
    assert (
        shell("evidence", "edit", "e1 ", "--no-skill", " vision ", "--skill", " delivery", "--goal", " g1 ").code == 0
    )
    assert [each["id"] for each in shell("evidence", "list", "--goal", " g1", "--json\r").json] == ["e1"]
    assert shell("plan", "edit", "g1", "--skill", " ").code == 0
    assert shell("ladder", "--framework", "pm\r").code == 0


def test_lines_end_as_on_this_machine_wherever_they_were_typed(shell: Shell) -> None:
    shell("evidence", "add", "first\r\nsecond\rthird\r")
    shell("plan", "add", "one\r\ntwo")
    assert shell("evidence", "list", "--json").json[-1]["what"] == "first\nsecond\nthird"
    assert shell("plan", "list", "--json").json[-1]["what"] == "one\ntwo"


@pytest.mark.parametrize("stored", ["NFC", "NFD"])
@pytest.mark.parametrize("typed", ["NFC", "NFD"])
def test_text_is_found_in_whatever_form_its_accents_are(shell: Shell, stored: str, typed: str) -> None:
    shell("evidence", "add", unicodedata.normalize(stored, "Résumé read by Zoë"))  # type: ignore[arg-type]
    words = unicodedata.normalize(typed, "RÉSUMÉ zoë")  # type: ignore[arg-type]
    assert len(shell("evidence", "list", "--words", words, "--json").json) == 1
