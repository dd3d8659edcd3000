"""Find why somebody has to look at a proposal before it is taken: all but one plain table is read by places alone."""

from __future__ import annotations

from pm_career.importing.ladders.mapping import Mapping, quote_texts
from pm_career.importing.ladders.sheets.outline import Outline
from pm_career.importing.ladders.take.parts import Parts, match_parts

_SAY_NOTHING = ("ladder title", "heading", "nothing")


def find_reason_to_look(parts: Parts, mapping: Mapping) -> str:
    """Find the reason as a sentence; '' for one table, with no more than headings beside it and nothing hidden in it.

    What lines of pages and values of trees are is told by where they stand, and people place them as they like.
    """
    found = match_parts(parts, mapping)
    for part, to in found:
        if isinstance(part, Outline) and part.is_tree:
            return "Which keys are levels and skills was read from their names and places."
        if isinstance(part, Outline) and any(line.holds not in _SAY_NOTHING for line in to.lines):
            return "Which lines are levels and skills was read from their places on the page."
    beside = [
        node.cell.text
        for part, _ in found
        if isinstance(part, Outline)
        for node, _ in part.walk()
        if node.cell.filled and not node.kind.startswith("heading")
    ]
    tables = [(part, to) for part, to in found if not isinstance(part, Outline)]
    if left_out := [*(part.name or part.file for part, to in tables if not to.holds), *beside]:
        return f"Not all of the file is taken: {quote_texts(left_out)}."
    if len(tables) > 1:
        return f"How the {len(tables)} tables belong together was read from their headings and names."
    return next((said for part, _ in tables for said in part.hidden), "")
