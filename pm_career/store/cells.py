"""Between the cells of a table and values: instants and days are stored as text, lists as JSON."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any, TypeVar

import msgspec

from pm_career.domain.person import to_instant
from pm_career.store.faults import SpoiltError

AnyType = TypeVar("AnyType")


def make_cell(value: Any) -> Any:
    """What a cell holds for a value that is no list."""
    if isinstance(value, datetime):
        return format_instant(value)
    return value.isoformat() if isinstance(value, date) else value


def format_instant(moment: datetime) -> str:
    """An instant as text: UTC, to the second, with a Z."""
    return to_instant(moment).isoformat().replace("+00:00", "Z")


def format_list(items: Iterable[object]) -> str:
    """A list as JSON."""
    return msgspec.json.encode(tuple(items)).decode()


def convert(stored: object, type: type[AnyType], place: str) -> AnyType:
    """A value of this type from what cells hold. Raises a SpoiltError for `place` where it does not fit."""
    try:
        return msgspec.convert(stored, type)
    except msgspec.ValidationError:
        raise SpoiltError(place) from None


def decode(text: Any) -> Any:
    """What a cell holds as JSON; where it is none, the cell as it is, which fits no type that is stored as JSON."""
    if not isinstance(text, str):
        return text
    try:
        return msgspec.json.decode(text)
    except (msgspec.DecodeError, RecursionError):
        return text


def decode_text(raw: bytes) -> str | bytes:
    """Text that SQLite has; bytes, which fit no type, where it is no UTF-8."""
    try:
        return raw.decode()
    except UnicodeDecodeError:
        return raw
