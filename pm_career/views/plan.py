"""Pages of `plan`: one goal in full, and the actions that the advice offers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import groupby

from pm_career.advice.development import Advice
from pm_career.advice.goals import GoalNow, Proposal, format_intention
from pm_career.domain.dates import format_relative
from pm_career.domain.evidence import Evidence
from pm_career.domain.framework import Framework
from pm_career.domain.goals import CheckIn, Goal
from pm_career.domain.page import (
    Block,
    Bullets,
    Entry,
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
from pm_career.journal.goals import Closed
from pm_career.views.advice_basis import build_basis
from pm_career.views.evidence import NOBODY, describe_others_word, mark_text
from pm_career.views.goal_list import list_states

_SIZES = {"week": "a week's work", "month": "a month's work", "quarter": "a quarter's work"}
_EDITABLE = ("what", "skill", "when", "then", "due", "done_when", "status")


def build_page(
    now: GoalNow,
    evidence: Sequence[Evidence],
    former: Sequence[Former[Goal]],
    today: date,
    confirmed: Mapping[str, Sequence[str]] = NOBODY,
) -> Page:
    """Build the page of one goal in full, with its evidence and what it was before each edit.

    `confirmed` has the names of those whose word is kept, by the id of the piece of evidence.
    """
    return tuple(_build_blocks(now, evidence, former, today, confirmed))


def build_offer_page(
    framework: Framework, advice: Advice, found: Sequence[Proposal], open_as: Mapping[int, str], today: date
) -> Page:
    """The proposed actions, numbered, below the skill that each develops.

    `open_as` maps numbers to the ids of goals that are open already.
    """
    return tuple(_build_offer(framework, advice, found, open_as, today))


def describe_closed_already(closed: Closed) -> str:
    """Say that a goal had its status before it was closed, and where the note went."""
    noted = "; your note is its last check-in" if closed.note_added else ""
    return f"{closed.goal.id} was {closed.goal.status} already{noted}."


def _build_blocks(
    now: GoalNow,
    evidence: Sequence[Evidence],
    former: Sequence[Former[Goal]],
    today: date,
    confirmed: Mapping[str, Sequence[str]],
) -> Iterator[Block]:
    goal = now.goal
    yield Title(f"Goal {goal.id}", "Plan", ", ".join(list_states(now)))
    yield Prose(goal.what, "Goal", tone="strong")
    if sentence := format_intention(goal):
        yield Prose(sentence, "Intention")
    if facts := tuple(_list_facts(now, today)):
        yield Pairs(facts)
    if goal.done_when:
        yield Section("It is done when")
        yield Bullets(tuple(filter(str.strip, goal.done_when.splitlines())), "Done when", quiet=True)
    if goal.check_ins:
        yield Section("Check-ins")
        yield Pairs(tuple(_build_check_in(each, today) for each in reversed(goal.check_ins)), "Check-in")
    yield Section("Evidence")
    if evidence:
        yield Pairs(tuple(_build_evidence(each, today, confirmed.get(each.id, ())) for each in evidence), "Evidence")
    else:
        yield Prose("There is no evidence for it yet.", "Evidence")
    if changes := tuple(_list_changes(goal, former, today)):
        yield Section("As it was before")
        yield Bullets(changes, "Before", quiet=True, tone="muted")
    yield Hint(_list_hints(goal, shown=any(each.counts == "for" for each in evidence)))


def _list_facts(now: GoalNow, today: date) -> Iterator[Pair]:
    goal = now.goal
    if goal.when and not goal.then:
        yield Pair("When", goal.when)
    if now.skill_name:
        yield Pair("Skill", now.skill_name)
    if goal.due:
        yield Pair("Due", _format_day(goal.due, today))
    if goal.created:
        yield Pair("Set", _format_day(goal.created.date(), today))
    if now.stale and now.looked:
        yield Pair("Last look", _format_day(now.looked, today))
    if goal.closed:
        yield Pair(goal.status.capitalize(), _format_day(goal.closed, today))


def _build_check_in(each: CheckIn, today: date) -> Pair:
    state = each.state.replace("-", " ")
    return Pair(_format_day(each.date, today), f"{state}: {each.note}" if each.note else state)


def _build_evidence(each: Evidence, today: date, confirmed_by: Sequence[str]) -> Pair:
    against = "counts against" if each.counts == "against" else ""
    aside = ", ".join(filter(None, (against, describe_others_word(each, confirmed_by))))
    return Pair(each.id, mark_text(each, f"{each.what} ({_format_day(each.date, today).replace(' (', ', ')}"), aside)


def _list_changes(goal: Goal, former: Sequence[Former[Goal]], today: date) -> Iterator[str]:
    """List what each edit replaced, the last edit first."""
    then = goal
    for each in reversed(former):
        parts = [
            f"{name.replace('_', ' ')} {_quote(getattr(each.value, name))}"
            for name in _EDITABLE
            if getattr(each.value, name) != getattr(then, name)
        ]
        then = each.value
        if parts:
            yield f"until {format_relative(each.replaced.date(), today)}: {'; '.join(parts)}"


def _quote(value: str | date | None) -> str:
    if not value:
        return "not said"
    return value.isoformat() if isinstance(value, date) else f"“{value}”"


def _list_hints(goal: Goal, *, shown: bool) -> tuple[tuple[str, str], ...]:
    """List the commands for the goal; `shown`: there is evidence for it."""
    rest = goal.id
    if goal.status != "open":
        return ((f"pmcareer plan edit {rest} --reopen", "open it again"), ("pmcareer plan list", "all goals"))
    hints = [(f"pmcareer plan check-in {rest}", "say how it goes")]
    if not goal.when:
        hints.append((f"pmcareer plan edit {rest} --when TEXT", "tie it to something that will come up"))
    if not shown:
        hints.append((f"pmcareer evidence add --goal {rest}", "add evidence for it"))
    return (*hints, (f"pmcareer plan done {rest}", "it is done"))


def _build_offer(
    framework: Framework, advice: Advice, found: Sequence[Proposal], open_as: Mapping[int, str], today: date
) -> Iterator[Block]:
    ids = " → ".join(level.id for level in (advice.start, advice.to) if level)
    yield Title("Actions to take on", "Plan", ids)
    yield build_basis(advice)
    for skill, group in groupby(found, key=lambda each: each.item):
        aim = framework.find_step_name(skill.expected)
        here = framework.find_step_name(skill.current) if skill.current is not None else "not rated"
        yield Entry(skill.label, "Skill", f"{here} → {aim}")
        rows = (Pair(str(each.number), _format_proposal(each, open_as, today)) for each in group)
        yield Pairs(tuple(rows), "Action")
    yield Records(tuple(_build_offer_record(each, open_as) for each in found))


def _format_proposal(each: Proposal, open_as: Mapping[int, str], today: date) -> str:
    size = _SIZES[each.action.size] if each.action and each.action.size else ""
    due = f"due {format_relative(each.goal.due, today)}" if each.goal.due else "no day set"
    there = f"open already as {open_as[each.number]}" if each.number in open_as else ""
    return f"{each.goal.what} ({', '.join(filter(None, (size, due, there)))})"


def _build_offer_record(each: Proposal, open_as: Mapping[int, str]) -> tuple[str, ...]:
    """A line for a pipe: number, skill, kind, due, the goal it is open as, text."""
    kind = each.action.kind if each.action else ""
    due = each.goal.due.isoformat() if each.goal.due else ""
    return (str(each.number), each.item.skill, kind, due, open_as.get(each.number, ""), each.goal.what)


def _format_day(day: date, today: date) -> str:
    return f"{day.isoformat()} ({format_relative(day, today)})"
