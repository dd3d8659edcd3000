"""`pmcareer framework import`: make a ladder of a spreadsheet, a page or a list, and report on every cell."""

from __future__ import annotations

import os
import shlex
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Optional

import typer

from pm_career.commands import options, output, prompts, streams
from pm_career.commands.exit_codes import ExitCode
from pm_career.commands.options import FileArgument, FileOption
from pm_career.domain.text import one_line
from pm_career.errors import UsageError
from pm_career.files import write_document

if TYPE_CHECKING:
    from pm_career.importing.ladders.mapping import Mapping
    from pm_career.importing.ladders.options import Wishes
    from pm_career.importing.ladders.read_file import Source
    from pm_career.importing.ladders.target import Saved

_MOST_LISTED = 5
"""So many cells are listed for each reason, unless --all is given."""


def command(
    file: Annotated[
        str,
        FileArgument(
            metavar="FILE|FOLDER",
            help="A workbook, CSV, TSV, Markdown, HTML, JSON or YAML file; or a folder of Markdown.",
        ),
    ],
    out: Annotated[
        str | None,
        FileOption("--output", metavar="NAME|FOLDER", help="A name in your own folder of ladders, or a folder."),
    ] = None,
    levels: Annotated[
        str | None,
        typer.Option(
            "--levels", metavar="NAMES", help='The levels, the lowest first: "A, B, C"; A = B have equal rank.'
        ),
    ] = None,
    scale: Annotated[
        str | None,
        typer.Option("--scale", metavar="NAMES", help='The names of the steps, the lowest first: "Aware, Working".'),
    ] = None,
    tracks: Annotated[
        str | None,
        typer.Option("--tracks", metavar="TRACKS", help='Tracks with their levels: "Individual: A, B; Management: X".'),
    ] = None,
    where: Annotated[
        Optional[list[str]],  # noqa: UP045  Typer reads the annotation at run time
        typer.Option("--where", metavar="COLUMN=VALUE", help="Take only rows with this value. May be repeated."),
    ] = None,
    role: Annotated[
        str | None, typer.Option("--role", metavar="NAME", help="Whose ladder to take, if the file has several.")
    ] = None,
    column: Annotated[
        Optional[list[str]],  # noqa: UP045
        typer.Option(
            "--column",
            metavar="COLUMN=WHAT",
            help="What a column has, such as behaviours, or skip. May be repeated.",
        ),
    ] = None,
    shape: Annotated[
        str | None,
        typer.Option("--shape", metavar="SHAPE", help="How the table is laid out: skills-down, levels-down or long."),
    ] = None,
    tables: Annotated[
        str | None,
        typer.Option(
            "--tables", metavar="WHAT", help="What the names of tables are: level, skill, track, area or nothing."
        ),
    ] = None,
    repeats: Annotated[
        str | None,
        typer.Option(
            "--repeats",
            metavar="HOW",
            help="Several texts for one level and skill: gather all, or take the first.",
        ),
    ] = None,
    sheet: Annotated[
        Optional[list[str]],  # noqa: UP045
        typer.Option("--sheet", metavar="NAME", help="Take only the sheet or table of this name. May be repeated."),
    ] = None,
    propose: Annotated[
        str | None,
        FileOption(
            "--propose", metavar="FILE", help="Write what is proposed to a file to be edited, and import nothing."
        ),
    ] = None,
    mapping: Annotated[
        str | None,
        FileOption("--mapping", metavar="FILE", help="Import by the file that --propose wrote, edited or not."),
    ] = None,
    yes: Annotated[
        bool, typer.Option("--yes", help="Take what is proposed without a look, if nothing speaks against it.")
    ] = False,
    id: Annotated[
        str | None, typer.Option("--id", help="Its id in your notes; made from its title, unless given.")
    ] = None,
    title: Annotated[
        str | None, typer.Option("--title", help="Its title on pages; from the file, unless given.")
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Print the report and write nothing.")] = False,
    strict: Annotated[
        bool, typer.Option("--strict", help="Exit 1 and write nothing if a cell is lost or contradicted.")
    ] = False,
    all: Annotated[bool, typer.Option("--all", help="List every cell that was not taken as it is.")] = False,
    force: options.ForceFolder = False,
    json: options.Json = False,
    plain: options.Plain = False,
    color: options.Color = None,
) -> None:
    """Import a ladder. What each part of the file is, is proposed; where that is unsure you are asked, or edit it.

    Each filled cell is in the framework afterwards, or listed in the report with the reason. docs/import.md has
    walk-throughs.
    """
    # All of this takes 100 ms to import, which only an import should cost.
    from pm_career.commands.framework.import_questions import import_and_ask
    from pm_career.importing.ladders.options import parse_wishes
    from pm_career.importing.ladders.read_file import Source
    from pm_career.importing.ladders.target import check_free, parse_target, save_ladder

    wishes = parse_wishes(
        levels=levels, scale=scale, tracks=tracks, where=where, role=role, column=column, shape=shape, tables=tables,
        repeats=repeats, id=id, title=title,
    )  # fmt: skip
    by = _read_given_mapping(mapping, wishes)
    target = parse_target(out)
    source = Source(Path(os.path.expanduser(file)), sheet or ())  # noqa: PTH111  Path's own raises for an unknown ~user
    if propose is not None and by is not None:
        raise UsageError("--propose cannot be given with --mapping.", "Give one of them: it proposes a mapping anew.")
    if propose is not None:
        _write_proposal(source, wishes, file, propose, force=force)
        return

    def check_first(title: str) -> None:
        if not dry_run:
            check_free(target, title, wishes, force=force)

    imported, proposal = import_and_ask(source, wishes, by, check_first, dry_run=dry_run, yes=yes)
    lost = len(imported.report.lost)
    saved = save_ladder(imported, target, wishes, write=not (dry_run or (strict and lost)), force=force)
    if saved.backup is not None:
        streams.tell(f"What was there is kept in {one_line(str(saved.backup))}")
    if json:
        from pm_career.documents.frameworks import build_import_answer

        doubts = proposal.doubts if proposal else ()
        used = by or (proposal.mapping if proposal else None)
        output.show_json(build_import_answer(saved.framework, imported.report, saved.folder, used, doubts))
    else:
        from pm_career.views.importing import build_page

        page = build_page(saved.framework, imported.report, most=None if all else _MOST_LISTED)
        output.show(page, output.Manner(json, plain, color))
    if imported.unused:
        streams.tell(f"{imported.unused} Is it a slip, or gone since?")
    if saved.folder is None:
        why = "--dry-run" if dry_run else f"--strict, and cells that are lost or contradicted: {lost}"
        streams.tell(f"Nothing was written ({why}).")
    else:
        _tell_next(saved, out or saved.framework.id)
    if strict and lost:
        raise typer.Exit(ExitCode.FAILED)


def _read_given_mapping(mapping: str | None, wishes: Wishes) -> Mapping | None:
    """Read the file of --mapping. Raises a UsageError for options that say the same as it does."""
    if mapping is None:
        return None
    from pm_career.importing.ladders.mapping_file import read_mapping
    from pm_career.importing.ladders.options import list_given

    given = list_given(wishes)
    if given:
        raise UsageError(f"{given[0]} cannot be given with --mapping.", "Edit the mapping: it says what is taken.")
    return read_mapping(Path(os.path.expanduser(mapping)))  # noqa: PTH111


def _write_proposal(source: Source, wishes: Wishes, file: str, to: str, *, force: bool) -> None:
    """Write the mapping that is proposed, to be looked at and edited."""
    from pm_career.importing.ladders.mapping_file import format_mapping

    if source.is_export:
        raise UsageError("It is an export of pmcareer, which says itself what it is.", "Import it without --propose.")
    proposal = source.propose(wishes)
    own = "mapping.yaml" if to == prompts.STDIN else to
    text = format_mapping(proposal, shlex.quote(file), shlex.quote(own))
    if to == prompts.STDIN:
        streams.write(text)
        return
    _refuse_itself(file, to)
    write_document(Path(os.path.expanduser(to)), text.encode(), force=force)  # noqa: PTH111
    doubts = len(proposal.doubts)
    said = f"{doubts} in it {'is' if doubts == 1 else 'are'} unsure: # ?" if doubts else "Check it before you take it."
    try:
        source.check(proposal, wishes)
    except UsageError:
        said = "By it, nothing would be imported: it lists what is in the file. Say what each is, and name the levels."
    streams.tell(f"Wrote {one_line(to)}. {said}")
    streams.tell(f"Edit it, and then: pmcareer framework import {shlex.quote(file)} --mapping {shlex.quote(to)}")


def _refuse_itself(file: str, to: str) -> None:
    """Raise a UsageError for a proposal that would be written over the ladder."""
    one, other = (Path(os.path.expanduser(each)) for each in (file, to))  # noqa: PTH111
    if other.exists() and other.samefile(one):
        raise UsageError(f"{one_line(to)} is the ladder itself.", "Name another file, such as: --propose mapping.yaml")


def _tell_next(saved: Saved, name: str) -> None:
    """Print where the ladder is, and the commands to type next."""
    made = saved.framework
    streams.tell(f"Wrote {one_line(made.title)} ({made.id} {made.version}) to {one_line(str(saved.folder))}")
    shown = shlex.quote(one_line(name))
    streams.tell(f"Then: pmcareer framework check {shown}")
    streams.tell(f"And: pmcareer framework use {shown}   (every command uses it from then on)")
