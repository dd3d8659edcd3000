"""A framework from the cache, whose texts are read when somebody looks into them.

`KeptLevel` and `KeptSkill` are the model's own types with some fields filled in late, so that nobody who uses a
framework has to know where it came from. A piece that turns out to be damaged is made up for from the files.
"""

from __future__ import annotations

import os
import zlib
from collections.abc import Callable, Iterator, Mapping
from functools import cached_property
from operator import attrgetter
from threading import Lock
from typing import Any, TypeVar

import msgspec

from pm_career.domain.framework import Expectation, Framework, Level, Skill
from pm_career.frameworks.columns import HEAD, Along, Column, Extent, Outline, Rung, head_of

T = TypeVar("T", Outline, Column, Along)


class Pieces:
    """What lies behind the outline of one entry.

    The entry's file stays open, so that another in its place changes nothing; `again` is the framework read from its
    own files, for when a piece is not what was written.
    """

    def __init__(self, descriptor: int, otherwise: Callable[[], Framework]) -> None:
        self._descriptor, self._otherwise = descriptor, otherwise
        self._start = 0
        self._turn = Lock()  # the navigator searches beside its main thread

    def __del__(self) -> None:
        os.close(self._descriptor)

    def outline(self) -> Outline | None:
        """What stands before the pieces; None where the entry is damaged there."""
        try:
            checksum, size = head_of(self._bytes(0, HEAD))
            if size > os.fstat(self._descriptor).st_size:
                return None
        except (OSError, ValueError):
            return None
        self._start = HEAD + size
        return self._decoded(HEAD, size, checksum, Outline)

    @cached_property
    def again(self) -> Framework:
        """The framework from its own files; raises FrameworkProblems where they have changed for the worse."""
        return self._otherwise()

    def column(self, level_id: str, extent: Extent) -> Column:
        """A level with all that it expects."""
        found = self._read(extent, Column)
        return found if found is not None else Column.of(self.again, self.again.level(level_id))

    def along(self, skill_id: str, extent: Extent) -> Along:
        """What a skill says apart from any level."""
        found = self._read(extent, Along)
        return found if found is not None else Along.of(self.again.skill(skill_id))

    def _read(self, extent: Extent, kind: type[T]) -> T | None:
        return self._decoded(self._start + extent.start, extent.size, extent.checksum, kind)

    def _decoded(self, start: int, size: int, checksum: int, kind: type[T]) -> T | None:
        try:
            body = self._bytes(start, size)
            return msgspec.json.decode(body, type=kind) if zlib.crc32(body) == checksum else None
        except (OSError, OverflowError, msgspec.DecodeError):
            return None

    def _bytes(self, start: int, size: int) -> bytes:
        with self._turn:
            os.lseek(self._descriptor, start, os.SEEK_SET)
            return os.read(self._descriptor, size)


class LateLevel:
    """One level's column, read when it is first asked for."""

    def __init__(self, pieces: Pieces, level_id: str, extent: Extent) -> None:
        self._pieces, self._level_id, self._extent = pieces, level_id, extent

    @cached_property
    def column(self) -> Column:
        """The level, and what it expects by skill."""
        return self._pieces.column(self._level_id, self._extent)


class LateSkill:
    """One skill's own part, read when it is first asked for, and its expectations, each read with its level."""

    def __init__(self, pieces: Pieces, skill_id: str, extent: Extent, levels: Mapping[str, LateLevel]) -> None:
        self._pieces, self._skill_id, self._extent = pieces, skill_id, extent
        self.expectations = Expectations(skill_id, levels)

    @cached_property
    def along(self) -> Along:
        """What the skill says apart from any level."""
        return self._pieces.along(self._skill_id, self._extent)


class Expectations(Mapping[str, Expectation]):
    """What the levels expect of one skill, by level, in the order of the levels."""

    def __init__(self, skill_id: str, levels: Mapping[str, LateLevel]) -> None:
        self._skill_id, self._levels = skill_id, levels

    def __getitem__(self, level_id: str) -> Expectation:
        return self._levels[level_id].column.expected[self._skill_id]

    def __contains__(self, level_id: object) -> bool:
        late = self._levels.get(str(level_id))  # no error raised and caught, as Mapping does it: asked of every cell
        return late is not None and self._skill_id in late.column.expected

    def __iter__(self) -> Iterator[str]:
        return (level_id for level_id, late in self._levels.items() if self._skill_id in late.column.expected)

    def __len__(self) -> int:
        return sum(1 for _ in self)


class KeptLevel(Level, frozen=True):
    """A level whose texts come late."""

    late: Any = None

    def __eq__(self, other: object) -> bool:
        return _alike(Level, self, other)

    def __hash__(self) -> int:
        return hash(self.id)


class KeptSkill(Skill, frozen=True):
    """A skill whose growth and expectations come late."""

    late: Any = None

    def __eq__(self, other: object) -> bool:
        return _alike(Skill, self, other)

    def __hash__(self) -> int:
        return hash(self.id)


_LATE_OF_SKILLS = {"expectations": "late.expectations", "is_not": "late.along.is_not", "growth": "late.along.growth"}

for _name in set(Level.__struct_fields__).difference(Rung.__struct_fields__):
    setattr(KeptLevel, _name, property(attrgetter(f"late.column.level.{_name}")))
for _name, _way in _LATE_OF_SKILLS.items():
    setattr(KeptSkill, _name, property(attrgetter(_way)))


def assembled(outline: Outline, pieces: Pieces) -> Framework:
    """The framework of an outline, its texts to come from the pieces."""
    levels = {
        rung.id: LateLevel(pieces, rung.id, extent)
        for rung, extent in zip(outline.levels, outline.columns, strict=True)
    }
    skills = [
        LateSkill(pieces, thread.id, extent, levels)
        for thread, extent in zip(outline.skills, outline.alongs, strict=True)
    ]
    return Framework(
        id=outline.id,
        title=outline.title,
        version=outline.version,
        description=outline.description,
        attribution=outline.attribution,
        scale=outline.scale,
        tracks=outline.tracks,
        levels=tuple(KeptLevel(**msgspec.structs.asdict(rung), late=levels[rung.id]) for rung in outline.levels),
        skills=tuple(
            KeptSkill(**msgspec.structs.asdict(thread), late=late)
            for thread, late in zip(outline.skills, skills, strict=True)
        ),
    )


def _alike(kind: type[msgspec.Struct], one: msgspec.Struct, other: object) -> bool:
    names = kind.__struct_fields__
    return isinstance(other, kind) and all(getattr(one, name) == getattr(other, name) for name in names)
