"""A folder of YAML -> a framework, or every fault that keeps it from being one."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

import msgspec

from pm_career.domain.framework import Framework, Level, Skill
from pm_career.frameworks.consistency import check_consistency
from pm_career.frameworks.decode import decode
from pm_career.frameworks.faults import Fault, quote
from pm_career.frameworks.file_text import read_text
from pm_career.frameworks.file_types import Manifest, SkillFile
from pm_career.frameworks.pieces import AllPieces, Piece, PieceList, SoundPiece, SoundPieces
from pm_career.frameworks.source_files import PARTS, SourceFile, list_files, make_file_fault
from pm_career.frameworks.yaml_nodes import Mapping, Sequence
from pm_career.frameworks.yaml_tree import Parser, find_ids

T = TypeVar("T", Manifest, Level, SkillFile)

MAX_VALUES = 1_500_000
"""A quarter more than 50 MB of a ladder in prose come to."""
MAX_FAULTS = 1_000


class Reading(msgspec.Struct, frozen=True):
    """What reading a folder gave: the framework, unless there are faults.

    `parts` is what could be read, each part with its place in the files: for those who judge the texts.
    """

    framework: Framework | None
    faults: tuple[Fault, ...]
    parts: SoundPieces | None = None


def read_folder(folder: Path) -> Reading:
    """Read a framework's folder whole. Never raises for what the files hold."""
    with _pause_garbage_collection():
        sources, faults = list_files(folder)
        reader = _Reader(folder, faults)
        for source in sources:
            if not reader.read(source):
                break
        return reader.reading()


@contextmanager
def _pause_garbage_collection() -> Iterator[None]:
    """Keep the garbage collector from walking the growing trees again and again: 0.39 s for 5 MB in place of 0.63."""
    paused = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if paused:
            gc.enable()


class _Reader:
    """Gathers the pieces of one framework, file by file."""

    def __init__(self, folder: Path, faults: list[Fault]) -> None:
        self._folder = folder
        self._faults = list(faults)
        self._parsers: list[Parser] = []
        self._manifest: list[SoundPiece[Manifest]] = []
        self._levels: list[SoundPiece[Level]] = []
        self._skills: list[SoundPiece[SkillFile]] = []
        self._pieces = {part: PieceList(lost=bool(faults)) for part in ("framework", *PARTS)}

    def read(self, source: SourceFile) -> bool:
        """Read one file; False where it is time to stop, since there is too much or too much is wrong."""
        text = read_text(source)
        pieces = self._pieces[source.part]
        if isinstance(text, Fault):
            self._faults.append(text)
            pieces.lost = True
            return True
        parser = Parser(text, source.name)
        self._parsers.append(parser)
        root = parser.parse()
        if root is None:
            torn = find_ids(text)
            pieces.torn |= torn
            pieces.lost |= not torn
        else:
            self._take(source.part, parser, root)
        return self._within_bounds()

    def reading(self) -> Reading:
        """What came of it."""
        manifest = self._pieces["framework"].drafts
        for part in PARTS:
            pieces = self._pieces[part]
            if pieces.whole and not pieces.drafts:
                message = f"the framework has no {part}"
                self._faults.append(make_file_fault(self._folder / part, "nothing-there", message))
                pieces.lost = True
        check_consistency(AllPieces(manifest[0] if manifest else None, self._pieces["levels"], self._pieces["skills"]))
        faults = self._faults + [fault for parser in self._parsers for fault in parser.faults]
        parts = SoundPieces(self._manifest[0], self._levels, self._skills) if self._manifest else None
        if faults or parts is None:
            return Reading(None, tuple(sorted(faults)), parts)
        return Reading(assemble(parts), (), parts)

    def _take(self, part: str, parser: Parser, root: Mapping) -> None:
        if part == "framework":
            self._place(part, parser, root, Manifest, self._manifest)
        elif part == "skills":
            self._place(part, parser, root, SkillFile, self._skills)
        elif "levels" not in root.items:
            self._place(part, parser, root, Level, self._levels)
        else:
            self._take_several(parser, root)

    def _take_several(self, parser: Parser, root: Mapping) -> None:
        """A file with a list of levels: one that cannot be read does not take the others with it."""
        for key, written in root.keys.items():
            if key != "levels":
                hint = "A file holds either one level, or nothing but a list under `levels`."
                parser.at(written, "unknown-key", f"`{quote(key)}` cannot stand beside `levels`", hint)
        several = root.items["levels"]
        if not isinstance(several, Sequence):
            parser.at(several, "wrong-type", "`levels` must be a list", "Begin each level with `- `.")
            self._pieces["levels"].lost = True
            return
        for node in several.items:
            if isinstance(node, Mapping):
                self._place("levels", parser, node, Level, self._levels)
            else:
                parser.at(node, "wrong-type", "a level must be a mapping", "It needs `id`, `title`, `rank`.")
                self._pieces["levels"].lost = True

    def _place(self, part: str, parser: Parser, node: Mapping, into: type[T], sound: list[SoundPiece[T]]) -> None:
        value, found = decode(parser, node, into, f"the {part.rstrip('s')}")
        drafts = self._pieces[part].drafts
        if value is None:
            drafts.append(Piece(found, parser, node))
        else:
            placed = SoundPiece(value, found, parser, node)
            sound.append(placed)
            drafts.append(placed)

    def _within_bounds(self) -> bool:
        many = sum(parser.values for parser in self._parsers) > MAX_VALUES
        if many:
            message = f"the framework holds over {MAX_VALUES:,} values"
            self._faults.append(make_file_fault(self._folder, "too-many-values", message))
        wrong = sum(len(parser.faults) for parser in self._parsers) > MAX_FAULTS
        if wrong:
            message = "there are too many problems: the files after these were not read"
            self._faults.append(make_file_fault(self._folder, "more-problems", message))
        if many or wrong:
            for pieces in self._pieces.values():
                pieces.lost = True
        return not (many or wrong)


def assemble(parts: SoundPieces) -> Framework:
    """The framework that sound pieces make."""
    manifest = parts.manifest.value
    order = {skill_id: index for index, skill_id in enumerate(manifest.skills)}
    skills: list[Skill] = [placed.value.skill() for placed in parts.skills]
    return Framework(
        id=manifest.id,
        title=manifest.title,
        version=manifest.version,
        description=manifest.description,
        attribution=manifest.attribution,
        scale=manifest.scale,
        tracks=manifest.tracks,
        levels=tuple(sorted((placed.value for placed in parts.levels), key=lambda level: level.rank)),
        skills=tuple(sorted(skills, key=lambda skill: order.get(skill.id, len(order)))),
    )
