"""Check values before they are stored, give out numbers and identities, and find things by their ids."""

# ruff: noqa: S608  The names of tables and columns are our own; what people wrote is always bound.
from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, datetime
from typing import Any, TypeVar

import msgspec

from pm_career.domain.framework import Value
from pm_career.domain.text import one_line
from pm_career.errors import UsageError
from pm_career.store.faults import SpoiltError
from pm_career.store.kind_types import HIGHEST_NUMBER, Column, Kind
from pm_career.store.log import Change, Store

AnyValue = TypeVar("AnyValue", bound=Value)
_UNWRITABLE = re.compile("[\0\ud800-\udfff]")


def check_value(value: AnyValue) -> AnyValue:
    """`value` with its parts as its type says; a UsageError naming the part that is not, or cannot be written."""
    parts = msgspec.to_builtins(value, builtin_types=(date, datetime))
    refuse_unwritable(parts)
    try:
        return msgspec.convert(parts, type(value))
    except msgspec.ValidationError as error:
        complaint, _, place = str(error).partition(" - at `$.")
        part = place.rstrip("`").partition("[")[0] or type(value).__name__.lower()
        if too_long := re.fullmatch(r"Expected `str` of length <= (\d+)", complaint):
            most = f"{int(too_long[1]):,} characters"
            raise UsageError(f"This cannot be kept: `{part}` is too long.", f"It can have {most}.") from None
        raise UsageError(f"This cannot be kept: `{part}` is not as it should be.", f"{complaint}.") from None


def refuse_unwritable(parts: Any) -> None:
    """Raise a UsageError if a text somewhere in `parts` has characters that no file can hold."""
    if isinstance(parts, str):
        if _UNWRITABLE.search(parts):
            raise UsageError("The text holds characters that cannot be kept.", "Type it again as plain UTF-8 text.")
    elif isinstance(parts, dict):
        for key, part in parts.items():
            refuse_unwritable(key)
            refuse_unwritable(part)
    elif isinstance(parts, list | tuple):
        for part in parts:
            refuse_unwritable(part)


def issue_number(change: Change, kind: Kind[Any], value: object, identity: str = "") -> tuple[int, str]:
    """A number that was never given out in this file, and the identity of what gets it.

    Unless one is given, the identity is a fingerprint of the value when it is first stored: the same in every copy of
    the file, however it is edited later, and different for what two copies add independently. Imports recognize it by
    that.
    """
    number = find_last_issued(change, kind) + 1
    identity = identity or make_fingerprint(kind.name, number, value, change.now)
    record_issued(change, kind, number, identity)
    return number, identity


def find_last_issued(store: Store, kind: Kind[Any]) -> int:
    """The highest number that was ever given out for this kind; 0 before the first."""
    return find_highest(store, "SELECT max(number) FROM issued WHERE kind = ?", (kind.name,), f"issued {kind.name}")


def find_issued(store: Store, kind: Kind[Any], identity: str) -> int | None:
    """The number that was given out for this identity, also if it is gone; None if none was."""
    found = store.rows("SELECT number FROM issued WHERE kind = ? AND identity = ?", (kind.name, identity))
    if found and type(found[0][0]) is not int:
        raise SpoiltError(f"issued {kind.name}")
    return found[0][0] if found else None


def find_highest(store: Store, query: str, values: tuple[object, ...], place: str) -> int:
    """The number that a query gives, 0 for none. A SpoiltError for `place` if there is no next one that would fit."""
    found = store.rows(query, values)[0][0]
    if found is None:
        return 0
    if type(found) is not int or found >= HIGHEST_NUMBER:
        raise SpoiltError(place)
    return found


def record_issued(change: Change, kind: Kind[Any], number: int, identity: str) -> None:
    """Remember for ever that a number was given out. Undo does not forget it."""
    change.connection.execute(
        "INSERT OR REPLACE INTO issued (kind, number, identity) VALUES (?, ?, ?)", (kind.name, number, identity)
    )


def make_fingerprint(*content: object) -> str:
    """A short name for exactly this content."""
    from hashlib import sha256  # loads OpenSSL, and only writers need it

    return sha256(msgspec.json.encode(content)).hexdigest()[:20]


def find_number(store: Store, kind: Kind[Any], id: str) -> int:
    """The number of something that is there; an unknown id is a UsageError that says which there are.

    White space around a typed id does not count.
    """
    id = id.strip()
    number = kind.parse_id(id)
    if number is not None and store.rows(f"SELECT 1 FROM {kind.name} WHERE number = ?", (number,)):
        return number
    last = store.rows(f"SELECT max(number) FROM {kind.name}")[0][0]
    hint = f"The last one is {kind.format_id(last)}." if last else "There is none yet."
    raise UsageError(f"There is no {kind.word} '{one_line(id)}'.", hint)


def find_ids(store: Store, kind: Kind[Any], ids: Iterable[str], person: str) -> tuple[str, ...]:
    """These ids as they are stored, once each; a UsageError for what is not there or is about another person."""
    numbers = tuple(dict.fromkeys(find_number(store, kind, id) for id in ids))
    for number in numbers:
        owner = store.rows(f"SELECT person FROM {kind.name} WHERE number = ?", (number,))[0][0]
        if owner != person:
            raise UsageError(
                f"The {kind.word} {kind.format_id(number)} is about another person.", f"It belongs to {owner}."
            )
    return tuple(map(kind.format_id, numbers))


def resolve_references(store: Store, columns: Iterable[Column], value: AnyValue, person: str) -> AnyValue:
    """`value` with every id in these columns as it is stored; a UsageError as `find_ids` raises it."""
    found: dict[str, object] = {}
    for column in columns:
        if column.to:
            given = getattr(value, column.field)
            ids = given if column.many else (given,) if given else ()
            stored = find_ids(store, store.get_kind(column.to), ids, person)
            found[column.field] = stored if column.many else next(iter(stored), None)
    return msgspec.structs.replace(value, **found) if found else value
