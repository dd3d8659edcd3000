"""Goals on a page: all of them, one whole, and those that the advice offers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import groupby

from pm_career.advice.development import Advice
from pm_career.advice.goals import GoalNow, Proposal, format_intention
from pm_career.domain.dates import format_relative
from pm_career.domain.evidence import Evidence
from pm_career.domain.framework import Framework
from pm_career.domain.goals import CheckIn, Goal, GoalStatus
from pm_career.domain.page import (
    Block,
    Bullets,
    Cell,
    Entry,
    Grid,
    Head,
    Hint,
    Page,
    Pair,
    Pairs,
    Prose,
    Records,
    Section,
    Title,
)
from pm_career.domain.person import Former

_SIZES = {"week": "a week's work", "month": "a month's work", "quarter": "a quarter's work"}
_NARROWEST = 46
"""Columns that the three short facts of a goal need beside one another."""
_PARTS = ("what", "skill", "when", "then", "due", "done_when", "status")


def build_list_page(goals: Sequence[GoalNow], today: date, *, option: str = "") -> Page:
    """Goals as a table; `option` is what commands need so that they are about the same person."""
    rows = tuple(
        (
            Cell((each.skill_name or "no skill",)),
            Cell((_due(each, today),), tone="strong" if each.overdue else "normal"),
            Cell((_looked(each, today),), tone="strong" if each.stale else "normal"),
        )
        for each in goals
    )
    heads = tuple(Head(each.goal.id, each.goal.what, "Goal") for each in goals)
    first = goals[0].goal
    hints = [(f"pmcareer plan show {first.id}{option}", "one of them whole")]
    if first.status == "open":
        hints.append((f"pmcareer plan check-in {first.id}{option}", "say how it goes"))
        hints.append((f"pmcareer plan done {first.id}{option}", "it is done"))
    records = tuple(_record(each) for each in goals)
    grid = Grid(("Skill", "Due", "How it goes"), rows, records, heads, stack_below=_NARROWEST)
    return (Title("Goals", "Plan", _counted(goals)), grid, Hint(tuple(hints)))


def build_empty_page(status: GoalStatus | None, *, some: bool, option: str = "") -> Page:
    """What somebody sees who has no goals of the kind that was asked for; in a pipe it is no record at all."""
    hints = [
        (f"pmcareer plan from-next{option}", "choose from the advice"),
        (f"pmcareer plan add{option}", "one of your own"),
    ]
    if some:
        hints.append((f"pmcareer plan list{option}", "all goals, the closed ones too"))
    called = f"that are {status}" if some and status else "like that" if some else "yet"
    return (Title(f"No goals {called}", "Plan"), Records(()), Hint(tuple(hints)))


def build_page(
    now: GoalNow, evidence: Sequence[Evidence], former: Sequence[Former[Goal]], today: date, *, option: str = ""
) -> Page:
    """One goal whole, with what shows it and as it was before."""
    return tuple(_blocks(now, evidence, former, today, option))


def build_offer_page(
    framework: Framework, advice: Advice, found: Sequence[Proposal], open_as: Mapping[int, str], today: date
) -> Page:
    """Actions to take on, numbered, below the skill that each develops."""
    return tuple(_offered(framework, advice, found, open_as, today))


def _blocks(
    now: GoalNow, evidence: Sequence[Evidence], former: Sequence[Former[Goal]], today: date, option: str
) -> Iterator[Block]:
    goal = now.goal
    yield Title(f"Goal {goal.id}", "Plan", ", ".join(_states(now)))
    yield Prose(goal.what, "Goal", tone="strong")
    if sentence := format_intention(goal):
        yield Prose(sentence, "Intention")
    if facts := tuple(_facts(now, today)):
        yield Pairs(facts)
    if goal.done_when:
        yield Section("It is done when")
        yield Bullets(tuple(filter(str.strip, goal.done_when.splitlines())), "Done when", quiet=True, indent=2)
    if goal.check_ins:
        yield Section("Check-ins")
        yield Pairs(tuple(_check_in(each, today) for each in reversed(goal.check_ins)), "Check-in", indent=2)
    yield Section("Evidence")
    if evidence:
        rows = tuple(
            Pair(each.id, f"{each.what} ({each.date.isoformat()}, {format_relative(each.date, today)})")
            for each in evidence
        )
        yield Pairs(rows, "Evidence", indent=2)
    else:
        yield Prose("You have no evidence for it yet.", "Evidence", indent=2)
    if changes := tuple(_changes(goal, former, today)):
        yield Section("As it was before")
        yield Bullets(changes, "Before", quiet=True, indent=2, tone="muted")
    yield Hint(_next(goal, option))


def _facts(now: GoalNow, today: date) -> Iterator[Pair]:
    goal = now.goal
    if goal.when and not goal.then:
        yield Pair("When", goal.when)
    if now.skill_name:
        yield Pair("Skill", now.skill_name)
    if goal.due:
        yield Pair("Due", _day(goal.due, today))
    if goal.created:
        yield Pair("Set", _day(goal.created.date(), today))
    if now.stale and now.looked:
        yield Pair("Last look", _day(now.looked, today))
    if goal.closed:
        yield Pair(goal.status.capitalize(), _day(goal.closed, today))


def _check_in(each: CheckIn, today: date) -> Pair:
    state = each.state.replace("-", " ")
    return Pair(_day(each.date, today), f"{state}: {each.note}" if each.note else state)


def _changes(goal: Goal, former: Sequence[Former[Goal]], today: date) -> Iterator[str]:
    """What each edit replaced, the last edit first."""
    then = goal
    for each in reversed(former):
        parts = [
            f"{name.replace('_', ' ')} {_quoted(getattr(each.value, name))}"
            for name in _PARTS
            if getattr(each.value, name) != getattr(then, name)
        ]
        then = each.value
        if parts:
            yield f"until {format_relative(each.replaced.date(), today)}: {'; '.join(parts)}"


def _quoted(value: str | date | None) -> str:
    if not value:
        return "not said"
    return value.isoformat() if isinstance(value, date) else f"“{value}”"


def _next(goal: Goal, option: str) -> tuple[tuple[str, str], ...]:
    rest = f"{goal.id}{option}"
    if goal.status != "open":
        return ((f"pmcareer plan edit {rest} --reopen", "open it again"), (f"pmcareer plan list{option}", "all goals"))
    hints = [(f"pmcareer plan check-in {rest}", "say how it goes")]
    if not goal.when:
        hints.append((f"pmcareer plan edit {rest} --when TEXT", "tie it to something that will come up"))
    if not goal.evidence:
        hints.append((f"pmcareer evidence add --goal {rest}", "add evidence for it"))
    return (*hints, (f"pmcareer plan done {rest}", "it is done"))


def _offered(
    framework: Framework, advice: Advice, found: Sequence[Proposal], open_as: Mapping[int, str], today: date
) -> Iterator[Block]:
    ids = " → ".join(level.id for level in (advice.start, advice.to) if level)
    yield Title("Actions to take on", "Plan", ids)
    if advice.basis == "expectations":
        yield Prose(
            "You have no ratings yet: this starts from what your present level expects of you.", "Basis", tone="muted"
        )
    else:
        yield Prose("From your ratings; a skill without one starts from your present level.", "Basis", tone="muted")
    for skill, group in groupby(found, key=lambda each: each.item):
        aim = framework.step_name(skill.expected)
        here = framework.step_name(skill.current) if skill.current is not None else "not rated"
        yield Entry(skill.label, "Skill", f"{here} → {aim}")
        rows = (Pair(str(each.number), _proposed(each, open_as, today)) for each in group)
        yield Pairs(tuple(rows), "Action", indent=2)
    yield Records(tuple(_offered_record(each, open_as) for each in found))


def _proposed(each: Proposal, open_as: Mapping[int, str], today: date) -> str:
    size = _SIZES[each.action.size] if each.action and each.action.size else ""
    due = f"due {format_relative(each.goal.due, today)}" if each.goal.due else "no day set"
    there = f"open already as {open_as[each.number]}" if each.number in open_as else ""
    return f"{each.goal.what} ({', '.join(filter(None, (size, due, there)))})"


def _offered_record(each: Proposal, open_as: Mapping[int, str]) -> tuple[str, ...]:
    """Number, skill, kind, due, the goal it is open as, and the words."""
    kind = each.action.kind if each.action else ""
    due = each.goal.due.isoformat() if each.goal.due else ""
    return (str(each.number), each.item.skill, kind, due, open_as.get(each.number, ""), each.goal.what)


def _counted(goals: Sequence[GoalNow]) -> str:
    statuses = [each.goal.status for each in goals]
    counts = ((status, statuses.count(status)) for status in ("open", "done", "dropped"))
    return ", ".join(f"{number} {status}" for status, number in counts if number)


def _due(each: GoalNow, today: date) -> str:
    goal = each.goal
    if goal.closed:
        return f"{goal.status} {format_relative(goal.closed, today)}"
    if goal.due is None:
        return "no day set"
    return f"overdue: {format_relative(goal.due, today)}" if each.overdue else format_relative(goal.due, today)


def _looked(each: GoalNow, today: date) -> str:
    """Of an open goal the last check-in in words, and that it is long ago where it is."""
    if each.goal.status != "open":
        return ""
    last = each.last_check_in
    if each.stale and each.looked:
        was = f", {last.state.replace('-', ' ')} then" if last else ""
        return f"stale: last looked at {format_relative(each.looked, today)}{was}"
    return f"{last.state.replace('-', ' ')}, {format_relative(last.date, today)}" if last else "not looked at yet"


def _record(each: GoalNow) -> tuple[str, ...]:
    """Id, status, skill, due, what is late about it, last state, last look, pieces of evidence, the words."""
    goal, last = each.goal, each.last_check_in
    late = " ".join(_states(each)[1:])
    due = goal.due.isoformat() if goal.due else ""
    looked = last.date.isoformat() if last else ""
    state = last.state if last else ""
    return (goal.id, goal.status, each.skill, due, late, state, looked, str(len(goal.evidence)), goal.what)


def _states(each: GoalNow) -> tuple[str, ...]:
    """Its status, and what is late about it."""
    late = (("overdue", each.overdue), ("stale", each.stale))
    return (each.goal.status, *(word for word, holds in late if holds))


def _day(day: date, today: date) -> str:
    return f"{day.isoformat()} ({format_relative(day, today)})"
