"""What a cell of a table holds: instants and days as text, lists as JSON."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

import msgspec

from pm_career.domain.person import to_instant


def make_cell(value: Any) -> Any:
    """A field's value as its cell holds it."""
    if isinstance(value, datetime):
        return format_instant(value)
    return value.isoformat() if isinstance(value, date) else value


def format_instant(moment: datetime) -> str:
    """An instant as text: UTC, to the second, with a Z."""
    return to_instant(moment).isoformat().replace("+00:00", "Z")


def parse_instant(text: str) -> datetime:
    """The instant that `format_instant` wrote."""
    return datetime.fromisoformat(text)


def format_list(items: Iterable[object]) -> str:
    """A list as JSON."""
    return msgspec.json.encode(tuple(items)).decode()
