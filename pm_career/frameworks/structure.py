"""What must hold between the files of a framework: references, cycles, ranks, steps, names. Faults, never raises."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from difflib import get_close_matches
from typing import Generic, NamedTuple, TypeVar

from pm_career.domain.framework import Level
from pm_career.domain.names import folded, level_names, skill_names
from pm_career.frameworks.layout import Manifest, SkillFile
from pm_career.frameworks.nodes import Mapping, Node, Parser
from pm_career.frameworks.nodes import Sequence as NodeSequence

T = TypeVar("T", Manifest, Level, SkillFile)


class Placed(Generic[T]):
    """A value with the file and node that it was read from."""

    __slots__ = ("node", "parser", "value")

    def __init__(self, value: T, parser: Parser, node: Mapping) -> None:
        self.value, self.parser, self.node = value, parser, node

    def at(self, path: Sequence[str | int]) -> Node:
        """The node that `path` leads to, or the last one on the way that exists."""
        return _down(self.node, path)

    def fault(self, path: Sequence[str | int], rule: str, message: str, hint: str = "") -> None:
        """Note a fault at the node that `path` leads to."""
        self.parser.at(self.at(path), rule, message, hint)


class Parts(NamedTuple):
    """Everything read from a framework's folder; `known_*` are the ids of what could not be read whole."""

    manifest: Placed[Manifest]
    levels: list[Placed[Level]]
    skills: list[Placed[SkillFile]]
    known_levels: set[str]
    known_skills: set[str]


def check(parts: Parts) -> None:
    """Note every structural fault in the parser of the file that it stands in."""
    _scale(parts)
    _unique(parts.levels, "level")
    _unique(parts.skills, "skill")
    _names(parts)
    _level_references(parts)
    _skill_references(parts)
    _ranks(parts)
    _cycles(parts.levels, "next", {each.value.id: each.value.next for each in parts.levels})
    _cycles(parts.skills, "builds_on", {each.value.id: each.value.builds_on for each in parts.skills})


def _scale(parts: Parts) -> None:
    values = [step.value for step in parts.manifest.value.scale]
    if len(values) < 2 or values != list(range(1, len(values) + 1)):
        parts.manifest.fault(["scale"], "scale-gap", "the scale's values must count up from 1, two steps at least")


def _unique(placed: Iterable[Placed[T]], called: str) -> None:
    seen: dict[str, Placed[T]] = {}
    for each in placed:
        key = folded(each.value.id)
        first = seen.setdefault(key, each)
        if first is not each:
            message = f"the {called} `{each.value.id}` stands in {first.parser.file}:{first.node.line} too"
            each.fault(["id"], "duplicate-id", message, "Give one of them another id.")


def _names(parts: Parts) -> None:
    _claims(((each, level_names(each.value)) for each in parts.levels), "level")
    _claims(((each, skill_names(each.value.skill())[:2]) for each in parts.skills), "skill")


def _claims(named: Iterable[tuple[Placed[T], tuple[str, ...]]], called: str) -> None:
    owners: dict[str, str] = {}
    for each, names in named:
        for name in names:
            owner = owners.setdefault(folded(name), each.value.id)
            if owner != each.value.id and folded(name) != folded(each.value.id):
                each.fault(["id"], "name-taken", f"`{name}` is already a name of the {called} `{owner}`")
                break


def _level_references(parts: Parts) -> None:
    levels, tracks = parts.known_levels, {track.id for track in parts.manifest.value.tracks}
    ranks = {each.value.id: each.value.rank for each in parts.levels}
    for each in parts.levels:
        level = each.value
        for index, target in enumerate(level.next):
            _reference(each, ["next", index], target, levels, "level")
            if target != level.id and ranks.get(target, level.rank + 1) <= level.rank:
                each.fault(["next", index], "leads-down", f"`{target}` does not have a higher rank than `{level.id}`")
        if level.track:
            _reference(each, ["track"], level.track, tracks, "track")
        if level.experience_years and level.experience_years[0] > level.experience_years[1]:
            each.fault(["experience_years"], "range", "the range must go from fewer to more years")


def _skill_references(parts: Parts) -> None:
    steps = {step.value for step in parts.manifest.value.scale}
    for index, skill_id in enumerate(parts.manifest.value.skills):
        _reference(parts.manifest, ["skills", index], skill_id, parts.known_skills, "skill")
    for each in parts.skills:
        for index, base in enumerate(each.value.builds_on):
            _reference(each, ["builds_on", index], base, parts.known_skills, "skill")
        for level_id, expectation in each.value.expectations.items():
            _reference(each, ["expectations", level_id], level_id, parts.known_levels, "level")
            if expectation.step not in steps:
                message = f"{expectation.step} is not a step of the scale (1 to {len(steps)})"
                each.fault(["expectations", level_id, "step"], "no-such-step", message)
        seen: set[int] = set()
        for index, way in enumerate(each.value.growth):
            if way.to not in steps or way.to == 1:
                each.fault(["growth", index, "to"], "no-such-step", f"nothing leads up to step {way.to} of the scale")
            elif way.to in seen:
                each.fault(["growth", index, "to"], "duplicate-step", f"the way to step {way.to} is described twice")
            seen.add(way.to)


def _ranks(parts: Parts) -> None:
    ranks = {each.value.rank for each in parts.levels}
    taken: dict[tuple[str, int], str] = {}
    for each in parts.levels:
        level = each.value
        other = taken.setdefault((level.track, level.rank), level.id)
        if other != level.id:
            each.fault(["rank"], "rank-taken", f"rank {level.rank} of the track is already that of `{other}`")
        if level.rank == 0 or (level.rank > 1 and level.rank - 1 not in ranks):
            each.fault(["rank"], "rank-gap", f"no level has rank {max(level.rank - 1, 1)}", "Ranks count up from 1.")


def _cycles(placed: Iterable[Placed[T]], key: str, edges: dict[str, tuple[str, ...]]) -> None:
    done: set[str] = set()
    for each in placed:
        cycle = _cycle_from(each.value.id, edges, done)
        if cycle:
            each.fault([key], "cycle", f"`{key}` goes round in a circle: {' → '.join(cycle)}")


def _cycle_from(start: str, edges: dict[str, tuple[str, ...]], done: set[str]) -> list[str]:
    """The first cycle met on a walk from `start`, as ids with the first one repeated; iterative, marks `done`."""
    path: list[str] = []
    stack = [(start, iter(edges.get(start, ())))] if start not in done else []
    path += [start] if stack else []
    while stack:
        current, targets = stack[-1]
        target = next(targets, None)
        if target is None:
            stack.pop()
            path.pop()
            done.add(current)
        elif target in path:
            done.update(path)
            return [*path[path.index(target) :], target]
        elif target not in done:
            stack.append((target, iter(edges.get(target, ()))))
            path.append(target)
    return []


def _reference(each: Placed[T], path: Sequence[str | int], target: str, known: set[str], called: str) -> None:
    if target not in known:
        near = get_close_matches(target, known, n=1)
        each.fault(path, "dangling", f"there is no {called} `{target}`", f"Did you mean `{near[0]}`?" if near else "")


def _down(node: Node, path: Sequence[str | int]) -> Node:
    for key in path:
        if isinstance(node, Mapping) and isinstance(key, str) and key in node.items:
            child = node.items[key]
            node = node.keys[key] if key == path[-1] and isinstance(child, Mapping | NodeSequence) else child
        elif isinstance(node, NodeSequence) and isinstance(key, int) and key < len(node.items):
            node = node.items[key]
        else:
            break
    return node
