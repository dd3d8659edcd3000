"""How the cache lays a framework out: an outline of names, ranks and ways, then the texts in pieces.

There is a column for each level (its texts, and what it expects of every skill) and a piece for each skill (its
growth), each behind its place and checksum in the outline, so that a command reads the few that it needs.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator

import msgspec

from pm_career.domain.framework import Expectation, Framework, Growth, Level, Skill, Step, Track


class Extent(msgspec.Struct, array_like=True, frozen=True):
    """Where a piece lies behind the outline, in bytes, and its checksum."""

    start: int
    size: int
    checksum: int


class Rung(msgspec.Struct, array_like=True, frozen=True):
    """What it takes to find a level and the ways from it: the fields of `Level` of these names."""

    id: str
    title: str
    rank: int
    titles: tuple[str, ...]
    aliases: tuple[str, ...]
    stage: str
    track: str
    next: tuple[str, ...]
    lateral: tuple[str, ...]


class Thread(msgspec.Struct, array_like=True, frozen=True):
    """What it takes to list a skill: the fields of `Skill` of these names."""

    id: str
    name: str
    area: str
    description: str
    builds_on: tuple[str, ...]


class Column(msgspec.Struct, array_like=True, frozen=True):
    """A level whole, and what it expects, by skill."""

    level: Level
    expected: dict[str, Expectation]

    @classmethod
    def of(cls, framework: Framework, level: Level) -> Column:
        """The column of a level."""
        skills = {skill.id: skill.expectations.get(level.id) for skill in framework.skills}
        expected = {skill_id: found for skill_id, found in skills.items() if found is not None}
        return cls(level, expected)


class Along(msgspec.Struct, array_like=True, frozen=True):
    """What a skill says apart from any level."""

    is_not: str
    growth: tuple[Growth, ...]

    @classmethod
    def of(cls, skill: Skill) -> Along:
        """That of a skill."""
        return cls(skill.is_not, skill.growth)


class Outline(msgspec.Struct, array_like=True, frozen=True):
    """A framework without the texts in its pieces; `key` is what the entry holds for."""

    key: str
    id: str
    title: str
    version: str
    description: str
    attribution: str
    scale: tuple[Step, ...]
    tracks: tuple[Track, ...]
    levels: tuple[Rung, ...]
    skills: tuple[Thread, ...]
    columns: tuple[Extent, ...]
    alongs: tuple[Extent, ...]


HEAD = 24
"""So many bytes stand before the outline: its checksum and its size."""


def laid_out(key: str, framework: Framework) -> bytes:
    """An entry: the head, the outline of a framework, and its pieces one behind the other."""
    columns = [msgspec.json.encode(Column.of(framework, level)) for level in framework.levels]
    alongs = [msgspec.json.encode(Along.of(skill)) for skill in framework.skills]
    extents = list(_extents([*columns, *alongs]))
    outline = Outline(
        key,
        framework.id,
        framework.title,
        framework.version,
        framework.description,
        framework.attribution,
        framework.scale,
        framework.tracks,
        tuple(Rung(*(getattr(level, name) for name in Rung.__struct_fields__)) for level in framework.levels),
        tuple(Thread(*(getattr(skill, name) for name in Thread.__struct_fields__)) for skill in framework.skills),
        tuple(extents[: len(columns)]),
        tuple(extents[len(columns) :]),
    )
    body = msgspec.json.encode(outline)
    return b"".join([b"%08x %014d\n" % (zlib.crc32(body), len(body)), body, *columns, *alongs])


def head_of(line: bytes) -> tuple[int, int]:
    """The checksum and size that a head tells; ValueError where it is none."""
    checksum, _, size = line.partition(b" ")
    return int(checksum, 16), int(size)


def _extents(pieces: Iterable[bytes]) -> Iterator[Extent]:
    start = 0
    for piece in pieces:
        yield Extent(start, len(piece), zlib.crc32(piece))
        start += len(piece)
