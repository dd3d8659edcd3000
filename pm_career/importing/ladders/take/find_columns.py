"""Find the columns of a table by the mapping."""

from __future__ import annotations

from pm_career.domain.text import one_line
from pm_career.errors import UsageError
from pm_career.importing.ladders.mapping import Column, Part, fold
from pm_career.importing.ladders.mapping_file import format_text
from pm_career.importing.ladders.options import describe_headings
from pm_career.importing.ladders.sheet import Sheet

_LOOKED_AT = 30


def find_columns(sheet: Sheet, part: Part) -> tuple[int, dict[int, Column]]:
    """Find the last row of headings, and the columns by their number in the table: by heading, else as in the mapping.

    Raises a UsageError for a heading that the table does not have, and for a column that the mapping does not have.
    """
    named = [column for column in part.columns if column.heading]
    wanted = {fold(column.heading) for column in named}
    rows = [row for row in part.header if row in sheet.rows][-1:] + list(sheet.rows[:_LOOKED_AT])

    def list_texts(row: int) -> dict[int, str]:
        return {at: fold(cell.text) for at in sheet.columns if (cell := sheet.get_shown_cell(row, at))}

    top = max(rows, key=lambda row: len(wanted & {*list_texts(row).values()}), default=0)
    texts = list_texts(top)
    found: dict[int, Column] = {}
    for column in part.columns:
        heading = fold(column.heading)
        at = column.number
        if heading and texts.get(at) != heading:
            at = next((place for place, text in texts.items() if text == heading and place not in found), 0)
        if at:
            found[at] = column
        elif column.holds != "nothing":
            seen = describe_headings([cell.text for cell in sheet.list_row(top)])
            raise UsageError(
                f"{sheet.called} has no column '{one_line(column.heading)}', which the mapping names.",
                f"{seen}For a new mapping: --propose mapping.yaml",
            )
    new = [at for at in sheet.columns if at not in found and sheet.list_column(at, sheet.rows)[-1].row >= top]
    if new:
        cell = sheet.get_shown_cell(top, new[0])
        called = one_line(cell.text) if cell else ""
        line = f"- {{column: {new[0]}, heading: {format_text(called)}, holds: nothing}}"
        raise UsageError(
            f"{sheet.called} has a column '{called or new[0]}', which the mapping does not.",
            f"Say what it holds, and add it to `columns`: {line}; or propose a new mapping: --propose mapping.yaml",
        )
    return top, found
