"""Copies of a promotion case that hold the text of evidence which is erased: find them, and take the text out."""

# ruff: noqa: S608  The names of tables and columns are our own; what people wrote is always bound.
from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from typing import Any

import msgspec

from pm_career.domain.erased_text import ERASED, erase_texts
from pm_career.store.cells import decode
from pm_career.store.kinds import CONFIRMATION, EVIDENCE, HISTORY, SENT
from pm_career.store.log import Store
from pm_career.store.log_people import LogRow, Thing

_TEXTS = ("what", "outcome", "text")
"""Columns and keys of evidence and confirmations with what people wrote. So is `links`, which is a list."""


def find_copies(connection: sqlite3.Connection, rows: Iterable[LogRow], numbers: set[int]) -> tuple[str, ...]:
    """The ids of all copies that hold the text of evidence with these numbers, also of those that undo still has."""
    held = [tuple(each) for each in connection.execute("SELECT number, evidence FROM sent_copy")]
    held += [(row.thing[1], before.get("evidence")) for row, before in _list_former(rows) if row.thing]
    found = {number for number, evidence in held if _names(evidence, numbers)}
    return tuple(map(SENT.format_id, sorted(found)))


def is_in_copy(store: Store, person: str, number: int) -> bool:
    """Whether a copy of a person's case holds the text of evidence with this number, which may be gone itself."""
    held = store.rows("SELECT evidence FROM sent_copy WHERE person = ?", (person,))
    return any(_names(evidence, {number}) for (evidence,) in held)


def erase_from_copies(
    connection: sqlite3.Connection, rows: Iterable[LogRow], numbers: set[int], things: set[Thing]
) -> None:
    """Take the texts of evidence with these numbers out of all copies that hold them, and of what undo keeps of those.

    `things` are the pieces and their confirmations. The digests stay: they are of what was handed over.
    """
    rows = tuple(rows)
    texts = set(_list_texts(connection, rows, things))
    ids = set(map(EVIDENCE.format_id, numbers))
    copies = connection.execute("SELECT number, evidence, text, content FROM sent_copy").fetchall()
    for number, evidence, text, content in copies:
        if _names(evidence, numbers):
            cells = (*_erase(text, content, ids, texts), number)
            connection.execute("UPDATE sent_copy SET text = ?, content = ? WHERE number = ?", cells)
    for row, before in _list_former(rows):
        if _names(before.get("evidence"), numbers):
            text, content = _erase(str(before["text"]), str(before["content"]), ids, texts)
            changed = msgspec.json.encode(before | {"text": text, "content": content}).decode()
            key = (changed, row.change, row.number)
            connection.execute("UPDATE change_row SET before = ? WHERE change = ? AND number = ?", key)


def _list_former(rows: Iterable[LogRow]) -> Iterator[tuple[LogRow, dict[str, Any]]]:
    """The rows of the log that hold a copy, with what they hold."""
    return ((row, row.before) for row in rows if row.table == SENT.name and row.before is not None)


def _names(evidence: object, numbers: set[int]) -> bool:
    """Whether the cell with the evidence of a copy has one of these numbers."""
    held = decode(evidence)
    return isinstance(held, list) and any(type(each) is int and each in numbers for each in held)


def _list_texts(connection: sqlite3.Connection, rows: Iterable[LogRow], things: set[Thing]) -> Iterator[str]:
    """What people wrote in pieces and confirmations, as they are and as they were."""
    for table, number, fields in (
        *_read(connection, EVIDENCE.name, ("what", "outcome", "links")),
        *_read(connection, CONFIRMATION.name, ("text",)),
    ):
        if (table, number) in things:
            yield from _list_fields(fields)
    for kind, subject, content in connection.execute("SELECT kind, subject, content FROM former"):
        if subject.isdecimal() and (kind, int(subject)) in things:
            yield from _list_fields(decode(content))
    for row in rows:
        if row.thing in things and row.before:
            yield from _list_fields(decode(row.before.get("content")) if row.table == HISTORY else row.before)


def _read(
    connection: sqlite3.Connection, table: str, names: tuple[str, ...]
) -> Iterator[tuple[str, int, dict[str, Any]]]:
    for number, *cells in connection.execute(f"SELECT number, {', '.join(names)} FROM {table}"):
        yield table, number, dict(zip(names, cells, strict=True))


def _list_fields(fields: Any) -> Iterator[str]:
    """The texts among the cells of a row, or the fields of a value or of a piece in the JSON of a case."""
    if isinstance(fields, dict):
        links = decode(fields.get("links"))
        found = [*(fields.get(name) for name in _TEXTS), *(links if isinstance(links, list) else ())]
        yield from (each for each in found if isinstance(each, str))


def _erase(text: str, content: str, ids: set[str], texts: set[str]) -> tuple[str, str]:
    """The document and the JSON of a copy without `texts` and what the JSON has of the pieces with these ids."""
    case = decode(content)
    if isinstance(case, str):
        return erase_texts(text, texts), erase_texts(content, texts)
    gone = set(texts)

    def empty(value: Any) -> Any:
        if isinstance(value, list):
            return [empty(each) for each in value]
        if not isinstance(value, dict):
            return value
        if value.get("id") not in ids:
            return {name: empty(each) for name, each in value.items()}
        words = [each for each in value.get("words") or () if isinstance(each, dict)]
        for each in (value, *words):
            gone.update(_list_fields(each))
        cleared: dict[str, Any] = {name: ERASED for name in _TEXTS if value.get(name)}
        cleared |= {"words": [each | {"text": ERASED} for each in words]} if words else {}
        return value | cleared | ({"links": [ERASED]} if value.get("links") else {})

    left = empty(case)
    others = [each for each in _list_strings(left) if each != ERASED]
    cleaned = _change_strings(left, lambda each: each if each == ERASED else erase_texts(each, gone, others))
    return erase_texts(text, gone, others), msgspec.json.encode(cleaned).decode()


def _list_strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for each in value.values() if isinstance(value, dict) else value:
            yield from _list_strings(each)


def _change_strings(value: Any, change: Callable[[str], str]) -> Any:
    if isinstance(value, dict):
        return {name: _change_strings(each, change) for name, each in value.items()}
    if isinstance(value, list):
        return [_change_strings(each, change) for each in value]
    return change(value) if isinstance(value, str) else value
