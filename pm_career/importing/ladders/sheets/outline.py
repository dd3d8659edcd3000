"""An outline as it was found in a file: headings, lines and lists below one another, nothing interpreted."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from pm_career.importing.ladders.sheets.table import Cell


class Node(msgspec.Struct, frozen=True):
    """One line of a page, or one key or value of a tree, with what stands below it.

    `kind` is what the file makes of it, the same for all that look alike: 'heading 2', 'bold line', 'paragraph',
    'bullet 1', 'code'; in a tree its path, 'topics[].levels.*.criteria[]'. `cell` has the whole text and its place.
    `lead` is the beginning of the text that is set off, without its marks: 'Senior' of '**Senior** – runs talks', and
    `rest` what follows it; `is_plain`: its beginning looks like the rest of it. `of_record`: it is a value of a record,
    and what names the record names all that is in it. A record itself, and a list, has an empty text.
    """

    kind: str
    cell: Cell
    children: tuple[Node, ...] = ()
    lead: str = ""
    rest: str = ""
    of_record: bool = False
    is_plain: bool = False


class Outline(msgspec.Struct, frozen=True):
    """A page without what stands in its tables, or a tree. `name` is its title, `remarks` are as those of a table."""

    file: str
    name: str
    nodes: tuple[Node, ...]
    remarks: tuple[str, ...] = ()
    is_tree: bool = False

    def walk(self) -> Iterator[tuple[Node, tuple[Node, ...]]]:
        """Every node in order, each with those that it stands below, the outermost first."""
        stack: list[tuple[Node, tuple[Node, ...]]] = [(node, ()) for node in reversed(self.nodes)]
        while stack:
            node, above = stack.pop()
            yield node, above
            stack.extend((child, (*above, node)) for child in reversed(node.children))

    def count_rows(self) -> int:
        """How many lines have something in them."""
        return sum(1 for _ in self.list_filled())

    def list_filled(self) -> Iterator[Cell]:
        """Every cell with a text, in order."""
        return (node.cell for node, _ in self.walk() if node.cell.filled)

    def place(self, cell: Cell) -> str:
        """Where a cell stands, for messages: the line of a page; of a tree the number of the value."""
        return f"{self.file}:{cell.row}"
