"""Between what a row holds and what a value holds: ids and numbers, days and instants, lists in one cell."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

import msgspec

from pm_career.domain.person import to_instant

# The first letter of an id says what it is of.
LETTERS = {"evidence": "e", "goal": "g", "rating": "r", "assessment": "a"}


def id_of(kind: str, number: int) -> str:
    """The id that people see and type: e12."""
    return f"{LETTERS[kind]}{number}"


def number_in(kind: str, id: str) -> int | None:
    """The number in an id of this kind, in either case; None if it is not one."""
    letter, digits = id[:1].lower(), id[1:]
    well_formed = letter == LETTERS[kind] and digits.isascii() and digits.isdecimal() and len(digits) <= 12
    return int(digits) if well_formed else None


def instant_text(moment: datetime) -> str:
    """An instant as it is kept: UTC, to the second, with a Z."""
    return to_instant(moment).isoformat().replace("+00:00", "Z")


def parsed_instant(text: str) -> datetime:
    """A kept instant."""
    return datetime.fromisoformat(text)


def day_text(day: date | None) -> str | None:
    """A day as it is kept, or nothing."""
    return None if day is None else day.isoformat()


def parsed_day(text: str | None) -> date | None:
    """A kept day, or nothing."""
    return None if text is None else date.fromisoformat(text)


def list_text(items: Iterable[object]) -> str:
    """A list in one cell."""
    return msgspec.json.encode(tuple(items)).decode()


def parsed_texts(text: str) -> tuple[str, ...]:
    """A list of texts from one cell."""
    return msgspec.json.decode(text, type=tuple[str, ...])


def parsed_numbers(text: str) -> tuple[int, ...]:
    """A list of numbers from one cell."""
    return msgspec.json.decode(text, type=tuple[int, ...])
