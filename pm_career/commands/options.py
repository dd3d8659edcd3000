"""The options that commands share, each defined once."""

from __future__ import annotations

from typing import Annotated

import typer

FRAMEWORK_VARIABLE = "PMCAREER_FRAMEWORK"

Framework = Annotated[
    str | None,
    typer.Option(
        "--framework",
        metavar="NAME|PATH",
        envvar=FRAMEWORK_VARIABLE,
        help="Another ladder, by its name or its folder.",
    ),
]
Json = Annotated[bool, typer.Option("--json", help="Answer as JSON, with documented keys.")]
Plain = Annotated[bool, typer.Option("--plain", help="Answer as 'Label: value' lines, without drawing.")]
Color = Annotated[
    bool | None,
    typer.Option(
        "--color/--no-color",
        help="Colours on or off, whatever the environment says; on keeps the drawing in a pipe, for less -R.",
        show_default=False,
    ),
]
Person = Annotated[
    str | None,
    typer.Option("--person", metavar="NAME", help="Whose: yours, unless it names somebody you lead."),
]
Map = Annotated[
    str | None,
    typer.Option(
        "--map",
        metavar="FILE",
        help="Look at ratings made on another ladder, through a map that framework map made.",
    ),
]
Yes = Annotated[bool, typer.Option("--yes", help="Do not ask; go ahead.")]

SHARED = ("--framework", "--json", "--plain", "--color", "--no-color", "--no-pager", "--person")
