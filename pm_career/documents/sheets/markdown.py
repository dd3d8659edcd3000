"""Tables as a Markdown page. Whatever a text holds, it is text there: no mark-up, link, heading, table or fence."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from pm_career.importing.ladders.sheets.table import Table

_ACTING = re.compile(
    r"[\\`*\[\]<>|~&]"  # marks, links, tags, entities, and the bar between cells
    r"|(?<![^\W_])_|_(?![^\W_])"  # inside of a word it marks nothing
    r"|:(?=//)|(?<=\bwww)\."  # bare addresses become links
)
_UNSEEN = re.compile(r"[\t\r]")
_EDGE = re.compile(r"^[^\S\n]+|[^\S\n]+$", re.MULTILINE)


def format_markdown_tables(title: str, tables: Iterable[Table]) -> str:
    """A page with a heading and a table for each; line breaks in a cell are `<br>`."""
    return "\n".join(_lines(title, tables))


def escape_cell_text(text: str) -> str:
    """A text as it stands in a cell or heading, on one line: every sign in it that would act is escaped."""
    escaped = _ACTING.sub(lambda found: f"\\{found[0]}", text)
    whole = _EDGE.sub(_as_entities, _UNSEEN.sub(_as_entities, escaped))
    return whole.replace("\n", "<br>")


def _lines(title: str, tables: Iterable[Table]) -> Iterator[str]:
    yield f"# {escape_cell_text(title).replace('#', '&#35;')}"
    for table in tables:
        yield from ("", f"## {escape_cell_text(table.name)}", "")
        width = max((cell.column for row in table.rows for cell in row), default=0)
        for number, row in enumerate(table.rows):
            texts = {cell.column: escape_cell_text(cell.text) for cell in row}
            yield f"| {' | '.join(texts.get(column, '') for column in range(1, width + 1))} |"
            if not number:
                yield f"|{' --- |' * width}"
    yield ""


def _as_entities(found: re.Match[str]) -> str:
    return "".join(f"&#{ord(character)};" for character in found[0])
