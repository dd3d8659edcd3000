"""`pmcareer framework diff OLD NEW`: print what differs between two ladders, or in one since a git revision."""

from __future__ import annotations

import os
from typing import Annotated, Optional

import typer

from pm_career.commands import options, output, streams
from pm_career.commands.exit_codes import ExitCode
from pm_career.commands.options import FrameworkArgument, PersonOption
from pm_career.domain.text import format_count
from pm_career.errors import UsageError
from pm_career.frameworks.changes.change import Kind
from pm_career.frameworks.changes.sources import Sources, open_sources


def command(
    names: Annotated[
        Optional[list[str]],  # noqa: UP045  Typer reads the annotation at run time
        FrameworkArgument(metavar="OLD NEW", help="Two frameworks by name or folder; with --since one: its folder."),
    ] = None,
    since: options.Since = None,
    only: Annotated[
        Optional[list[Kind]],  # noqa: UP045
        typer.Option("--only", metavar="KIND", help=f"Only changes of this kind: {', '.join(Kind)}. May be repeated."),
    ] = None,
    mine: Annotated[bool, typer.Option("--mine", help="Add what it means for your own notes.")] = False,
    person: Annotated[
        str | None,
        PersonOption(
            "--person",
            callback=options.check_person,
            help="The same as --mine, for somebody you lead.",
        ),
    ] = None,
    translation: Annotated[
        bool,
        typer.Option("--translation", help="Compare structure only: what NEW lacks as a translation of OLD."),
    ] = False,
    exit_code: Annotated[bool, typer.Option("--exit-code", help="Exit 1 if the two differ, for scripts.")] = False,
    markdown: Annotated[bool, typer.Option("--markdown", help="Print Markdown, for a pull request.")] = False,
    json: options.Json = False,
    plain: options.Plain = False,
    color: options.Color = None,
) -> None:
    """Compare two frameworks: what is harder, new or gone, and which version number the newer one should have.

    With --mine alone, the ladder in use is compared with the version of it that your ratings were made on. Nothing is
    written, and git runs only with --since. Exit 0 even if they differ.
    """
    if markdown and json:
        raise UsageError("--markdown and --json cannot be given together.", "Give one of them.")
    if translation and (since is not None or only or mine or person is not None or markdown):
        raise UsageError(
            "--translation compares the structure of two ladders, and takes no option but --json and --exit-code.",
            "For example: pmcareer framework diff ./ladder ./ladder-de --translation",
        )
    asked = os.environ.get(options.FRAMEWORK_VARIABLE)
    is_rated_version = not names and since is None and (mine or person is not None)
    sources = _open_rated_version(person, asked) if is_rated_version else open_sources(names or (), since, asked)
    manner = output.Manner(json, plain, color)
    if translation:
        _compare_translation(sources, manner, exit_code=exit_code)
        return
    difference = sources.compare()
    touched = None
    if mine or person is not None:
        from pm_career.journal.access import open_store, parse_person  # SQLite: 10 ms
        from pm_career.journal.diff_impact import find_impact

        with open_store() as store:
            touched = find_impact(store, difference, parse_person(person), sources.newer_name)
        if touched.private_left_out:
            streams.tell(f"Private, so left out: {format_count(touched.private_left_out, 'evidence')}.")
    if json:
        from pm_career.documents.framework_diff import build_answer

        output.show_json(build_answer(difference, only or (), touched))
    elif markdown:
        from pm_career.documents.framework_diff import format_markdown

        streams.write(format_markdown(difference, only or (), touched))
    else:
        from pm_career.views.framework_diff import build_page, build_records

        if output.is_piped(manner):
            output.show(build_records(difference, only or (), touched), manner)
        else:
            output.show(build_page(difference, only or (), touched, whole=output.is_plain(manner)), manner)
    if exit_code and difference.differs:
        raise typer.Exit(ExitCode.FAILED)


def _open_rated_version(person: str | None, asked: str | None) -> Sources:
    """Open the ladder that a person's ratings were made on and the one in use."""
    from pm_career.journal.access import open_store, parse_person  # SQLite: 10 ms
    from pm_career.journal.newer_ladder import open_rated_version

    with open_store() as store:
        old, new = open_rated_version(store, parse_person(person), asked)
    return Sources(old, new, one_folder=True, newer_name=asked)


def _compare_translation(sources: Sources, manner: output.Manner, *, exit_code: bool) -> None:
    """Print where the structure of the newer ladder differs, as a translation of the older one."""
    from pm_career.frameworks.changes.translation import compare_translation

    found = compare_translation(sources.old, sources.new)
    if manner.json:
        from pm_career.documents.framework_diff import build_translation_answer

        output.show_json(build_translation_answer(found))
    else:
        from pm_career.views.translation import build_page

        output.show(build_page(found), manner)
    if exit_code and found.divergences:
        raise typer.Exit(ExitCode.FAILED)
