"""Read a framework from its folder of YAML files, or collect every fault that keeps it from being one."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

import msgspec

from pm_career.domain.framework import Framework, Level
from pm_career.frameworks.consistency import check_consistency
from pm_career.frameworks.decode import decode
from pm_career.frameworks.faults import Fault, quote
from pm_career.frameworks.file_text import read_text
from pm_career.frameworks.file_types import Manifest, SkillFile
from pm_career.frameworks.pieces import Piece, PieceList, SoundPiece, SoundPieces
from pm_career.frameworks.source_files import PARTS, SourceFile, list_files, make_file_fault
from pm_career.frameworks.yaml_nodes import Mapping, Sequence
from pm_career.frameworks.yaml_tree import Parser, find_ids

T = TypeVar("T", Manifest, Level, SkillFile)

MAX_VALUES = 1_500_000
"""YAML values of all files: a quarter more than 50 MB of a ladder in prose come to."""
MAX_FAULTS = 1_000
"""Faults in all files after which no further file is read."""


class Reading(msgspec.Struct, frozen=True):
    """What reading a folder gave: the framework, or faults.

    `pieces` is what is sound of it, with places in the files; None if the manifest is not.
    """

    framework: Framework | None
    faults: tuple[Fault, ...]
    pieces: SoundPieces | None = None


def read_folder(folder: Path) -> Reading:
    """Read a framework's folder. Never raises for what the files hold."""
    with _pause_garbage_collection():
        sources, faults = list_files(folder)
        reader = _Reader(folder, faults)
        for source in sources:
            reader.read_file(source)
            if reader.has_too_much():
                break
        return reader.finish()


def assemble(pieces: SoundPieces) -> Framework:
    """The framework that the sound pieces make: levels by rank, skills in the order that the manifest names."""
    manifest = pieces.manifest.value
    order = {skill_id: index for index, skill_id in enumerate(manifest.skills)}
    levels = sorted((piece.value for piece in pieces.levels), key=lambda level: level.rank)
    skills = sorted(
        (piece.value.make_skill() for piece in pieces.skills), key=lambda skill: order.get(skill.id, len(order))
    )
    return Framework(
        id=manifest.id,
        title=manifest.title,
        version=manifest.version,
        description=manifest.description,
        attribution=manifest.attribution,
        scale=manifest.scale,
        tracks=manifest.tracks,
        levels=tuple(levels),
        skills=tuple(skills),
        allow=manifest.allow,
        entry=manifest.entry,
    )


@contextmanager
def _pause_garbage_collection() -> Iterator[None]:
    """Keep the garbage collector from walking the growing trees again and again: 0.39 s for 5 MB instead of 0.63."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


class _Reader:
    """Collects the pieces and faults of one framework, file by file; `faults` are those of the folder itself."""

    def __init__(self, folder: Path, faults: list[Fault]) -> None:
        self._folder = folder
        self._faults = list(faults)
        self._parsers: list[Parser] = []
        self._manifest: list[SoundPiece[Manifest]] = []
        self._levels: list[SoundPiece[Level]] = []
        self._skills: list[SoundPiece[SkillFile]] = []
        self._lists = {part: PieceList(incomplete=bool(faults)) for part in ("framework", *PARTS)}

    def read_file(self, source: SourceFile) -> None:
        """Read one file; keep its pieces and faults."""
        text = read_text(source)
        pieces = self._lists[source.part]
        if isinstance(text, Fault):
            self._faults.append(text)
            pieces.incomplete = True
            return
        parser = Parser(text, source.name)
        self._parsers.append(parser)
        root = parser.parse()
        if root is not None:
            self._add_pieces(source.part, parser, root)
            return
        ids = find_ids(text)
        pieces.unread_ids |= ids
        pieces.incomplete |= not ids

    def has_too_much(self) -> bool:
        """Whether there are too many values or faults to read on, which is then a fault."""
        many = sum(parser.value_count for parser in self._parsers) > MAX_VALUES
        if many:
            self._add_fault(self._folder, "too-many-values", f"the framework holds over {MAX_VALUES:,} values")
        wrong = sum(len(parser.faults) for parser in self._parsers) > MAX_FAULTS
        if wrong:
            message = "there are too many problems: the files after these were not read"
            self._add_fault(self._folder, "more-problems", message)
        if many or wrong:
            for pieces in self._lists.values():
                pieces.incomplete = True
        return many or wrong

    def finish(self) -> Reading:
        """Check the pieces against each other and make the framework of them."""
        for part in PARTS:
            pieces = self._lists[part]
            if pieces.is_complete and not pieces.pieces:
                self._add_fault(self._folder / part, "nothing-there", f"the framework has no {part}")
                pieces.incomplete = True
        manifest = next(iter(self._lists["framework"].pieces), None)
        check_consistency(manifest, self._lists["levels"], self._lists["skills"])
        faults = self._faults + [fault for parser in self._parsers for fault in parser.faults]
        sound = SoundPieces(self._manifest[0], self._levels, self._skills) if self._manifest else None
        if faults or sound is None:
            return Reading(None, tuple(sorted(faults)), sound)
        return Reading(assemble(sound), (), sound)

    def _add_fault(self, path: Path, rule: str, message: str) -> None:
        self._faults.append(make_file_fault(path, rule, message))

    def _add_pieces(self, part: str, parser: Parser, root: Mapping) -> None:
        if part == "framework":
            self._add(part, parser, root, Manifest, self._manifest)
        elif part == "skills":
            self._add(part, parser, root, SkillFile, self._skills)
        elif "levels" in root.items:
            self._add_several_levels(parser, root)
        else:
            self._add(part, parser, root, Level, self._levels)

    def _add_several_levels(self, parser: Parser, root: Mapping) -> None:
        """Add the levels of a file that lists them: one that cannot be read does not take the others with it."""
        for key, key_node in root.keys.items():
            if key != "levels":
                hint = "A file holds either one level, or nothing but a list under `levels`."
                parser.add_at(key_node, "unknown-key", f"`{quote(key)}` cannot stand beside `levels`", hint)
        several = root.items["levels"]
        if not isinstance(several, Sequence):
            parser.add_at(several, "wrong-type", "`levels` must be a list", "Begin each level with `- `.")
            self._lists["levels"].incomplete = True
            return
        for node in several.items:
            if isinstance(node, Mapping):
                self._add("levels", parser, node, Level, self._levels)
            else:
                parser.add_at(node, "wrong-type", "a level must be a mapping", "It needs `id`, `title`, `rank`.")
                self._lists["levels"].incomplete = True

    def _add(self, part: str, parser: Parser, node: Mapping, into: type[T], sound: list[SoundPiece[T]]) -> None:
        value, values = decode(parser, node, into, f"the {part.rstrip('s')}")
        pieces = self._lists[part].pieces
        if value is None:
            pieces.append(Piece(values, parser, node))
        else:
            piece = SoundPiece(value, values, parser, node)
            sound.append(piece)
            pieces.append(piece)
