"""Whatever a table holds: it is refused with a sentence, or every cell is accounted for and what came is sound."""

from __future__ import annotations

import re
from contextlib import suppress

from hypothesis import given
from hypothesis import strategies as st
from importing import held, points_of

from pm_career.errors import PmCareerError
from pm_career.frameworks.writing.framework_files import format_files
from pm_career.importing.ladders.audit import check_round_trip, fold_letters
from pm_career.importing.ladders.import_old import Imported, import_tables
from pm_career.importing.ladders.options import Question, Wishes
from pm_career.importing.ladders.sheets.table import Cell, Merged, Table

_HEADINGS = [
    "Level",
    "Skill",
    "Area",
    "Description",
    "Score",
    "Behaviours",
    "Track",
    "Rank",
    "Status",
    "Role",
    "Notes",
    "Junior",
    "Senior PM",
    "PM 2",
    "Years",
    "Titles",
    "",
    "Owner",
    "Definition",
    "Expectation",
    "Kompetenz",
]
_WORDS = [
    "Junior",
    "Senior PM",
    "PM 2",
    "PM 3",
    "Discovery",
    "discovery ",
    "Data-analysis",
    "Data analysis",
    "1",
    "3",
    "0",
    "2,5",
    "87",
    "N/A",
    "TBD",
    "NOT IN USE",
    "x",
    "Expert",
    "Awareness",
    "Writes - and reads",
    "- one\n- two",
    "First\n* second",
    "3 - Practitioner",
    "3 - Leads",
    "1: Asks",
    "2/5",
    "1 = Low, 2 = High",
    "* note",
    "Total",
    "All",
    "«Δ»",
    "課題",
    "null",
    "no: yes # really",
    "'quoted'",
    "\x1b[31mred",
    "a\u200bb",
    "\u202eevil",
    "pm",
    "tab\there",
    "3-5 years",
    "Level",
    "Skill",
    "Craft",
    "{}",
    "[/]",
    "%",
    "C",
    "C++",
    "é",
    "é",
    "w" * 130,
    "long " * 420,
    "|",
]


@st.composite
def tables(draw: st.DrawFn) -> Table:
    """A table with something like headings somewhere, and anything below."""
    width = draw(st.integers(1, 6))
    rows = [
        [draw(st.sampled_from(("", "Title", "x: y"))) for _ in range(width)] for _ in range(draw(st.integers(0, 2)))
    ]
    rows.append([draw(st.sampled_from(_HEADINGS)) for _ in range(width)])
    texts = st.sampled_from(_WORDS) | st.text(max_size=8) | st.just("")
    rows += [[draw(texts) for _ in range(width)] for _ in range(draw(st.integers(0, 8)))]
    cells = [
        tuple(
            Cell(text, row, column, draw(st.sampled_from(("", "", "", "", "", "", "a formula"))) if not text else "")
            for column, text in enumerate(line, start=1)
        )
        for row, line in enumerate(rows, start=1)
    ]
    merged = [Merged(row, 1, row + 1, 1) for row in draw(st.lists(st.integers(1, len(rows)), max_size=2))]
    name = draw(st.sampled_from(("", "PM", "Craft", "Scale")))
    filled = tuple(tuple(cell for cell in line if cell.filled) for line in cells)
    return Table("t.csv", name, tuple(filter(None, filled)), tuple(merged))


_WISHES = st.sampled_from((
    Wishes(), Wishes(shape="long"), Wishes(shape="levels-down"), Wishes(shape="skills-down"), Wishes(repeats="first"),
    Wishes(repeats="gather", named="track"), Wishes(scale=("Low", "High", "Highest")), Wishes(role="Product"),
    Wishes(columns=(("Notes", "behaviours"), ("Owner", "skip"))), Wishes(id="own", title="Own"),
))  # fmt: skip


def _as_answered(found: list[Table], wishes: Wishes) -> Imported | None:
    """What is imported when the first question is answered; None where it cannot be."""
    try:
        return import_tables(found, wishes)
    except Question as question:
        answers = {
            "--role": Wishes(role=question.names[0]),
            "--scale": Wishes(scale=question.names),
            "--levels": Wishes(levels=tuple((name,) for name in question.names)),
        }
        with suppress(PmCareerError):
            return import_tables(found, answers[question.option])
    except PmCareerError:
        pass
    return None


@given(st.lists(tables(), min_size=1, max_size=2), _WISHES)
def test_every_cell_is_accounted_for_and_what_was_made_is_sound(found: list[Table], wishes: Wishes) -> None:
    made = _as_answered(found, wishes)
    if made is None:
        return
    report = made.report
    assert sum(report.counts.values()) == report.cells == sum(1 for table in found for _ in table.list_filled())
    assert [booking.text for booking in report.bookings] == [
        cell.text for table in found for cell in table.list_filled()
    ]
    check_round_trip(format_files(made.framework, made.remarks), made.framework)
    text = held(made.framework)
    for booking in report.bookings:
        if booking.fate == "kept" and booking.to[-1] not in ("step", "rank", "experience_years", "scale", "titles"):
            assert all(point in text for point in points_of(booking.text))
        if booking.fate == "kept" and booking.to[-1] == "step":  # a word beside a number is one of the scale's
            words = re.sub(r"\d|^(?:level|step)", "", fold_letters(booking.text))
            assert words in re.sub(r"\d", "", text)
        assert "did not arrive" not in booking.why, booking
