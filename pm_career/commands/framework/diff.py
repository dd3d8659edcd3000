"""`pmcareer framework diff OLD NEW`: what changed between two ladders, or in one since a git revision."""

from __future__ import annotations

from typing import Annotated, Optional

import typer

from pm_career.commands import options, output, streams
from pm_career.commands.exit_codes import ExitCode
from pm_career.commands.framework.sides import Since, opened
from pm_career.errors import UsageError
from pm_career.frameworks.changes.change import Kind


def command(
    names: Annotated[
        Optional[list[str]],  # noqa: UP045  Typer reads the annotation at run time
        typer.Argument(metavar="OLD NEW", help="Two frameworks by name or folder; with --since one: its folder."),
    ] = None,
    since: Since = None,
    only: Annotated[
        Optional[list[Kind]],  # noqa: UP045
        typer.Option("--only", metavar="KIND", help=f"Only changes of this kind, repeatable: {', '.join(Kind)}."),
    ] = None,
    mine: Annotated[bool, typer.Option("--mine", help="What it means for your ratings, evidence and advice.")] = False,
    person: Annotated[
        str | None, typer.Option("--person", metavar="NAME", help="The same for somebody you lead.")
    ] = None,
    exit_code: Annotated[bool, typer.Option("--exit-code", help="Exit 1 where the two differ, for scripts.")] = False,
    markdown: Annotated[bool, typer.Option("--markdown", help="Answer as Markdown, for a pull request.")] = False,
    json: options.Json = False,
    plain: options.Plain = False,
    color: options.Color = None,
) -> None:
    """Compare two frameworks: what is asked for more, what is new or gone, and the version step that this is.

    Nothing is written and no git is run unless --since asks for it. Exit 0 also where they differ.
    """
    if markdown and json:
        raise UsageError("--markdown and --json are two forms of the answer.", "Give one of them.")
    sides = opened(names or (), since)
    difference = sides.difference()
    touched = None
    if mine or person is not None:
        from pm_career.journal.access import open_store, parse_person  # SQLite: 10 ms
        from pm_career.journal.diff_impact import find_impact

        with open_store() as store:
            touched = find_impact(store, difference, parse_person(person), sides.asked)
    if json:
        from pm_career.documents.framework_diff import build_answer

        output.show_json(build_answer(difference, only or (), touched))
    elif markdown:
        from pm_career.documents.framework_diff_markdown import format_markdown

        streams.write(format_markdown(difference, only or (), touched))
    else:
        from pm_career.views.framework_diff import build_page, build_records

        manner = output.Manner(json, plain, color)
        if output.is_piped(manner):
            output.show(build_records(difference, only or (), touched), manner)
        else:
            output.show(build_page(difference, only or (), touched, whole=output.is_plain(manner)), manner)
    if exit_code and difference.differs:
        raise typer.Exit(ExitCode.FAILED)
