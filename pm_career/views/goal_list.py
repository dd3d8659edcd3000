"""The table of goals, with when each is due and how it goes; and what to say where there are none."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from datetime import date

from pm_career.advice.goals import GoalNow, format_intention
from pm_career.domain.dates import format_relative
from pm_career.domain.goals import Goal, GoalStatus
from pm_career.domain.page import Cell, Grid, Hint, Page, Pair, Records, Title
from pm_career.views.theme import MET

_NARROWEST = 64
"""Columns that a goal and its three cells need beside one another."""


def build_page(goals: Sequence[GoalNow], today: date, against: Container[str] = ()) -> Page:
    """Build the table of goals; there must be at least one. `against` are ids of evidence that counts against."""
    rows = tuple(
        (
            Cell((each.goal.what,), head=each.goal.id, spoken=f"{each.goal.id}, {each.goal.what}"),
            Cell((each.skill_name or "no skill",)),
            _build_due(each, today),
            _build_last_look(each, today),
        )
        for each in goals
    )
    below = tuple(tuple(_list_below(each)) for each in goals)
    first = goals[0].goal
    hints = [(f"pmcareer plan show {first.id}", "one goal in full")]
    if first.status == "open":
        hints.append((f"pmcareer plan check-in {first.id}", "say how it goes"))
        hints.append((f"pmcareer plan done {first.id}", "it is done"))
    records = tuple(_build_record(each, against) for each in goals)
    columns = ("Goal", "Skill", "Due", "How it goes")
    grid = Grid(columns, rows, records, below, stack_below=_NARROWEST, wraps=0)
    return (Title("Goals", "Plan", _format_counts(goals)), grid, Hint(tuple(hints)))


def _format_counts(goals: Sequence[GoalNow]) -> str:
    statuses = [each.goal.status for each in goals]
    counts = ((status, statuses.count(status)) for status in ("open", "done", "dropped"))
    return ", ".join(f"{number} {status}" for status, number in counts if number)


def _build_due(each: GoalNow, today: date) -> Cell:
    due = _format_due(each, today)
    if each.goal.status == "done":
        return Cell((f"{MET} {due}",), tone="met", spoken=due)
    if each.goal.status == "dropped":
        return Cell((due,), tone="muted")
    return Cell((due,), tone="owed" if each.overdue else "normal" if each.goal.due else "unknown")


def _format_due(each: GoalNow, today: date) -> str:
    goal = each.goal
    if goal.closed:
        return f"{goal.status} {format_relative(goal.closed, today)}"
    if goal.due is None:
        return "no day set"
    return f"overdue: {format_relative(goal.due, today)}" if each.overdue else format_relative(goal.due, today)


def _build_last_look(each: GoalNow, today: date) -> Cell:
    """The last check-in: on track as what is met, slow or stale as to go, stuck as owed."""
    look = _format_last_look(each, today)
    last = each.last_check_in
    if each.goal.status != "open" or not last:
        return Cell((look,), tone="to_go" if each.stale else "unknown")
    if each.stale or last.state != "on-track":
        return Cell((look,), tone="owed" if last.state == "stuck" else "to_go")
    return Cell((f"{MET} {look}",), tone="met", spoken=look)


def _format_last_look(each: GoalNow, today: date) -> str:
    """Describe the last check-in, and for an open goal whether it is long ago."""
    last = each.last_check_in
    if each.goal.status != "open":
        return f"{last.state.replace('-', ' ')}, {format_relative(last.date, today)}" if last else ""
    if each.stale and each.looked:
        was = f", {last.state.replace('-', ' ')} then" if last else ""
        return f"stale: last looked at {format_relative(each.looked, today)}{was}"
    return f"{last.state.replace('-', ' ')}, {format_relative(last.date, today)}" if last else "not looked at yet"


def _list_below(each: GoalNow) -> Iterator[str | Pair]:
    """The if-then sentence, or its first half alone, and the note of the last check-in, if there are any."""
    if sentence := format_intention(each.goal):
        yield sentence
    elif each.goal.when:
        yield Pair("When", each.goal.when)
    if each.last_check_in and each.last_check_in.note:
        yield Pair("Last check-in", each.last_check_in.note)


def _build_record(each: GoalNow, against: Container[str]) -> tuple[str, ...]:
    """A line for a pipe.

    Its fields: id, status, skill, due, overdue or stale, last state, last check-in, evidence, text, when and then, the
    note of the last check-in.
    """
    goal, last = each.goal, each.last_check_in
    late = " ".join(list_states(each)[1:])
    due = goal.due.isoformat() if goal.due else ""
    looked = last.date.isoformat() if last else ""
    state = last.state if last else ""
    shown = sum(id not in against for id in goal.evidence)
    texts = (_format_plan(goal), last.note if last else "")
    return (goal.id, goal.status, each.skill, due, late, state, looked, str(shown), goal.what, *texts)


def _format_plan(goal: Goal) -> str:
    """Format the if-then sentence for a record, or its first half if there is no second."""
    return format_intention(goal) or (f"When {goal.when}." if goal.when else "")


def list_states(each: GoalNow) -> tuple[str, ...]:
    """Its status, then 'overdue' and 'stale' if it is."""
    late = (("overdue", each.overdue), ("stale", each.stale))
    return (each.goal.status, *(word for word, holds in late if holds))


def build_empty_page(status: GoalStatus | None, *, some: bool) -> Page:
    """Build the page for no goals, which is empty in a pipe. `some`: there are goals with another `status`."""
    hints = [
        ("pmcareer plan from-next", "choose from the advice"),
        ("pmcareer plan add", "one in other words"),
    ]
    if some:
        hints.append(("pmcareer plan list", "all goals, the closed ones too"))
    called = f"that are {status}" if some and status else "like that" if some else "yet"
    return (Title(f"No goals {called}", "Plan"), Records(()), Hint(tuple(hints)))
