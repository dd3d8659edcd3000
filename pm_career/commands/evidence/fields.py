"""The options that say what a piece of evidence is, and what they stand for."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated, Any

import typer

from pm_career.commands.evidence.setting import Setting
from pm_career.commands.personal import day
from pm_career.domain.evidence import SOURCES, Source

Id = Annotated[str, typer.Argument(metavar="ID", help="The evidence's id, such as e12.")]
Skills = Annotated[
    list[str] | None, typer.Option("--skill", metavar="SKILL", help="A skill that it shows. Give it again for more.")
]
Level = Annotated[
    str | None, typer.Option("--level", metavar="LEVEL", help="The rung whose behaviour it shows, where it shows one.")
]
Outcome = Annotated[str | None, typer.Option("--outcome", metavar="TEXT", help="What came of it.")]
Link = Annotated[str | None, typer.Option("--link", metavar="TEXT", help="Where to find what shows it.")]
# Its choices in the column of the options would leave a narrow help no room for what they are for.
SourceOption = Annotated[
    Source | None,
    typer.Option("--source", metavar="WHO", help=f"Who or what says so: {', '.join(SOURCES)}. Yourself unless said."),
]
Goals = Annotated[
    list[str] | None, typer.Option("--goal", metavar="ID", help="A goal that it serves, such as g1. Repeatable.")
]
Editor = Annotated[bool, typer.Option("--edit", help="Write the text in your own editor: $VISUAL or $EDITOR.")]


def given(
    setting: Setting,
    *,
    level: str | None,
    outcome: str | None,
    link: str | None,
    source: Source | None,
    on: str | None,
) -> dict[str, Any]:
    """The parts that were said, as they are kept; an empty text stands for nothing."""
    said: dict[str, Any] = {
        "level": setting.level(level) if level is not None else None,
        "outcome": outcome.strip() if outcome is not None else None,
        "link": link.strip() if link is not None else None,
        "source": source,
        "date": day(on) if on is not None else None,
    }
    return {name: value for name, value in said.items() if value is not None}


def skill_ids(setting: Setting, names: Iterable[str] | None) -> tuple[str, ...]:
    """The skills that were named, each once."""
    return tuple(dict.fromkeys(setting.skill(name) for name in names or ()))
