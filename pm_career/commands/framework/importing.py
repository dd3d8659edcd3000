"""`pmcareer framework import`: a ladder out of a spreadsheet, a page or a list, and what became of each cell."""

from __future__ import annotations

import os
import shlex
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Optional

import msgspec
import typer

from pm_career.commands import options, output, streams
from pm_career.commands.exit_codes import ExitCode
from pm_career.domain.text import one_line
from pm_career.errors import UsageError
from pm_career.files import make_private_folder
from pm_career.frameworks.locate import find_shipped_directory, is_path
from pm_career.paths import user_frameworks_directory

if TYPE_CHECKING:
    from pm_career.domain.framework import Framework
    from pm_career.importing.ladders.import_ladder import Imported
    from pm_career.importing.ladders.options import Question

_NAMED = 5


def command(
    file: Annotated[
        str, typer.Argument(metavar="FILE|FOLDER", help="CSV, TSV, XLSX, Markdown or JSON; or a folder of Markdown.")
    ],
    out: Annotated[
        str | None,
        typer.Option("--output", metavar="NAME|FOLDER", help="A name in your own folder of ladders, or a folder."),
    ] = None,
    levels: Annotated[
        str | None,
        typer.Option("--levels", metavar="NAMES", help='The levels, the lowest first: "A, B, C"; = joins equal ranks.'),
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
        typer.Option("--where", metavar="COLUMN=VALUE", help="Only the rows with this value; may be repeated."),
    ] = None,
    role: Annotated[
        str | None, typer.Option("--role", metavar="NAME", help="Whose ladder, where a file holds several.")
    ] = None,
    column: Annotated[
        Optional[list[str]],  # noqa: UP045
        typer.Option(
            "--column", metavar="COLUMN=WHAT", help="What a column holds, such as behaviours, or skip; may be repeated."
        ),
    ] = None,
    shape: Annotated[
        str | None,
        typer.Option("--shape", metavar="SHAPE", help="How the table lies: skills-down, levels-down or long."),
    ] = None,
    tables: Annotated[
        str | None,
        typer.Option(
            "--tables", metavar="WHAT", help="What names of tables are: level, skill, track, area or nothing."
        ),
    ] = None,
    repeats: Annotated[
        str | None,
        typer.Option(
            "--repeats", metavar="HOW", help="Several texts for one level and skill: gather, or keep the first."
        ),
    ] = None,
    sheet: Annotated[
        str | None, typer.Option("--sheet", metavar="NAME", help="Only this sheet, or the table of this name.")
    ] = None,
    id: Annotated[
        str | None, typer.Option("--id", help="How notes name the framework; from its title, unless said.")
    ] = None,
    title: Annotated[
        str | None, typer.Option("--title", help="What pages call it; from the file, unless said.")
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only report; write nothing.")] = False,
    strict: Annotated[
        bool, typer.Option("--strict", help="Exit 1 and write nothing where a cell is lost or contradicted.")
    ] = False,
    all: Annotated[bool, typer.Option("--all", help="Name every cell that was not simply kept.")] = False,
    force: Annotated[
        bool, typer.Option("--force", help="Take the place of a folder that is there; that one is kept beside it.")
    ] = False,
    json: options.Json = False,
    plain: options.Plain = False,
    color: options.Color = None,
) -> None:
    """Import a ladder: every filled cell is in the framework afterwards, or named in the report with why.

    Shapes, options and walk-throughs are in docs/import.md.
    """
    from pm_career.commands.framework.import_asking import settled
    from pm_career.frameworks.writing.folder import check_target
    from pm_career.importing.ladders.build import title_and_id
    from pm_career.importing.ladders.option_parsing import wishes_of
    from pm_career.importing.ladders.read_file import Source

    wishes = wishes_of(
        levels=levels, scale=scale, tracks=tracks, where=where, role=role, column=column, shape=shape, tables=tables,
        repeats=repeats, id=id, title=title,
    )  # fmt: skip
    name, own = _place(out)
    path = Path(os.path.expanduser(file))  # noqa: PTH111  Path's own raises for the home of nobody
    source = Source(path, sheet)

    def free(question: Question) -> None:
        called = name or _not_hidden(title_and_id(question.title, wishes)[1], hides=bool(wishes.id))
        if not dry_run:
            check_target(own or user_frameworks_directory() / called, force=force)

    found = settled(source, wishes, free)
    own_id = _not_hidden(found.framework.id, hides=bool(wishes.id or out))
    made = msgspec.structs.replace(found.framework, id=own_id)
    place = own or user_frameworks_directory() / (name or made.id)
    stays = dry_run or (strict and bool(found.report.lost))
    _write(found, made, place, stays=stays, force=force)
    if json:
        from pm_career.documents.importing import build_answer

        output.show_json(build_answer(made, found.report, None if stays else place))
    else:
        from pm_career.views.importing import build_page

        most = None if all else _NAMED
        output.show(build_page(made, found.report, most=most), output.Manner(json, plain, color))
    _tell(found, made, place, out or made.id, stays=stays, dry_run=dry_run)
    if strict and found.report.lost:
        raise typer.Exit(ExitCode.FAILED)


def _place(out: str | None) -> tuple[str, Path | None]:
    """A name in the user's own folder, or the folder that was asked for."""
    if out is None:
        return "", None
    if is_path(out):
        return "", Path(os.path.abspath(os.path.expanduser(out)))  # noqa: PTH100, PTH111  Path's own follow links, raise
    from pm_career.importing.ladders.ids import checked_id

    if (find_shipped_directory() / out).is_dir():
        raise UsageError(
            f"The framework '{one_line(out)}' comes with pmcareer, and would be hidden by yours.",
            f"Choose another name, such as: --output my-{one_line(out)}",
        )
    return checked_id(out), None


def _not_hidden(own: str, *, hides: bool) -> str:
    """An id that is not that of a shipped framework, unless somebody asked for it."""
    return f"my-{own}" if not hides and (find_shipped_directory() / own).is_dir() else own


def _write(found: Imported, made: Framework, place: Path, *, stays: bool, force: bool) -> None:
    """Write the files and read them back; with `stays` they are proved all the same, and put nowhere."""
    from pm_career.frameworks.writing.folder import write_folder
    from pm_career.frameworks.writing.framework_files import format_files
    from pm_career.importing.ladders.audit import prove

    files = format_files(made, found.remarks)
    prove(files, made)
    if stays:
        return
    if place.parent == user_frameworks_directory():
        with suppress(
            OSError
        ):  # what keeps it from being made keeps the framework from being written, and is told there
            make_private_folder(place.parent)
    backup = write_folder(files, place, force=force)
    if backup is not None:
        streams.tell(f"What was there is kept in {one_line(str(backup))}")


def _tell(found: Imported, made: Framework, place: Path, name: str, *, stays: bool, dry_run: bool) -> None:
    """Say where it is and what to type next."""
    if stays:
        lost = len(found.report.lost)
        why = "--dry-run" if dry_run else f"--strict, and cells that are lost or contradicted: {lost}"
        streams.tell(f"Nothing was written ({why}).")
        return
    streams.tell(f"Wrote {one_line(made.title)} ({made.id} {made.version}) to {one_line(str(place))}")
    called = shlex.quote(one_line(name))
    streams.tell(f"Then: pmcareer framework check {called}")
    streams.tell(f"And: pmcareer framework use {called}   (every command shows it from then on)")
