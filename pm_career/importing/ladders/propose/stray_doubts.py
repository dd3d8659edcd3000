"""Doubt a proposal by which something among the rows that are taken would be left out, and nothing says why."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from pm_career.importing.ladders.build import build_framework
from pm_career.importing.ladders.claims import NO_NAME, NO_PART
from pm_career.importing.ladders.ledger import OVERLOOKED, Account, Booking, Fate
from pm_career.importing.ladders.mapping import Column, Doubt, Mapping, Proposal, fold, quote_texts
from pm_career.importing.ladders.options import Wishes, list_skipped
from pm_career.importing.ladders.sheets.outline import Outline
from pm_career.importing.ladders.sheets.table import Table
from pm_career.importing.ladders.take.parts import Parts, gather, match_parts
from pm_career.importing.ladders.vocabulary import find_role, strip_heading

_MOST_ABOVE = 2
"""Cells of a row above a table that says something of it, such as 'Owner, Ana'; more are a row of another table."""


def doubt_strays(parts: Parts, proposal: Proposal, wishes: Wishes) -> Proposal:
    """Doubt a proposal by which something in rows that are taken would not be understood, once its levels are known."""
    mapping = proposal.mapping
    if any(doubt.option for doubt in proposal.doubts):
        return proposal
    gathered = gather(parts, mapping, looked_at=False)
    build_framework(gathered, mapping)
    told = " ".join(doubt.said for doubt in proposal.doubts)
    found = _list_strays(parts, mapping, gathered.account, wishes, told)
    strays = [each.text or each.why for each in found]
    if not strays:
        return proposal
    doubt = Doubt(f"Not understood among the rows that are taken, and left out: {quote_texts(strays)}.")
    return msgspec.structs.replace(proposal, doubts=(*proposal.doubts, doubt))


def _list_strays(parts: Parts, mapping: Mapping, account: Account, wishes: Wishes, told: str) -> Iterator[Booking]:
    """List what nothing says why it is left out of rows and columns of tables, and contradictions in pages.

    A column of notes or owners is none, nor one that says the same in all rows, nor what an option leaves out, nor a
    row or column that is named in `told`.
    """
    for index, (part, to) in enumerate(match_parts(parts, mapping)):
        lost = [(key, booking) for key, booking in account.list_lost() if key[0] == index and not key[3]]
        if isinstance(part, Outline) and not part.is_tree and not wishes.repeats:
            yield from (booking for _, booking in lost if booking.fate is Fate.CONTRADICTION)
        if not isinstance(part, Table) or to.holds != "table":
            continue
        texts = {fold(each.text) for each in to.rows if each.holds == "nothing"}
        known = [cells for cells in part.rows if any(fold(cell.text) in texts for cell in cells)]
        top = to.header[0] if to.header else 0
        known += [cells for cells in part.rows if cells[0].row < top and len(cells) <= _MOST_ABOVE]
        known += [cells for cells in part.rows if quote_texts([cells[0].text]) in told]
        rows = {*to.header, *(cells[0].row for cells in known)}
        columns = {column.number for column in to.columns if _is_known(column, part, top, wishes)}
        columns |= {column.number for column in to.columns if quote_texts([column.heading]) in told}
        for (_, row, column, _), booking in lost:
            if row not in rows and column not in columns and booking.why.startswith((NO_PART, NO_NAME, OVERLOOKED)):
                yield booking


def _is_known(column: Column, table: Table, top: int, wishes: Wishes) -> bool:
    """Whether it is clear why a column is left out."""
    if column.holds != "nothing":
        return False
    texts = [
        fold(cell.text) for cells in table.rows for cell in cells if cell.column == column.number and cell.row > top
    ]
    is_asked = bool(wishes.levels) or strip_heading(column.heading) in list_skipped(wishes)
    is_known = find_role(column.heading) in ("other", "note", "status", "more")
    return is_asked or is_known or len({*texts}) == 1 < len(texts)
