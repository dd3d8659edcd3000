"""`pmcareer skill NAME`: one skill along the whole ladder."""

from __future__ import annotations

from typing import Annotated

import typer

from pm_career.commands import options, output
from pm_career.domain.names import find_skill
from pm_career.frameworks.open import open_framework

EXAMPLES = (
    ("pmcareer skill influence", "its bar on every level, and how to grow each step"),
    ("pmcareer skill 'team leadership' --full", "with behaviours and examples of evidence"),
)


def command(
    name: Annotated[str, typer.Argument(metavar="NAME", help="A skill by its id, its name or a level's name for it.")],
    full: Annotated[bool, typer.Option("--full", help="Add behaviours and evidence on every level.")] = False,
    framework: options.Framework = None,
    json: options.Json = False,
    plain: options.Plain = False,
    color: options.Color = None,
) -> None:
    """Show one skill along the ladder: its bar on every level, what it builds on, how to grow each step."""
    ladder = open_framework(framework)
    skill = find_skill(ladder, name)
    if json:
        from pm_career.documents.ladder import build_skill_answer

        output.show_json(build_skill_answer(ladder, skill))
        return
    from pm_career.views.skill import build_page

    output.show(build_page(ladder, skill, full=full), output.Manner(json, plain, color))
