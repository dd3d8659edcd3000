"""Whatever a file holds: it is refused with a sentence, or every cell is accounted for and what came is sound."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import example, given
from hypothesis import strategies as st
from importing import held, points_of

from pm_career.errors import PmCareerError, UsageError
from pm_career.frameworks.writing.framework_files import format_files
from pm_career.importing.ladders.audit import check_round_trip, fold_letters
from pm_career.importing.ladders.import_ladder import check_proposal, propose, take
from pm_career.importing.ladders.mapping_file import format_mapping, read_mapping
from pm_career.importing.ladders.options import Wishes
from pm_career.importing.ladders.sheets.bounds import Budget
from pm_career.importing.ladders.sheets.csv_tables import Decoded
from pm_career.importing.ladders.sheets.pages import read_page
from pm_career.importing.ladders.sheets.table import Cell, Merged, Table
from pm_career.importing.ladders.sheets.trees import read_tree
from pm_career.importing.ladders.take.parts import Parts

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


_LINES = st.sampled_from((
    "# Ladder", "## Junior", "## Senior PM", "## PM 2", "## Discovery", "### Discovery", "### Delivery", "### Junior",
    "### Senior PM", "#### Evidence", "**Delivery**", "- Asks", "- Junior: asks", "  - below",
    "- **Senior PM** – leads",
    "1. first", "Some text.", "They:", "Years: 2-3", "**Scope:** a team", "> quoted", "`code`", "~~gone~~", "",
    "| Skill | Junior | PM 2 |\n|-|-|-|\n| Discovery | asks | leads |\n", "<h2>PM 3</h2>", "<ul><li>x</li></ul>",
))  # fmt: skip
_KEYS = st.sampled_from((
    "levels", "skills", "name", "title", "id", "level", "skill", "description", "criteria", "Junior", "Senior PM",
    "Discovery", "Delivery", "score", "notes", "expectations", "category",
))  # fmt: skip
_VALUES = st.sampled_from((
    "Junior", "Senior PM", "Discovery", "Delivery", "d1", "Asks and listens well", "3", "", None, 2, 2.5, True,
))  # fmt: skip
_TREES = st.recursive(
    _VALUES, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_KEYS, inner, max_size=3), max_leaves=6
)
_SKILLS, _LEVELS = ["Discovery", "Delivery"], ["Junior", "Senior PM", "PM 2"]


@st.composite
def pages(draw: st.DrawFn) -> str:
    """A page of skills below levels, or the other way round, with any lines between."""
    outer, inner = draw(st.permutations((_SKILLS, _LEVELS)))
    lines = draw(st.lists(_LINES, max_size=3))
    for name in outer:
        lines += [draw(st.sampled_from(("## ", "# ", "### "))) + name, *draw(st.lists(_LINES, max_size=2))]
        mark = draw(st.sampled_from(("### ", "- ", "**", "#### ")))
        for other in inner:
            lines += [f"{mark}{other}{'**' * (mark == '**')}", *draw(st.lists(_LINES, max_size=3))]
    return "\n".join(lines)


@st.composite
def trees(draw: st.DrawFn) -> Any:
    """A tree of skills below levels, or the other way round, by lists or by keys, with any values between."""
    outer, inner = draw(st.permutations((("skills", _SKILLS), ("levels", _LEVELS))))

    def build(kind: tuple[str, list[str]], below: Callable[[], Any], key: str) -> Any:
        if draw(st.booleans()):
            return {name: below() for name in kind[1]}
        extra = draw(st.dictionaries(_KEYS, _TREES, max_size=2))
        return [{draw(st.sampled_from(("name", "title", "id"))): name, key: below(), **extra} for name in kind[1]]

    within = draw(st.sampled_from((inner[0], "content", "expectations", "x")))
    value = build(outer, lambda: build(inner, lambda: draw(_TREES), "criteria"), within)
    return {outer[0]: value, **draw(st.dictionaries(_KEYS, _TREES, max_size=1))} if draw(st.booleans()) else value


def check_import(parts: Parts, wishes: Wishes) -> None:
    """Check what is proposed of a file: it is refused with a sentence, or taken with all that is in it accounted for.

    The same is taken by the mapping once it was written to a file.
    """
    if not parts:
        return
    try:
        proposal = propose(parts, wishes)
        check_proposal(parts, proposal, wishes)
    except PmCareerError:
        return
    try:
        made = take(parts, proposal.mapping, looked_at=bool(proposal.doubts), id=wishes.id)
    except UsageError as error:
        if "reads like what is expected of a skill" in error.message:
            return
        raise
    with TemporaryDirectory() as folder:
        file = Path(folder, "mapping.yaml")
        file.write_text(format_mapping(proposal, "ladder", "mapping.yaml"), encoding="utf-8")
        assert read_mapping(file) == proposal.mapping
    cells = [cell.text for part in parts for cell in part.list_filled()]
    report = made.report
    assert sum(report.counts.values()) == report.cells
    check_round_trip(format_files(made.framework, made.remarks), made.framework)
    text = held(made.framework)
    for booking in report.bookings:
        if booking.fate == "kept" and booking.to[-1] not in ("step", "rank", "experience_years", "scale", "titles"):
            assert all(point in text for point in points_of(booking.text))
        if booking.fate == "kept" and booking.to[-1] == "step":  # a word beside a number is one of the scale's
            words = re.sub(r"\d|^(?:level|step)", "", fold_letters(booking.text))
            assert words in re.sub(r"\d", "", text)
        assert "did not arrive" not in booking.why, booking
    if all(isinstance(part, Table) for part in parts):
        assert [booking.text for booking in report.bookings] == cells
    else:  # what a line begins with may be booked apart from the rest of it
        assert fold_letters("".join(booking.text for booking in report.bookings)) == fold_letters("".join(cells))


@given(st.lists(tables(), min_size=1, max_size=2), _WISHES)
def test_tables(found: list[Table], wishes: Wishes) -> None:
    check_import(found, wishes)


@given(pages())
def test_pages(text: str) -> None:
    check_import(read_page(Decoded(text), "page.md", Budget("page.md")), Wishes())


NAMED_BELOW = {"levels": {"levels": "Senior PM"}}
RECORDS = [
    {"name": "Junior", "criteria": "Junior"} | NAMED_BELOW,
    {"id": "Senior PM", "criteria": "Junior"} | NAMED_BELOW,
]
RECORDS += [{"name": "PM 2", "criteria": "Junior"} | NAMED_BELOW]
TEXTS = {"Junior": "Junior", "Senior PM": "Junior", "PM 2": "Junior"}


@given(trees())
@example({"skills": {"Discovery": RECORDS, "Delivery": TEXTS}})  # of a level, all that is said means nothing
def test_trees(value: Any) -> None:
    parts = read_tree(value, "ladder.json", Budget("ladder.json"))
    check_import([part for part in parts if any(True for _ in part.list_filled())], Wishes())
