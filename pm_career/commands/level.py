"""`pmcareer level NAME`: one level on one screen, or all of it, or some sections."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from pm_career.commands import options, output
from pm_career.commands.options import LevelArgument
from pm_career.domain.names import find_level
from pm_career.frameworks.open import open_framework


class LevelSection(StrEnum):
    """The parts of a level that can be shown alone."""

    SCOPE = "scope"
    RESPONSIBILITIES = "responsibilities"
    SKILLS = "skills"
    WATCH_OUTS = "watch-outs"
    NOT_THIS_LEVEL = "not-this-level"
    FIRST_90_DAYS = "first-90-days"
    GROWING = "growing"
    WAYS = "ways"


EXAMPLES = (
    ("pmcareer level senior", "one level: what it asks, how people go wrong in it, where it leads"),
    ("pmcareer level senior --only watch-outs", "one part of it in full"),
    ("pmcareer level 'vp of product' --full", "everything: every skill, and the first 90 days"),
    ("pmcareer level pm --json", "the same as JSON"),
)


def command(
    name: Annotated[str, LevelArgument(metavar="NAME", help="A level by its id, title or everyday name.")],
    full: Annotated[bool, typer.Option("--full", help="Show everything: every skill and section in full.")] = False,
    only: Annotated[
        list[LevelSection] | None,
        typer.Option(
            "--only",
            metavar="SECTION",
            help=f"Show only this section, in full: {', '.join(LevelSection)}. Give it again for more.",
        ),
    ] = None,
    framework: options.Framework = None,
    json: options.Json = False,
    plain: options.Plain = False,
    color: options.Color = None,
) -> None:
    """Show one level: scope, responsibilities, skills with their bar, and what to watch out for."""
    ladder = open_framework(framework)
    level = find_level(ladder, name)
    if json:
        from pm_career.documents.ladder import build_level_answer

        output.show_json(build_level_answer(ladder, level))
        return
    from pm_career.views.level import build_page, build_sections_page

    page = build_sections_page(ladder, level, only) if only else build_page(ladder, level, full=full)
    output.show(page, output.Manner(json, plain, color))
