"""What was read of a framework, piece by piece, each with its place in the files."""

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
    """A level, skill or manifest, sound or not; `found` has its sound values by their keys, and no others."""

    __slots__ = ("found", "node", "parser")

    def __init__(self, found: dict[str, Any], parser: Parser, node: Mapping) -> None:
        self.found, self.parser, self.node = found, parser, node

    def at(self, path: Sequence[str | int]) -> Node:
        """The node that `path` leads to, or the last one on the way that exists."""
        return _walk_down(self.node, path)

    def fault(self, path: Sequence[str | int], rule: str, message: str, hint: str = "") -> None:
        """Note a fault at the node that `path` leads to."""
        self.parser.at(self.at(path), rule, message, hint)

    def text(self, key: str) -> str:
        """The text under `key`, empty where there is none that is sound."""
        value = self.found.get(key, "")
        return value if isinstance(value, str) else ""

    def texts(self, key: str) -> list[tuple[int, str]]:
        """The sound texts of the list under `key`, each with its position."""
        return [(index, value) for index, value in enumerate(self.found.get(key, ())) if isinstance(value, str)]

    def parts(self, key: str) -> Iterator[tuple[int, dict[str, Any]]]:
        """What is sound in each mapping of the list under `key`, with its position."""
        for index, value in enumerate(self.found.get(key, ())):
            if isinstance(value, dict):
                yield index, value

    @property
    def written_id(self) -> str | None:
        """The id as it stands there, fit or not; None where none stands there."""
        node = self.node.items.get("id")
        return node.text if isinstance(node, Scalar) and node.looks_like() != "nothing" else None


class SoundPiece(Piece, Generic[T]):
    """A sound piece: its `value`, with the file and node that it was read from."""

    __slots__ = ("value",)

    def __init__(self, value: T, found: dict[str, Any], parser: Parser, node: Mapping) -> None:
        super().__init__(found, parser, node)
        self.value = value


class SoundPieces(NamedTuple):
    """The sound pieces of a framework."""

    manifest: SoundPiece[Manifest]
    levels: list[SoundPiece[Level]]
    skills: list[SoundPiece[SkillFile]]


class PieceList:
    """All levels or all skills, sound or not.

    `torn` has the ids of those whose file is no valid YAML; `lost` says that there are some of which nothing is known.
    """

    __slots__ = ("drafts", "lost", "torn")

    def __init__(self, *, lost: bool) -> None:
        self.drafts: list[Piece] = []
        self.torn: set[str] = set()
        self.lost = lost

    @property
    def whole(self) -> bool:
        """Whether every piece is among the drafts."""
        return not self.lost and not self.torn


class AllPieces(NamedTuple):
    """Every piece of a framework, sound or not."""

    manifest: Piece | None
    levels: PieceList
    skills: PieceList


def _walk_down(node: Node, path: Sequence[str | int]) -> Node:
    for key in path:
        if isinstance(node, Mapping) and isinstance(key, str) and key in node.items:
            child = node.items[key]
            node = node.keys[key] if key == path[-1] and isinstance(child, Mapping | NodeSequence) else child
        elif isinstance(node, NodeSequence) and isinstance(key, int) and key < len(node.items):
            node = node.items[key]
        else:
            break
    return node
