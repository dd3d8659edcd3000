"""The pieces of a framework as they were read: the manifest, the levels and the skills, each with its place in a file.

A piece with faults keeps those of its values that are sound, so that one run of the checks finds all there is to find.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Generic, NamedTuple, TypeVar

import msgspec

from pm_career.domain.framework import Level
from pm_career.frameworks.file_types import Manifest, SkillFile
from pm_career.frameworks.yaml_nodes import Mapping, Node, Scalar
from pm_career.frameworks.yaml_nodes import Sequence as NodeSequence
from pm_career.frameworks.yaml_tree import Parser

T = TypeVar("T", bound=msgspec.Struct)


class Piece:
    """A manifest, level or skill, sound or not. `values` are its sound values by key, read from `node` by `parser`."""

    __slots__ = ("node", "parser", "values")

    def __init__(self, values: dict[str, Any], parser: Parser, node: Mapping) -> None:
        self.values, self.parser, self.node = values, parser, node

    @property
    def written_id(self) -> str | None:
        """The id as it is written, valid or not; None if there is none."""
        node = self.node.items.get("id")
        return node.text if isinstance(node, Scalar) and node.guess_kind() != "nothing" else None

    def get_text(self, key: str) -> str:
        """The text under `key`; empty if there is no sound one."""
        value = self.values.get(key, "")
        return value if isinstance(value, str) else ""

    def get_texts(self, key: str) -> list[tuple[int, str]]:
        """The sound texts of the list under `key`, each with its index."""
        return [(index, value) for index, value in enumerate(self.values.get(key, ())) if isinstance(value, str)]

    def get_mappings(self, key: str) -> Iterator[tuple[int, dict[str, Any]]]:
        """The sound values of each mapping in the list under `key`, with its index."""
        for index, value in enumerate(self.values.get(key, ())):
            if isinstance(value, dict):
                yield index, value

    def find_node(self, path: Sequence[str | int]) -> Node:
        """The node that `path` leads to, or the last one on the way that exists; for a collection its key."""
        node: Node = self.node
        for key in path:
            if isinstance(node, Mapping) and (name := str(key)) in node.items:  # the key may be the number of a step
                child = node.items[name]
                node = node.keys[name] if key == path[-1] and isinstance(child, Mapping | NodeSequence) else child
            elif isinstance(node, NodeSequence) and isinstance(key, int) and key < len(node.items):
                node = node.items[key]
            else:
                break
        return node

    def add_fault(self, path: Sequence[str | int], rule: str, message: str, hint: str = "") -> None:
        """Note a fault at the node that `path` leads to."""
        self.parser.add_at(self.find_node(path), rule, message, hint)


class SoundPiece(Piece, Generic[T]):
    """A piece without faults of its own, as the `value` that it makes."""

    __slots__ = ("value",)

    def __init__(self, value: T, values: dict[str, Any], parser: Parser, node: Mapping) -> None:
        super().__init__(values, parser, node)
        self.value = value


class SoundPieces(NamedTuple):
    """The sound pieces of a framework."""

    manifest: SoundPiece[Manifest]
    levels: list[SoundPiece[Level]]
    skills: list[SoundPiece[SkillFile]]


class PieceList:
    """All levels or all skills, sound or not.

    `unread_ids` are ids in files that are no valid YAML. `incomplete`: there are others of which nothing is known.
    """

    __slots__ = ("incomplete", "pieces", "unread_ids")

    def __init__(self, pieces: Sequence[Piece] = (), *, incomplete: bool = False) -> None:
        self.pieces = list(pieces)
        self.unread_ids: set[str] = set()
        self.incomplete = incomplete

    @property
    def is_complete(self) -> bool:
        """Whether every piece that there is was read."""
        return not self.incomplete and not self.unread_ids
