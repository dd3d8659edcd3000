"""Where the personal data is, what a check found, and what undo would take back."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pm_career.domain.dates import format_relative
from pm_career.domain.page import Block, Cell, Grid, Hint, Page, Pair, Pairs, Prose, Section, Title
from pm_career.domain.text import format_counts

if TYPE_CHECKING:
    from pm_career.store.check import FileCheck, Orphan
    from pm_career.store.log import Logged


def build_where_page(found: Mapping[str, Any]) -> Page:
    """Files, versions, counts."""
    counts = format_counts(found["counts"])
    state = (
        f"{found['bytes']:,} bytes, schema {found['schema']}"
        if found["exists"]
        else "not there yet: nothing was put in"
    )
    rows = [
        Pair("Your data", found["file"]),
        Pair("State", state),
        Pair("Holds", counts or "cannot be read"),
        Pair("Encrypted", "no: whoever can read the file can read what is in it"),
        Pair("Backups", "; ".join(found["backups"]) or "none by the program"),
        Pair("Your ladders", found["frameworks"]),
        Pair("Shipped ladders", found["shipped_frameworks"]),
        Pair("Ladder in use", found["framework_in_use"] or "the shipped one: no other was chosen"),
        Pair("Cache", found["cache"]),
        Pair("Program", f"pmcareer {found['program']}, schema {found['known_schema']}"),
    ]
    rows += [Pair("Problem", each) for each in found["problems"]]
    return (Title("Where everything is", "Data"), Pairs(tuple(rows)), Hint((("pmcareer data check", "is all sound?"),)))


def build_check_page(file: Path, looked: FileCheck, lost: Sequence[Orphan]) -> Page:
    """What a check found; a page that says so where it found nothing."""
    return tuple(_checked(file, looked, lost))


def _checked(file: Path, looked: FileCheck, lost: Sequence[Orphan]) -> Iterator[Block]:
    yield Title("Checked", "Data", str(file))
    if not looked.exists:
        yield Prose("There is no file yet: it is made when something is put in.", "State")
    elif not looked.findings and not lost:
        yield Prose("The file is sound and private, and the ladder has every skill and level that it names.", "State")
    if looked.findings:
        yield Section("The file")
        for finding in looked.findings:
            yield Prose(finding.message, "Found", indent=2)
            yield Prose(finding.hint, "Do", indent=4, tone="muted")
    if lost:
        yield Section("Not on the ladder any more: kept, and shown as it was called")
        for orphan in lost:
            uses = ", ".join(f"{count} {kind}" for kind, count in orphan.uses.items())
            yield Prose(f"{orphan.kind} {orphan.called}: {uses}", "Kept", indent=2)
            new = orphan.nearest[0] if len(orphan.nearest) == 1 else "NEW"
            near = f" (near: {', '.join(orphan.nearest)})" if len(orphan.nearest) > 1 else ""
            yield Prose(f"pmcareer data move {orphan.kind} {orphan.called} {new}{near}", "Move it with", indent=4)


def build_changes_page(logged: Sequence[Logged], today: date) -> Page:
    """What undo would take back, the last first."""
    title = Title("What undo would take back, the last first", "Changes")
    if not logged:
        return (title, Prose("Nothing: there was no change yet.", "Changes"))
    rows = tuple((Cell((format_relative(each.at.date(), today),)), Cell((each.did,))) for each in logged)
    return (title, Grid(("When", "What"), rows, tuple((each.at.isoformat(), each.did) for each in logged)))
