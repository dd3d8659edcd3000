"""`pmcareer next [--from LEVEL]`: what to develop next."""

from __future__ import annotations

from typing import Annotated

import typer

from pm_career.advice.development import FEW
from pm_career.advice.gaps import explain_order
from pm_career.commands import clock, options, output
from pm_career.commands.present import advice_here

EXAMPLES = (
    ("pmcareer next --from apm", "what to develop on the way to the next rung"),
    ("pmcareer next --from pm --to principal", "several rungs up: the stages, and advice for the first"),
    ("pmcareer next --from pm --rate influence=3 --explain", "try a rating, and see why the order is as it is"),
)


def command(
    start: Annotated[
        str | None, typer.Option("--from", metavar="LEVEL", help="Where you stand now, if not as you set it.")
    ] = None,
    to: Annotated[
        str | None, typer.Option("--to", metavar="LEVEL", help="Where you want to get to; the next rung unless said.")
    ] = None,
    focus: Annotated[int, typer.Option("--focus", metavar="N", min=1, help="How many skills at most.")] = FEW,
    rate: Annotated[
        list[str] | None,
        typer.Option("--rate", metavar="SKILL=N", help="Try a rating; nothing is stored. Give it again for more."),
    ] = None,
    rater: Annotated[
        str, typer.Option("--rater", metavar="WHO", help="Whose ratings: self, manager or peer.")
    ] = "self",
    explain: Annotated[bool, typer.Option("--explain", help="Show what decides the order.")] = False,
    framework: options.Framework = None,
    map_file: options.Map = None,
    person: options.Person = None,
    json: options.Json = False,
    plain: options.Plain = False,
    color: options.Color = None,
) -> None:
    """Say what to develop next: a few skills in order, why those, and what to do about each."""
    asked = advice_here(
        framework, person, start=start, to=to, rate=rate or (), rater=rater, few=focus, map_file=map_file
    )
    ladder, advice = asked.framework, asked.advice
    why = explain_order(ladder, advice.start.id, advice.level.id, asked.steps) if explain else ()
    if json:
        from pm_career.documents.development import build_answer

        output.show_json(build_answer(advice, why, asked.rated, asked.carried))
        return
    from pm_career.views.development import build_page

    shown = build_page(ladder, advice, why, rated=asked.rated, remarks=asked.remarks, today=clock.today())
    called = framework or (ladder.id if map_file else None)
    output.show(shown, output.Manner(json, plain, color), ladder=called, map_file=map_file)
