"""Open a file of evidence, tell what it is, and read it. What was read is bounded, whatever the file is."""

from __future__ import annotations

from datetime import date
from pathlib import Path, PurePath
from typing import BinaryIO

from pm_career.domain.text import escape_hidden, unify_line_ends
from pm_career.errors import UsageError
from pm_career.importing.evidence.columns import MAPPINGS
from pm_career.importing.evidence.markdown import read_markdown
from pm_career.importing.evidence.piece import EvidenceFile, clean_text
from pm_career.importing.evidence.tables import looks_like_table, read_tables
from pm_career.importing.ladders.sheets.bounds import NotRead
from pm_career.importing.ladders.sheets.csv_tables import Decoded, decode

MAX_BYTES = 2_000_000
"""The most bytes of a file: a brag document of 20 years has fewer."""
MARKDOWN = "markdown"
KINDS = (MARKDOWN, *(each.name for each in MAPPINGS))
"""What a file can be, as --as takes it."""
_MARKDOWN_ENDINGS = (".md", ".markdown", ".mdown", ".txt", ".text")
_TABLE_ENDINGS = (".csv", ".tsv", ".json", ".jsonl", ".ndjson")


def read_evidence_file(path: Path, today: date, asked: str | None = None) -> EvidenceFile:
    """Read a file. `asked` is one of KINDS; None: its ending and what stands in it say what it is.

    Raises a UsageError if it cannot be opened, or if what it is cannot be told, and NotRead if it is damaged.
    """
    name = escape_hidden(str(path))
    try:
        with path.open("rb") as stream:
            return read_evidence(stream, name, today, asked)
    except OSError as error:
        raise UsageError(f"{name} cannot be read: {error.strerror}.", "Give a file, or - for stdin.") from None


def read_evidence(stream: BinaryIO, name: str, today: date, asked: str | None = None) -> EvidenceFile:
    """As `read_evidence_file`, from a stream that is open; `name` is how messages and places call it."""
    raw = stream.read(MAX_BYTES + 1)
    if len(raw) > MAX_BYTES:
        raise NotRead(f"{name} is over {MAX_BYTES // 1_000_000} MB.", "Split it.")
    try:
        decoded = decode(raw, name)
    except NotRead as error:
        raise NotRead(error.message, "Save it as text in UTF-8: Markdown, CSV or JSON.") from None
    text = clean_text(unify_line_ends(decoded.text))
    if not text.strip():
        raise NotRead(f"{name} holds nothing.", "Give a file with a bullet, paragraph or row for each piece.")
    if _is_markdown(text, name, asked):
        read = read_markdown(text, name, today)
        return EvidenceFile(
            read.name, read.kind, False, read.pieces, read.rest, (decoded.remark,) if decoded.remark else ()
        )
    return read_tables(Decoded(text, decoded.remark), name, today, asked)


def _is_markdown(text: str, name: str, asked: str | None) -> bool:
    if asked is not None:
        return asked == MARKDOWN
    ending = PurePath(name).suffix.lower()
    if ending in _MARKDOWN_ENDINGS:
        return True
    return ending not in _TABLE_ENDINGS and not looks_like_table(text)
