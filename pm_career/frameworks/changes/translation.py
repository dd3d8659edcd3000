"""Compare the structure of a ladder with that of its translation: what there is, not in which words.

Both have the same levels, skills, steps and links, and as many behaviours, actions and other texts. Of a single text it
matters whether it is there. Names that people type (titles, aliases, short titles) may be fewer or more in a language.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Literal, NamedTuple, get_args

import msgspec

from pm_career.domain.fields import Field, Form, Target, list_fields
from pm_career.domain.framework import ActionKind, Framework, Growth

Path = tuple[str, ...]
Lack = Literal["missing", "extra", "different"]
"""The translation lacks something, has something more, or has another value."""

_LEFT_OUT = {"id", "titles", "aliases", "short", "allow"}
_SAME_IN_EVERY_LANGUAGE = {"version", "kind", "size", "formerly"}
"""Texts that are no wording."""
_KEYS = {"scale": "value", "tracks": "id", "levels": "id", "skills": "id", "growth": "to", "backgrounds": "id"}
"""What tells the values of a list from each other, by the list's key; other lists are compared by their places."""


class Divergence(msgspec.Struct, frozen=True):
    """A place where a translation differs in structure.

    `path` leads to it by the keys of the files, with ids for levels, skills and tracks and numbers for steps. The sides
    are texts, numbers, lists of ids, or None where there is nothing; of lists of texts, how many there are.
    """

    lack: Lack
    path: Path
    original: Any
    translation: Any


class Translation(NamedTuple):
    """A ladder, its translation, and where the two differ in structure, in the order of the ladder."""

    original: Framework
    translation: Framework
    divergences: tuple[Divergence, ...]

    def count(self, lack: Lack) -> int:
        """How many divergences there are of a kind."""
        return sum(each.lack == lack for each in self.divergences)


def compare_translation(original: Framework, translation: Framework) -> Translation:
    """Find every place where the structure of a translation differs."""
    return Translation(original, translation, tuple(_Comparison(original, translation).compare()))


class _Comparison:
    """`both` are the ids that both ladders have: what refers to others would only repeat that these are missing."""

    def __init__(self, original: Framework, translation: Framework) -> None:
        self._sides = original, translation
        self._both: dict[Target, set[str]] = {
            "level": {each.id for each in original.levels} & {each.id for each in translation.levels},
            "skill": {each.id for each in original.skills} & {each.id for each in translation.skills},
            "track": {each.id for each in original.tracks} & {each.id for each in translation.tracks},
        }

    def compare(self) -> Iterator[Divergence]:
        """Compare the two ladders."""
        yield from self._compare_values(*self._sides, ())

    def _compare_values(self, one: msgspec.Struct, other: msgspec.Struct, path: Path) -> Iterator[Divergence]:
        """Compare two values of one type, field by field."""
        for field in list_fields(type(one)):
            if field.name not in _LEFT_OUT:
                sides = getattr(one, field.name), getattr(other, field.name)
                if isinstance(one, Growth) and field.name == "actions":
                    yield from self._compare_actions(*sides, path)
                else:
                    yield from self._compare_field(field, *sides, (*path, field.name))

    def _compare_field(self, field: Field, one: Any, other: Any, path: Path) -> Iterator[Divergence]:
        match field.form:
            case Form.GROUP:
                yield from self._compare_values(one, other, path)
            case Form.PARTS if isinstance(one, Mapping):
                both = self._both["level"]
                parts = {key: each for key, each in one.items() if key in both}
                others = {key: each for key, each in other.items() if key in both}
                yield from self._compare_parts(parts, others, path)
            case Form.PARTS if key := _KEYS.get(field.name):
                parts, others = ({str(getattr(each, key)): each for each in side} for side in (one, other))
                yield from self._compare_parts(parts, others, path)
                yield from _compare_order(parts, others, path)
            case Form.PARTS:
                yield from self._compare_by_place(one, other, path)
            case Form.TEXTS if field.name not in _SAME_IN_EVERY_LANGUAGE:
                yield from _compare_counts(one, other, path)
            case Form.ID | Form.IDS:
                both = self._both[field.about.refers_to]
                one, other = ([each for each in _list_ids(side) if each in both] for side in (one, other))
                yield from _compare_exactly(one, other, path)
            case Form.NAMED_TEXTS:  # the words under a name may be others
                known = self._both.get(field.about.refers_to)
                one, other = (
                    [str(each) for each in sorted(side) if known is None or each in known] for side in (one, other)
                )
                yield from _compare_exactly(one, other, path)
            case Form.TEXT if field.name not in _SAME_IN_EVERY_LANGUAGE:
                if bool(one) != bool(other):
                    yield from _compare_exactly(one, other, path)
            case _:
                yield from _compare_exactly(one, other, path)

    def _compare_parts(
        self, one: Mapping[str, msgspec.Struct], other: Mapping[str, msgspec.Struct], path: Path
    ) -> Iterator[Divergence]:
        """Compare values by their keys; of one that is only on one side, its name is told."""
        for key, part in one.items():
            if key in other:
                yield from self._compare_values(part, other[key], (*path, key))
            else:
                yield Divergence("missing", (*path, key), _name(part), None)
        for key, part in other.items():
            if key not in one:
                yield Divergence("extra", (*path, key), None, _name(part))

    def _compare_by_place(
        self, one: Sequence[msgspec.Struct], other: Sequence[msgspec.Struct], path: Path
    ) -> Iterator[Divergence]:
        """Compare lists of values without keys: how many there are and, if as many, one by one."""
        if len(one) != len(other):
            yield from _compare_counts(one, other, path)
            return
        for number, (part, other_part) in enumerate(zip(one, other, strict=True), 1):
            yield from self._compare_values(part, other_part, (*path, str(number)))

    def _compare_actions(self, one: Sequence[Any], other: Sequence[Any], path: Path) -> Iterator[Divergence]:
        """Compare the actions of a way up, each kind apart, as they stand in the files."""
        for kind in get_args(ActionKind):
            actions = [each for each in one if each.kind == kind]
            others = [each for each in other if each.kind == kind]
            yield from self._compare_by_place(actions, others, (*path, kind))


def _list_ids(held: str | Sequence[str]) -> Sequence[str]:
    return (held,) if isinstance(held, str) else held


def _compare_counts(one: Sequence[Any], other: Sequence[Any], path: Path) -> Iterator[Divergence]:
    if len(one) != len(other):
        yield Divergence("missing" if len(one) > len(other) else "extra", path, len(one), len(other))


def _compare_exactly(one: Any, other: Any, path: Path) -> Iterator[Divergence]:
    """Compare values that are the same in every language; empty ones count as nothing."""
    if one != other:
        empty = [side in ("", None, [], ()) for side in (one, other)]
        lack: Lack = "missing" if empty[1] else "extra" if empty[0] else "different"
        yield Divergence(lack, path, *(None if none else side for none, side in zip(empty, (one, other), strict=True)))


def _compare_order(one: Mapping[str, Any], other: Mapping[str, Any], path: Path) -> Iterator[Divergence]:
    """Tell that what both have stands in another order. Levels and steps are in the order of their numbers anyway."""
    orders = [key for key in one if key in other], [key for key in other if key in one]
    if path != ("levels",) and orders[0] != orders[1]:
        yield Divergence("different", path, *orders)


def _name(part: msgspec.Struct) -> str | None:
    """What a level, skill, track or step is called; the bar of an expectation."""
    named = (getattr(part, field, None) for field in ("title", "name", "bar"))
    return next((name for name in named if name), None)
