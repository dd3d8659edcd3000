"""`pmcareer plan`: goals set, looked at, changed and closed, at a terminal and in scripts."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from filling import FillOnce
from frozen import FrozenClock
from golden import assert_golden
from ladders import write_framework
from notes import changing
from shell import Shell
from try_each import try_each

from pm_career.domain.evidence import Counts, Evidence
from pm_career.store.evidence import add_evidence
from pm_career.store.log import undo
from pm_career.store.renamed_ids import save_move

GOAL = {
    "id", "person", "what", "skill", "skill_name", "when", "then", "due", "done_when", "status", "overdue", "stale",
    "created", "closed", "last_looked_at", "check_ins", "evidence",
}  # fmt: skip

pytestmark = pytest.mark.usefixtures("frozen_clock")


@pytest.fixture
def bakery(tmp_path: Path) -> str:
    return str(write_framework(tmp_path / "bakery"))


def goals(shell: Shell, *words: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = shell("plan", "list", "--json", *words).json
    return found


def take_back() -> str:
    with changing() as change:
        undone = undo(change)
    assert undone is not None
    return undone.did


def show_with(goal: str, counts: Counts = "for") -> None:
    """Evidence that is tied to a goal."""
    piece = Evidence(person="me", what="Six talks held", date=date(2026, 11, 18), goals=(goal,), counts=counts)
    with changing() as change:
        add_evidence(change, piece)


# Setting goals


def test_a_goal_in_one_line_is_kept_whole(shell: Shell) -> None:
    words = ["Run six talks", "--skill", "Customer Insight", "--when", "When a release is out,", "--due", "in 3 weeks"]
    result = shell("plan", "add", *words, "--then", "I will call two users.", "--done-when", "Six notes are shared")
    assert (result.code, result.out) == (0, "g1\n")
    assert "Added g1: “Run six talks”" in result.err
    assert "Customer insight, due in 3 weeks (2026-12-11)" in result.err
    assert "pmcareer plan check-in g1" in result.err
    (goal,) = goals(shell)
    assert set(goal) == GOAL
    assert (goal["skill"], goal["skill_name"]) == ("customer-insight", "Customer insight")
    assert (goal["due"], goal["done_when"], goal["status"]) == ("2026-12-11", "Six notes are shared", "open")
    assert "When a release is out, I will call two users." in shell("plan", "show", "g1", terminal=80).out


def test_on_a_terminal_nothing_but_talk_and_with_json_the_goal(shell: Shell) -> None:
    assert shell("plan", "add", "Run six talks", terminal=80).out == ""
    answer = shell("plan", "add", "Read one report", "--json").json
    assert set(answer) == GOAL
    assert (answer["id"], answer["skill"], answer["due"]) == ("g2", None, None)


def test_without_words_it_asks_and_asks_again(shell: Shell) -> None:
    said = "\nRun six talks\ncustmer insight\ncustomer insight\na release is out\n\nyesterday\nnext friday\nSix notes\n"
    result = shell("plan", "add", terminal=80, stdin=said)
    assert (result.code, result.out) == (0, "")
    assert "You did not say what the goal is." in result.err
    assert "Did you mean customer-insight?" in result.err
    assert "2026-11-19 has passed." in result.err
    (goal,) = goals(shell)
    assert (goal["what"], goal["skill"], goal["due"]) == ("Run six talks", "customer-insight", "2026-11-27")
    assert (goal["when"], goal["then"], goal["done_when"]) == ("a release is out", "", "Six notes")
    assert "When: a release is out" in shell("plan", "show", "g1", "--plain").out


def test_all_but_the_words_may_be_left_open(shell: Shell) -> None:
    assert shell("plan", "add", terminal=80, stdin="Run six talks\n\n\n\n\n").code == 0
    (goal,) = goals(shell)
    assert [goal[name] for name in ("skill", "when", "then", "due", "done_when")] == [None, "", "", None, ""]


def test_words_may_come_from_stdin(shell: Shell) -> None:
    assert shell("plan", "add", "-", stdin="Run six talks\nand share them\n").code == 0
    assert goals(shell)[0]["what"] == "Run six talks\nand share them"


@try_each(
    ("words", "says"),
    [
        ((), "give it in quotes, or - for stdin"),
        (("  ",), "You did not say what the goal is."),
        (("-",), "You did not say what the goal is."),
        (("Talk", "--skill", "custmer insight"), "Did you mean customer-insight?"),
        (("Talk", "--due", "soonish"), "'soonish' is not a day."),
        (("Talk", "--due", "2026-11-19"), "2026-11-19 has passed."),
        (("Talk", "--person", "../x"), "cannot be used as a person's name"),
        (("x" * 20_001,), "`what` is too long.\nIt can have 20,000 characters."),
    ],
)
def test_what_cannot_be_a_goal_is_refused_and_nothing_is_kept(shell: Shell, words: tuple[str, ...], says: str) -> None:
    result = shell("plan", "add", *words)
    assert (result.code, result.out) == (2, "")
    assert says in result.err
    assert goals(shell) == []


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("today", "2026-11-20"),
        ("friday", "2026-11-27"),
        ("by monday", "2026-11-23"),
        ("Next  Friday", "2026-11-27"),
        ("3 weeks", "2026-12-11"),
        ("in a month", "2026-12-20"),
        ("end of month", "2026-11-30"),
        ("2027-01-04", "2027-01-04"),
    ],
)
def test_a_day_to_come_as_people_say_it(shell: Shell, said: str, day: str) -> None:
    assert shell("plan", "add", "Talk", "--due", said, "--json").json["due"] == day


# Listing them


def test_no_goals_is_friendly(shell: Shell, sealed: Path) -> None:
    for words in (("plan",), ("plan", "list")):
        screen = shell(*words, terminal=80)
        assert screen.code == 0
        assert "No goals yet" in screen.out
        assert "pmcareer plan from-next" in screen.out
        piped = shell(*words)
        assert (piped.code, piped.out) == (0, "")
        assert "pmcareer plan from-next" in piped.err
        assert shell(*words, "--json").json == []
    assert not (sealed / "career.db").exists()


@pytest.fixture
def year(shell: Shell, frozen_clock: FrozenClock, fill_once: FillOnce) -> FrozenClock:
    """Five goals: g1 overdue and stale, g2 due, g3 without a day, g4 done, g5 dropped."""

    def make() -> None:
        for day, *calls in (
            (date(2026, 9, 1), "add|Rewrite the team's charter|--skill|strategy|--due|2026-11-17"),
            (
                date(2026, 11, 10),
                "add|Run six talks|--skill|customer-insight|--due|2026-12-11|--when|tea is over",
                "add|Read one report a week",
                "add|Lead one review|--skill|leadership",
                "add|Draw the market|--skill|vision",
            ),
            (
                date(2026, 11, 16),
                "check-in|g2|--state|slow|--note|Two cancelled",
                "done|g4|--date|2026-11-12",
                "drop|g5|--note|The product was sold",
            ),
        ):
            frozen_clock.go_to(day)
            for call in calls:
                assert shell("plan", *call.split("|")).code == 0

    fill_once(make)
    frozen_clock.go_to(date(2026, 11, 20))
    return frozen_clock


@pytest.mark.usefixtures("year")
def test_open_goals_first_the_next_due_at_the_front(shell: Shell) -> None:
    assert [goal["id"] for goal in goals(shell)] == ["g1", "g2", "g3", "g5", "g4"]
    assert [goal["id"] for goal in shell("plan", "--json").json] == ["g1", "g2", "g3"]
    late = {goal["id"]: (goal["overdue"], goal["stale"]) for goal in goals(shell)}
    assert late == {
        "g1": (True, True),
        "g2": (False, False),
        "g3": (False, False),
        "g4": (False,) * 2,
        "g5": (False,) * 2,
    }


@pytest.mark.usefixtures("year")
@pytest.mark.parametrize("width", [80, 60])
def test_the_screen_says_in_words_what_is_late(shell: Shell, goldens: Path, width: int) -> None:
    screen = shell("plan", "list", terminal=width, env={"NO_COLOR": "1"}).out
    assert "overdue: 3 days ago" in screen
    assert re.search("stale: last looked.*at 2 months ago", screen, re.DOTALL)
    assert_golden(goldens / f"plan-{width}.txt", screen)


@pytest.mark.usefixtures("year")
def test_a_pipe_gets_one_whole_record_a_goal(shell: Shell) -> None:
    lines = [line.split("\t") for line in shell("plan", "list").out.splitlines()]
    texts = ("When tea is over.", "Two cancelled")
    assert lines[:3] == [
        ["g1", "open", "strategy", "2026-11-17", "overdue stale", "", "", "0", "Rewrite the team's charter", "", ""],
        ["g2", "open", "customer-insight", "2026-12-11", "", "slow", "2026-11-16", "0", "Run six talks", *texts],
        ["g3", "open", "", "", "", "", "", "0", "Read one report a week", "", ""],
    ]
    assert {len(line) for line in lines} == {11}


@pytest.mark.parametrize("width", [60, 40])
def test_on_a_narrow_screen_when_is_aligned_with_the_other_cells(shell: Shell, width: int) -> None:
    shell("plan", "add", "Read one report", "--when", "maybe", "--skill", "vision")
    lines = shell("plan", "list", terminal=width, env={"NO_COLOR": "1"}).out.splitlines()
    (skill,) = (line for line in lines if line.endswith("  Vision"))
    (when,) = (line for line in lines if line.startswith("  When"))
    assert when == "  When".ljust(skill.index("Vision")) + "maybe"


def test_the_list_says_when_it_will_be_done_and_what_the_last_check_in_noted(shell: Shell) -> None:
    shell("plan", "add", "Run six talks", "--when", "a release is out", "--then", "call two users")
    shell("plan", "add", "Read one report", "--when", "a week ends")
    for note in ("All well", "No access yet"):
        shell("plan", "check-in", "g1", "--state", "slow", "--note", note)
    shell("plan", "drop", "g2", "--note", "Nobody publishes one")
    records = [line.split("\t")[9:] for line in shell("plan", "list").out.splitlines()]
    said = ["When a release is out, I will call two users.", "No access yet"]
    assert records == [said, ["When a week ends.", "Nobody publishes one"]]
    for page in (shell("plan", "list", "--plain").out, shell("plan", "list", terminal=80, env={"NO_COLOR": "1"}).out):
        lines = [line.strip() for line in page.splitlines()]
        at = lines.index(said[0])
        assert lines[at + 1] == "Last check-in: No access yet"
        assert "When: a week ends" in lines
        assert "All well" not in page
        assert page.count("slow, today") == page.count("stuck, today") == 1


@pytest.mark.parametrize("text", ["Run six talks", "run  SIX talks"])
def test_the_same_text_twice_is_added_and_said(shell: Shell, text: str) -> None:
    assert "same text" not in shell("plan", "add", "Run six talks", "--skill", "strategy").err
    again = shell("plan", "add", text)
    assert (again.code, again.out) == (0, "g2\n")
    assert "g1 is an open goal with the same text. To have it once: pmcareer data undo" in again.err
    shell("data", "undo")
    assert [goal["id"] for goal in goals(shell)] == ["g1"]
    shell("plan", "done", "g1")
    assert "same text" not in shell("plan", "add", text).err


def test_accents_typed_in_two_forms_are_the_same_text(shell: Shell) -> None:
    shell("plan", "add", "Caf\u00e9 talks")
    assert "same text" in shell("plan", "add", "Cafe\u0301 talks").err


@pytest.mark.usefixtures("year")
def test_filters_by_status_and_skill(shell: Shell) -> None:
    assert [goal["id"] for goal in goals(shell, "--status", "dropped")] == ["g5"]
    assert [goal["id"] for goal in goals(shell, "--skill", "team leadership")] == ["g4"]
    assert goals(shell, "--skill", "strategy", "--status", "done") == []
    empty = shell("plan", "list", "--skill", "delivery", terminal=80)
    assert empty.code == 0
    assert "No goals like that" in empty.out
    assert shell("plan", "list", "--skill", "visoin").code == 2
    assert shell("plan", "list", "--status", "late").code == 2


def test_a_skill_that_the_ladder_lost_is_shown_under_its_old_name_until_it_is_moved(
    shell: Shell, tmp_path: Path, bakery: str
) -> None:
    shell("plan", "add", "Bake alone", "--skill", "oven", "--framework", bakery)
    smaller = tmp_path / "smaller"
    write_framework(smaller)
    (smaller / "skills" / "oven.yaml").unlink()
    (goal,) = goals(shell, "--framework", str(smaller))
    assert (goal["skill"], goal["skill_name"]) == ("oven", "oven")
    assert [each["id"] for each in goals(shell, "--skill", "oven", "--framework", str(smaller))] == ["g1"]
    assert "oven" in shell("plan", "show", "g1", "--framework", str(smaller), terminal=80).out
    assert shell("plan", "edit", "g1", "--skill", "oven", "--due", "friday", "--framework", str(smaller)).code == 0
    with changing() as change:
        save_move(change, "bakery", "skill", "oven", "dough")
    (moved,) = goals(shell, "--skill", "dough", "--framework", str(smaller))
    assert (moved["skill"], moved["skill_name"]) == ("dough", "Dough")


def test_a_ladder_that_is_gone_does_not_take_the_goals_with_it(shell: Shell, tmp_path: Path, bakery: str) -> None:
    shell("me", "set", "--level", "boy", "--framework", bakery)
    shell("plan", "add", "Bake alone", "--skill", "oven")
    Path(bakery).rename(tmp_path / "elsewhere-now")
    listed = shell("plan", "list")
    assert (listed.code, listed.out.split("\t")[2]) == (0, "oven")
    assert "Your ladder cannot be opened" in listed.err
    assert shell("plan", "done", "g1").code == 0
    assert shell("plan", "from-next", "--dry-run").code == 2
    assert shell("plan", "list", "--framework", bakery).code == 2


# One goal


@pytest.mark.usefixtures("year")
def test_a_goal_whole(shell: Shell, goldens: Path) -> None:
    show_with("g2")
    shell("plan", "edit", "g2", "--what", "Run eight talks", "--due", "", "--done-when", "Eight notes\nA pattern")
    screen = shell("plan", "show", "G2", terminal=80, env={"NO_COLOR": "1"}).out
    assert_golden(goldens / "plan-show-80.txt", screen)
    answer = shell("plan", "show", "g2", "--json").json
    assert set(answer) == GOAL | {"shown_by", "others_word", "against", "former"}
    assert [each["state"] for each in answer["check_ins"]] == ["slow"]
    assert [each["what"] for each in answer["shown_by"]] == ["Six talks held"]
    assert [each["what"] for each in answer["former"]] == ["Run six talks"]


@pytest.mark.parametrize("command", ["show", "edit", "check-in", "done", "drop"])
def test_an_unknown_goal_is_said_with_the_last_there_is(shell: Shell, sealed: Path, command: str) -> None:
    result = shell("plan", command, "g7")
    assert (result.code, result.out) == (2, "")
    assert "There is no goal 'g7'. There is none yet." in " ".join(result.err.split())
    assert not (sealed / "career.db").exists()
    shell("plan", "add", "Talk")
    assert "The last one is g1." in shell("plan", command, "7").err


# Changing one


@pytest.mark.usefixtures("year")
def test_edit_replaces_what_is_given_and_an_empty_text_takes_out(shell: Shell) -> None:
    result = shell("plan", "edit", "g2", "--due", "in 2 months", "--when", "", "--then", "I'll call her")
    assert (result.code, result.out) == (0, "g2\n")
    goal = next(each for each in goals(shell) if each["id"] == "g2")
    assert (goal["what"], goal["due"], goal["when"], goal["then"]) == ("Run six talks", "2027-01-20", "", "call her")
    assert len(goal["check_ins"]) == 1
    assert "edited goal g2" in take_back()
    assert next(each for each in goals(shell) if each["id"] == "g2")["due"] == "2026-12-11"


@pytest.mark.usefixtures("year")
def test_edit_asks_part_by_part_enter_keeps_and_a_hyphen_takes_out(shell: Shell) -> None:
    assert shell("plan", "edit", "g1", terminal=80, stdin="\n-\n\n\nA page\n").code == 0
    goal = goals(shell)[0]
    assert (goal["what"], goal["skill"], goal["due"]) == ("Rewrite the team's charter", None, "2026-11-17")
    assert (goal["when"], goal["done_when"]) == ("", "A page")


@pytest.mark.usefixtures("year")
def test_edit_that_changes_nothing_leaves_no_trace(shell: Shell) -> None:
    result = shell("plan", "edit", "g1", "--skill", "strategy")
    assert "Unchanged g1" in result.err
    assert shell("plan", "show", "g1", "--json").json["former"] == []


@pytest.mark.usefixtures("year")
def test_input_that_ends_and_nobody_to_ask_change_nothing(shell: Shell) -> None:
    before = goals(shell)
    ended = shell("plan", "edit", "g1", terminal=80, stdin="Another goal\n")
    assert ended.code == 1
    assert "The input ended before the question was answered." in ended.err
    for command, option in (("edit", "--due"), ("check-in", "--state")):
        alone = shell("plan", command, "g1")
        assert (alone.code, alone.out) == (2, "")
        assert option in alone.err
    assert goals(shell) == before


def test_an_interrupted_question_keeps_nothing(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("pm_career.commands.plan.questions.ask_to_change", interrupted)
    assert shell("plan", "add", terminal=80).code == 130
    assert goals(shell) == []


# Looking at one


@pytest.mark.usefixtures("year")
def test_a_check_in_by_options(shell: Shell) -> None:
    result = shell("plan", "check-in", "g3", "--state", "stuck", "--note", "No access", "--date", "yesterday")
    assert (result.code, result.out) == (0, "g3\n")
    assert "pmcareer plan edit g3" in result.err
    (look,) = next(each for each in goals(shell) if each["id"] == "g3")["check_ins"]
    assert (look["date"], look["state"], look["note"]) == ("2026-11-19", "stuck", "No access")
    assert "checked in on goal g3" in take_back()


@pytest.mark.usefixtures("year")
def test_a_check_in_asks_and_takes_beginnings(shell: Shell) -> None:
    result = shell("plan", "check-in", "g1", terminal=80, stdin="late\ns\nslo\nTwo pages done\n")
    assert result.code == 0
    assert result.err.count("is not one of them") == 2
    assert "Its day has passed: pmcareer plan done g1" in result.err
    goal = goals(shell)[0]
    assert [(look["state"], look["note"]) for look in goal["check_ins"]] == [("slow", "Two pages done")]
    assert (goal["overdue"], goal["stale"], goal["last_looked_at"]) == (True, False, "2026-11-20")


@pytest.mark.usefixtures("year")
def test_enter_is_on_track_and_no_note(shell: Shell) -> None:
    shell("plan", "check-in", "g3", terminal=80, stdin="\n\n")
    (look,) = next(each for each in goals(shell) if each["id"] == "g3")["check_ins"]
    assert (look["state"], look["note"]) == ("on-track", "")
    shell("plan", "check-in", "g3", "--state", "on-track", "--note", "-", stdin="From a pipe\n")
    assert next(each for each in goals(shell) if each["id"] == "g3")["check_ins"][1]["note"] == "From a pipe"


@pytest.mark.usefixtures("year")
def test_a_closed_goal_is_opened_again_before_it_is_looked_at(shell: Shell) -> None:
    refused = shell("plan", "check-in", "g4", "--state", "slow")
    assert refused.code == 2
    assert "pmcareer plan edit g4 --reopen" in refused.err
    assert shell("plan", "edit", "g4", "--reopen").code == 0
    assert shell("plan", "check-in", "g4", "--state", "slow").code == 0
    goal = next(each for each in goals(shell) if each["id"] == "g4")
    assert (goal["status"], goal["closed"]) == ("open", None)


@try_each("command", [("check-in", "g1", "--state", "slow"), ("done", "g1"), ("drop", "g1")])
def test_no_look_and_no_end_lies_ahead(shell: Shell, command: tuple[str, ...]) -> None:
    shell("plan", "add", "Talk")
    result = shell("plan", *command, "--date", "tomorrow")
    assert result.code == 2
    assert "in the future" in result.err
    assert goals(shell)[0]["status"] == "open"


# Closing one


@pytest.mark.usefixtures("year")
def test_done_asks_for_evidence_where_there_is_none(shell: Shell) -> None:
    result = shell("plan", "done", "g2")
    assert (result.code, result.out) == (0, "g2\n")
    assert "No evidence shows it yet" in result.err
    assert "pmcareer evidence add --goal g2 --skill customer-insight" in result.err
    goal = next(each for each in goals(shell) if each["id"] == "g2")
    assert (goal["status"], goal["closed"], goal["overdue"]) == ("done", "2026-11-20", False)
    again = shell("plan", "done", "g2")
    assert "g2 was done already." in again.err
    assert "marked as done goal g2" in take_back()
    show_with("g2", "against")
    assert "No evidence shows it yet" in shell("plan", "done", "g2").err
    take_back()
    show_with("g2")
    assert "Done: g2, shown by e2." in shell("plan", "done", "g2").err


def test_what_counts_against_does_not_show_a_goal(shell: Shell) -> None:
    shell("plan", "add", "Run six talks")
    show_with("g1", "against")
    shown = shell("plan", "show", "g1", "--json").json
    assert ([each["id"] for each in shown["shown_by"]], [each["id"] for each in shown["against"]]) == ([], ["e1"])
    assert shown["evidence"] == ["e1"]
    assert shell("plan", "list").out.split("\t")[7] == "0"
    page = shell("plan", "show", "g1", "--plain").out
    assert "Evidence, e1: counts against. − Six talks held (2026-11-18, 2 days ago)" in page
    assert "pmcareer evidence add --goal g1" in page


@pytest.mark.usefixtures("year")
@pytest.mark.parametrize(("command", "status"), [("done", "done"), ("drop", "dropped")])
def test_closing_again_keeps_the_day_and_a_note(
    shell: Shell, frozen_clock: FrozenClock, command: str, status: str
) -> None:
    shell("plan", command, "g2", "--date", "2026-11-12")
    frozen_clock.go_to(date(2026, 12, 24))
    result = shell("plan", command, "g2", "--note", "Said at the review")
    assert f"g2 was {status} already; your note is its last check-in." in result.err
    (goal,) = [each for each in goals(shell) if each["id"] == "g2"]
    assert (goal["status"], goal["closed"]) == (status, "2026-11-12")
    look = goal["check_ins"][-1]
    assert (look["date"], look["note"]) == ("2026-12-24", "Said at the review")


@pytest.mark.usefixtures("year")
def test_dropping_what_was_done_keeps_the_note(shell: Shell) -> None:
    shell("plan", "done", "g2")
    result = shell("plan", "drop", "g2", "--note", "-", stdin="Nobody used it\n")
    assert "g2 was done before." in result.err
    assert "Dropped: g2." in result.err
    (goal,) = [each for each in goals(shell, "--status", "dropped") if each["id"] == "g2"]
    assert goal["check_ins"][-1]["note"] == "Nobody used it"


@pytest.mark.usefixtures("year")
def test_drop_remembers_why_and_one_undo_takes_back_both(shell: Shell) -> None:
    shell("plan", "drop", "g2", "--note", "Another team does it")
    goal = goals(shell, "--status", "dropped")[0]
    assert [look["note"] for look in goal["check_ins"]] == ["Two cancelled", "Another team does it"]
    assert [look["state"] for look in goal["check_ins"]] == ["slow", "slow"]
    assert "g2 was dropped already." in shell("plan", "drop", "g2").err
    assert "g2 was dropped before." in shell("plan", "done", "g2").err
    take_back()
    take_back()
    goal = next(each for each in goals(shell) if each["id"] == "g2")
    assert (goal["status"], len(goal["check_ins"])) == ("open", 1)


# Goals from the advice


def test_dry_run_shows_the_advice_by_number_and_changes_nothing(shell: Shell, sealed: Path) -> None:
    offered = shell("plan", "from-next", "--from", "pm", "--dry-run", "--json").json
    assert [each["number"] for each in offered] == list(range(1, len(offered) + 1))
    focus = shell("next", "--from", "pm", "--json").json["focus"]
    assert list(dict.fromkeys(each["skill"] for each in offered)) == [item["skill"] for item in focus]
    actions = {action["text"] for item in focus for action in item["actions"]}
    assert {each["what"] for each in offered} <= actions
    due = {"week": "2026-11-27", "month": "2026-12-20", "quarter": "2027-02-19", None: None}
    assert all(each["due"] == due[each["size"]] for each in offered)
    screen = shell("plan", "from-next", "--from", "pm", "--dry-run", terminal=80)
    assert "Actions to take on" in screen.out
    assert "Nothing was changed." in screen.err
    one = shell("plan", "from-next", "--from", "pm", "--dry-run", "--take", "3").out.splitlines()
    assert [line.split("\t")[0] for line in one] == ["3"]
    assert not (sealed / "career.db").exists()


def test_taken_by_number_they_are_goals_and_one_undo_takes_all_back(shell: Shell) -> None:
    offered = shell("plan", "from-next", "--from", "pm", "--dry-run", "--json").json
    result = shell("plan", "from-next", "--from", "pm", "--take", "3, 1", "--when", "a review ends")
    assert (result.code, result.out) == (0, "g1\ng2\n")
    assert "pmcareer plan edit g2 --when" in result.err
    kept = {goal["id"]: goal for goal in goals(shell)}
    for id, place in (("g1", 2), ("g2", 0)):
        for name in ("skill", "what", "due", "done_when"):
            assert kept[id][name] == offered[place][name]
    assert (kept["g1"]["when"], kept["g2"]["when"]) == ("a review ends", "")
    take_back()
    assert goals(shell) == []


def test_what_is_open_already_is_not_added_twice_and_what_was_closed_is(shell: Shell) -> None:
    shell("plan", "from-next", "--from", "pm", "--take", "1")
    again = shell("plan", "from-next", "--from", "pm", "--take", "1,2", "--json")
    assert "g1 is an open goal" in again.err
    assert [goal["id"] for goal in again.json] == ["g2"]
    assert shell("plan", "from-next", "--from", "pm", "--dry-run", "--json").json[0]["open_as"] == "g1"
    none = shell("plan", "from-next", "--from", "pm", "--take", "1,2")
    assert (none.code, none.out) == (0, "")
    assert "Nothing was added." in none.err
    shell("plan", "done", "g1")
    assert shell("plan", "from-next", "--from", "pm", "--take", "1").out == "g3\n"


def test_on_a_terminal_one_chooses_and_says_when(shell: Shell) -> None:
    shell("me", "set", "--level", "pm")
    shell("plan", "from-next", "--take", "1")
    result = shell("plan", "from-next", terminal=80, stdin="99\n1,2\nWhen a review ends,\n")
    assert (result.code, result.out) == (0, "")
    assert "'99' is not a number from 1 to" in result.err
    assert "open already as g1" in " ".join(result.err.split())
    assert [(goal["id"], goal["when"]) for goal in goals(shell)] == [("g1", ""), ("g2", "a review ends")]
    assert "Nothing was added." in shell("plan", "from-next", terminal=80, stdin="\n").err


@try_each(
    ("words", "says"),
    [
        (("--from", "pm"), "--take NUMBERS"),
        (("--take", "1"), "pmcareer me set"),
        (("--from", "pm", "--take", "0"), "pmcareer plan from-next --dry-run"),
        (("--from", "pm", "--take", "one"), "'one' is not a number"),
        (("--from", "pm", "--take", "1", "--when", "a", "--when", "b"), "more --when than actions"),
        (("--from", "pm", "--take", "1", "--due", "yesterday"), "has passed"),
        (("--from", "pm", "--to", "apm", "--take", "1"), "is not above"),
    ],
)
def test_what_cannot_be_taken_is_refused(shell: Shell, words: tuple[str, ...], says: str) -> None:
    result = shell("plan", "from-next", *words)
    assert (result.code, result.out) == (2, "")
    assert says in result.err
    assert goals(shell) == []


def test_few_skills_a_day_of_ones_own_and_the_bar_where_no_action_is_named(shell: Shell, bakery: str) -> None:
    words = ("plan", "from-next", "--from", "boy", "--framework", bakery, "--due", "2027-03-01", "--json")
    offered = shell(*words, "--dry-run").json
    assert [(each["skill"], each["kind"]) for each in offered] == [
        ("dough", "practice"),
        ("dough", "people"),
        ("oven", None),
    ]
    assert offered[2]["what"] == "Firing: Helps"
    assert {each["due"] for each in offered} == {"2027-03-01"}
    assert {each["skill"] for each in shell(*words, "--dry-run", "--focus", "1").json} == {"dough"}
    kept = shell(*words, "--take", "1,3").json
    assert kept[0]["done_when"] == "The night baker no longer tastes."


def test_where_the_ladder_ends_there_is_nothing_to_take(shell: Shell) -> None:
    for words in (("--dry-run",), ("--take", "1"), ()):
        result = shell("plan", "from-next", "--from", "cpo", "--json", *words)
        assert (result.code, result.json) == (0, [])
        assert "nothing to choose" in result.err


# Whose plan it is


def test_every_person_has_a_plan_of_her_own(shell: Shell) -> None:
    shell("plan", "add", "Mine")
    hers = shell("plan", "add", "Hers", "--person", "Ana")
    assert "pmcareer plan check-in g2 --person ana" in hers.err
    assert [goal["what"] for goal in goals(shell)] == ["Mine"]
    assert [goal["what"] for goal in goals(shell, "--person", "ana")] == ["Hers"]
    refused = shell("plan", "done", "g2")
    assert refused.code == 2
    assert "Goal g2 is ana's. Add --person ana" in " ".join(refused.err.split())
    assert "Goal g1 is yours." in shell("plan", "drop", "g1", "--person", "ana").err
    assert "--person ana" in shell("plan", "--person", "ana", terminal=80).out
    assert {goal["status"] for goal in goals(shell) + goals(shell, "--person", "ana")} == {"open"}


def test_an_option_before_the_command_is_refused_and_not_lost(shell: Shell) -> None:
    result = shell("plan", "--person", "ana", "add", "Hers")
    assert (result.code, result.out) == (2, "")
    assert "pmcareer plan add --person" in result.err
    assert goals(shell) == []


def test_what_was_written_is_shown_as_text(shell: Shell) -> None:
    poison = "[bold]x[/] \x1b]52;c;eA==\x07 \u202etxt"
    result = shell("plan", "add", poison, "--when", poison, "--done-when", poison)
    shell("plan", "check-in", "g1", "--state", "slow", "--note", poison)
    shown = [
        shell("plan", command, *id, terminal=80, env={"NO_COLOR": "1"}).out
        for command, *id in (("list",), ("show", "g1"))
    ]
    for text in (result.err, *shown):
        assert "[bold]x[/]" in text
        assert not {"\x1b", "\x07", "\u202e"} & set(text)
    assert goals(shell)[0]["what"] == poison
