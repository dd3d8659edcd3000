"""What keeping anything needs: that it can be kept at all, a number of its own for ever, an identity across files."""

# ruff: noqa: S608  The names of tables and columns are our own; what people wrote is always bound.
from __future__ import annotations

from datetime import date, datetime
from typing import Any, TypeVar

import msgspec

from pm_career.domain.framework import Value
from pm_career.domain.text import one_line
from pm_career.errors import UsageError
from pm_career.store.log import Change, Store
from pm_career.store.rows import id_of, number_in

AnyValue = TypeVar("AnyValue", bound=Value)


def checked(value: AnyValue) -> AnyValue:
    """`value`, if its parts are what its type says and can be written down; else a UsageError naming the part."""
    parts = msgspec.to_builtins(value, builtin_types=(date, datetime))
    refuse_unwritable(parts)
    try:
        return msgspec.convert(parts, type(value))
    except msgspec.ValidationError as error:
        complaint, _, place = str(error).partition(" - at `$.")
        part = place.rstrip("`").partition("[")[0] or type(value).__name__.lower()
        raise UsageError(f"This cannot be kept: `{part}` is not as it should be.", f"{complaint}.") from None


def refuse_unwritable(parts: Any) -> None:
    """A UsageError if a text somewhere in `parts` has characters that no file can hold."""
    if isinstance(parts, str):
        if "\0" in parts or any("\ud800" <= character <= "\udfff" for character in parts):
            raise UsageError("The text holds characters that cannot be kept.", "Type it again as plain UTF-8 text.")
    elif isinstance(parts, dict):
        for key, part in parts.items():
            refuse_unwritable(key)
            refuse_unwritable(part)
    elif isinstance(parts, list | tuple):
        for part in parts:
            refuse_unwritable(part)


def issue(change: Change, kind: str, *content: object) -> tuple[int, str]:
    """A number that was never given out in this file, and the identity of what gets it.

    The identity is a fingerprint of what it is when it is first kept: the same in every copy of the file, however
    it is edited later, and different for what two copies add independently. It is how imports know it again.
    """
    number = last_issued(change, kind) + 1
    identity = fingerprint(kind, number, *content)
    record_issued(change, kind, number, identity)
    return number, identity


def last_issued(store: Store, kind: str) -> int:
    """The highest number that was ever given out for this kind; 0 before the first."""
    return int(store.rows("SELECT coalesce(max(number), 0) FROM issued WHERE kind = ?", (kind,))[0][0])


def record_issued(change: Change, kind: str, number: int, identity: str) -> None:
    """Remember for ever that a number was given out. Undo does not forget it."""
    change.connection.execute(
        "INSERT OR REPLACE INTO issued (kind, number, identity) VALUES (?, ?, ?)", (kind, number, identity)
    )


def fingerprint(*content: object) -> str:
    """A short name for exactly this content."""
    from hashlib import sha256  # loads OpenSSL, and only writers need it

    return sha256(msgspec.json.encode(content)).hexdigest()[:20]


def known_number(store: Store, kind: str, id: str) -> int:
    """The number of something that is there; an unknown id is a UsageError that says which there are."""
    number = number_in(kind, id)
    if number is not None and store.rows(f"SELECT 1 FROM {kind} WHERE number = ?", (number,)):
        return number
    last = store.rows(f"SELECT max(number) FROM {kind}")[0][0]
    hint = f"The last one is {id_of(kind, last)}." if last else "There is none yet."
    raise UsageError(f"There is no {kind} '{one_line(id)}'.", hint)


def known_numbers_of(store: Store, kind: str, ids: tuple[str, ...], person: str) -> tuple[int, ...]:
    """The numbers of things that are there and are this person's."""
    numbers = tuple(dict.fromkeys(known_number(store, kind, id) for id in ids))
    for number in numbers:
        owner = store.rows(f"SELECT person FROM {kind} WHERE number = ?", (number,))[0][0]
        if owner != person:
            raise UsageError(f"The {kind} {id_of(kind, number)} is about another person.", f"It belongs to {owner}.")
    return numbers
