"""`pmcareer framework export`: write a framework as a workbook, a page or JSON. All can be imported again."""

from __future__ import annotations

import codecs
import shlex
import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from pm_career.commands import options, streams
from pm_career.commands.options import FileOption
from pm_career.domain.text import escape_hidden, one_line
from pm_career.errors import UsageError
from pm_career.files import write_document
from pm_career.frameworks.open import open_framework


class To(StrEnum):
    """The kinds of file to write."""

    CSV = "csv"
    XLSX = "xlsx"
    MD = "md"
    JSON = "json"


def command(
    name: options.FrameworkName = None,
    to: Annotated[
        To | None, typer.Option("--to", help="The kind of file; found from the name of FILE, unless given.")
    ] = None,
    output: Annotated[str | None, FileOption("--output", help="The file to write; stdout, unless given, or -.")] = None,
    force: options.Force = False,
) -> None:
    """Write a framework to a file: sheets to edit in a spreadsheet, a page of tables, or JSON.

    Nothing is lost: framework import reads each of them again, edited or not. Every level, skill and expectation is a
    row. In CSV the tables follow each other, each below its name.
    """
    from pm_career.documents.framework_export import DOCUMENTS

    kind = _find_kind(to, output)
    if output in (None, "-"):
        if kind is To.XLSX and streams.is_terminal(sys.stdout):
            raise UsageError("A workbook cannot be shown on a terminal.", "Name a file: --output ladder.xlsx")
        _print(DOCUMENTS[kind](open_framework(name)))
        return
    assert output is not None
    framework = open_framework(name)
    content = DOCUMENTS[kind](framework)
    if kind is To.CSV:
        content = codecs.BOM_UTF8 + content  # so that Excel knows the encoding
    write_document(Path(output), content, force=force)
    written = shlex.quote(one_line(output))
    levels, skills = len(framework.levels), len(framework.skills)
    streams.tell(f"{one_line(framework.title)} is in {written}: {levels} levels, {skills} skills.")
    streams.tell(f"To read it back, edited or not: pmcareer framework import {written}")


def _find_kind(to: To | None, output: str | None) -> To:
    """Return the kind of --to, or that of the file's ending. Raises a UsageError if neither is known."""
    if to is not None:
        return to
    suffix = Path(output or "").suffix.lower().removeprefix(".")
    named = {**{each.value: each for each in To}, "markdown": To.MD}
    if suffix in named:
        return named[suffix]
    raise UsageError("Which kind of file?", f"Give --to {', --to '.join(To)}, or name one: --output ladder.xlsx")


def _print(content: bytes) -> None:
    """Print with control characters made visible on a terminal, byte by byte into a file or a pipe."""
    if streams.is_terminal(sys.stdout):
        streams.write(escape_hidden(content.decode().replace("\r\n", "\n")))
    else:
        streams.write_bytes(content)
