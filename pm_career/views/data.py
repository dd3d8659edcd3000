"""Where the personal data is, what a check found, and what undo would take back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from pm_career.domain.dates import format_relative
from pm_career.domain.page import Block, Cell, Grid, Hint, Page, Pair, Pairs, Prose, Section, Title
from pm_career.domain.text import format_counts, format_present

if TYPE_CHECKING:
    from pm_career.journal.data_file import Places
    from pm_career.journal.people import KnownPerson
    from pm_career.store.check import FileCheck, Finding, Orphan
    from pm_career.store.log import Logged


_IN_RECORDS = ("assessments", "ratings", "evidence", "goals")
"""The kinds of notes whose numbers a line in a pipe has."""


def build_where_page(places: Places) -> Page:
    """Build the page of `data where`: files, versions, counts."""
    held = format_present(places.counts) or "nothing yet"
    rows = [
        Pair("Your data", places.file),
        Pair("State", _describe_state(places)),
        Pair("Holds", held if places.counts else "cannot be read"),
        Pair("Encrypted", "no: anyone who can read the file can read what is in it"),
        Pair("Backups", "; ".join(places.backups) or "none by the program"),
        Pair("Your ladders", places.frameworks),
        Pair("Shipped ladders", places.shipped_frameworks),
        Pair("Ladder in use", places.framework_in_use or "the shipped one, as you chose no other"),
        Pair("Cache", places.cache),
        Pair("Program", f"pmcareer {places.program}, schema {places.known_schema}"),
    ]
    rows += [Pair("Problem", each) for each in places.problems]
    return (
        Title("Where your data is", "Data"),
        Pairs(tuple(rows)),
        Hint((("pmcareer data check", "check the file"),)),
    )


def _describe_state(places: Places) -> str:
    """Say how large the data file is and of which schema, or that there is none."""
    if places.exists:
        return f"{places.bytes:,} bytes, schema {'unknown' if places.schema is None else places.schema}"
    return "cannot be reached" if places.problems else "there is no file yet: you have not entered anything"


def build_check_page(file: Path, looked: FileCheck, ladders: Sequence[Finding], lost: Sequence[Orphan]) -> Page:
    """Build the page of `data check`: what it found in the file and the ladders, or that it found nothing."""
    return tuple(_build_check(file, looked, ladders, lost))


def _build_check(file: Path, looked: FileCheck, ladders: Sequence[Finding], lost: Sequence[Orphan]) -> Iterator[Block]:
    yield Title("Checked", "Data", str(file))
    if not looked.exists:
        yield Prose("There is no file yet. It is made when you enter something.", "State")
    elif not looked.findings:
        rest = "." if ladders or lost else ", and the ladder has every skill and level that it names."
        yield Prose(f"The file is undamaged and private{rest}", "State")
    yield from _build_findings("The file", looked.findings)
    yield from _build_findings("The ladder", ladders)
    if lost:
        yield Section("Not on the ladder any more: kept, and shown as it was called")
        for orphan in lost:
            yield Prose(f"{orphan.kind} {orphan.called}: {format_counts(orphan.uses)}", "Kept")
            new = orphan.nearest[0] if len(orphan.nearest) == 1 else "NEW"
            near = f" (near: {', '.join(orphan.nearest)})" if len(orphan.nearest) > 1 else ""
            yield Prose(f"pmcareer data move {orphan.kind} {orphan.called} {new}{near}", "Move it with", indent=4)


def build_people_page(known: Sequence[KnownPerson]) -> Page:
    """Everybody there are notes about, with how much there is of each kind."""
    title = Title("People there are notes about", "People")
    if not known:
        return (title, Prose("There are no notes about anybody yet.", "People"))
    rows = tuple(
        (
            Cell((each.profile.person,), tone="strong"),
            Cell((each.profile.name,)),
            Cell((each.profile.level or "not set",)),
            Cell((format_present(each.counts) or "nothing",)),
            Cell((", ".join(rater.describe() for rater in each.raters),)),
        )
        for each in known
    )
    records = tuple(
        (each.profile.person, each.profile.name, each.profile.level, *(str(each.counts[kind]) for kind in _IN_RECORDS))
        for each in known
    )
    hint = Hint((("pmcareer me --person NAME", "where somebody stands"),))
    return (title, Grid(("Person", "Name", "Level", "Notes", "Rated by"), rows, records), hint)


def _build_findings(heading: str, findings: Sequence[Finding]) -> Iterator[Block]:
    if findings:
        yield Section(heading)
    for finding in findings:
        yield Prose(finding.message, "Found")
        yield Prose(finding.hint, "Do", indent=4, tone="muted")


def build_changes_page(logged: Sequence[Logged], today: date) -> Page:
    """What undo would take back, the last first."""
    title = Title("What undo would take back, the last first", "Changes")
    if not logged:
        return (title, Prose("There is nothing to take back yet.", "Changes"))
    rows = tuple((Cell((format_relative(each.at.date(), today),)), Cell((each.did,))) for each in logged)
    return (title, Grid(("When", "What"), rows, tuple((each.at.isoformat(), each.did) for each in logged)))
