"""Take a table that is the legend of the scale."""

from __future__ import annotations

from pm_career.importing.ladders.claims import Gathered
from pm_career.importing.ladders.ledger import Fate
from pm_career.importing.ladders.scale import find_legend
from pm_career.importing.ladders.sheet import Sheet


def take_scale(sheet: Sheet, gathered: Gathered) -> None:
    """Take the names of steps and what is said of them."""
    found = find_legend(sheet)
    for step, (row, name, description) in found.items():
        said = sheet.get_cell(row, name)
        number = sheet.list_row(row)[0]
        if said is None:
            continue
        gathered.named_steps[step] = (sheet.locate(number), sheet.locate(said), said.text)
        told = sheet.get_cell(row, description) if description is not None else None
        if told is not None:
            gathered.described_steps[step] = (sheet.locate(told), told.text)
    taken = {row for row, _, _ in found.values()}
    for row in sheet.rows:
        if row not in taken:
            gathered.account.book_open(sheet.index, sheet.list_row(row), Fate.HEADING, "")
