"""The list of what was agreed would be enough for a level, as a page."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from pm_career.domain.dates import format_relative
from pm_career.domain.page import Cell, Grid, Hint, Page, Records, Title
from pm_career.domain.promotion import Agreement
from pm_career.domain.renamed_ids import Names
from pm_career.views.theme import MET


def build_agreements_page(found: Sequence[Agreement], names: Names, today: date) -> Page:
    """Build the list of agreements: what would be enough, for which level, who said so, by when, what shows it."""
    if not found:
        said = "Nothing was agreed yet"
        hint = ("pmcareer promotion agree TEXT --with NAME --by DAY", "write down what would be enough")
        return (Title(said, "Promotion case"), Records((), said), Hint((hint,)))
    rows = tuple(
        (
            Cell((each.what,), head=each.id),
            Cell((names.level(each.target),)),
            Cell((each.with_name or "–",)),
            _build_due(each, today),
        )
        for each in found
    )
    records = tuple(
        (
            each.id,
            each.state,
            each.due.isoformat() if each.due else "",
            each.target,
            each.with_name,
            ", ".join(each.evidence),
            each.what,
        )
        for each in found
    )
    open_ones = [each.id for each in found if each.state == "open"]
    hints = (
        [(f"pmcareer promotion agree {open_ones[0]} --shown ID", "it is shown, by this evidence")] if open_ones else []
    )
    hints.append(("pmcareer promotion", "the whole case"))
    grid = Grid(("Agreed", "For", "With", "Due"), rows, records, wraps=0)
    return (Title("What would be enough", "Promotion case"), grid, Hint(tuple(hints)))


def _build_due(each: Agreement, today: date) -> Cell:
    if each.state == "shown":
        words = f"shown by {', '.join(each.evidence)}"
        return Cell((f"{MET} {words}",), tone="met", spoken=words)
    if each.state == "gone":
        return Cell(("gone",), tone="muted")
    if each.due is None:
        return Cell(("no day set",), tone="unknown")
    return Cell((format_relative(each.due, today),), tone="owed" if each.due < today else "normal")
