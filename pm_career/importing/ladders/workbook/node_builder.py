"""Build the nodes that the reader of files works on from cells: each knows its cells and can be taken out again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple, TypeVar

from pm_career.frameworks.yaml_nodes import Mapping, Node, Scalar, Sequence
from pm_career.importing.ladders.ledger import At

Parent = Mapping | Sequence | list[Mapping]
_Any = TypeVar("_Any", bound=Node)


class TakenOut(NamedTuple):
    """The cells of a node that was taken out, and those of all that went with it, its own among them."""

    own: tuple[At, ...]
    all: tuple[At, ...]


class _Origin(NamedTuple):
    """Where a node stands, and the cells it is made of; `falls_with` goes in its place: a row without its key."""

    node: Node
    parent: Parent
    cells: tuple[At, ...]
    falls_with: Node | None


class _Mark:
    __slots__ = ("column", "line")

    def __init__(self, line: int) -> None:
        self.line, self.column = line, 0


class NodeBuilder:
    """Builds trees of nodes. The line of a node's mark is no line of a file: it is the number of its origin here."""

    def __init__(self) -> None:
        self._origins: list[_Origin] = []

    def put(
        self, parent: Mapping, key: str, node: Node, cells: Iterable[At] = (), falls_with: Node | None = None
    ) -> None:
        """Put a node under a key."""
        self._keep(node, parent, cells, falls_with)
        parent.items[key] = node
        parent.keys[key] = Scalar(key, plain=False, mark=node.mark)

    def add(self, parent: Sequence, node: Node, cells: Iterable[At] = ()) -> None:
        """Add a node to the end of a list."""
        self._keep(node, parent, cells, None)
        parent.items.append(node)

    def get_list(self, parent: Mapping, key: str) -> Sequence:
        """Get the list under a key; put an empty one there if there is none."""
        if key not in parent.items:
            self.put(parent, key, Sequence(None))
        items = parent.items[key]
        assert isinstance(items, Sequence)
        return items

    def add_root(self, roots: list[Mapping], node: Mapping, cells: Iterable[At] = ()) -> None:
        """Add a node that stands in no other."""
        self._keep(node, roots, cells, None)
        roots.append(node)

    def take_out(self, line: int) -> TakenOut:
        """Take out the node with this line (from 1), or what falls with it."""
        origin = self._origins[line - 1]
        own = tuple(self.list_cells(origin.node))
        while origin.falls_with is not None:
            origin = self._find_origin(origin.falls_with)
        node, parent = origin.node, origin.parent
        if isinstance(parent, Mapping):
            for key in [key for key, child in parent.items.items() if child is node]:
                del parent.items[key], parent.keys[key]
        elif isinstance(parent, Sequence):
            _remove(parent.items, node)
        else:
            _remove(parent, node)
        return TakenOut(own, tuple(self.list_cells(node)))

    def list_cells(self, node: Node) -> Iterator[At]:
        """Every cell that a node and what is in it are made of."""
        yield from self._find_origin(node).cells
        children = node.items.values() if isinstance(node, Mapping) else ()
        for child in node.items if isinstance(node, Sequence) else children:
            yield from self.list_cells(child)

    def _keep(self, node: Node, parent: Parent, cells: Iterable[At], falls_with: Node | None) -> None:
        node.mark = _Mark(len(self._origins))
        self._origins.append(_Origin(node, parent, tuple(cells), falls_with))

    def _find_origin(self, node: Node) -> _Origin:
        return self._origins[node.line - 1]


def _remove(items: list[_Any], node: Node) -> None:
    items[:] = [each for each in items if each is not node]
