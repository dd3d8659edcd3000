"""A framework as the rules of quality see it: its levels, skills and texts, each with its place in the files."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import msgspec

from pm_career.domain.framework import Level
from pm_career.domain.word_lists import WordLists
from pm_career.frameworks.faults import make_excerpt
from pm_career.frameworks.file_types import Manifest, SkillFile
from pm_career.frameworks.pieces import SoundPiece, SoundPieces
from pm_career.frameworks.quality.finding import Finding
from pm_career.frameworks.yaml_nodes import Node, Scalar

Path = tuple[str | int, ...]
AnyPiece = SoundPiece[Manifest] | SoundPiece[Level] | SoundPiece[SkillFile]

# Texts that name something: they are short, may come back, and are not sentences.
_NAMES = {
    "id", "title", "titles", "aliases", "formerly", "stage", "track", "label", "name", "area", "short", "version",
    "size", "kind", "levels", "tracks", "next", "builds_on", "skills", "allow", "carries_over",
    "gap",
}  # fmt: skip


class WrittenText(msgspec.Struct, frozen=True):
    """A text of the framework: `key` is the one that it stands under ('bar', 'behaviours', 'practice' …)."""

    key: str
    text: str
    piece: AnyPiece
    path: Path

    def make_finding(self, rule: str, message: str, hint: str, span: tuple[int, int] | None = None) -> Finding:
        """A finding at this text, or at the characters of it from `span[0]` to `span[1]`."""
        return make_finding(self.piece, self.path, rule, message, hint, span and self._find_place(*span))

    def _find_place(self, start: int, end: int) -> tuple[int, int] | None:
        """The line and column of some words of the text, which may be wrapped in the file; None if respelled there."""
        pattern = re.compile(r"\s+".join(map(re.escape, self.text[start:end].split())))
        before = sum(1 for _ in pattern.finditer(self.text[:start]))
        node = self.piece.find_node(self.path)
        lines = self.piece.parser.lines[node.line - 1 : node.line + 3 + self.text.count("\n") + len(self.text) // 8]
        source = "\n".join(lines)
        for index, match in enumerate(pattern.finditer(source, node.column - 1)):
            if index == before:
                line = node.line + source.count("\n", 0, match.start())
                return line, match.start() - source.rfind("\n", 0, match.start())
        return None


class CheckedFramework(msgspec.Struct, frozen=True):
    """What the rules check: levels by rank, skills in reading order, and all texts.

    `lists` are the word lists that texts are judged by.
    """

    manifest: SoundPiece[Manifest]
    levels: tuple[SoundPiece[Level], ...]
    skills: tuple[SoundPiece[SkillFile], ...]
    texts: tuple[WrittenText, ...]
    lists: WordLists

    def list_steps_up(self) -> Iterator[tuple[SoundPiece[Level], SoundPiece[Level]]]:
        """Each level with each one it leads to, as (lower, upper)."""
        by_id = {level.value.id: level for level in self.levels}
        for lower in self.levels:
            for upper in dict.fromkeys(lower.value.next):
                if upper in by_id:
                    yield lower, by_id[upper]


def prepare(pieces: SoundPieces, lists: WordLists) -> CheckedFramework:
    """Walk the sound pieces of a framework and collect what there is to judge."""
    order = {skill_id: index for index, skill_id in enumerate(pieces.manifest.value.skills)}
    levels = tuple(sorted(pieces.levels, key=lambda each: each.value.rank))
    skills = tuple(sorted(pieces.skills, key=lambda each: order.get(each.value.id, len(order))))
    everything: tuple[AnyPiece, ...] = (pieces.manifest, *levels, *skills)
    texts = tuple(text for piece in everything for text in _walk(piece, piece.value, ()))
    return CheckedFramework(pieces.manifest, levels, skills, texts, lists)


def make_finding(
    piece: AnyPiece, path: Path, rule: str, message: str, hint: str, at: tuple[int, int] | None = None
) -> Finding:
    """A warning at the node that `path` leads to, or at a line and column of its file."""
    node = piece.find_node(path)
    line, column = at or (node.line, node.column)
    source = make_excerpt(piece.parser.lines, line, column)
    subject = _name_subject(piece, path, node)
    return Finding(piece.parser.file, line, column, rule, "warning", message, hint, source, subject)


def _name_subject(piece: AnyPiece, path: Path, node: Node) -> str:
    """What a finding is about, so that it is the same where it moved: piece, keys without places in lists, words."""
    keys = "/".join(key for key in path if isinstance(key, str))
    words = " ".join(node.text.split()) if isinstance(node, Scalar) else ""
    return f"{type(piece.value).__name__} {piece.value.id} {keys}: {words}"


def format_place(piece: AnyPiece, path: Path) -> str:
    """`file:line` of the node that `path` leads to, for a message about another one."""
    return f"{piece.parser.file}:{piece.find_node(path).line}"


def _walk(piece: AnyPiece, value: Any, path: Path, named: str = "") -> Iterator[WrittenText]:
    """Walk the texts of a value; `named` is the key of the mapping whose names a text stands under."""
    if isinstance(value, str):
        keys = [key for key in path if isinstance(key, str)]
        if value.strip():
            yield WrittenText(named or (keys[-2] if keys[-1] == "text" else keys[-1]), value, piece, path)
    elif isinstance(value, msgspec.Struct):
        for field in value.__struct_fields__:
            if field not in _NAMES:
                yield from _walk(piece, getattr(value, field), (*path, field))
    elif isinstance(value, dict):
        for key, each in value.items():
            yield from _walk(piece, each, (*path, key), str(path[-1]))
    elif isinstance(value, tuple):
        for index, each in enumerate(value):
            yield from _walk(piece, each, (*path, index))
