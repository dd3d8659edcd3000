"""The options that say what a piece of evidence is, as `evidence add` and `evidence edit` take them."""

from __future__ import annotations

from typing import Annotated

import typer

from pm_career.commands.options import EvidenceArgument, GoalOption, LevelOption, ResponsibilityOption, SkillOption
from pm_career.domain.evidence import SOURCES, Counts, Source

Id = Annotated[str, EvidenceArgument(help="The evidence's id, such as e12.")]
Skills = Annotated[list[str] | None, SkillOption("--skill", help="A skill that it shows. Give it again for more.")]
Level = Annotated[str | None, LevelOption("--level", help="The level whose behaviour it shows, where it shows one.")]
Responsibility = Annotated[
    str | None,
    ResponsibilityOption(
        "--responsibility",
        help="The responsibility that it shows: at --level, else at your target or your level.",
    ),
]
Outcome = Annotated[str | None, typer.Option("--outcome", metavar="TEXT", help="What came of it.")]
Links = Annotated[
    list[str] | None,
    typer.Option("--link", metavar="TEXT", help="Where to find what shows it. Give it again for more."),
]
Against = Annotated[
    bool | None,
    typer.Option(
        "--against/--for-me", help="It counts against its skills, or for them: for, unless given.", show_default=False
    ),
]
Private = Annotated[
    bool | None,
    typer.Option(
        "--private/--no-private", help="Keep it to yourself: it is left out of what you share.", show_default=False
    ),
]
Project = Annotated[str | None, typer.Option("--project", metavar="TEXT", help="The project that it belongs to.")]
# Its choices in the column of the options would leave a narrow help no room for what they are for.
SourceOption = Annotated[
    Source | None,
    typer.Option("--source", metavar="WHO", help=f"Who or what says so: {', '.join(SOURCES)}. Yourself, unless given."),
]
Goals = Annotated[list[str] | None, GoalOption("--goal", help="A goal that it serves, such as g1. Repeatable.")]
Editor = Annotated[bool, typer.Option("--edit", help="Write the text in your own editor: $VISUAL or $EDITOR.")]


def parse_counts(against: bool | None) -> Counts | None:
    """Turn --against or --for-me into a side; None if neither was given."""
    return None if against is None else "against" if against else "for"
