"""What a file of evidence holds: pieces, and the rest with the reason why it is none. Together they are the file."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from pm_career.domain.framework import Value
from pm_career.domain.periods import Period


class Place(Value, frozen=True):
    """The first and the last line of something in a file, counted from 1. `unit` is what is counted, such as `row`."""

    first: int
    last: int
    unit: str = "line"

    def __str__(self) -> str:
        """Such as 'line 3' or 'lines 3-5'."""
        if self.first == self.last:
            return f"{self.unit} {self.first}"
        return f"{self.unit}s {self.first}-{self.last}"


class Piece(Value, frozen=True):
    """A piece of evidence as a file has it.

    `key` tells it from the others of the file, whatever is added to it later: a ticket's number, else its first line.
    `date` is None where the file names no day, or one that is not clear; `doubt` then says so. `period` is what was
    written, also where it goes on. `headings` are those above it, the outermost first.
    """

    place: Place
    what: str
    key: str
    date: dt.date | None = None
    period: Period | None = None
    doubt: str = ""
    outcome: str = ""
    links: tuple[str, ...] = ()
    headings: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    project: str = ""


class Rest(Value, frozen=True):
    """Lines that are no piece of evidence, and why."""

    place: Place
    text: str
    why: str


class EvidenceFile(Value, frozen=True):
    """A file as it was read. `kind` says as what, `remarks` what had to be assumed, and which columns are not used."""

    name: str
    kind: str
    is_table: bool
    pieces: tuple[Piece, ...]
    rest: tuple[Rest, ...]
    remarks: tuple[str, ...] = ()


NO_DAY = "no day is given"


class Day(NamedTuple):
    """The day of a piece, and the period that was written; or None for both, and why it is not clear."""

    date: dt.date | None
    period: Period | None
    doubt: str = ""


def choose_day(readings: Sequence[Period], written: str, today: date) -> Day:
    """The last day of the period that was written, today for one that goes on."""
    if not readings:
        return Day(None, None, NO_DAY)
    if len(readings) > 1:
        meant = " or ".join(each.first.isoformat() for each in readings)
        return Day(None, None, f"'{written}' can be read as {meant}")
    (found,) = readings
    if found.first > today:
        return Day(None, None, f"'{written}' lies ahead")
    return Day(min(found.last, today), found)


_UNWRITABLE = re.compile("[\0\ud800-\udfff]")


def clean_text(text: str) -> str:
    """A text with a sign for each character that no file can hold: JSON can name them."""
    return _UNWRITABLE.sub("\ufffd", text)
