"""Laws of comparing two ladders: nothing that differs is missed, and taking a change back is its opposite."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator
from typing import Any

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st
from sweep import count_examples
from whole_ladders import whole_frameworks

from pm_career.domain.framework import Framework
from pm_career.frameworks.changes.change import SEVERITIES, Change, Kind
from pm_career.frameworks.changes.compare import Difference, compare

Path = tuple[str | int, ...]

_OPPOSITE = {Kind.RAISED: Kind.LOWERED, Kind.NEW: Kind.REMOVED, Kind.FOCUS_PUT: Kind.FOCUS_TAKEN}
_BACK = _OPPOSITE | {back: kind for kind, back in _OPPOSITE.items()}
_SHOWN_AS = {
    "actions": "growth",
    "to": "growth",
    "text": "",
    "size": "size",
    "kind": "growth",
    "watch_outs": "watch_outs",
    "value": "",
    "id": "",
    "levels": "",
    "skills": "",
    "tracks": "",
    "scale": "",
    "responsibilities": "",
    "expectations": "",
}
"""What a field's change is told under, where that is not its own name; empty for what is told as a whole."""


def _places(value: Any, path: Path = ()) -> Iterator[Path]:
    """The way to every value within a framework that has become lists and dicts."""
    if path:
        yield path
    pairs = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, below in pairs:
        yield from _places(below, (*path, key))


def _mutated(framework: Framework, dice: random.Random) -> tuple[Framework, Path]:
    """The framework with one value in it changed, and the way to it."""
    whole = msgspec.to_builtins(framework)
    path = dice.choice([path for path in _places(whole) if path[0] != "version"])
    holder = whole
    for key in path[:-1]:
        holder = holder[key]
    holder[path[-1]] = _other(holder[path[-1]], path, dice)
    return msgspec.convert(whole, Framework, strict=False), path


_NAMED = {("kind", "study"): "people", ("size", "month"): "week"}


def _other(value: Any, path: Path, dice: random.Random) -> Any:
    """A value of the same type that may stand in its place; the same where there is none."""
    key = str(path[-1])
    if isinstance(value, bool):
        return not value
    if isinstance(value, int):
        return value + 1
    if isinstance(value, str):
        return _other_text(value, key, path, dice)
    if isinstance(value, list):
        cut = value[::-1] if dice.random() < 0.5 else value[1:]
        return None if key == "experience_years" else cut
    return {} if key == "expectations" else value


def _other_text(value: str, key: str, path: Path, dice: random.Random) -> str:
    if key in ("kind", "size"):
        return _NAMED.get((key, value), "study" if key == "kind" else "month")
    if key == "id" or {"next", "lateral", "builds_on"} & set(path):
        return "zebra"
    return "Zebra" if not value or dice.random() < 0.5 else value.swapcase()


@settings(max_examples=count_examples(80))
@given(whole_frameworks())
def test_a_framework_does_not_differ_from_itself(framework: Framework) -> None:
    assert compare(framework, msgspec.convert(msgspec.to_builtins(framework), Framework)).changes == ()


@settings(max_examples=count_examples(150))
@given(whole_frameworks(), st.integers(0, 2**32))
def test_whatever_is_changed_is_told_and_told_where_it_is(framework: Framework, seed: int) -> None:
    other, path = _mutated(framework, random.Random(seed))
    changes = compare(framework, other).changes
    assert bool(changes) == (framework != other)
    if framework != other:
        name = str(next(key for key in reversed(path) if isinstance(key, str)))
        # The key before a level's own id, such as expectations.senior
        name = "expectations" if "expectations" in path and path[-2] == "expectations" else name
        assert any(_SHOWN_AS.get(name, name) in change.field for change in changes), (path, changes)


@settings(max_examples=count_examples(80))
@given(whole_frameworks(), whole_frameworks())
def test_no_changes_is_to_be_equal_but_for_the_version(one: Framework, other: Framework) -> None:
    alike = msgspec.structs.replace(other, version=one.version) == one
    assert (not compare(one, other).changes) == alike


def _told(difference: Difference, *, back: bool) -> Counter[tuple[Any, ...]]:
    return Counter(_signature(change, back=back) for change in difference.changes)


def _signature(change: Change, *, back: bool) -> tuple[Any, ...]:
    kind = _BACK.get(change.kind, change.kind) if back else change.kind
    sides = (change.after, change.before) if back else (change.before, change.after)
    field = change.field
    if field.startswith("growth."):  # told under the newer kind of action
        field = "growth"
    return (kind, change.about, field, *sides, change.alike)


@settings(max_examples=count_examples(80))
@given(whole_frameworks(), st.integers(0, 2**32), st.integers(1, 6))
def test_the_way_back_is_the_opposite(framework: Framework, seed: int, times: int) -> None:
    dice = random.Random(seed)
    other = framework
    for _ in range(times):
        other, _path = _mutated(other, dice)
    assert _told(compare(framework, other), back=True) == _told(compare(other, framework), back=False)


@settings(max_examples=count_examples(50))
@given(whole_frameworks(), whole_frameworks())
def test_the_way_back_is_the_opposite_between_any_two(one: Framework, other: Framework) -> None:
    forth, back = compare(one, other), compare(other, one)
    assert _told(forth, back=True) == _told(back, back=False)
    assert {new: old for old, new in forth.skills.items()} == back.skills
    assert {new: old for old, new in forth.levels.items()} == back.levels


@settings(max_examples=count_examples(50))
@given(whole_frameworks(), whole_frameworks())
def test_every_change_has_its_kind_and_its_weight(one: Framework, other: Framework) -> None:
    difference = compare(one, other)
    assert sum(difference.counts.values()) == len(difference.changes)
    for change in difference.changes:
        assert change.rule in SEVERITIES
        assert isinstance(change.kind, Kind)
        assert change.kind not in (Kind.NEW, Kind.REMOVED) or (change.before is None) == (change.kind is Kind.NEW)
