"""Lists of objects in objects as rows: levels with their skills, or skills with their levels, however deep."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from pm_career.domain.ids import make_slug
from pm_career.domain.text import one_line
from pm_career.importing.ladders.sheets.bounds import MAX_TABLES, Budget, NotRead
from pm_career.importing.ladders.sheets.table import Cell, Table
from pm_career.importing.ladders.vocabulary import find_role, looks_like_level

_OF_ALL = frozenset({"name", "title", "id", "code", "key", "level", "description", "text", "rank", "order"})
"""Keys that say nothing without the name of what they are a key of."""
_OTHER = {"level": "skill", "skill": "level"}


def flatten_rows(item: Mapping[str, Any], called: str) -> Iterator[dict[str, Any]]:
    """Flatten an object to a row for each innermost object in it; `called` is the name of the list that it is in.

    What an object says for itself stands in its first row alone, as in a spreadsheet where the rows below are blank.
    """
    lists = {key: value for key, value in item.items() if holds_rows(key, value)}
    kinds = {role for key in lists if (role := find_role(key)) in _OTHER}
    if not kinds and any(_names_levels(value) for value in lists.values()):
        called = "skill"
    one = _make_singular(called) or (_OTHER[kinds.pop()] if len(kinds) == 1 else "")
    named = {key: value for key, value in item.items() if key not in lists}
    is_skill = "title" in named and find_role(f"{one} name") == "skill"
    if is_skill and named.get("name") in (None, make_slug(str(named["title"]))):  # the name is no more than an id
        named["name"] = named.pop("title")
    own = {_format_heading(key, one): value for key, value in named.items()}
    if not any(lists.values()):
        yield own
        return
    for key, below in lists.items():
        for each in below:
            inner = flatten(each) if isinstance(each, dict) else {"": each}
            for row in flatten_rows(inner, key):
                yield {**own, **row}
                own = {}


def holds_rows(key: str, value: Any) -> bool:
    """Whether a list holds objects that are levels or skills, by its own name or by their keys."""
    if not isinstance(value, list) or not any(isinstance(item, dict) for item in value):
        return False
    return find_role(key) in _OTHER or any(
        find_role(inner) in _OTHER for item in value if isinstance(item, dict) for inner in item
    )


def _names_levels(value: Any) -> bool:
    """Whether each object of a list is about a level: what they are in is about a skill."""
    return (
        isinstance(value, list)
        and bool(value)
        and all(isinstance(item, dict) and any(find_role(key) == "level" for key in item) for item in value)
    )


def _make_singular(called: str) -> str:
    """The name of one of several: a level of 'levels', a competency of 'competencies'."""
    one = called.rsplit(" ", 1)[-1]
    return f"{one[:-3]}y" if one.endswith("ies") else one.removesuffix("s")


def _format_heading(key: str, one: str) -> str:
    """Format a key as a heading, with the name of its object if the key alone is not enough."""
    if not one or key == one:
        return key
    long = f"{one} {key}"
    if find_role(long) is None and find_role(key) in _OTHER:
        return key
    return long if find_role(long) or key.casefold() in _OF_ALL or not find_role(key) else key


def flatten(item: Mapping[str, Any], above: str = "") -> dict[str, Any]:
    """Flatten objects in an object to keys of it: {'skill': {'name': …}} has 'skill name'."""
    keys: dict[str, Any] = {}
    for key, value in item.items():
        if isinstance(value, dict) and value:
            keys.update(flatten(value, f"{above}{key} "))
        else:
            keys[f"{above}{key}"] = value
    return keys


_AS = "Give a list of objects (one a level and skill), or an object of skills, each with its levels."
_NESTED = "a list of objects is no cell"


def parse_json(text: str, file: str) -> Any:
    """Parse a JSON text. Raises NotRead if it is not JSON, or has a key twice."""
    try:
        return json.loads(text, object_pairs_hook=_refuse_repeated_keys)
    except json.JSONDecodeError as error:
        message = f"{file}:{error.lineno}:{error.colno}: it is no JSON: {error.msg[:1].lower()}{error.msg[1:]}."
        raise NotRead(message, "Mend it, or save the table as CSV.") from None
    except _Twice as error:
        raise NotRead(f"{file}: the key '{one_line(str(error))}' stands twice in one object.", "Keep one.") from None
    except (RecursionError, ValueError):  # nested too deep; a number of more digits than Python reads
        raise NotRead(f"{file} is nested too deep, or holds a number too long.", _AS) from None


def read_json_tables(value: Any, file: str) -> list[Table]:
    """Read the tables in a JSON value. Rows count the items (the keys are row 1), columns the keys."""
    tables = [table for table in _build_tables(value, file, "", Budget(file)) if table.rows]
    if not tables or len(tables) > MAX_TABLES:
        raise NotRead(f"{file} holds {'too many tables' if tables else 'no table'}.", _AS)
    return tables


class _Twice(Exception):
    """A key that an object has twice: the second would replace the first unseen."""


def _refuse_repeated_keys(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        keys = [key for key, _ in pairs]
        raise _Twice(next(key for key in keys if keys.count(key) > 1))
    return found


def _build_tables(value: Any, file: str, name: str, budget: Budget) -> Iterator[Table]:
    if isinstance(value, list):
        items = [flatten(item) if isinstance(item, dict) else {"": item} for item in value]
        if any(holds_rows(key, each) for item in items for key, each in item.items()):
            items = [row for item in items for row in flatten_rows(item, name)]
        yield _build_long_table(file, name, items, budget)
    elif isinstance(value, dict) and value:
        objects = {key: item for key, item in value.items() if isinstance(item, dict)}
        lists = {key: item for key, item in value.items() if _holds_objects(item)}
        if len(objects) * 2 > len(value) and not lists and not any(map(has_lists, objects.values())):
            yield from _build_matrix(file, name, value, budget)
            return
        for key, item in {**lists, **objects}.items():
            yield from _build_tables(item, file, key, budget)
        rest = {key: item for key, item in value.items() if key not in lists and key not in objects}
        if rest:
            rows = [_build_row(index, [key, item], budget) for index, (key, item) in enumerate(rest.items(), start=1)]
            yield Table(file, name, tuple(filter(None, rows)))
    elif not isinstance(value, dict):
        raise NotRead(f"{file} holds a single value.", _AS)


def _holds_objects(value: Any) -> bool:
    return isinstance(value, list) and any(isinstance(item, dict) for item in value)


def has_lists(value: Any) -> bool:
    """Whether there is a list of objects somewhere in an object."""
    if not isinstance(value, dict):
        return _holds_objects(value)
    return any(map(has_lists, value.values()))


def _build_matrix(file: str, name: str, value: dict[str, Any], budget: Budget) -> Iterator[Table]:
    """Build a matrix of skill -> level -> cell; if the cell is an object again, a table with a row for each."""
    deeper = any(
        isinstance(cell, dict) for inner in value.values() if isinstance(inner, dict) for cell in inner.values()
    )
    if deeper:
        outer = sum(map(looks_like_level, value)) / len(value)
        names = [key for inner in value.values() if isinstance(inner, dict) for key in inner]
        keys = (
            ("Level", "Skill") if outer > sum(map(looks_like_level, names)) / max(1, len(names)) else ("Skill", "Level")
        )
        rows = [
            {keys[0]: first, keys[1]: second, **(flatten(cell) if isinstance(cell, dict) else {"Expectation": cell})}
            for first, inner in value.items()
            for second, cell in (inner if isinstance(inner, dict) else {"": inner}).items()
        ]
        yield _build_long_table(file, name, rows, budget)
        return
    columns = list(dict.fromkeys(key for inner in value.values() if isinstance(inner, dict) for key in inner))
    rows_of_cells = [_build_row(1, ["", *columns], budget)]
    for index, (key, inner) in enumerate(value.items(), start=2):
        cells = [inner.get(column) for column in columns] if isinstance(inner, dict) else [inner]
        rows_of_cells.append(_build_row(index, [key, *cells], budget))
    yield Table(file, name, tuple(filter(None, rows_of_cells)))


def _build_long_table(file: str, name: str, items: Sequence[dict[str, Any]], budget: Budget) -> Table:
    columns = list(dict.fromkeys(key for item in items for key in item))
    rows = [_build_row(1, columns, budget)]
    rows += [
        _build_row(index, [item.get(column) for column in columns], budget) for index, item in enumerate(items, start=2)
    ]
    return Table(file, name, tuple(filter(None, rows)))


def _build_row(number: int, values: Sequence[Any], budget: Budget) -> tuple[Cell, ...]:
    return budget.take_row(_build_cell(value, number, column) for column, value in enumerate(values, start=1))


def _build_cell(value: Any, row: int, column: int) -> Cell:
    if value is None or isinstance(value, str):
        return Cell(value or "", row, column)
    if isinstance(value, bool):
        return Cell("yes" if value else "no", row, column)
    if isinstance(value, list):
        if any(isinstance(item, dict | list) for item in value):
            return Cell("", row, column, _NESTED)
        return Cell("\n".join(f"- {_build_cell(item, 0, 0).text}" for item in value if item is not None), row, column)
    if isinstance(value, dict):
        return Cell("", row, column)
    return Cell(f"{value:g}" if isinstance(value, float) and value == value // 1 else str(value), row, column)
