"""Text taken apart into sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import msgspec

from pm_career.domain.framework import Level
from pm_career.frameworks.faults import make_excerpt
from pm_career.frameworks.file_types import Manifest, SkillFile
from pm_career.frameworks.pieces import SoundPiece, SoundPieces
from pm_career.frameworks.quality.finding import Finding
from pm_career.frameworks.quality.lexicon import lexicon

_SENTENCE_END = re.compile(r"""(?<=[.!?])(["'”’)]*)\s+(?=["'“(]?[^\Wa-z_])""")


def sentences(text: str) -> list[str]:
    """The sentences of a text. A full stop after an initial or an abbreviation ends none."""
    found: list[str] = []
    start = 0
    for end in _SENTENCE_END.finditer(text):
        last = text[start : end.start()].rpartition(" ")[2].rstrip(".").lstrip("(\"'")
        if len(last) == 1 or last.casefold() in lexicon().abbreviations:
            continue
        found.append(text[start : end.end()].strip())
        start = end.end()
    return [*found, text[start:].strip()] if text[start:].strip() else found


Path = tuple[str | int, ...]
AnyPlaced = SoundPiece[Manifest] | SoundPiece[Level] | SoundPiece[SkillFile]

# Texts that name something: they are short, may come back, and are not sentences.
_NAMES = {
    "id", "title", "titles", "aliases", "stage", "track", "label", "name", "area", "short", "version", "size", "kind",
    "next", "builds_on", "skills",
}  # fmt: skip


class Written(msgspec.Struct, frozen=True):
    """A text of the framework: `slot` is the key that it stands under ('bar', 'behaviours', 'practice' …)."""

    slot: str
    text: str
    placed: AnyPlaced
    path: Path

    def found(self, rule: str, message: str, hint: str, words: tuple[int, int] | None = None) -> Finding:
        """A finding at this text, or at the words of it that stand from `words[0]` to `words[1]`."""
        return found(self.placed, self.path, rule, message, hint, words and self._within(*words))

    def _within(self, start: int, end: int) -> tuple[int, int] | None:
        """Where in the file some words of the text stand: they may be broken over lines there, but not respelled."""
        pattern = re.compile(r"\s+".join(map(re.escape, self.text[start:end].split())))
        before = sum(1 for _ in pattern.finditer(self.text[:start]))
        node = self.placed.find_node(self.path)
        lines = self.placed.parser.lines[node.line - 1 : node.line + 3 + self.text.count("\n") + len(self.text) // 8]
        source = "\n".join(lines)
        for index, match in enumerate(pattern.finditer(source, node.column - 1)):
            if index == before:
                line = node.line + source.count("\n", 0, match.start())
                return line, match.start() - source.rfind("\n", 0, match.start())
        return None


class Matter(msgspec.Struct, frozen=True):
    """A framework as the rules see it: levels by rank, skills in the order they are read, texts as they stand."""

    manifest: SoundPiece[Manifest]
    levels: tuple[SoundPiece[Level], ...]
    skills: tuple[SoundPiece[SkillFile], ...]
    texts: tuple[Written, ...]

    def steps_up(self) -> Iterator[tuple[SoundPiece[Level], SoundPiece[Level]]]:
        """Each level with each one it leads to, as (lower, upper)."""
        by_id = {each.value.id: each for each in self.levels}
        for lower in self.levels:
            for upper in dict.fromkeys(lower.value.next):
                if upper in by_id:
                    yield lower, by_id[upper]


def matter(parts: SoundPieces) -> Matter:
    """What there is to judge in the parts of a framework."""
    order = {skill_id: index for index, skill_id in enumerate(parts.manifest.value.skills)}
    levels = tuple(sorted(parts.levels, key=lambda each: each.value.rank))
    skills = tuple(sorted(parts.skills, key=lambda each: order.get(each.value.id, len(order))))
    everything: tuple[AnyPlaced, ...] = (parts.manifest, *levels, *skills)
    texts = tuple(text for placed in everything for text in _texts(placed, placed.value, ()))
    return Matter(parts.manifest, levels, skills, texts)


def found(
    placed: AnyPlaced, path: Path, rule: str, message: str, hint: str, at: tuple[int, int] | None = None
) -> Finding:
    """A finding at the node that `path` leads to, or at a line and column of its file."""
    node = placed.find_node(path)
    line, column = at or (node.line, node.column)
    source = make_excerpt(placed.parser.lines, line, column)
    return Finding(placed.parser.file, line, column, rule, "warning", message, hint, source)


def place(placed: AnyPlaced, path: Path) -> str:
    """`file:line` of the node that `path` leads to, for a message about somewhere else."""
    return f"{placed.parser.file}:{placed.find_node(path).line}"


def _texts(placed: AnyPlaced, value: Any, path: Path) -> Iterator[Written]:
    if isinstance(value, str):
        keys = [key for key in path if isinstance(key, str)]
        slot = keys[-2] if keys[-1] == "text" else keys[-1]
        if value.strip():
            yield Written(slot, value, placed, path)
    elif isinstance(value, msgspec.Struct):
        for field in value.__struct_fields__:
            if field not in _NAMES:
                yield from _texts(placed, getattr(value, field), (*path, field))
    elif isinstance(value, dict):
        for key, each in value.items():
            yield from _texts(placed, each, (*path, key))
    elif isinstance(value, tuple):
        for index, each in enumerate(value):
            yield from _texts(placed, each, (*path, index))
