"""`pmcareer framework export`: a framework as a workbook, a page or JSON, from which it can be imported again."""

from __future__ import annotations

import codecs
import shlex
import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Optional

import typer

from pm_career.commands import options, streams
from pm_career.domain.text import escape_hidden, one_line
from pm_career.errors import UsageError
from pm_career.files import write_document
from pm_career.frameworks.open import open_framework


class To(StrEnum):
    """The kinds of file."""

    CSV = "csv"
    XLSX = "xlsx"
    MD = "md"
    JSON = "json"


def command(
    name: Annotated[
        Optional[str],  # noqa: UP045  Typer reads the annotation at run time
        typer.Argument(
            metavar="NAME|PATH",
            envvar=options.FRAMEWORK_VARIABLE,
            help="A framework by its name or its folder; the one in use, unless said.",
        ),
    ] = None,
    to: Annotated[
        To | None, typer.Option("--to", help="The kind of file; the one that the name of FILE says, unless said.")
    ] = None,
    output: Annotated[
        str | None, typer.Option("--output", metavar="FILE", help="Where to; stdout, unless said, or -.")
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Replace a file that is there.")] = False,
) -> None:
    """Write a framework to a file: sheets to edit in a spreadsheet, a page of tables, or JSON.

    Nothing is lost: framework import takes each of them back, edited or not. Every level, skill and expectation is a
    row; in CSV the tables stand below each other, each under its name.
    """
    from pm_career.documents.framework import DOCUMENTS

    kind = _kind(to, output)
    if output in (None, "-"):
        if kind is To.XLSX and streams.is_terminal(sys.stdout):
            raise UsageError("A workbook is no text for a terminal.", "Name a file: --output ladder.xlsx")
        _to_stdout(DOCUMENTS[kind](open_framework(name)))
        return
    assert output is not None
    framework = open_framework(name)
    content = DOCUMENTS[kind](framework)
    if kind is To.CSV:
        content = codecs.BOM_UTF8 + content  # without it Excel takes the file for another encoding
    write_document(Path(output), content, force=force)
    written = shlex.quote(one_line(output))
    levels, skills = len(framework.levels), len(framework.skills)
    streams.tell(f"{one_line(framework.title)} is in {written}: {levels} levels, {skills} skills.")
    streams.tell(f"Back into a framework, edited or not: pmcareer framework import {written}")


def _kind(to: To | None, output: str | None) -> To:
    if to is not None:
        return to
    suffix = Path(output or "").suffix.lower().removeprefix(".")
    named = {**{each.value: each for each in To}, "markdown": To.MD}
    if suffix in named:
        return named[suffix]
    raise UsageError("Which kind of file?", f"Say --to {', --to '.join(To)}, or name one: --output ladder.xlsx")


def _to_stdout(content: bytes) -> None:
    """On a terminal nothing in it acts; into a file or a pipe it goes byte by byte, whatever the locale."""
    if streams.is_terminal(sys.stdout):
        streams.write(escape_hidden(content.decode().replace("\r\n", "\n")))
    else:
        streams.write_bytes(content)
