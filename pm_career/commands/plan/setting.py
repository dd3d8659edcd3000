"""What the plan commands open and share: whose plan it is, its ladder, a goal by its id, a day still to come."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from pm_career.advice.goals import GoalNow, goals_now
from pm_career.advice.intentions import Proposal, open_already
from pm_career.commands import clock, output, streams
from pm_career.commands.personal import ladder_of, whose
from pm_career.commands.session import skill_called
from pm_career.domain.dates import SPOKEN, day_from, relative
from pm_career.domain.framework import Framework
from pm_career.domain.goals import Goal
from pm_career.domain.moved import Moves
from pm_career.domain.person import ME, Profile
from pm_career.domain.plaintext import one_line
from pm_career.errors import FrameworkError, PmCareerError, UsageError
from pm_career.store.goals import goal_by_id
from pm_career.store.log import excerpt
from pm_career.store.moves import moves_in
from pm_career.store.people import profile_of

if TYPE_CHECKING:
    from pm_career.store.log import Store


class Plan(NamedTuple):
    """One person's plan on one ladder.

    `found` is None where the person's own ladder cannot be opened, and `fault` says why: goals can still be set, read
    and closed then, with skills under their ids.
    """

    profile: Profile
    found: Framework | None
    moves: Moves
    fault: PmCareerError | None = None

    @property
    def person(self) -> str:
        """Whose it is."""
        return self.profile.person

    @property
    def option(self) -> str:
        """What further commands need so that they are about the same person."""
        return "" if self.person == ME else f" --person {self.person}"

    @property
    def ladder(self) -> Framework:
        """The ladder, where something cannot be understood without it."""
        if self.found is None:
            raise self.fault or FrameworkError("There is no ladder.")
        return self.found

    def now(self, goals: Iterable[Goal]) -> tuple[GoalNow, ...]:
        """The goals as they stand today."""
        return goals_now(self.found, self.moves, goals, clock.today())

    def goal(self, store: Store, id: str) -> Goal:
        """This person's goal with this id. Another person's is refused: it takes --person to change her plan."""
        goal = goal_by_id(store, id)
        if goal.person != self.person:
            owner = "yours" if goal.person == ME else f"{goal.person}'s"
            hint = "Leave --person out." if goal.person == ME else f"Add --person {goal.person}"
            raise UsageError(f"Goal {goal.id} is {owner}.", hint)
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


def plan_in(store: Store, person: str | None, framework: str | None) -> Plan:
    """The plan of the person whom --person names, on her ladder or the one that was asked for."""
    profile = profile_of(store, whose(person))
    try:
        ladder = ladder_of(profile, framework)
    except (FrameworkError, UsageError) as fault:
        if framework:
            raise
        streams.tell(f"Your ladder cannot be opened, so skills stand under their ids: {one_line(fault.message)}")
        return Plan(profile, None, Moves(), fault)
    return Plan(profile, ladder, moves_in(store, ladder.id))


def due_day(said: str) -> date | None:
    """The day that --due names, today or later; None for nothing. 'friday' is the next one, '3 weeks' is from today."""
    words = " ".join(said.casefold().split()).removeprefix("by ").removeprefix("on ")
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
