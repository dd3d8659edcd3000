"""Find why somebody has to look at a proposal before it is taken: all but one plain table is read by places alone."""

from __future__ import annotations

from collections.abc import Collection
from contextlib import suppress

from pm_career.errors import UsageError
from pm_career.importing.ladders.build import book_title, build_framework
from pm_career.importing.ladders.mapping import Mapping, quote_texts
from pm_career.importing.ladders.sheets.outline import Outline
from pm_career.importing.ladders.take.parts import Parts, gather, match_parts
from pm_career.importing.ladders.vocabulary import find_role

_SAY_NOTHING = ("ladder title", "heading", "nothing")
_ASIDE = ("other", "note", "status", "more")
"""What usual headings say of a column that nobody expects in a ladder."""


def find_reason_to_look(parts: Parts, mapping: Mapping, skipped: Collection[str]) -> str:
    """Find the reason as a sentence; '' for one table of which nothing is lost but notes, with headings beside it.

    What lines of pages and values of trees are is told by where they stand, and people place them as they like.
    `skipped` are the headings of columns that an option leaves out.
    """
    found = match_parts(parts, mapping)
    for part, to in found:
        if isinstance(part, Outline) and part.is_tree:
            return "Which keys are levels and skills was read from their names and places."
        if isinstance(part, Outline) and any(line.holds not in _SAY_NOTHING for line in to.lines):
            return "Which lines are levels and skills was read from their places on the page."
    tables = [part for part, _ in found if not isinstance(part, Outline)]
    if len(tables) > 1:
        return f"How the {len(tables)} tables belong together was read from their headings and names."
    notes = {column.number for _, to in found for column in to.columns if find_role(column.heading) in _ASIDE}
    gathered = gather(parts, mapping, looked_at=False, skipped=skipped)
    with suppress(UsageError):  # it is no ladder, which is said where it is taken
        book_title(gathered, build_framework(gathered, mapping).framework)
    booked = gathered.account.list_lost()
    lost = [booking.text or booking.why for (_, _, column, _), booking in booked if column not in notes]
    if lost:
        return f"Not all of the file is taken: {quote_texts(lost)}."
    return next((said for part in tables for said in part.hidden), "")
