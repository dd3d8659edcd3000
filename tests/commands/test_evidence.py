"""`pmcareer evidence`: what happened, written down, found again, changed and taken out."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from cells import cells
from frozen import FrozenClock
from journal import PIECE, goal, goals, journal, kept, only
from ladders import write_framework
from notes import changing
from personal import do, prepare_promotion
from shell import Shell
from try_each import try_each

from pm_career.domain.evidence import SOURCES, Evidence
from pm_career.store.evidence import add_evidence
from pm_career.store.renamed_ids import save_move

pytestmark = pytest.mark.usefixtures("frozen_clock")


@pytest.fixture
def six_pieces() -> None:
    journal()


@pytest.fixture
def bakery(tmp_path: Path) -> str:
    return str(write_framework(tmp_path / "bakery"))


# Writing it down


def test_what_happened_is_kept_and_a_script_gets_its_id(shell: Shell) -> None:
    result = shell("evidence", "add", "Cut the release to one form", "--skill", "delivery")
    assert (result.code, result.out) == (0, "e1\n")
    assert "Saved e1: today, Delivery." in result.err
    assert "pmcareer evidence show e1" in result.err
    assert "pmcareer data undo" in result.err
    piece = only(shell)
    assert set(piece) == PIECE
    assert (piece["what"], piece["person"], piece["source"]) == ("Cut the release to one form", "me", "self")
    assert (piece["date"], piece["created"]) == ("2026-11-20", "2026-11-20T16:30:00Z")
    assert (piece["outcome"], piece["link"], piece["level"], piece["goals"]) == ("", "", None, [])


def test_a_person_at_a_terminal_gets_no_id_on_stdout_and_is_asked_nothing_more(shell: Shell) -> None:
    result = shell("evidence", "add", "Cut the release", terminal=80)
    assert (result.code, result.out) == (0, "")
    assert "Saved e1" in result.err


def test_words_need_no_quotes(shell: Shell) -> None:
    shell("evidence", "add", "Cut", "the", "release")
    assert only(shell)["what"] == "Cut the release"


def test_every_part_has_an_option(shell: Shell) -> None:
    first = goal()
    second = goal("Write it up")
    words = ["--skill", "Team leadership", "--skill", "DELIVERY", "--skill", "delivery", "--level", "Sr"]
    words += ["--outcome", " no custom build ", "--link", "https://example.org/x", "--source", "manager"]
    result = shell("evidence", "add", "Sales kept the roadmap", *words, "--goal", second, "--goal", first, "--json")
    piece = result.json
    assert piece == only(shell)
    assert (piece["skills"], piece["level"]) == (["leadership", "delivery"], "senior")
    assert (piece["outcome"], piece["link"]) == ("no custom build", "https://example.org/x")
    assert (piece["source"], piece["goals"]) == ("manager", [first, second])


@pytest.mark.parametrize("source", SOURCES)
def test_every_source(shell: Shell, source: str) -> None:
    assert shell("evidence", "add", "It held", "--source", source, "--json").json["source"] == source


@pytest.mark.parametrize(
    ("said", "day"),
    [("yesterday", "2026-11-19"), ("last friday", "2026-11-13"), ("2026-02-28", "2026-02-28"), ("today", "2026-11-20")],
)
def test_the_day_as_people_say_it(shell: Shell, said: str, day: str) -> None:
    shell("evidence", "add", "It held", "--date", said)
    assert only(shell)["date"] == day


@try_each(
    "words",
    [
        ("It held", "--date", "tomorrow"),
        ("It held", "--date", "2026-02-30"),
        ("It held", "--skill", "delivry"),
        ("It held", "--level", "boss"),
        ("It held", "--source", "boss"),
        ("It held", "--goal", "g1"),
        ("It held", "--goal", "delivery"),
        ("It held", "--done"),
        ("It held", "--framework", "nowhere"),
        ("It held", "--person", "../x"),
        ("x" * 20_001,),
        ("",),
        (" \n ",),
        (),
    ],
)
def test_what_cannot_be_kept_changes_nothing(shell: Shell, sealed: Path, words: tuple[str, ...]) -> None:
    result = shell("evidence", "add", *words)
    assert (result.code, result.out) == (2, "")
    assert len(result.err.splitlines()) == 2
    assert kept(shell) == []


def test_a_mistyped_skill_gets_the_nearest(shell: Shell) -> None:
    assert "Did you mean delivery?" in shell("evidence", "add", "It held", "--skill", "delivry").err


# Skills and goals


def test_likely_skills_are_told_and_never_taken(shell: Shell, bakery: str) -> None:
    shell("me", "set", "--level", "hand", "--framework", bakery)
    result = shell("evidence", "add", "Kneaded the dough by touch, then fired the oven")
    assert (result.code, result.out) == (0, "e1\n")
    assert "It sounds like Dough (dough, touch, Kneaded) or Oven. If so:\n" in result.err
    command = result.err.splitlines()[-1]
    assert command == "pmcareer evidence edit e1 --skill dough"
    assert only(shell)["skills"] == []
    assert shell(*command.split()[1:]).code == 0
    assert only(shell)["skills"] == ["dough"]


def test_words_that_tell_nothing_get_the_way_to_say_it(shell: Shell) -> None:
    assert "pmcareer evidence edit e1 --skill SKILL" in shell("evidence", "add", "Asdf").err


def test_the_suggestion_is_of_the_persons_own_ladder(shell: Shell, bakery: str) -> None:
    result = shell("evidence", "add", "Touched the dough", "--framework", bakery, "--person", "bo")
    assert f"pmcareer evidence edit e1 --skill dough --person bo --framework {bakery}" in result.err
    assert "This is the first note about bo." in result.err


def test_evidence_for_a_goal_says_how_to_close_it(shell: Shell) -> None:
    goal(skill="vision")
    assert "If that completes g1: pmcareer plan done g1\n" in shell("evidence", "add", "Held", "--goal", "G1").err
    assert goals(shell) == {"g1": "open"}


def test_with_done_the_goal_is_closed_in_the_same_change(shell: Shell) -> None:
    for _ in range(2):
        goal()
    shell("plan", "drop", "g2")
    words = ("--goal", "g1", "--goal", "g2", "--done", "--date", "last friday", "--skill", "vision")
    result = shell("evidence", "add", "Held six talks", *words)
    assert "done: g1." in result.err
    assert goals(shell) == {"g1": "done", "g2": "dropped"}
    assert shell("plan", "show", "g1", "--json").json["closed"] == "2026-11-13"
    shell("data", "undo")
    assert kept(shell) == []
    assert goals(shell) == {"g1": "open", "g2": "dropped"}


def test_a_goal_about_the_same_skill_is_offered(shell: Shell) -> None:
    goal(skill="vision")
    result = shell("evidence", "add", "Held", "--skill", "vision")
    assert "It may serve your goal g1: pmcareer evidence edit e1 --goal g1" in result.err
    assert "goal" not in shell("evidence", "add", "Held", "--skill", "delivery").err


def test_another_persons_goal_and_evidence_need_her_name(shell: Shell) -> None:
    goal(person="bo")
    shell("evidence", "add", "Held", "--person", "bo")
    refused = shell("evidence", "add", "Held", "--goal", "g1")
    assert (refused.code, "Add --person bo" in refused.err) == (2, True)
    for words in (("show", "e1"), ("edit", "e1", "--outcome", "x"), ("remove", "e1")):
        result = shell("evidence", *words)
        assert (result.code, result.out) == (2, "")
        assert "Evidence e1 is bo's.\nAdd --person bo" in result.err
        assert shell("evidence", *words, "--person", "ana").code == 2
    assert kept(shell) == []
    assert only(shell, "--person", "Bo")["outcome"] == ""
    assert shell("evidence", "edit", "e1", "--outcome", "x", "--person", "bo").code == 0


def test_a_ladder_that_cannot_be_opened_keeps_nobody_from_writing(shell: Shell, bakery: str, tmp_path: Path) -> None:
    shell("me", "set", "--level", "hand", "--framework", bakery)
    shell("evidence", "add", "Fired it", "--skill", "oven", "--level", "hand")
    (tmp_path / "bakery" / "framework.yaml").unlink()
    for words in (("add", "Fired it again"), ("list",), ("show", "e1"), ("edit", "e1", "--outcome", "Bread")):
        result = shell("evidence", *words)
        assert result.code == 0
        assert "Your ladder cannot be opened" in result.err
    assert [piece["skills"] for piece in kept(shell)] == [["oven"], []]
    assert "oven" in shell("evidence", "list", terminal=80).out
    assert shell("evidence", "add", "x", terminal=80).code == 0
    assert shell("evidence", "add", terminal=80, stdin="By hand\n\n\n\n\n").code == 0
    assert shell("evidence", "add", "x", "--skill", "oven").code == 3


# Finding it again


def ids(shell: Shell, *words: str) -> list[str]:
    return [piece["id"] for piece in kept(shell, *words)]


def test_the_newest_day_is_at_the_bottom(shell: Shell) -> None:
    journal()
    assert ids(shell) == ["e2", "e1", "e3", "e4"]


@pytest.mark.usefixtures("six_pieces")
@try_each(
    ("words", "found"),
    [
        (("--skill", "Delivery"), ["e2", "e1"]),
        (("--level", "SPM"), ["e1"]),
        (("--since", "2026-11-18"), ["e1", "e3", "e4"]),
        (("--until", "2026-11-18"), ["e2", "e1"]),
        (("--since", "2 days ago", "--until", "next friday", "--skill", "vision"), ["e1", "e4"]),
        (("--source", "customer"), ["e3"]),
        (("--goal", "G1"), ["e1"]),
        (("--words", "ÄPFEL"), ["e3", "e4"]),
        (("--words", "äpfel third"), ["e3"]),
        (("--words", "%"), []),
        (("--limit", "2"), ["e3", "e4"]),
        (("--limit", "9"), ["e2", "e1", "e3", "e4"]),
    ],
)
def test_filters(shell: Shell, words: tuple[str, ...], found: list[str]) -> None:
    assert ids(shell, *words) == found
    assert [line.partition("\t")[0] for line in shell("evidence", "list", *words).out.splitlines()] == found
    on_screen = shell("evidence", "list", *words, "--no-color", terminal=80).out
    assert re.findall(r"^ *(e\d) ", on_screen, re.MULTILINE) == found


@try_each(
    "words",
    [
        ("--skill", "delivry"),
        ("--level", "boss"),
        ("--since", "blue"),
        ("--since", "tomorrow"),
        ("--goal", "g9"),
        ("--limit", "0"),
        ("--source", "boss"),
        ("--since", "yesterday", "--until", "last week"),
    ],
)
def test_a_filter_that_means_nothing_is_refused(shell: Shell, words: tuple[str, ...]) -> None:
    journal()
    result = shell("evidence", "list", *words)
    assert (result.code, result.out) == (2, "")


def test_a_pipe_gets_one_whole_record_a_line(shell: Shell) -> None:
    journal()
    long = "A\ttab and\na line, " + "word " * 200
    with changing() as change:
        add_evidence(change, Evidence(person="me", what=long, date=date(2026, 11, 20), skills=("vision", "influence")))
    lines = [line.split("\t") for line in shell("evidence", "list").out.splitlines()]
    assert lines[1] == ["e1", "2026-11-18", "manager", "delivery,vision", "senior", "Second", "for", "", "", "", "", ""]
    assert lines[2] == ["e3", "2026-11-19", "customer", "", "", "Third, Äpfel", "for", "", "", "", "", ""]
    assert lines[-1] == [
        "e5",
        "2026-11-20",
        "self",
        "vision,influence",
        "",
        " ".join(long.split()),
        "for",
        "",
        "",
        "",
        "",
        "",
    ]
    assert {len(line) for line in lines} == {12}


def test_the_word_alone_lists_it(shell: Shell) -> None:
    journal()
    for options in ((), ("--json",), ("--plain",), ("--person", "ana")):
        alone, listed = shell("evidence", *options), shell("evidence", "list", *options)
        assert (alone.code, alone.out, alone.err) == (0, listed.out, listed.err)
    assert shell("evidence", terminal=80).out == shell("evidence", "list", terminal=80).out
    early = shell("evidence", "--person", "ana", "list")
    assert early.code == 2
    assert "too early" in early.err


def test_a_screen_shows_the_newest_twenty_and_says_how_to_see_all(shell: Shell) -> None:
    with changing() as change:
        for number in range(25):
            add_evidence(change, Evidence(person="me", what=f"Piece {number}.", date=date(2026, 11, 1)))
    screen = shell("evidence", "list", "--no-color", terminal=80).out
    assert "the newest 20 of 25" in screen
    assert ("Piece 4." in screen, "Piece 5." in screen) == (False, True)
    assert "pmcareer evidence list --limit 25" in screen
    whole = shell("evidence", "list", "--limit", "25", "--no-color", terminal=80).out
    assert "Piece 0." in whole
    assert "25 pieces" in whole
    assert len(shell("evidence", "list").out.splitlines()) == 25


def test_nothing_yet_is_friendly(shell: Shell, sealed: Path) -> None:
    assert shell("evidence", "list", "--json").out == "[]\n"
    piped = shell("evidence", "list")
    assert (piped.code, piped.out) == (0, "")
    assert "pmcareer evidence add" in piped.err
    screen = shell("evidence", "list", terminal=80)
    assert (screen.code, screen.err) == (0, "")
    assert "There is no evidence yet." in screen.out
    assert "pmcareer evidence add --person bo" in shell("evidence", "list", "--person", "bo", terminal=80).out
    assert not (sealed / "career.db").exists()


def test_nothing_that_fits_says_so(shell: Shell) -> None:
    journal()
    result = shell("evidence", "list", "--words", "nowhere", terminal=80)
    assert result.code == 0
    assert "No evidence matches." in result.out
    assert "pmcareer evidence list " in result.out
    assert "matches" in shell("evidence", "list", "--words", "nowhere").err


def held(*skills: str, level: str = "") -> Evidence:
    return Evidence(person="me", what="Held", date=date(2026, 11, 1), skills=skills, level=level)


def test_what_a_ladder_lost_is_shown_and_found_under_its_old_name(shell: Shell) -> None:
    with changing() as change:
        add_evidence(change, held("growth-hacking", "delivery", level="group-pm"))
    assert "growth-hacking, Delivery · group-pm" in shell("evidence", "list", "--no-color", terminal=80).out
    assert "growth-hacking, Delivery" in shell("evidence", "show", "e1").out
    assert ids(shell, "--skill", "growth-hacking") == ["e1"]
    assert ids(shell, "--level", "group-pm") == ["e1"]
    assert shell("evidence", "edit", "e1", "--no-skill", "growth-hacking").code == 0
    assert only(shell)["skills"] == ["delivery"]


def test_what_moved_is_read_under_its_present_name(shell: Shell) -> None:
    with changing() as change:
        save_move(change, "pm", "skill", "shipping", "delivery")
        add_evidence(change, held("shipping"))
    assert only(shell, "--skill", "delivery")["skills"] == ["delivery"]
    assert "Delivery" in shell("evidence", "show", "e1").out
    assert "Nothing was changed" in shell("evidence", "edit", "e1", "--skill", "delivery").err


@pytest.mark.parametrize("call", [("list",), ("show", "e1")])
def test_any_width_loses_nothing(shell: Shell, call: tuple[str, ...]) -> None:
    journal()
    shell("evidence", "edit", "e1", "--what", "長い一日 " * 9 + "\x1b[31mred\x1b[0m [/] \u202e", "--link", "x" * 70)
    for width in (120, 80, 60, 40, 20):
        result = shell("evidence", *call, "--no-color", terminal=width)
        assert (result.code, result.err) == (0, "")
        assert max(cells(line) for line in result.out.splitlines()) <= width
        assert "^[[31m" in "".join(result.out.split())
        assert "[/]" in result.out
        assert "\x1b" not in result.out
        assert "\u202e" not in result.out


def test_plain_has_labels_and_no_drawing(shell: Shell) -> None:
    journal()
    assert "Evidence, e1, 2 days ago: Delivery, Vision" in shell("evidence", "list", "--plain").out
    shown = shell("evidence", "show", "e1", "--plain").out.splitlines()
    assert "What happened: Second" in shown
    assert "Outcome: It held" in shown
    assert "Goals: g1 Run six talks (open)" in shown


# One of it whole


def test_show_has_everything_and_what_it_was(shell: Shell, frozen_clock: FrozenClock) -> None:
    journal()
    frozen_clock.go_to(date(2026, 11, 21))
    shell("evidence", "edit", "e1", "--outcome", "It broke", "--no-skill", "vision")
    frozen_clock.go_to(date(2026, 11, 22))
    shell("evidence", "edit", "e1", "--what", "Second\n\nparagraph", "--level", "")
    piece = shell("evidence", "show", "e1", "--json").json
    assert set(piece) == {*PIECE, "confirmations", "former"}
    assert (piece["outcome"], piece["level"], piece["skills"]) == ("It broke", None, ["delivery"])
    first, second = piece["former"]
    assert set(first) == (PIECE - {"id", "person", "created", "confirmed_by"}) | {"replaced"}
    assert (first["replaced"], first["outcome"]) == ("2026-11-21T16:30:00Z", "It held")
    assert (second["what"], second["outcome"], second["level"]) == ("Second", "It broke", "senior")
    screen = shell("evidence", "show", "E1", "--no-color", terminal=80).out
    assert (
        screen
        == """\
Evidence e1  2026-11-18, 4 days ago
Second

paragraph

What it shows
  Outcome  It broke
  Skills   Delivery
  Goals    g1 Run six talks (open)

How it is known
  Source  a manager's word

As it was before
  Until 2026-11-22
    What happened  Second
    Level          Senior Product Manager (SPM)

  Until 2026-11-21
    Outcome  It held
    Skills   Delivery, Vision

pmcareer evidence edit e1     change it, part by part
pmcareer evidence remove e1   take it out; data undo brings it back
"""
    )


@pytest.mark.usefixtures("six_pieces")
@try_each("id", ["e9", "9", "g1", "nothing", "e", "e1\x1b[0m"])
def test_an_id_that_is_none_is_refused_with_the_last_one(shell: Shell, id: str) -> None:
    for words in (("show",), ("edit", "--outcome", "x"), ("remove",)):
        result = shell("evidence", words[0], id, *words[1:])
        assert (result.code, result.out) == (2, "")
        assert "The last one is e4." in result.err
        assert "\x1b" not in result.err


def test_what_counts_against_is_private_or_of_a_project_says_so(shell: Shell) -> None:
    words = ("--against", "--private", "--project", "Checkout", "--link", "a.example", "--link", "b.example")
    shell("evidence", "add", "Missed the second date", "--skill", "delivery", *words)
    shell("evidence", "add", "Held the third", "--skill", "delivery")
    missed, held = kept(shell)
    assert (missed["counts"], missed["private"], missed["project"]) == ("against", True, "Checkout")
    assert (missed["link"], missed["links"]) == ("a.example", ["a.example", "b.example"])
    assert (held["counts"], held["private"], held["project"], held["links"]) == ("for", False, "", [])
    assert missed["responsibility"] is None
    page = shell("evidence", "list", terminal=100).out
    assert "Checkout" in page
    assert page.count("counts against") == page.count("private") == 1
    page = shell("evidence", "show", "e1", "--plain").out
    for said in ("against its skills", "Checkout", "a.example", "b.example", "left out of what you share"):
        assert said in page
    shell("evidence", "edit", "e1", "--for-me", "--no-private", "--project", "", "--link", "")
    missed, _ = kept(shell)
    assert (missed["counts"], missed["private"], missed["project"], missed["links"]) == ("for", False, "", [])
    page = shell("evidence", "show", "e1", "--plain").out
    assert "against its skills" in page  # what it was before
    assert shell("evidence", "list", "--words", "b.example", "--json").json == []


def test_what_counts_against_has_a_sign_and_a_word_wherever_it_is_shown(shell: Shell) -> None:
    goal("Hold the beta date")
    added = shell("evidence", "add", "Missed it", "--skill", "delivery", "--goal", "g1", "--against", "--private")
    assert "Saved e1: today, Delivery, counts against, private." in added.err
    assert "plan done" not in added.err  # it completes no goal
    assert shell("evidence", "list").out == "e1\t2026-11-20\tself\tdelivery\t\tMissed it\tagainst\tprivate\t\t\t\t\n"
    shell("evidence", "edit", "e1", "--no-private", "--project", "Checkout")
    assert shell("evidence", "list").out.endswith("\tMissed it\tagainst\t\tCheckout\t\t\t\n")
    shell("evidence", "edit", "e1", "--private", "--project", "")
    drawn = shell("evidence", "list", "--no-color", terminal=100).out
    for page in (drawn, shell("evidence", "show", "e1", "--plain").out):
        assert "− Missed it" in page
        assert "against" in page.replace("− Missed it", "")
    assert "counts against · private. Missed it" in shell("evidence", "list", "--plain").out


def test_what_counts_against_does_not_complete_a_goal(shell: Shell) -> None:
    goal("Hold the beta date")
    result = shell("evidence", "add", "Missed it", "--goal", "g1", "--done", "--against")
    assert (result.code, kept(shell)) == (2, [])
    assert "does not complete a goal" in result.err
    assert shell("plan", "list", "--json").json[0]["status"] == "open"


# Changing it


@pytest.mark.parametrize(
    ("words", "part", "value"),
    [
        (("--what", "Third"), "what", "Third"),
        (("--outcome", "up"), "outcome", "up"),
        (("--outcome", ""), "outcome", ""),
        (("--level", "pm"), "level", "pm"),
        (("--level", ""), "level", None),
        (("--date", "yesterday"), "date", "2026-11-19"),
        (("--link", "https://example.org", "--link", "the folder "), "links", ["https://example.org", "the folder"]),
        (("--against",), "counts", "against"),
        (("--private",), "private", True),
        (("--project", " Checkout"), "project", "Checkout"),
        (("--source", "peer"), "source", "peer"),
        (("--skill", "influence"), "skills", ["delivery", "vision", "influence"]),
        (("--no-skill", "delivery"), "skills", ["vision"]),
        (("--skill", "influence", "--no-skill", "Vision", "--no-skill", "delivery"), "skills", ["influence"]),
        (("--no-goal", "g1"), "goals", []),
        (("--goal", "g2"), "goals", ["g1", "g2"]),
        (("--goal", "g2", "--no-goal", "G1"), "goals", ["g2"]),
    ],
)
def test_each_part_can_be_changed_and_nothing_else_changes(
    shell: Shell, words: tuple[str, ...], part: str, value: object
) -> None:
    journal()
    goal("Another")
    before = shell("evidence", "show", "e1", "--json").json
    result = shell("evidence", "edit", "e1", *words)
    assert (result.code, result.out) == (0, "e1\n")
    assert "Changed in e1: " in result.err
    after = shell("evidence", "show", "e1", "--json").json
    assert after[part] == value
    derived = {"link"} if part == "links" else set()
    assert {key for key in before if before[key] != after[key]} == {part, "former", *derived}
    assert after["link"] == next(iter(after["links"]), "")
    shell("data", "undo")
    assert shell("evidence", "show", "e1", "--json").json == before


def test_a_change_that_is_none_says_so(shell: Shell) -> None:
    journal()
    for words in (("--source", "manager"), ("--no-skill", "influence"), ("--skill", "vision")):
        result = shell("evidence", "edit", "e1", *words)
        assert (result.code, result.err) == (0, "Nothing was changed in e1.\n")
    assert shell("evidence", "show", "e1", "--json").json["former"] == []


def test_json_of_a_change_is_what_is_kept(shell: Shell) -> None:
    journal()
    answer = shell("evidence", "edit", "e1", "--what", "-", "--json", stdin="From a pipe\n").json
    assert answer["what"] == "From a pipe"
    assert answer in kept(shell)


@try_each(
    "words", [("--what", " "), ("--skill", "x"), ("--date", "tomorrow"), ("--goal", "g9"), ("--no-goal", "g9"), ()]
)
def test_a_change_that_cannot_be_leaves_all_as_it_was(shell: Shell, words: tuple[str, ...]) -> None:
    journal()
    before = kept(shell)
    result = shell("evidence", "edit", "e1", *words)
    assert (result.code, result.out) == (2, "")
    assert kept(shell) == before


# Taking it out


def test_several_go_as_one_change_and_undo_brings_them_back(shell: Shell) -> None:
    journal()
    before = kept(shell)
    result = shell("evidence", "remove", "e1", "E3", "e1")
    assert (result.code, result.out) == (0, "")
    assert result.err == "Removed e1 “Second”\nRemoved e3 “Third, Äpfel”\npmcareer data undo brings them back.\n"
    assert ids(shell) == ["e2", "e4"]
    shell("data", "undo")
    assert kept(shell) == before


def test_one_unknown_id_keeps_all(shell: Shell) -> None:
    journal()
    assert shell("evidence", "remove", "e1", "e9").code == 2
    assert len(kept(shell)) == 4


def test_removed_as_json_and_its_id_is_not_used_again(shell: Shell) -> None:
    shell("evidence", "add", "It held")
    (piece,) = shell("evidence", "remove", "e1", "--json").json
    assert set(piece) == PIECE
    assert shell("evidence", "add", "Again").out == "e2\n"


def test_reading_and_refused_changes_create_nothing(shell: Shell, sealed: Path) -> None:
    for words in (("list",), ("show", "e1"), ("edit", "e1", "--outcome", "x"), ("remove", "e1")):
        shell("evidence", *words)
    assert not (sealed / "career.db").exists()


def test_removed_for_good_nothing_brings_it_back(shell: Shell, sealed: Path) -> None:
    secret = "The quarrel with Zacharias"
    shell("evidence", "add", secret, "--skill", "delivery")
    shell("evidence", "edit", "e1", "--what", f"{secret} again")
    shell("evidence", "add", f"{secret}, removed before")
    shell("evidence", "remove", "e2")
    shell("evidence", "add", "Held")
    shell("data", "backup")
    done = shell("evidence", "remove", "E1", "e2", "--for-good", "--json")
    assert (done.code, [each["id"] for each in done.json]) == (0, ["e1"])
    for said in ("Erased for good: e1 and e2", "the day stay, without text", "These backups may still hold it"):
        assert said in done.err
    assert secret.encode() not in (sealed / "career.db").read_bytes()
    assert shell("evidence", "show", "e1").code == 2
    assert shell("evidence", "remove", "e1", "--for-good").code == 2
    assert "added evidence e3" in shell("data", "undo").err
    assert shell("data", "undo").err == "There is nothing to take back.\n"
    assert len(shell("data", "export").json["tombstones"]) == 2


def test_what_goes_with_a_piece_is_said_and_its_text_is_taken_out_of_what_was_sent(shell: Shell, sealed: Path) -> None:
    shell("evidence", "add", "Talked to seven customers", "--skill", "delivery")
    shell("plan", "add", "Interview", "--skill", "delivery")
    for change in prepare_promotion():
        do(sealed / "career.db", change)
    removed = shell("evidence", "remove", "e1")
    assert "With it went 1 kept piece, 1 confirmation.\n" in removed.err
    assert shell("data", "undo").code == 0
    assert len(shell("data", "export").json["confirmations"]) == 1
    refused = shell("evidence", "remove", "e1", "--from-sent")
    assert (refused.code, "--for-good" in refused.err) == (2, True)
    erased = shell("evidence", "remove", "e1", "--for-good")
    assert "Erased for good: e1, with 1 kept piece, 1 confirmation." in erased.err
    assert "still in what was handed over: s1. To take it out there, too: pmcareer evidence remove e1" in erased.err
    assert b"seven customers" in (sealed / "career.db").read_bytes()
    assert "taken out of s1." in shell("evidence", "remove", "e1", "--for-good", "--from-sent").err
    assert b"seven customers" not in (sealed / "career.db").read_bytes()
    assert shell("data", "export").json["sent"][0]["text"] == "# The case\n\n(erased for good)"
    assert shell("data", "check").code == 0


def test_what_a_committee_was_given_is_taken_out_though_roles_stand_for_names(shell: Shell) -> None:
    shell("me", "set", "--level", "pm", "--target", "senior")
    shell("evidence", "add", "Lost Dana for Qwhat", "--skill", "influence", "--against")
    shell("evidence", "confirm", "e1", "--by", "Dana", "Qword of Dana")
    shell("promotion", "send", "june", "--for", "committee")
    copy = shell("promotion", "sent", "june", "--json").json
    assert [each["words"][0]["text"] for each in copy["case"]["evidence"]] == ["Qword of a colleague"]
    assert "taken out of s1." in shell("evidence", "remove", "e1", "--for-good", "--from-sent").err
    text = shell("promotion", "sent", "june", "--json").out
    for said in ("Qwhat", "Qword"):
        assert said in copy["text"]
        assert said not in text


def test_removing_for_good_is_asked_about_on_a_terminal_and_refuses_what_is_anothers(shell: Shell) -> None:
    shell("evidence", "add", "Held")
    shell("evidence", "add", "Asked", "--person", "ana")
    shell("evidence", "remove", "e2", "--person", "ana")
    assert shell("evidence", "remove", "e2", "--for-good").code == 2
    kept = shell("evidence", "remove", "e1", "--for-good", terminal=80, stdin="n\n")
    assert (kept.code, len(shell("evidence", "list", "--json").json)) == (1, 1)
    assert shell("evidence", "remove", "e1", "--for-good", terminal=80, stdin="y\n").code == 0
    assert shell("evidence", "list", "--json").json == []
