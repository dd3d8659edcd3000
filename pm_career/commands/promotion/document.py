"""Write a promotion case as a document, and say what its audience does not see."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path

from pm_career.advice.case import Case
from pm_career.commands import streams
from pm_career.commands.private_files import STDOUT, write_private
from pm_career.documents.case_document import DOCUMENTS, TEXTS, build_document
from pm_career.domain.text import format_count, join_names, one_line
from pm_career.errors import UsageError
from pm_career.journal.audience import AudienceCase


class Format(StrEnum):
    """The formats of a document."""

    MD = "md"
    HTML = "html"
    DOCX = "docx"
    PDF = "pdf"
    PROMPT = "prompt"


def choose_format(format: Format | None, output: str | None) -> Format:
    """The format that was asked for, else that of the file's ending. Raises a UsageError where it is not known."""
    if format is not None:
        return format
    ending = Path(output or "").suffix.lower().removeprefix(".")
    if ending in DOCUMENTS:
        return Format(ending)
    known = join_names([*DOCUMENTS], "or")
    raise UsageError(f"The name {one_line(output or '')} does not say which format.", f"Say --format {known}")


def write_document(case: Case, format: Format, output: str | None, *, force: bool) -> None:
    """Write the case to a file, for its owner alone, and say where it is; to stdout without a file or for '-'."""
    if output in (None, STDOUT) and format not in TEXTS:
        raise UsageError(f"A {format} document is not text.", "Say where to write it: --output FILE")
    write_private(build_document(case, format), output, "The case is", force=force)


def tell_left_out(seen: AudienceCase) -> None:
    """Print to stderr how much of a case its audience does not see, and words in it that may be names."""
    counts = (
        (seen.private, "private pieces", ""),
        (seen.left_out.notes, "notes", " beside ratings"),
        (seen.left_out.pieces_left, "reasons", " to leave something out"),
        (seen.left_out.ratings, "ratings", " by peers"),
        (seen.left_out.names, "names", ""),
        (seen.left_out.links, "links", " with a name"),
    )
    told = [f"{format_count(number, kind)}{more}" for number, kind, more in counts if number]
    if told:
        streams.tell(f"Left out for {'you' if seen.audience == 'self' else f'a {seen.audience}'}: {join_names(told)}.")
    if found := seen.perhaps_names:
        streams.tell(f"Perhaps a name: {', '.join(map(one_line, found))}.")
