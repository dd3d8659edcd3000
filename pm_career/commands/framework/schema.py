"""`pmcareer framework schema`: print the JSON Schema of a framework's files, for editors."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from pm_career.commands import streams


class Part(StrEnum):
    """The kinds of files in a framework."""

    FRAMEWORK = "framework"
    LEVEL = "level"
    SKILL = "skill"


def command(
    part: Annotated[
        Part | None,
        typer.Option("--part", help="Only for this kind of file: framework.yaml, one in levels/ or in skills/."),
    ] = None,
) -> None:
    """Print the JSON Schema of a framework's files, with which an editor completes keys and marks mistakes.

    A framework made by `framework new` has it in its folder. For others see docs/framework-format.md.
    """
    from pm_career.frameworks.schema import format_schema

    streams.write(format_schema(part.value if part else None))
