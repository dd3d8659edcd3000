"""What the plan commands open and share: whose plan it is, its ladder, a goal by its id, a day still to come."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from pm_career.advice.goals import GoalNow, goals_now
from pm_career.advice.if_then import Proposal, open_already
from pm_career.commands import clock, output, streams
from pm_career.commands.own import Own
from pm_career.commands.session import skill_called
from pm_career.domain.dates import SPOKEN, day_from, relative
from pm_career.domain.goals import Goal
from pm_career.domain.text import fold_spaces, one_line
from pm_career.errors import UsageError
from pm_career.store.goals import goal_by_id
from pm_career.store.log import excerpt

if TYPE_CHECKING:
    from pm_career.store.log import Store


class Plan(Own):
    """One person's plan on one ladder."""

    def now(self, goals: Iterable[Goal]) -> tuple[GoalNow, ...]:
        """The goals as they stand today."""
        return goals_now(self.found, self.moves, goals, clock.today())

    def goal(self, store: Store, id: str) -> Goal:
        """This person's goal with this id. Another person's is refused: it takes --person to change her plan."""
        goal = goal_by_id(store, id)
        self.refuse_another(f"Goal {goal.id}", goal.person)
        return goal

    def skill(self, said: str, before: str = "") -> str:
        """The id of the skill that a name stands for, empty for none; one that a goal has already may stay."""
        return said if said in ("", before) else skill_called(self.ladder, said).id

    def tell_kept(self, verb: str, goal: Goal) -> None:
        """Say which goal was kept: its id and how it begins, then its skill and its day."""
        (now,) = self.now((goal,))
        streams.tell(f"{verb} {goal.id}: {excerpt(goal.what)}")
        due = f"due {relative(goal.due, clock.today())} ({goal.due.isoformat()})" if goal.due else "no day set"
        streams.tell(f"   {', '.join(filter(None, (one_line(now.skill_name), due)))}")

    def open_as(self, found: Sequence[Proposal], goals: Sequence[Goal]) -> dict[int, str]:
        """The numbers of those proposals that are open goals already, with the goal's id."""
        known = {each.number: open_already(goals, each.goal, self.moves) for each in found}
        return {number: goal.id for number, goal in known.items() if goal}

    def answer(self, goal: Goal, *, json: bool) -> None:
        """Hand what was kept to whoever reads stdout: as JSON if asked, its id to a script, nothing to a person."""
        if json:
            from pm_career.documents.plan import goal as document

            output.show_json(document(self.now((goal,))[0]))
        elif not streams.is_terminal(sys.stdout):
            streams.write(f"{goal.id}\n")

    def answer_all(self, goals: Sequence[Goal], *, json: bool) -> None:
        """As `answer`, for several goals: one list, or an id a line."""
        if json:
            from pm_career.documents.plan import goal as document

            output.show_json([document(self.now((each,))[0]) for each in goals])
        elif not streams.is_terminal(sys.stdout):
            streams.write("".join(f"{each.id}\n" for each in goals))


def due_day(said: str) -> date | None:
    """The day that --due names, today or later; None for nothing. 'friday' is the next one, '3 weeks' is from today."""
    words = fold_spaces(said).removeprefix("by ").removeprefix("on ")
    if not words:
        return None
    today = clock.today()
    found = [day_from(each, today) for each in (words, f"next {words}", f"in {words}")]
    ahead = next((day for day in found if day is not None and day >= today), None)
    if ahead is None and found[0] is not None:
        raise UsageError(f"{found[0].isoformat()} has passed.", "Give the day by which it is to be done.")
    if ahead is None:
        raise UsageError(f"'{one_line(said)}' is not a day.", f"Say it as: {SPOKEN}")
    return ahead
