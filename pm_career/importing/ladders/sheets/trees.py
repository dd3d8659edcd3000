"""JSON, and YAML of the same tree -> an outline of its keys and values; a flat list of records is a table."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from typing import Any

from pm_career.domain.text import one_line
from pm_career.frameworks.yaml_nodes import Mapping, Scalar
from pm_career.frameworks.yaml_nodes import Node as YamlNode
from pm_career.frameworks.yaml_nodes import Sequence as YamlSequence
from pm_career.frameworks.yaml_tree import Parser
from pm_career.importing.ladders.sheets.bounds import Budget, NotRead
from pm_career.importing.ladders.sheets.outline import Node, Outline
from pm_career.importing.ladders.sheets.table import Cell, Table
from pm_career.importing.ladders.sheets.tree_keys import SINGLE, find_names, join_path

_TAGS = re.compile(r"</?(?:p|br|ul|ol|li|div|span|b|strong|em|i)\b[^<>]{0,200}>", re.IGNORECASE)
_AS = "Give a list of objects (one a level and skill), or an object of skills, each with its levels."


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


class _Twice(Exception):
    """A key that an object has twice: the second would replace the first unseen."""


def _refuse_repeated_keys(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        keys = [key for key, _ in pairs]
        raise _Twice(next(key for key in keys if keys.count(key) > 1))
    return found


def parse_yaml(text: str, file: str) -> Any:
    """Parse a YAML text. Raises NotRead if it cannot be parsed."""
    parser = Parser(text, file)
    root = parser.parse_tree()
    for fault in parser.faults[:1]:
        message = f"{file}:{fault.line}:{fault.column}: the YAML cannot be read: {fault.message}."
        raise NotRead(message, fault.hint or "Mend it, or save the table as CSV.")
    return _build_value(root)


def read_front_matter(lines: Sequence[str], file: str, budget: Budget) -> tuple[list[Table | Outline], int]:
    """Read what stands at the top of a Markdown page between lines of `---`, and count its lines.

    Raises NotRead for YAML that cannot be parsed, if a list of objects may be in it.
    """
    if not lines or lines[0].rstrip() != "---":
        return [], 0
    end = next((at for at, line in enumerate(lines[1:], start=1) if line.rstrip() in ("---", "...")), 0)
    if not end:
        return [], 0
    try:
        value = parse_yaml("\n".join(lines[1:end]), file)
    except NotRead as error:
        if any(line.lstrip().startswith("- ") for line in lines[1:end]):
            raise NotRead(f"The YAML at the top of {error.message}", "Mend it, or take it out.") from None
        value = {"front matter": "\n".join(lines[1:end])}
    return read_tree(value, file, budget) if isinstance(value, dict) and value else [], end + 1


def _build_value(node: YamlNode | None) -> Any:
    if isinstance(node, Mapping):
        return {key: _build_value(each) for key, each in node.items.items()}
    if isinstance(node, YamlSequence):
        return [_build_value(each) for each in node.items]
    if not isinstance(node, Scalar) or (kind := node.guess_kind()) == "nothing":
        return None
    return node.text.lower() in ("true", "yes", "on") if kind == "a yes/no value" else node.text


def read_tree(value: Any, file: str, budget: Budget) -> list[Table | Outline]:
    """Read a tree: an outline in which a node's kind is its path, or a table. Rows count the values."""
    if isinstance(value, list) and value and all(_is_flat(item) for item in value):
        return [_build_table(value, file, budget)]
    if not isinstance(value, dict | list):
        raise NotRead(f"{file} holds a single value.", _AS)
    grids = {key: each for key, each in value.items() if _is_grid(each)} if isinstance(value, dict) else {}
    rest = {key: each for key, each in value.items() if key not in grids} if isinstance(value, dict) else value
    if _is_grid(rest):
        grids, rest = {"": rest}, {}
    if len(grids) == 1:  # 'values' says nothing
        grids = dict.fromkeys([""], *grids.values())
    parts: list[Table | Outline] = [_build_grid(rows, file, name, budget) for name, rows in grids.items()]
    try:
        nodes = tuple(_Reader(rest, budget).build(rest, ""))
    except RecursionError:
        raise NotRead(f"{file} is nested too deep.", _AS) from None
    title = next((str(rest[key]) for key in ("title", "name") if isinstance(rest, dict) and rest.get(key)), "")
    return [*parts, Outline(file, title, nodes, is_tree=True)] if nodes else parts


def _is_flat(item: Any) -> bool:
    return isinstance(item, dict) and all(_is_plain(value) for value in item.values())


def _is_plain(value: Any) -> bool:
    """Whether a value is a single one, or a list of such."""
    return not isinstance(value, dict) and not (
        isinstance(value, list) and any(isinstance(each, dict | list) for each in value)
    )


def _build_table(items: Sequence[dict[str, Any]], file: str, budget: Budget) -> Table:
    columns = list(dict.fromkeys(key for item in items for key in item))
    rows = [budget.take_row(Cell(key, 1, at) for at, key in enumerate(columns, start=1))]
    for row, item in enumerate(items, start=2):
        texts = (_format(item.get(key)) for key in columns)
        rows.append(budget.take_row(Cell(text, row, at) for at, text in enumerate(texts, start=1)))
    return Table(file, "", tuple(row for row in rows if row))


def read_tags(text: str) -> str:
    """Read a text with tags of HTML as a cell of a page."""
    if not _TAGS.search(text):
        return text
    from pm_career.importing.ladders.sheets.pages import read_cell  # which reads trees at the top of pages

    return read_cell(text)


def _format(value: Any) -> str:
    if value is None or isinstance(value, str):
        return read_tags(value or "")
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return "\n".join(f"- {_format(item)}" for item in value if item is not None)
    return f"{value:g}" if isinstance(value, float) and value == value // 1 else str(value)


def _is_grid(value: Any) -> bool:
    """Whether a list holds the rows of a table: lists of single values."""
    return isinstance(value, list) and len(value) > 1 and all(isinstance(row, list) and _is_plain(row) for row in value)


def _build_grid(rows: Sequence[Sequence[Any]], file: str, name: str, budget: Budget) -> Table:
    cells = (
        budget.take_row(Cell(_format(text), row, at) for at, text in enumerate(each, start=1))
        for row, each in enumerate(rows, start=1)
    )
    return Table(file, name, tuple(row for row in cells if row))


class _Reader:
    """Builds the nodes of a tree."""

    def __init__(self, value: Any, budget: Budget) -> None:
        self._budget = budget
        self._count = 0
        self._names = find_names(value)

    def build(self, value: Any, path: str) -> Iterator[Node]:
        """Build the nodes of what is in an object or a list."""
        if isinstance(value, list):
            for each in value:
                yield from self._build_value(each, f"{path}[]")
        elif isinstance(value, dict):
            for key, each in value.items():
                if key in self._names[path]:
                    cell = self._make_cell(key)
                    yield Node(f"{path}.*", cell, tuple(self._build_below(each, f"{path}.*")))
                else:
                    yield from self._build_value(each, join_path(path, key), of_record=True)

    def _build_value(self, value: Any, path: str, *, of_record: bool = False) -> Iterator[Node]:
        if of_record and isinstance(value, dict) and not self._names[path]:
            yield from self.build(value, path)  # what is said of it is said of the record that it is in
        elif isinstance(value, dict | list):
            yield Node(path, Cell("", 0, 0), tuple(self.build(value, path)))
        elif _format(value).strip():
            yield Node(path, self._make_cell(_format(value)), of_record=of_record)

    def _build_below(self, value: Any, path: str) -> Iterator[Node]:
        """Build what stands below a key that is a name. A single value is no item of a list."""
        if isinstance(value, dict | list):
            yield from self.build(value, path)
        else:
            yield from self._build_value(value, f"{path}{SINGLE}")

    def _make_cell(self, text: str) -> Cell:
        self._count += 1
        (cell,) = self._budget.take_row([Cell(text, self._count, 1)])
        return cell
