"""`pmcareer framework schema`: the JSON Schema of a framework's files, for editors."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from pm_career.commands import streams


class Part(StrEnum):
    """The kinds of files."""

    FRAMEWORK = "framework"
    LEVEL = "level"
    SKILL = "skill"


def command(
    part: Annotated[
        Part | None,
        typer.Option("--part", help="framework.yaml, a file of levels/ or one of skills/; any of them, unless said."),
    ] = None,
) -> None:
    """Print the JSON Schema of a framework's files, so that an editor completes keys and underlines mistakes.

    A framework made by `framework new` has it beside its files. For another: docs/framework-format.md.
    """
    from pm_career.frameworks.schema import format_schema

    streams.write(format_schema(part.value if part else None))
