"""`pmcareer next --from LEVEL`: what to develop next."""

from __future__ import annotations

from typing import Annotated

import typer

from pm_career.advice.development import FEW, advise
from pm_career.advice.whatif import factors
from pm_career.commands import options, output
from pm_career.commands.session import above, level_called, open_framework, skill_called
from pm_career.domain.framework import Framework
from pm_career.domain.names import folded
from pm_career.domain.plaintext import one_line
from pm_career.errors import UsageError

EXAMPLES = (
    ("pmcareer next --from apm", "what to develop on the way to the next rung"),
    ("pmcareer next --from pm --to principal", "several rungs up: the stages, and advice for the first"),
    ("pmcareer next --from pm --rate influence=3 --explain", "try a rating, and see why the order is as it is"),
)


def command(
    start: Annotated[str, typer.Option("--from", metavar="LEVEL", help="Where you stand now.")],
    to: Annotated[
        str | None,
        typer.Option("--to", metavar="LEVEL", help="Where you want to get to; the next rung unless said."),
    ] = None,
    focus: Annotated[int, typer.Option("--focus", metavar="N", min=1, help="How many skills at most.")] = FEW,
    rate: Annotated[
        list[str] | None,
        typer.Option("--rate", metavar="SKILL=N", help="Try a rating; nothing is stored. Give it again for more."),
    ] = None,
    explain: Annotated[bool, typer.Option("--explain", help="Show what decides the order.")] = False,
    framework: options.Framework = None,
    json: options.Json = False,
    plain: options.Plain = False,
    color: options.Color = None,
) -> None:
    """Say what to develop next: a few skills in order, why those, and what to do about each."""
    ladder = open_framework(framework)
    present = level_called(ladder, start)
    target = above(ladder, present, level_called(ladder, to)) if to else None
    ratings = dict(_rating(ladder, each) for each in rate or ())
    advice = advise(ladder, present.id, target.id if target else None, ratings=ratings, few=focus)
    why = factors(ladder, present.id, advice.level.id, ratings) if explain else ()
    if json:
        from pm_career.documents.development import advice as document

        output.show_json(document(advice, why))
        return
    from pm_career.views.development import page

    output.show(page(ladder, advice, why), output.Manner(json, plain, color))


def _rating(framework: Framework, written: str) -> tuple[str, int]:
    """'influence=3' or 'influence=On my own' as a skill's id and a step of the scale."""
    name, equals, value = written.rpartition("=")
    if not equals:
        raise UsageError(f"'{one_line(written)}' is not a rating.", "Write SKILL=N, such as influence=3.")
    skill = skill_called(framework, name)
    for step in framework.scale:
        if value.strip() == str(step.value) or folded(value) == folded(step.name):
            return skill.id, step.value
    steps = ", ".join(f"{step.value} {step.name}" for step in framework.scale)
    raise UsageError(f"'{one_line(value)}' is not a step of the scale.", f"Steps: {steps}")
