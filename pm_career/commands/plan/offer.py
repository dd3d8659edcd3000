"""What the advice offers to take on: shown, chosen from by number, and kept as goals."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from msgspec.structs import replace

from pm_career.advice.development import Advice
from pm_career.advice.if_then import Proposal, bare_when, open_already
from pm_career.commands import clock, output, streams
from pm_career.commands.personal import changing
from pm_career.commands.plan.asking import WHEN
from pm_career.commands.plan.setting import Plan
from pm_career.commands.prompts import ask, ask_until, parse_numbers, require_terminal
from pm_career.domain.goals import Goal
from pm_career.domain.page import Page
from pm_career.errors import UsageError
from pm_career.store.goals import add_goal, goals_of
from pm_career.store.log import excerpt


class Offer(NamedTuple):
    """All that the advice offers; `known` has the numbers of what is an open goal already, with the goal's id."""

    plan: Plan
    advice: Advice
    found: tuple[Proposal, ...]
    known: dict[int, str]

    def page(self, shown: Sequence[Proposal]) -> Page:
        """Some of it, or all."""
        from pm_career.views.plan import offer

        return offer(self.plan.ladder, self.advice, shown, self.known, clock.today())

    def picked(self, numbers: str) -> tuple[Proposal, ...]:
        """Those with these numbers ('1,3'), in the order in which they are given."""
        try:
            return tuple(self.found[place] for place in parse_numbers(numbers, len(self.found)))
        except UsageError as error:
            raise UsageError(error.message, "See the numbers: pmcareer plan from-next --dry-run") from None

    def chosen(self, manner: output.Manner) -> tuple[Proposal, ...]:
        """Those that a person chooses."""
        require_terminal("It was not said which actions to take.", "--take NUMBERS (--dry-run shows them)")
        output.show_on_stderr(self.page(self.found), manner)
        return ask_until("Which of these (numbers, such as 1,3; Enter for none)", self.picked)

    def goals(self, picked: Sequence[Proposal], when: Sequence[str], *, asking: bool) -> list[Goal]:
        """Them as goals, with the situations that --when gives in the same order, or that a person says."""
        if len(when) > len(picked):
            raise UsageError("There are more --when than actions taken.", "Give one for each, in their order.")
        given = [*when, *("" for _ in picked[len(when) :])]
        if asking:
            given = [
                said if said or each.number in self.known else _situation(each)
                for each, said in zip(picked, given, strict=True)
            ]
        return [replace(each.goal, when=bare_when(said)) for each, said in zip(picked, given, strict=True)]


def keep(plan: Plan, wanted: Sequence[Goal]) -> list[Goal]:
    """Add those that are not open already, all as one change, and say so."""
    added: list[Goal] = []
    there: list[str] = []
    if wanted:
        with changing() as change:
            for goal in wanted:
                known = open_already(goals_of(change, plan.person, "open"), goal, plan.moves)
                if known is None:
                    added.append(add_goal(change, goal))
                else:
                    there.append(known.id)
    for id in there:
        streams.tell(f"{id} is open already with these words: not added again.")
    for goal in added:
        plan.tell_kept("Added", goal)
    unsaid = [goal.id for goal in added if not goal.when]
    if unsaid:
        streams.tell(f"Say when you will do it: pmcareer plan edit {unsaid[0]}{plan.option} --when 'a review ends'")
    elif added:
        streams.tell(f"All that is open: pmcareer plan{plan.option}")
    else:
        streams.tell("Nothing was added.")
    return added


def _situation(each: Proposal) -> str:
    streams.tell(f"{each.number}. {excerpt(each.goal.what)}")
    return ask(f"{WHEN}; Enter to say it later")
