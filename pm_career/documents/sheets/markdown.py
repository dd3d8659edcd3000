"""Tables as a Markdown page. Texts are escaped: none makes mark-up, a link, a heading, a table or a fence."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from pm_career.importing.ladders.sheets.table import Table

_SIGNS = re.compile(
    r"[\\`*\[\]<>|~&]"  # marks, links, tags, entities, and the bar between cells
    r"|(?<![^\W_])_|_(?![^\W_])"  # inside of a word it marks nothing
    r"|:(?=//)|(?<=\bwww)\."  # bare addresses become links
)
_WHITE_SPACE = re.compile(r"[\t\r]")
_EDGE = re.compile(r"^[^\S\n]+|[^\S\n]+$", re.MULTILINE)


def format_markdown_tables(title: str, tables: Iterable[Table]) -> str:
    """A page with a heading and a table for each; line breaks in a cell are `<br>`."""
    return "\n".join(_format_lines(title, tables))


def escape_cell_text(text: str) -> str:
    """A text for a cell or heading, on one line. Unlike with `markdown_text`, it reads back as the same text."""
    escaped = _SIGNS.sub(lambda found: f"\\{found[0]}", text)
    whole = _EDGE.sub(_format_entities, _WHITE_SPACE.sub(_format_entities, escaped))
    return whole.replace("\n", "<br>")


def _format_lines(title: str, tables: Iterable[Table]) -> Iterator[str]:
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


def _format_entities(found: re.Match[str]) -> str:
    return "".join(f"&#{ord(character)};" for character in found[0])
