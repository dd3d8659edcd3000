"""The plan in the navigator, kept by the same functions as `pmcareer plan` keeps it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from msgspec.structs import replace

from pm_career.advice.goals import (
    GoalNow,
    Proposal,
    evaluate_goals,
    find_open_goal,
    propose_goals,
    strip_then,
    strip_when,
)
from pm_career.commands import clock
from pm_career.commands.explore.opened import Opened
from pm_career.commands.personal import changing, read_moves, reading
from pm_career.commands.personal_advice import advice_for
from pm_career.domain.goals import CheckIn, Goal, Progress
from pm_career.domain.page import Page
from pm_career.journal.days import parse_due_day
from pm_career.journal.goals import require_text
from pm_career.store.evidence import find_evidence
from pm_career.store.goals import (
    add_check_in,
    add_goal,
    close_goal,
    edit_goal,
    find_goal,
    list_former_goals,
    list_goals,
)
from pm_career.store.people import read_profile
from pm_career.views import plan

_READ: Mapping[str, Callable[[str], object]] = {
    "what": require_text,
    "when": strip_when,
    "then": strip_then,
    "due": lambda text: parse_due_day(text, clock.today()),
    "done_when": str.strip,
}
"""What is made of the words for each part of a goal, as `pmcareer plan add` and `plan edit` make it."""


class Goals(Opened):
    """The part of the notebook that is about goals."""

    def goals(self) -> Sequence[GoalNow]:
        """As `pmcareer plan list`."""
        with reading() as store:
            moves = read_moves(store, self._ladder.id)
            kept = list_goals(store, self._person)
        return evaluate_goals(self._ladder, moves, kept, clock.today())

    def goal_page(self, goal_id: str) -> Page:
        """As `pmcareer plan show`."""
        with reading() as store:
            moves = read_moves(store, self._ladder.id)
            (now,) = evaluate_goals(self._ladder, moves, (find_goal(store, goal_id),), clock.today())
            shown_by = [find_evidence(store, each) for each in now.goal.evidence]
            former = list_former_goals(store, goal_id)
        return plan.build_page(now, shown_by, former, clock.today())

    def check_in(self, goal_id: str, state: Progress, note: str) -> str:
        """As `pmcareer plan check-in`."""
        with changing() as change:
            add_check_in(change, goal_id, CheckIn(clock.today(), state, note))
        return f"Looked at {goal_id}: {state.replace('-', ' ')}."

    def close(self, goal_id: str) -> str:
        """As `pmcareer plan done`."""
        with changing() as change:
            close_goal(change, goal_id, "done", clock.today())
        return f"Done: {goal_id}."

    def drop(self, goal_id: str, why: str) -> str:
        """As `pmcareer plan drop`: the reason is its last check-in."""
        with changing() as change:
            now = find_goal(change, goal_id)
            if why and now.status == "open":
                state = now.check_ins[-1].state if now.check_ins else "stuck"
                add_check_in(change, goal_id, CheckIn(clock.today(), state, why))
            close_goal(change, goal_id, "dropped", clock.today())
        return f"Dropped: {goal_id}. u takes it back."

    def set_goal(self, said: Mapping[str, str]) -> str:
        """As `pmcareer plan add`."""
        goal = replace(Goal(person=self._person, what="-"), **_read({"what": "", **said}))
        with changing() as change:
            kept = add_goal(change, goal)
        return f"Added {kept.id}: {kept.what}"

    def reword_goal(self, goal_id: str, said: Mapping[str, str]) -> str:
        """As `pmcareer plan edit`: the parts that were said in the place of those there are now."""
        parts = _read(said)
        with changing() as change:
            now = find_goal(change, goal_id)
            kept = edit_goal(change, replace(now, **parts))
        return f"{goal_id} is as it was." if kept == now else f"Changed {goal_id}. u takes it back."

    def offers(self) -> Sequence[Proposal]:
        """As `pmcareer plan from-next` offers."""
        with reading() as store:
            profile = read_profile(store, self._person)
            given = advice_for(self._ladder, profile, store)
            moves = read_moves(store, self._ladder.id)
            kept = list_goals(store, self._person, "open")
        found = propose_goals(self._ladder, given.advice, self._person, clock.today())
        return [each for each in found if find_open_goal(kept, each.goal, moves) is None]

    def take(self, offer: Proposal) -> str:
        """As `pmcareer plan from-next --take`."""
        with changing() as change:
            kept = add_goal(change, offer.goal)
        return f"Added {kept.id}: {kept.what}"


def _read(said: Mapping[str, str]) -> dict[str, object]:
    return {name: _READ[name](text) for name, text in said.items()}
