"""The options that several one-on-one commands share."""

from __future__ import annotations

from typing import Annotated

import typer

With = Annotated[
    str | None,
    typer.Option("--with", metavar="NAME", help="Whom you meet: the last one, unless given. Not with --person."),
]
