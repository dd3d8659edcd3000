"""Goals of one person: add, edit, check in, close, find, and take from the advice."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any, Literal, NamedTuple

from msgspec.structs import replace

from pm_career.advice.development import FEW, Advice
from pm_career.advice.goals import (
    GoalNow,
    Proposal,
    evaluate_goals,
    find_open_goal,
    find_same_text,
    propose_goals,
    strip_then,
    strip_when,
)
from pm_career.domain.dates import parse_due_day
from pm_career.domain.evidence import Evidence
from pm_career.domain.goals import PROGRESS, CheckIn, Goal, GoalStatus, Progress
from pm_career.domain.names import find_skill
from pm_career.domain.person import Former
from pm_career.domain.ratings import SELF, Rater
from pm_career.domain.text import fold_spaces, one_line
from pm_career.errors import UsageError
from pm_career.journal.access import Owner
from pm_career.journal.advice import advise
from pm_career.journal.confirmations import group_names
from pm_career.store.evidence import EvidenceFilter, find_ids_against, list_evidence
from pm_career.store.goals import (
    add_check_in as store_check_in,
)
from pm_career.store.goals import (
    add_goal,
    close_goal,
    edit_goal,
    find_goal,
    list_former_goals,
    list_goals,
)
from pm_career.store.log import Change, Store

Ending = Literal["done", "dropped"]


class Added(NamedTuple):
    """A new goal with its id, and an open goal that has the same text."""

    goal: Goal
    same: Goal | None


class Edited(NamedTuple):
    """A goal before and after an edit."""

    before: Goal
    after: Goal


class Closed(NamedTuple):
    """A closed goal.

    `was_closed` tells whether it had this status before, `note_added` whether a note was stored. `shown_by` are the ids
    of the evidence for it.
    """

    goal: Goal
    was_closed: bool
    note_added: bool
    shown_by: tuple[str, ...]


class Detail(NamedTuple):
    """One goal on a day, the evidence that is tied to it, and what it was before each edit, the oldest first.

    `confirmed` has the names of those whose word is kept, by the id of the piece of evidence.
    """

    now: GoalNow
    evidence: tuple[Evidence, ...]
    history: tuple[Former[Goal], ...]
    confirmed: Mapping[str, Sequence[str]]


class Offer(NamedTuple):
    """What the advice has to take on.

    `open_already` has the numbers of proposals that are open goals, with the goal's id; `remarks` are sentences about
    what in the profile did not count.
    """

    advice: Advice
    proposals: tuple[Proposal, ...]
    open_already: Mapping[int, str]
    remarks: tuple[str, ...] = ()

    @property
    def new(self) -> tuple[Proposal, ...]:
        """The proposals that are no open goals yet."""
        return tuple(each for each in self.proposals if each.number not in self.open_already)


class Found(NamedTuple):
    """Goals as they are on a day; `any_at_all` tells whether the person has any goal.

    `against` are the ids of the evidence that counts against: it shows no goal.
    """

    goals: tuple[GoalNow, ...]
    any_at_all: bool
    against: frozenset[str]


class Taken(NamedTuple):
    """The goals that were added, and the ids of open goals that have the same words and were not added again."""

    added: tuple[Goal, ...]
    open_already: tuple[str, ...]


def require_text(typed: str) -> str:
    """Strip the text of a goal. Raises a UsageError if it is empty."""
    text = typed.strip()
    if not text:
        raise UsageError("You did not say what the goal is.", "Such as: Run two customer interviews")
    return text


def read_parts(owner: Owner, today: date, typed: Mapping[str, str | None], before: str = "") -> dict[str, Any]:
    """Parse the parts of a goal that were typed (not None) into values to store, by the names of its fields.

    The names are `what`, `skill`, `when`, `then`, `due` and `done_when`; an empty text removes a part. `before` is
    the id of the goal's skill, which is accepted even if the ladder no longer has it.
    """
    parse: Mapping[str, Callable[[str], Any]] = {
        "what": require_text,
        "skill": lambda text: find_skill_id(owner, text, before),
        "when": strip_when,
        "then": strip_then,
        "due": lambda text: parse_due_day(text, today),
        "done_when": str.strip,
    }
    return {name: parse[name](text) for name, text in typed.items() if text is not None}


def find_skill_id(owner: Owner, name: str, before: str = "") -> str:
    """Find the id of the skill with this name; empty for an empty name, and `before` for `before` itself."""
    name = name.strip()
    return name if name in ("", before) else find_skill(owner.require_ladder(), name).id


def parse_progress(typed: str) -> Progress:
    """Parse the state of a goal from its name or the beginning of its name."""
    words = fold_spaces(typed).replace(" ", "-")
    found = [each for each in PROGRESS if words and each.startswith(words)]
    if len(found) != 1:
        raise UsageError(f"'{one_line(typed)}' is not one of them.", f"Say one of: {', '.join(PROGRESS)}")
    return found[0]


def draft(owner: Owner, today: date, typed: Mapping[str, str | None]) -> Goal:
    """Build a new goal from what was typed (see `read_parts`), without storing it. `what` may be left out."""
    return replace(Goal(person=owner.person, what=""), **read_parts(owner, today, typed))


def add(change: Change, goal: Goal) -> Added:
    """Store a new goal, also where there is an open one with the same text."""
    goal = replace(goal, what=require_text(goal.what))
    same = next(find_same_text(list_goals(change, goal.person, "open"), goal.what), None)
    return Added(add_goal(change, goal), same)


def edit(change: Change, owner: Owner, goal_id: str, parts: Mapping[str, Any]) -> Edited:
    """Replace parts of a goal (as `read_parts` returns them) in its stored version."""
    before = find(change, owner, goal_id)
    return Edited(before, edit_goal(change, replace(before, **parts)))


def reopen(change: Change, owner: Owner, goal_id: str, today: date) -> Goal:
    """Open a goal again that was done or dropped."""
    return close_goal(change, find(change, owner, goal_id).id, "open", today)


def require_open(owner: Owner, goal: Goal) -> None:
    """Raise a UsageError if the goal is closed."""
    if goal.status != "open":
        hint = f"Open it again first: pmcareer plan edit {goal.id} --reopen{owner.option}"
        raise UsageError(f"Goal {goal.id} is {goal.status}.", hint)


def check_in(change: Change, owner: Owner, goal_id: str, look: CheckIn) -> Goal:
    """Store a check-in on an open goal. Raises a UsageError if the goal is closed."""
    goal = find(change, owner, goal_id)
    require_open(owner, goal)
    return store_check_in(change, goal.id, look)


def close(
    change: Change, owner: Owner, goal_id: str, status: Ending, today: date, *, on: date | None = None, note: str = ""
) -> Closed:
    """Mark a goal as done or dropped on a day, today unless `on` is given.

    A goal that has this status already keeps the day on which it was closed, unless `on` gives another one. The note
    is stored as the goal's last check-in, whether or not the goal was open.
    """
    before = find(change, owner, goal_id)
    was_closed = before.status == status
    if note:
        look = CheckIn(on or today, _find_last_progress(before, status), note)
        store_check_in(change, before.id, look, closed_too=True)
    if was_closed and on is None:
        closed = find(change, owner, before.id)
    else:
        closed = close_goal(change, before.id, status, on or today)
    against = find_ids_against(change, owner.person)
    return Closed(closed, was_closed, bool(note), tuple(each for each in closed.evidence if each not in against))


def _find_last_progress(goal: Goal, status: Ending) -> Progress:
    """Return the state of the last check-in; without one, on-track for a done goal and stuck for a dropped one."""
    if goal.check_ins:
        return goal.check_ins[-1].state
    return "on-track" if status == "done" else "stuck"


def find(store: Store, owner: Owner, goal_id: str) -> Goal:
    """Find the person's goal with this id. Raises a UsageError if it is unknown or another person's."""
    goal = find_goal(store, goal_id)
    owner.refuse_another(f"Goal {goal.id}", goal.person)
    return goal


def find_all(store: Store, owner: Owner, today: date, *, status: GoalStatus | None = None, skill: str = "") -> Found:
    """Find the person's goals: open ones first, the next due at the front, then closed ones, the last closed first.

    With `status` or `skill` (a typed name, or the id under which a goal has it) only those.
    """
    found = evaluate(owner, list_goals(store, owner.person), today)
    skill = skill.strip()
    wanted = skill if any(each.skill == skill for each in found) else find_skill_id(owner, skill)
    goals = tuple(each for each in found if status in (None, each.goal.status) and wanted in ("", each.skill))
    return Found(goals, bool(found), find_ids_against(store, owner.person))


def evaluate(owner: Owner, goals: Sequence[Goal], today: date) -> tuple[GoalNow, ...]:
    """Evaluate goals on a day, and put them in the order of `find_all`."""
    return evaluate_goals(owner.ladder, owner.renamed, goals, today)


def read_detail(store: Store, owner: Owner, goal_id: str, today: date) -> Detail:
    """Read one goal with its evidence and what it was before each edit."""
    goal = find(store, owner, goal_id)
    evidence = list_evidence(store, owner.person, EvidenceFilter(goal=goal.id))
    now = evaluate(owner, (goal,), today)[0]
    return Detail(now, evidence, list_former_goals(store, goal.id), group_names(store, owner))


def propose(
    store: Store,
    owner: Owner,
    today: date,
    *,
    start: str | None = None,
    to: str | None = None,
    rater: Rater = SELF,
    few: int = FEW,
    due: str = "",
) -> Offer:
    """Propose the actions of the advice, by one rater's ratings, as goals to choose from.

    `due` (as typed) is the day for all of them.
    """
    personal = advise(store, owner, start=start, to=to, rater=rater, few=few)
    day = parse_due_day(due, today)
    found = propose_goals(owner.require_ladder(), personal.advice, owner.person, today)
    if day:
        found = tuple(replace(each, goal=replace(each.goal, due=day)) for each in found)
    is_open = list_goals(store, owner.person, "open")
    known = {each.number: find_open_goal(is_open, each.goal, owner.renamed) for each in found}
    return Offer(personal.advice, found, {number: goal.id for number, goal in known.items() if goal}, personal.remarks)


def take(change: Change, owner: Owner, wanted: Sequence[Goal]) -> Taken:
    """Add proposed goals as one change, except those that are open already with the same words."""
    added: list[Goal] = []
    there: list[str] = []
    for goal in wanted:
        known = find_open_goal(list_goals(change, owner.person, "open"), goal, owner.renamed)
        if known is None:
            added.append(add_goal(change, goal))
        else:
            there.append(known.id)
    return Taken(tuple(added), tuple(there))
