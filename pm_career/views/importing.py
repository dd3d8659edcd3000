"""The page of `framework import`: counts, what was made of the cells, what was assumed, and the cells left out."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import PurePath

from pm_career.domain.framework import Framework
from pm_career.domain.page import Block, Bullets, Entry, Page, Pair, Pairs, Prose, Records, Section, Title
from pm_career.domain.text import one_line
from pm_career.importing.ladders.ledger import Booking, Fate
from pm_career.importing.ladders.report import ImportReport

_FATE_TEXTS = {
    Fate.KEPT: "in the framework as they are",
    Fate.ASSUMED: "in the framework, made to fit",
    Fate.DUPLICATE: "said before, kept once",
    Fate.CONTRADICTION: "contradicting a cell before, which was kept",
    Fate.NOT_UNDERSTOOD: "not understood",
    Fate.BLANK: "saying that there is nothing",
    Fate.FILTERED: "left out as asked, or by what their row says of itself",
    Fate.HEADING: "headings",
    Fate.META: "beside the ladder: titles, notes, totals, the status of a row",
}
_FATES_LISTED = (
    (Fate.CONTRADICTION, "Contradictions: the first was kept"),
    (Fate.NOT_UNDERSTOOD, "Not in the framework"),
    (Fate.ASSUMED, "Made to fit"),
    (Fate.DUPLICATE, "Said twice, kept once"),
    (Fate.FILTERED, "Left out"),
    (Fate.BLANK, "Saying nothing"),
    (Fate.META, "Beside the ladder"),
)
_LONGEST_TEXT = 60
_MOST_NAMES = 12
_CELLS_SHOWN = 3


def build_page(framework: Framework, report: ImportReport, *, most: int | None) -> Page:
    """The report; `most` is how many cells of one group are named (None: all).

    In a pipe, a record for every cell that was not simply kept: what became of it, place, text, why, and the place of
    the cell that it repeats or contradicts.
    """
    listed = [fate for fate, _ in _FATES_LISTED]
    records = tuple(
        (each.fate.value, each.place, each.text, each.why, each.other)
        for each in report.bookings
        if each.fate in listed
    )
    return (
        *_build_blocks(framework, report, most),
        Records(records, otherwise="Every cell was kept, or is a heading."),
    )


def summarize(report: ImportReport) -> str:
    """One sentence: how many cells of tables, or texts of pages and trees, came in, and what became of them."""
    lost = len(report.lost)
    rest = report.cells - report.placed - lost
    came = (
        f"{report.rows:,} rows and {report.cells:,} cells" if report.rows < report.cells else f"{report.cells:,} texts"
    )
    said = f"{came} came in: {report.placed:,} are in the framework"
    beside = f", {rest:,} {'is a heading, note or blank' if rest == 1 else 'are headings, notes, blanks or left out'}"
    beside = beside if rest else ""
    if not lost:
        return f"{said}{beside}; none is lost."
    return f"{said}{beside}, {lost:,} {'is' if lost == 1 else 'are'} not, and named below."


def _build_blocks(framework: Framework, report: ImportReport, most: int | None) -> Iterator[Block]:
    yield Title(framework.title, "Imported", f"{framework.id} {framework.version}")
    yield Prose(summarize(report), "Result")
    yield Section("What became of the cells")
    counts = [(fate, report.counts[fate]) for fate in Fate]
    yield Pairs(tuple(Pair(f"{count:,}", _FATE_TEXTS[fate]) for fate, count in counts if count), "Cells")
    yield Section("What came of it")
    yield Pairs(tuple(_list_made(framework)))
    yield Section("Some of what is expected")
    yield Pairs(tuple(list_cells(framework)))
    if report.assumptions:
        yield Section("Assumed")
        yield Bullets(report.assumptions, "Assumed", quiet=True)
    for fate, heading in _FATES_LISTED:
        bookings = [booking for booking in report.bookings if booking.fate is fate]
        if bookings:
            yield Section(f"{heading}: {len(bookings):,}")
            yield from _build_groups(bookings, most, Places(report))


def _list_made(framework: Framework) -> Iterator[Pair]:
    levels = [level.title for level in framework.levels]
    yield Pair("Levels", f"{len(levels)}: {_join_few(levels)}")
    if framework.tracks:
        yield Pair("Tracks", _join_few([track.title for track in framework.tracks]))
    yield Pair("Skills", f"{len(framework.skills)}: {_join_few([skill.name for skill in framework.skills])}")
    yield Pair("Scale", _join_few([f"{step.value} {step.name}" for step in framework.scale]))
    expectations = sum(len(skill.expectations) for skill in framework.skills)
    yield Pair("Expectations", f"{expectations:,}")


def list_cells(framework: Framework) -> Iterator[Pair]:
    """List three cells in full, each of another skill and another level where there are several."""
    asking = [
        (skill, levels)
        for skill in framework.skills
        if (levels := [level for level in framework.levels if level.id in skill.expectations])
    ]
    chosen = {
        f"{skill.name} at {level.title}": skill.expectations[level.id]
        for more in range(_CELLS_SHOWN)
        for place, (skill, levels) in enumerate(asking)
        for level in [levels[(place + more) % len(levels)]]
    }
    for named, made in list(chosen.items())[:_CELLS_SHOWN]:
        texts = [text for text in (made.bar, *made.behaviours, *made.evidence) if text] or [f"step {made.step}"]
        yield Pair(named, " / ".join(texts))


def _join_few(names: Sequence[str]) -> str:
    more = f" and {len(names) - _MOST_NAMES} more" if len(names) > _MOST_NAMES else ""
    return f"{', '.join(names[:_MOST_NAMES])}{more}"


class Places:
    """Shortens places: drops the folder that all share, and the file where there is one file and a sheet follows."""

    def __init__(self, report: ImportReport) -> None:
        files = {table.file for table in report.tables}
        self._file = next(iter(files)) if len(files) == 1 else ""
        self._above = f"{os.path.commonpath([str(PurePath(file).parent) for file in files])}{os.sep}"

    def shorten(self, place: str) -> str:
        """A place as the page names it."""
        sheet = place.removeprefix(f"{self._file}, ")
        return sheet if self._file and sheet != place else place.removeprefix(self._above)


def _build_groups(bookings: list[Booking], most: int | None, places: Places) -> Iterator[Block]:
    bookings = sorted(bookings, key=lambda booking: booking.why)  # stable: within a group in the order of the cells
    for why, grouped in groupby(bookings, key=lambda booking: booking.why):
        group = list(grouped)
        yield Entry(f"{why[:1].upper()}{why[1:]}", "Why", f"{len(group):,}")
        shown = group if most is None else group[:most]
        yield Pairs(tuple(_build_pair(booking, places) for booking in shown))
        if len(shown) < len(group):
            yield Prose(f"… and {len(group) - len(shown):,} more: --all names them.", "More", tone="muted")


def _build_pair(booking: Booking, places: Places) -> Pair:
    text = one_line(booking.text)
    text = text if len(text) <= _LONGEST_TEXT else f"{text[: _LONGEST_TEXT - 1].rstrip()}…"
    text = text or "(no value)"
    first = f"   (first: {places.shorten(booking.other)})" if booking.other else ""
    return Pair(places.shorten(booking.place), f"{text}{first}")
