"""`pmcareer plan from-next`: goals from the advice."""

from __future__ import annotations

from typing import Annotated

import typer
from msgspec.structs import replace

from pm_career.advice.development import FEW
from pm_career.advice.if_then import Proposal, proposals
from pm_career.commands import clock, options, output, streams
from pm_career.commands.personal import reading
from pm_career.commands.personal_advice import advice_for
from pm_career.commands.plan import fields
from pm_career.commands.plan.offer import Offer, keep
from pm_career.commands.plan.setting import Plan, due_day
from pm_career.store.goals import goals_of


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
    due: fields.Due = None,
    start: Annotated[
        str | None, typer.Option("--from", metavar="LEVEL", help="Where you stand now; your level, unless said.")
    ] = None,
    to: Annotated[
        str | None, typer.Option("--to", metavar="LEVEL", help="Where you want to get to; your target, unless said.")
    ] = None,
    focus: Annotated[int, typer.Option("--focus", metavar="N", min=1, help="How many skills at most.")] = FEW,
    framework: options.Framework = None,
    person: options.Person = None,
    json: options.Json = False,
    plain: options.Plain = False,
    color: options.Color = None,
) -> None:
    """Turn the advice into goals: choose among its actions; the size of each says by which day."""
    manner = output.Manner(json, plain, color)
    with reading() as store:
        plan = Plan.of(store, person, framework)
        given = advice_for(plan.ladder, plan.profile, store, start=start, to=to, few=focus)
        open_goals = goals_of(store, plan.person, "open")
    for remark in given.remarks:
        streams.tell(remark)
    found = _due_on(due, proposals(plan.ladder, given.advice, plan.person, clock.today()))
    offer = Offer(plan, given.advice, found, plan.open_as(found, open_goals))
    if not found:
        streams.tell("This advice has no skill to develop, so there is nothing to take.")
    asking = bool(found) and take is None and not dry_run
    picked = offer.chosen(manner) if asking else offer.picked(take) if take and found else found
    if dry_run:
        _show(offer, picked, manner)
    else:
        plan.answer_all(keep(plan, offer.goals(picked, when or (), asking=asking)), json=json)


def _due_on(due: str | None, found: tuple[Proposal, ...]) -> tuple[Proposal, ...]:
    """All of them due on the day that --due names, if it names one."""
    day = due_day(due or "")
    return tuple(replace(each, goal=replace(each.goal, due=day)) for each in found) if day else found


def _show(offer: Offer, picked: tuple[Proposal, ...], manner: output.Manner) -> None:
    """What would be taken."""
    if manner.json:
        from pm_career.documents.plan import offer as document

        output.show_json(document(picked, offer.known))
    elif picked:
        output.show(offer.page(picked), manner)
    streams.tell("Nothing was changed.")
