"""How kinds of personal data refer to each other: which come first, and which are nothing without another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

from pm_career.store.kind_types import Column, Kind
from pm_career.store.kinds import HISTORY, HOME, PERSON, Kinds


@cache
def list_keys(kinds: Kinds) -> dict[str, tuple[str, ...]]:
    """Every table that a person's data is made of, parents before children, with its key."""
    keys: dict[str, tuple[str, ...]] = {}
    for kind in sort_by_references(kinds):
        keys[kind.name] = kind.key
        keys |= {part.table: part.key for part in kind.parts if not part.read_only}
    return keys | {HISTORY: ("kind", "subject", "number"), HOME: ("identity",)}


def sort_by_references(kinds: Iterable[Kind[Any]]) -> Kinds:
    """Each kind after those that it refers to, apart from that in the order given."""
    by_name = {kind.name: kind for kind in kinds}
    done: dict[str, Kind[Any]] = {}

    def add(kind: Kind[Any]) -> None:
        for name in _list_references(kind):
            if name not in done:
                add(by_name[name])
        done[kind.name] = kind

    for kind in by_name.values():
        if kind.name not in done:
            add(kind)
    return tuple(done.values())


def list_dependents(kinds: Iterable[Kind[Any]], name: str) -> Iterator[tuple[Kind[Any], Column]]:
    """The kinds that are nothing without something of the kind called `name`, with the columns that refer to it."""
    for kind in kinds:
        for column in kind.columns:
            if column.dependent and column.to == name:
                yield kind, column


def _list_references(kind: Kind[Any]) -> tuple[str, ...]:
    """The names of the kinds that a kind refers to, itself and in its parts; the person it belongs to first."""
    owners = [PERSON.name] if kind.owner and kind.owner not in kind.key else []
    columns = [*kind.columns, *(column for part in kind.parts if not part.read_only for column in part.columns)]
    return tuple(dict.fromkeys([*owners, *(column.to for column in columns if column.to)]))
