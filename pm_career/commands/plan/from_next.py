"""`pmcareer plan from-next`: goals from the advice, chosen by number."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

import typer
from msgspec.structs import replace

from pm_career.advice.development import FEW
from pm_career.advice.goals import Proposal, strip_when
from pm_career.commands import clock, hints, output, streams
from pm_career.commands import options as shared
from pm_career.commands.options import PresentLevelOption, TargetOption
from pm_career.commands.person_context import choose_rater, open_owner
from pm_career.commands.plan import options
from pm_career.commands.plan.answers import answer_goals, tell_stored
from pm_career.commands.plan.questions import format_when_question
from pm_career.commands.prompts import ask, ask_until, parse_numbers, require_terminal
from pm_career.domain.goals import Goal
from pm_career.domain.page import Page
from pm_career.domain.person import ME
from pm_career.errors import UsageError
from pm_career.journal import goals as journal
from pm_career.journal.access import Owner, open_store, open_store_for_change, parse_person
from pm_career.store.log import make_excerpt


def command(
    take: Annotated[
        str | None,
        typer.Option("--take", metavar="NUMBERS", help="Which actions, such as 1,3. Left out: you are asked."),
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show what would be taken; nothing is changed.")] = False,
    when: Annotated[
        list[str] | None,
        typer.Option("--when", metavar="TEXT", help="When you will do the first that you take; again for the next."),
    ] = None,
    due: options.Due = None,
    start: Annotated[
        str | None, PresentLevelOption("--from", help="Your present level, or none; the one you set, unless given.")
    ] = None,
    to: Annotated[str | None, TargetOption("--to", help="The level you aim for; your target, unless given.")] = None,
    focus: Annotated[int, typer.Option("--focus", metavar="N", min=1, help="How many skills at most.")] = FEW,
    framework: shared.Framework = None,
    person: shared.Person = None,
    rater: shared.Rater = "self",
    rater_name: shared.RaterName = None,
    json: shared.Json = False,
    plain: shared.Plain = False,
    color: shared.Color = None,
) -> None:
    """Turn the advice into goals: choose among its actions. The size of each sets the day it is due."""
    manner = output.Manner(json, plain, color)
    who = choose_rater(parse_person(person), rater, rater_name)
    with open_store() as store:
        owner = open_owner(store, person, framework)
        offer = journal.propose(store, owner, clock.today(), start=start, to=to, rater=who, few=focus, due=due or "")
    for remark in offer.remarks:
        streams.tell(remark)
    if not offer.proposals:
        streams.tell("This advice has no skill to develop, so there is nothing to choose.")
    asking = bool(offer.proposals) and take is None and not dry_run
    if asking:
        require_terminal("You did not say which actions to take.", "--take NUMBERS (--dry-run shows them)")
        output.show_on_stderr(_build_page(owner, offer, offer.proposals), manner)
        picked = ask_until("Which of these (numbers, such as 1,3; Enter for none)", lambda line: _pick(offer, line))
    else:
        picked = _pick(offer, take) if take and offer.proposals else offer.proposals
    if dry_run:
        _show(owner, offer, picked, manner)
        return
    wanted = _make_goals(owner, offer, picked, when or (), asking=asking)
    answer_goals(owner, _take(owner, wanted), json=json)


def _pick(offer: journal.Offer, numbers: str) -> tuple[Proposal, ...]:
    """The proposals with these numbers ('1,3'), in the order in which they are given."""
    try:
        return tuple(offer.proposals[place] for place in parse_numbers(numbers, len(offer.proposals)))
    except UsageError as error:
        raise UsageError(error.message, "See the numbers: pmcareer plan from-next --dry-run") from None


def _make_goals(
    owner: Owner, offer: journal.Offer, picked: Sequence[Proposal], when: Sequence[str], *, asking: bool
) -> list[Goal]:
    """Proposals as goals, with the situations that --when gives in the same order, or that are asked for."""
    if len(when) > len(picked):
        raise UsageError("There are more --when than actions taken.", "Give one for each, in their order.")
    goals = []
    for place, each in enumerate(picked):
        situation = when[place] if place < len(when) else ""
        if asking and not situation and each.number not in offer.open_already:
            streams.tell(f"{each.number}. {make_excerpt(each.goal.what)}")
            situation = ask(f"{format_when_question(owner)}; Enter to say it later")
        goals.append(replace(each.goal, when=strip_when(situation)))
    return goals


def _take(owner: Owner, wanted: Sequence[Goal]) -> Sequence[Goal]:
    """Add the goals that are not open yet, and say which."""
    if not wanted:
        streams.tell("Nothing was added.")
        return ()
    with open_store_for_change(clock.now()) as change:
        added, open_already = journal.take(change, owner, wanted)
    for id in open_already:
        streams.tell(f"{id} is an open goal with the same text, so it was not added again.")
    for goal in added:
        tell_stored(owner, "Added", goal)
    unsaid = [goal.id for goal in added if not goal.when]
    if unsaid:
        edit = hints.complete(f"pmcareer plan edit {unsaid[0]} --when 'a review ends'")
        streams.tell(f"Say when {'you will do it' if owner.person == ME else 'it will be done'}: {edit}")
    elif added:
        streams.tell(f"The open goals: {hints.complete('pmcareer plan')}")
    else:
        streams.tell("Nothing was added.")
    return added


def _show(owner: Owner, offer: journal.Offer, picked: Sequence[Proposal], manner: output.Manner) -> None:
    """Show what would be taken."""
    if manner.json:
        from pm_career.documents.plan import build_offer_answer

        output.show_json(build_offer_answer(picked, offer.open_already))
    elif picked:
        output.show(_build_page(owner, offer, picked), manner)
    streams.tell("Nothing was changed.")


def _build_page(owner: Owner, offer: journal.Offer, shown: Sequence[Proposal]) -> Page:
    from pm_career.views.plan import build_offer_page

    return build_offer_page(owner.require_ladder(), offer.advice, shown, offer.open_already, clock.today())
