"""Write a promotion case as a document, and say what its audience does not see."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from pathlib import Path

from pm_career.advice.audience import LeftOut
from pm_career.advice.case import Case
from pm_career.commands import streams
from pm_career.documents.case_document import DOCUMENTS, TEXTS, build_document
from pm_career.domain.promotion import Audience
from pm_career.domain.text import join_names, one_line
from pm_career.errors import UsageError
from pm_career.store.export import write_private_file

STDOUT = "-"


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
    if output is None or output == STDOUT:
        if format not in TEXTS:
            raise UsageError(f"A {format} document is not text.", "Say where to write it: --output FILE")
        streams.write(build_document(case, format).decode())
        return
    written = write_private_file(Path(output), build_document(case, format), force=force)
    streams.tell(f"The case is in {one_line(str(written))}. It is not encrypted.")


def tell_left_out(audience: Audience, left_out: LeftOut, private: int, perhaps: Iterable[str] = ()) -> None:
    """Print to stderr how much is not in the document, and words in it that may be names."""
    counts = {
        "private piece": private,
        "note beside a rating": left_out.notes,
        "reason to leave something out": left_out.pieces_left,
        "rating by a peer": left_out.ratings,
        "name": left_out.names,
    }
    told = [_count(number, thing) for thing, number in counts.items() if number]
    if told:
        streams.tell(f"Left out for {'you' if audience == 'self' else f'a {audience}'}: {join_names(told)}.")
    if found := list(perhaps):
        streams.tell(f"Perhaps a name: {', '.join(map(one_line, found))}.")


def _count(number: int, thing: str) -> str:
    first, _, rest = thing.partition(" ")
    if number == 1:
        return f"1 {thing}"
    if thing == "private piece":
        return f"{number} private pieces"
    return f"{number} {first}s {rest}".rstrip()
