"""All notes of a person as CSV, one text for each kind: for a spreadsheet. It cannot be imported again."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from pm_career.domain.confirmations import Confirmation
from pm_career.domain.evidence import Evidence
from pm_career.domain.goals import Goal
from pm_career.domain.person import Profile
from pm_career.domain.ratings import Rating
from pm_career.domain.text import escape_cell, escape_hidden, unify_line_ends

Cell = str | int | float | date | None

_PEOPLE = ("person", "name", "level", "target", "framework")
_RATINGS = (
    "id", "person", "skill", "step", "date", "rater", "rater_name", "note", "evidence", "assessment", "framework",
    "framework_version", "recorded",
)  # fmt: skip
_EVIDENCE = (
    "id", "person", "date", "what", "outcome", "skills", "level", "source", "link", "goals", "created", "links",
    "counts", "private", "project", "responsibility", "responsibility_level",
)  # fmt: skip
_GOALS = (
    "id", "person", "what", "skill", "when", "then", "due", "done_when", "status", "closed", "evidence", "created",
)  # fmt: skip
_CONFIRMATIONS = ("id", "person", "evidence", "by", "text", "date", "created")
_CHECK_INS = ("goal", "date", "state", "note")


def format_personal_csv(
    people: Iterable[Profile],
    ratings: Iterable[Rating],
    evidence: Iterable[Evidence],
    confirmations: Iterable[Confirmation],
    goals: Sequence[Goal],
) -> dict[str, str]:
    """File name -> CSV text. Several values of a cell are joined by '; '; a step that is not known is '?'."""
    check_ins = [(goal.id, each.date, each.state, each.note) for goal in goals for each in goal.check_ins]
    return {
        "people.csv": format_csv(_PEOPLE, (_list_cells(each, _PEOPLE) for each in people)),
        "ratings.csv": format_csv(_RATINGS, (_list_cells(each, _RATINGS) for each in ratings)),
        "evidence.csv": format_csv(_EVIDENCE, (_list_cells(each, _EVIDENCE) for each in evidence)),
        "confirmations.csv": format_csv(_CONFIRMATIONS, (_list_cells(each, _CONFIRMATIONS) for each in confirmations)),
        "goals.csv": format_csv(_GOALS, (_list_cells(each, _GOALS) for each in goals)),
        "check-ins.csv": format_csv(_CHECK_INS, check_ins),
    }


def format_csv(columns: Sequence[str], records: Iterable[Sequence[Cell]]) -> str:
    """A header and a line for each record, as RFC 4180 has it. A spreadsheet opens every text as text.

    Numbers and days stay as they are; None is an empty cell.
    """
    import csv
    from io import StringIO

    out = StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([_escape(column) for column in columns])
    for record in records:
        writer.writerow([_escape(cell) if isinstance(cell, str) else cell for cell in record])
    return out.getvalue()


def _escape(text: str) -> str:
    """A text that no spreadsheet acts on, with control and reordering characters spelt out."""
    return escape_cell(escape_hidden(unify_line_ends(text)))


def _list_cells(value: Any, columns: Sequence[str]) -> list[Cell]:
    cells = {name: getattr(value, name) for name in columns}
    if cells.get("step", 0) is None:
        cells["step"] = "?"
    if "private" in cells:
        cells["private"] = "yes" if cells["private"] else "no"
    return ["; ".join(cell) if isinstance(cell, tuple) else cell for cell in cells.values()]
