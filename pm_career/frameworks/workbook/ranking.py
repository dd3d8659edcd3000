"""The ranks of a workbook's levels as a ladder has them: whoever adds or deletes a row need not number all others."""

from __future__ import annotations

from pm_career.frameworks.nodes import Mapping, Scalar
from pm_career.frameworks.workbook.building import Building
from pm_career.frameworks.workbook.records import Records

_MOST = 1_000_000


def rank(building: Building, records: Records) -> None:
    """Number the levels' ranks from 1 without gaps, in the order that is written; what that changes is noted.

    A level without a rank comes after the one in the row above. Two of the same rank stay beside each other if they
    are of different tracks; else the one that stands first comes first.
    """
    beside: set[str] = set()
    new, last = 0, -1.0
    for old, level in _ordered(building):
        track = level.items.get("track")
        own = track.text if isinstance(track, Scalar) else ""
        if old != last or own in beside:
            new, beside = new + 1, set()
        last = old
        beside.add(own)
        _number(building, records, level, new)


def _ordered(building: Building) -> list[tuple[float, Mapping]]:
    before = 0.0
    ranked: list[tuple[float, Mapping]] = []
    for level in building.levels:
        written = level.items.get("rank")
        text = written.text if isinstance(written, Scalar) else ""
        known = text.isascii() and text.isdecimal() and len(text) < len(str(_MOST))
        before = float(text) if known else before + 0.5 / (len(building.levels) + 1)
        ranked.append((before, level))
    return sorted(ranked, key=lambda pair: pair[0])


def _number(building: Building, records: Records, level: Mapping, new: int) -> None:
    written = level.items.get("rank")
    if not isinstance(written, Scalar):
        building.ground.put(level, "rank", Scalar(str(new), plain=True, mark=None), falls_with=level)
    elif written.text != str(new):
        for at in building.ground.cells_of(written):
            records.note(at, f"ranks count up from 1: it was taken as {new}", assumed=True)
        written.text = str(new)
