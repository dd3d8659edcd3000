"""The YAML at the top of a Markdown page, between lines of `---`: a ladder may lie in it."""

from __future__ import annotations

from collections.abc import Sequence as Lines
from typing import Any

from pm_career.frameworks.yaml_nodes import Mapping, Node, Scalar, Sequence
from pm_career.frameworks.yaml_tree import Parser
from pm_career.importing.ladders.json_tables import has_lists, read_json_tables
from pm_career.importing.ladders.sheets.bounds import NotRead
from pm_career.importing.ladders.sheets.table import Table


def read_front_matter(lines: Lines[str], file: str) -> tuple[list[Table], int]:
    """Read the tables in the front matter of a page, and count its lines; no tables where no list of objects is in it.

    Raises NotRead for YAML that cannot be parsed, if such a list may be in it.
    """
    if not lines or lines[0].rstrip() != "---":
        return [], 0
    end = next((at for at, line in enumerate(lines[1:], start=1) if line.rstrip() in ("---", "...")), 0)
    if not end:
        return [], 0
    parser = Parser("\n".join(lines[1:end]), file)
    root = parser.parse()
    if root is None or parser.faults:
        if any(line.lstrip().startswith("- ") for line in lines[1:end]):
            first = parser.faults[0].message if parser.faults else "it has no keys"
            raise NotRead(f"The YAML at the top of {file} cannot be read: {first}.", "Mend it, or take it out.")
        return [], end + 1
    value = _build_value(root)
    return read_json_tables(value, file) if has_lists(value) else [], end + 1


def _build_value(node: Node) -> Any:
    if isinstance(node, Mapping):
        return {key: _build_value(each) for key, each in node.items.items()}
    if isinstance(node, Sequence):
        return [_build_value(each) for each in node.items]
    return node.text if isinstance(node, Scalar) else None
