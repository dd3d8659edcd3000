"""Lists of objects in objects as rows: levels with their skills, or skills with their levels, however deep."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from pm_career.frameworks.imports.words import role_of

_OF_ALL = frozenset({"name", "title", "id", "code", "key", "level", "description", "text", "rank", "order"})
"""Keys that say nothing without the name of what they are a key of."""
_OTHER = {"level": "skill", "skill": "level"}


def rows_of(item: Mapping[str, Any], called: str) -> Iterator[dict[str, Any]]:
    """A row for each innermost object below an object, which is one of those `called` so.

    What an object says for itself stands in its first row alone, as in a spreadsheet where the rows below are blank.
    """
    lists = {key: value for key, value in item.items() if holds_rows(key, value)}
    kinds = {role for key in lists if (role := role_of(key)) in _OTHER}
    one = _one_of(called) or (_OTHER[kinds.pop()] if len(kinds) == 1 else "")
    own = {_heading(key, one): value for key, value in item.items() if key not in lists}
    if not any(lists.values()):
        yield own
        return
    for key, below in lists.items():
        for each in below:
            inner = flat(each) if isinstance(each, dict) else {"": each}
            for row in rows_of(inner, key):
                yield {**own, **row}
                own = {}


def holds_rows(key: str, value: Any) -> bool:
    """Whether a list holds objects that are levels or skills, by its own name or by their keys."""
    if not isinstance(value, list) or not any(isinstance(item, dict) for item in value):
        return False
    return role_of(key) in _OTHER or any(
        role_of(inner) in _OTHER for item in value if isinstance(item, dict) for inner in item
    )


def _one_of(called: str) -> str:
    """The name of one of several: a level of 'levels', a competency of 'competencies'."""
    one = called.rsplit(" ", 1)[-1]
    return f"{one[:-3]}y" if one.endswith("ies") else one.removesuffix("s")


def _heading(key: str, one: str) -> str:
    """What a key says with the name of the object it is of, where it needs that."""
    if not one or key == one:
        return key
    long = f"{one} {key}"
    return long if role_of(long) or key.casefold() in _OF_ALL or not role_of(key) else key


def flat(item: Mapping[str, Any], above: str = "") -> dict[str, Any]:
    """Objects in an object as keys of it: {'skill': {'name': …}} has 'skill name'."""
    keys: dict[str, Any] = {}
    for key, value in item.items():
        if isinstance(value, dict) and value:
            keys.update(flat(value, f"{above}{key} "))
        else:
            keys[f"{above}{key}"] = value
    return keys
