"""Read the rows of a CSV or JSON file, each with its cells by the names of their columns."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, NamedTuple

from pm_career.importing.evidence.piece import Place, Rest, clean_text
from pm_career.importing.ladders.sheets.bounds import Budget, NotRead
from pm_career.importing.ladders.sheets.csv_tables import Decoded, read_csv

_DEEPEST = 3
"""Lists and objects within each other from which a value is read: the names in a list of labels."""
_NAMES_OF_OBJECTS = ("name", "nameWithOwner", "title", "login", "key", "displayName", "value")
"""Keys of an object that stands in a column, such as a label or a repository: the first that it has is its text."""


class Row(NamedTuple):
    """A row: its number, and the texts of its cells by their columns' names. A column may stand there several times."""

    number: int
    cells: Mapping[str, tuple[str, ...]]


class Table(NamedTuple):
    """Rows, with the columns as they are written. `unit` is what its rows are called."""

    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    unit: str
    heading: Rest | None = None
    remarks: tuple[str, ...] = ()


def read_csv_rows(decoded: Decoded, file: str) -> Table:
    """Read separated values: the first row has the names of the columns."""
    sheet = read_csv(decoded, file, Budget(file))
    if not sheet.rows:
        raise NotRead(f"{file} holds nothing.", "Give a file with a row of column names, and rows below it.")
    head, *below = sheet.rows
    names = {cell.column: cell.text for cell in head}
    rows = []
    for cells in below:
        found: dict[str, tuple[str, ...]] = {}
        for cell in cells:
            name = names.get(cell.column, f"column {cell.column}")
            found[name] = (*found.get(name, ()), cell.text)
        rows.append(Row(cells[0].row, found))
    number = head[0].row
    heading = Rest(Place(number, number, "row"), ", ".join(names.values()), "the names of the columns")
    return Table(tuple(dict.fromkeys(names.values())), tuple(rows), "row", heading, sheet.remarks)


def read_json_rows(text: str, file: str) -> Table:
    """Read a list of objects, an object that has one, or objects one after another, as `jq` writes them."""
    values = _parse_values(text, file)
    if len(values) == 1 and isinstance(values[0], dict):
        lists = [each for each in values[0].values() if isinstance(each, list) and any(map(_is_object, each))]
        values = lists if len(lists) == 1 else values
    if len(values) == 1 and isinstance(values[0], list):
        values = values[0]
    rows = []
    for number, value in enumerate(values, start=1):
        item = value if _is_object(value) else {"": value}
        rows.append(Row(number, {clean_text(key): _list_texts(cell) for key, cell in item.items()}))
    columns = tuple(dict.fromkeys(key for row in rows for key in row.cells))
    if not rows:
        raise NotRead(f"{file} holds an empty list.", "Give a list with an object for each piece.")
    return Table(columns, tuple(rows), "item")


def _parse_values(text: str, file: str) -> list[Any]:
    """Parse all JSON values of a text. Raises NotRead with the place where it is none."""
    decoder, values, at = json.JSONDecoder(), [], 0
    try:
        while at < len(text):
            if text[at].isspace():
                at += 1
                continue
            value, at = decoder.raw_decode(text, at)
            values.append(value)
    except json.JSONDecodeError as error:
        where = f"{file}:{error.lineno}:{error.colno}"
        raise NotRead(f"{where}: it is no JSON: {error.msg[:1].lower()}{error.msg[1:]}.", "Mend it there.") from None
    except (RecursionError, ValueError):  # a number of more digits than Python reads
        raise NotRead(f"{file} is nested too deep, or holds a number too long.", "Give a list of objects.") from None
    return values


def _is_object(value: Any) -> bool:
    return isinstance(value, dict)


def _list_texts(value: Any, depth: int = 0) -> tuple[str, ...]:
    """The texts of a cell: of a list all, of an object its name."""
    if value is None or depth > _DEEPEST:
        return ()
    if isinstance(value, list):
        return tuple(text for each in value for text in _list_texts(each, depth + 1))
    if isinstance(value, dict):
        name = next((value[key] for key in _NAMES_OF_OBJECTS if value.get(key)), None)
        return _list_texts(name, depth + 1)
    if isinstance(value, bool):
        return ("yes" if value else "no",)
    return (clean_text(str(value)),)
