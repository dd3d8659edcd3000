"""`pmcareer framework new`: make a ladder to start from, or a copy of another one."""

from __future__ import annotations

import shlex
from typing import Annotated

import typer

from pm_career.commands import options, streams
from pm_career.commands.options import FileArgument, FrameworkOption
from pm_career.domain.text import one_line


def command(
    name: Annotated[
        str,
        FileArgument(metavar="NAME|FOLDER", help="A name in your own folder of ladders, or a folder to make."),
    ],
    source: Annotated[
        str | None,
        FrameworkOption("--from", help="The framework to copy; a small example, unless given."),
    ] = None,
    title: Annotated[
        str | None, typer.Option("--title", help="Its title on pages; made from its name, unless given.")
    ] = None,
    id: Annotated[
        str | None, typer.Option("--id", help="Its id in your notes; made from its name, unless given.")
    ] = None,
    force: options.ForceFolder = False,
) -> None:
    """Make a framework to edit: a small commented ladder that passes all checks, or a copy of another one.

    A NAME is found from any folder afterwards. A path, such as ./ladder, is made where it says.
    """
    from pm_career.frameworks.new import create_framework  # reads and writes YAML

    created = create_framework(name, source=source, title=title, id=id, force=force)
    if created.backup is not None:
        streams.tell(f"What was there is kept in {one_line(str(created.backup))}")
    streams.tell(f"Made {one_line(f'{created.title} ({created.id} 1.0.0)')} in {one_line(str(created.folder))}")
    streams.tell("Edit its files: framework.yaml, then those in levels/ and skills/.")
    shown = shlex.quote(one_line(name))
    streams.tell(f"Then: pmcareer framework check {shown}")
    streams.tell(f"And: pmcareer framework use {shown}   (every command uses it from then on)")
