"""`pmcareer review week`: on a terminal questions, elsewhere a form."""

from __future__ import annotations

import json
import os
from datetime import date
from pathlib import Path

import pytest
from filling import FillOnce
from frozen import FrozenClock
from journal import goal, goals, kept
from ladders import write_framework
from shell import Shell
from try_each import try_each

from pm_career.commands import prompts

WON = "Won the release talk with three teams"


@pytest.fixture(autouse=True)
def clock(frozen_clock: FrozenClock) -> FrozenClock:
    return frozen_clock


@pytest.fixture
def due(shell: Shell, fill_once: FillOnce) -> None:
    def make() -> None:
        for words in (("Run six talks", "2026-11-27"), ("Ask Noor", "2026-11-24"), ("Later", "2026-11-28")):
            assert shell("plan", "add", words[0], "--due", words[1]).code == 0

    fill_once(make)


@pytest.fixture
def three_goals(shell: Shell) -> None:
    """One that is open, one that was dropped, and one of somebody else."""
    for what, person in (("Open", "me"), ("Dropped", "me"), ("Of Sam", "sam")):
        goal(what, person=person)
    assert shell("plan", "drop", "g2").code == 0


def answer(shell: Shell, *lines: str) -> str:
    result = shell("review", "week", terminal=80, stdin="".join(f"{line}\n" for line in lines), echo=True)
    assert result.code == 0, result.out
    return result.out


# On a terminal


@pytest.mark.usefixtures("due")
def test_three_questions_then_the_goals_that_are_due(shell: Shell) -> None:
    screen = answer(shell, WON, "Refunds fell", "1", "", "Showed Sam the funnel", "", "-", "3", "No time", "")
    assert "14 November 2026 to 20 November 2026" in screen
    assert screen.index("1 of 3") < screen.index("It sounds like") < screen.index("2 of 3") < screen.index("3 of 3")
    assert "Goal 1 of 2  g2 Ask Noor (due in 4 days)" in screen
    assert "Goal 2 of 2  g1 Run six talks (due in 7 days)" in screen
    assert "Saved e1 and e2. Looked at g2." in screen
    first, second = kept(shell)
    assert (first["what"], first["outcome"], first["skills"]) == (WON, "Refunds fell", ["influence"])
    assert (second["what"], second["skills"], second["date"]) == ("Showed Sam the funnel", [], "2026-11-20")
    look = shell("plan", "show", "g2", "--json").json["check_ins"][0]
    assert (look["state"], look["note"]) == ("stuck", "No time")
    again = answer(shell, "", "", "", "q")
    assert "e2 Showed Sam the funnel (today)" in again
    assert "g2 Ask Noor (due in 4 days; stuck today: No time)" in again
    assert "Goal 2 of 2" not in again
    assert "nothing was saved" in again


@pytest.mark.usefixtures("due")
def test_a_goal_can_be_done_and_says_how_to_tie_what_shows_it(shell: Shell) -> None:
    screen = answer(shell, WON, "", "-", "", "", "done", "She agreed", "q")
    assert "Done g2." in screen
    assert "pmcareer evidence edit e1 --goal g2" in screen
    assert goals(shell)["g2"] == "done"
    assert "Take the last answer back: pmcareer data undo" in screen
    shell("data", "undo")
    assert goals(shell)["g2"] == "open"
    assert len(kept(shell)) == 1


@pytest.mark.usefixtures("due")
@pytest.mark.parametrize(
    ("question", "pieces", "checked_in", "said"),
    [
        ("Answer", [], 0, "nothing was saved"),
        ("What came of it", [""], 0, "Saved e1."),
        ("Skills", ["x"], 0, "Saved e1."),
        ("How does it go", ["x"], 0, "Saved e1."),
        ("What did you see", ["x"], 1, "Saved e1. Looked at g2."),
    ],
)
@pytest.mark.parametrize("interrupt", [True, False])
def test_an_interrupt_or_the_end_of_the_input_keeps_what_was_answered(
    shell: Shell,
    monkeypatch: pytest.MonkeyPatch,
    question: str,
    pieces: list[str],
    checked_in: int,
    said: str,
    *,
    interrupt: bool,
) -> None:
    answers = iter((WON, "x", "-", "", "", "slow"))

    def ask(asked: str, default: str = "") -> str:
        if asked.startswith(question):
            raise KeyboardInterrupt if interrupt else prompts.InputEndedError
        return next(answers, default)

    for module in ("prompts", "review.week_questions"):
        monkeypatch.setattr(f"pm_career.commands.{module}.ask", ask)
    result = shell("review", "week", terminal=80)
    assert result.code == (130 if interrupt else 1)
    assert said in result.said
    assert [each["outcome"] for each in kept(shell)] == pieces
    assert len(shell("plan", "show", "g2", "--json").json["check_ins"]) == checked_in


def test_it_takes_any_ladder_and_is_about_somebody_else(shell: Shell, tmp_path: Path) -> None:
    bakery = str(write_framework(tmp_path / "bakery"))
    call = ("review", "week", "--framework", bakery, "--person", "sam", "--new-person")
    result = shell(*call, terminal=60, stdin="Kneaded the dough by touch\n\n1\nq\n")
    assert result.code == 0, result.err
    assert "What changed this week because of sam" in result.said
    assert "first note about sam" in result.said
    assert kept(shell, "--person", "sam")[0]["skills"] == ["dough"]
    assert kept(shell) == []


def test_plain_has_labels_and_a_long_week_is_counted(shell: Shell) -> None:
    for what in ("First", "Second", f"{'x' * 32} {'y' * 31}", f"{'x' * 32} {'z' * 32}", *"4567"):
        shell("evidence", "add", what, "--skill", "vision", "--date", "2026-11-14")
    shell("evidence", "add", "Of the week before", "--date", "2026-11-13")
    page = shell("review", "week", "--plain", terminal=160, stdin="q\n").err
    assert "Written down: 1 more before them" in page
    assert "Second (6 days ago)" in page
    assert f"{'x' * 32} {'y' * 31} (" in page
    assert f"{'x' * 32} … (" in page
    assert "First" not in page
    assert "Of the week before" not in page


# A form


def test_an_empty_home_gets_a_form_which_is_answered_with_nothing(shell: Shell) -> None:
    form = shell("review", "week").out
    assert "pmcareer review week --answers FILE" in form
    assert "No goal is due until 27 November 2026." in form
    found = shell("review", "week", "--json").json
    assert (found["from"], found["to"], found["evidence"], found["due"]) == ("2026-11-14", "2026-11-20", [], [])
    result = shell("review", "week", "--answers", "-", stdin=form)
    assert (result.code, result.out) == (0, "")
    assert "nothing was saved" in result.err
    assert not Path(os.environ["PMCAREER_HOME"], "career.db").exists()


@pytest.mark.usefixtures("due")
def test_the_form_that_is_printed_comes_back_as_answers_and_brings_them_once(shell: Shell, clock: FrozenClock) -> None:
    shell("evidence", "add", "Lost a quarrel", "--private")
    form = shell("review", "week").out
    assert "#   e1 private (20 November 2026)" in form
    for before, after in (
        (
            "changed:\n  what:\n  outcome:\n  skills:",
            f"changed:\n  what: {WON}\n  outcome: It held\n  skills: Vision, influence",
        ),
        ("learned:\n  what:", "learned:\n  what: |\n    Two lines: one\n    and two"),
        ("  g2:\n    state:\n    note:", "  g2:\n    state: slow\n    note: asked"),
        ("  g1:\n    state:", "  g1:\n    state: done"),
    ):
        assert before in form
        form = form.replace(before, after)
    Path("week.yaml").write_text(form, encoding="utf-8")
    call = ("review", "week", "--answers", "week.yaml")
    result = shell(*call)
    assert (result.code, result.out.split()) == (0, ["e2", "e3", "g2", "g1"])
    _, won, learned = kept(shell)
    assert (won["what"], won["outcome"], won["skills"]) == (WON, "It held", ["vision", "influence"])
    assert learned["what"] == "Two lines: one\nand two"
    assert "evidence edit e3 --skill" in result.err
    assert goals(shell) == {"g2": "open", "g3": "open", "g1": "done"}

    # whatever became of them since, and on another day
    clock.go_to(date(2026, 11, 21))
    shell("evidence", "edit", "e2", "--what", "Won it")
    shell("evidence", "remove", "e3", "--yes")
    shell("plan", "edit", "g1", "--reopen")
    shell("plan", "done", "g2")
    again = shell(*call, "--json")
    assert again.code == 0, again.err
    assert [again.json[key] for key in ("added", "checked_in", "known")] == [[], [], ["e2", "g2", "g1"]]
    assert "Nothing new was in it." in again.err
    assert len(kept(shell)) == 2
    assert goals(shell)["g1"] == "open"


def test_undo_takes_the_whole_form_back_and_it_can_come_again(shell: Shell) -> None:
    given = "changed: Won it\nhelped: {what: Showed it, skills: [influence]}\n"
    assert shell("review", "week", "--answers", "-", stdin=given).out.split() == ["e1", "e2"]
    shell("data", "undo")
    assert kept(shell) == []
    assert len(shell("review", "week", "--answers", "-", "--json", stdin=given).json["added"]) == 2
    changed = given.replace("Won it", "Won it again")
    assert len(shell("review", "week", "--answers", "-", "--json", stdin=changed).json["added"]) == 1


@pytest.mark.usefixtures("three_goals")
@try_each(
    ("text", "says"),
    [
        ("date: tomorrow\n", "week.yaml:1:7: "),
        ("date: 2026-11-19\nchangd: x\n", "week.yaml:2:1: `changd` is not a part of the form"),
        ("changed: [a]\n", "week.yaml:1:10: `changed` must be text"),
        ("changed:\n  outcome: It held\n", "week.yaml:2:3: `changed` has no `what`"),
        ("changed:\n  whit: x\n", "week.yaml:2:3: `whit` is not a part of an answer"),
        ("changed:\n  what: x\n  skills: [vison]\n", "week.yaml:3:12: There is no skill 'vison'"),
        ("changed:\n  what: x\n  skills: {a: b}\n", "week.yaml:3:11: `skills` must be a list"),
        ("changed:\n  what: x\n  skills: [[a]]\n", "week.yaml:3:12: a skill must be text"),
        ("goals: [g1]\n", "week.yaml:1:8: `goals` must name goals"),
        ("goals:\n  g7: slow\n", "week.yaml:2:3: There is no goal 'g7'"),
        ("goals:\n  g1: fine\n", "week.yaml:2:7: 'fine' is not one of them"),
        ("goals:\n  g1: {note: x}\n", "week.yaml:2:3: `g1` has no `state`"),
        ("goals:\n  g1: {stat: slow}\n", "week.yaml:2:8: `stat` is not a part of a goal"),
        ("goals:\n  g2: slow\n", "week.yaml:2:3: Goal g2 is dropped"),
        ("goals:\n  g3: slow\n", "week.yaml:2:3: Goal g3 is"),
        ("person: sam\n", "week.yaml:1:9: the form is about sam"),
        (f"helped: {'x' * 20_001}\n", "week.yaml:1:9: This cannot be kept: `what` is too long"),
        ("helped: Won: it\n", "week.yaml:1:12: not valid YAML"),
        ("", "week.yaml:1:1: the file is empty"),
    ],
)
def test_a_form_with_a_fault_keeps_nothing(shell: Shell, text: str, says: str) -> None:
    Path("week.yaml").write_text(f"{text}", encoding="utf-8")
    if text and "not valid" not in says:  # beside what would be right
        Path("week.yaml").write_text(f"{text}learned: Something\n", encoding="utf-8")
    result = shell("review", "week", "--answers", "week.yaml")
    assert (result.code, result.out) == (2, "")
    assert says in result.err
    assert kept(shell) == []


def test_all_faults_are_told_at_once_in_the_order_of_the_lines(shell: Shell) -> None:
    given = "date: soonish\nchanged: {what: x, skills: vison}\nwhy: y\ngoals: {g9: slow}\n"
    result = shell("review", "week", "--answers", "-", "--json", stdin=given)

    problems = json.loads(result.err)["error"]["problems"]
    assert [(each["line"], each["rule"]) for each in problems] == [
        (1, "not-a-day"),
        (2, "unknown-skill"),
        (3, "unknown-key"),
        (4, "refused-goal"),
    ]
    assert shell("review", "week", "--answers", "no.yaml").code == 2


def test_the_form_about_somebody_else_says_so(shell: Shell) -> None:
    shell("evidence", "add", "Ran the beta", "--person", "sam", "--new-person")
    form = shell("review", "week", "--person", "sam").out
    assert "--answers FILE --person sam" in form
    assert "What did sam learn" in form
    form = form.replace("helped:\n  what:", "helped:\n  what: Helped Ana")
    refused = shell("review", "week", "--answers", "-", stdin=form)
    assert refused.code == 2
    assert "the form is about sam" in refused.err
    assert shell("review", "week", "--person", "sam", "--answers", "-", stdin=form).out == "e2\n"


def test_what_stands_in_the_form_as_a_comment_ends_no_line_and_is_read_back(shell: Shell) -> None:
    odd = "a\u2028goals: x\u0085\x07\x1b[31m\ufeff\U0001f680\ud55c b\nc"
    shell("evidence", "add", odd)
    goal(odd)
    shell("plan", "edit", "g1", "--due", "tomorrow")
    form = shell("review", "week").out
    assert sum("goals: x" in line for line in form.splitlines()) == 2
    assert "\x1b" not in form
    result = shell("review", "week", "--answers", "-", stdin=form.replace("state:", "state: on-track"))
    assert (result.code, result.out) == (0, "g1\n"), result.err
    assert "\x07" not in answer(shell, "", "", "", "q")
