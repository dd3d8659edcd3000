"""Ladders in YAML: a file, or what stands at the top of a Markdown page between lines of `---`."""

from __future__ import annotations

from collections.abc import Sequence as Lines
from typing import Any

from pm_career.frameworks.yaml_nodes import Mapping, Node, Scalar, Sequence
from pm_career.frameworks.yaml_tree import Parser
from pm_career.importing.ladders.json_tables import has_lists, read_json_tables
from pm_career.importing.ladders.sheets.bounds import NotRead
from pm_career.importing.ladders.sheets.table import Table


def read_yaml_tables(text: str, file: str) -> list[Table]:
    """Read the tables in a YAML text, as in JSON of the same tree. Raises NotRead if it cannot be parsed."""
    parser = Parser(text, file)
    root = parser.parse_tree()
    for fault in parser.faults[:1]:
        message = f"{file}:{fault.line}:{fault.column}: the YAML cannot be read: {fault.message}."
        raise NotRead(message, fault.hint or "Mend it, or save the table as CSV.")
    return read_json_tables(_build_value(root), file)


def read_front_matter(lines: Lines[str], file: str) -> tuple[list[Table], int]:
    """Read the tables in the front matter of a page, and count its lines; no tables where no list of objects is in it.

    Raises NotRead for YAML that cannot be parsed, if such a list may be in it.
    """
    if not lines or lines[0].rstrip() != "---":
        return [], 0
    end = next((at for at, line in enumerate(lines[1:], start=1) if line.rstrip() in ("---", "...")), 0)
    parser = Parser("\n".join(lines[1:end]), file)
    root = parser.parse_tree() if end else None
    if parser.faults and any(line.lstrip().startswith("- ") for line in lines[1:end]):
        raise NotRead(
            f"The YAML at the top of {file} cannot be read: {parser.faults[0].message}.", "Mend it, or take it out."
        )
    value = None if parser.faults else _build_value(root)
    return read_json_tables(value, file) if has_lists(value) else [], end and end + 1


def _build_value(node: Node | None) -> Any:
    if isinstance(node, Mapping):
        return {key: _build_value(each) for key, each in node.items.items()}
    if isinstance(node, Sequence):
        return [_build_value(each) for each in node.items]
    if not isinstance(node, Scalar) or (kind := node.guess_kind()) == "nothing":
        return None
    return node.text.lower() in ("true", "yes", "on") if kind == "a yes/no value" else node.text
