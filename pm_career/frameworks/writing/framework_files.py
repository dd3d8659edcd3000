"""Format a framework as the texts of its YAML files, so that authors can go on editing them.

What is read from these files is the same framework again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any

import msgspec
from msgspec.structs import FieldInfo

from pm_career.domain.framework import Framework, Growth, Skill, SkillWithoutGrowth, find_lowest_format
from pm_career.frameworks.file_types import Manifest, Practice, SkillFile, Suggestion, WayUp
from pm_career.frameworks.source_files import MANIFEST, MAX_FILES
from pm_career.frameworks.writing.yaml_text import Flow, NumberKey, Path, Tree, format_tree

_NOT_IN_NAME = re.compile(r"[^a-z0-9._-]+")
_DEVICE = re.compile(r"(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\.|$)")  # what Windows takes for a device
_LONGEST_NAME = 80
_FEWEST_DIGITS = 2
_IN_ONE_LINE = {
    "titles",
    "aliases",
    "formerly",
    "experience_years",
    "next",
    "lateral",
    "builds_on",
    "skills",
    "carries_over",
    "levels",
    "tracks",
}
"""Keys whose lists stand between brackets, if they are lists of ids or names."""
_LEVELS_IN_A_FILE = 25
_MOST_FILES_OF_LEVELS = 100


def format_files(framework: Framework, remarks: Mapping[Path, str] | None = None) -> dict[str, str]:
    """The files of a framework: name below its folder ('levels/01-apm.yaml') -> text.

    A remark becomes a comment above the key at its path: ('framework', 'scale'), ('levels', 'apm', 'rank'),
    ('skills', 'analysis', 'expectations', 'apm', 'step'); the items of a list are counted from '0'. One about
    something that is not written, as it is empty, stands above the nearest thing that is.
    """
    sorted_remarks = _Remarks(framework, remarks or {})
    manifest = _build_tree(
        Manifest(
            format=find_lowest_format(framework),
            id=framework.id,
            title=framework.title,
            version=framework.version,
            scale=framework.scale,
            description=framework.description,
            attribution=framework.attribution,
            tracks=framework.tracks,
            skills=tuple(skill.id for skill in framework.skills),
            allow=framework.allow,
            entry=framework.entry,
        )
    )
    files = {MANIFEST: format_tree(manifest, sorted_remarks.manifest)}
    files |= _format_levels(framework, sorted_remarks.levels)
    levels = [level.id for level in framework.levels]
    names = make_file_names("skills", [skill.id for skill in framework.skills])
    for name, skill in zip(names, framework.skills, strict=True):
        tree = _build_tree(_make_skill_file(skill, levels))
        files[name] = format_tree(tree, sorted_remarks.skills.get(skill.id, {}))
    return files


def make_file_names(folder: str, ids: Sequence[str], *, numbered: bool = False) -> list[str]:
    """A file name below `folder` for each id: none leaves it, is hidden, comes twice, or means a device.

    `numbered` puts the number of the id before each, so that files are listed in the order of the ids.
    """
    digits = max(_FEWEST_DIGITS, len(str(len(ids))))
    taken: set[str] = set()
    names = []
    for number, id in enumerate(ids, 1):
        stem = _NOT_IN_NAME.sub("-", id.lower()).strip(".-_")[:_LONGEST_NAME] or "unnamed"
        if numbered:
            stem = f"{number:0{digits}}-{stem}"
        elif _DEVICE.match(stem):
            stem = f"{folder.rstrip('s')}-{stem}"
        while stem in taken:
            stem = f"{stem}-{number}"
        taken.add(stem)
        names.append(f"{folder}/{stem}.yaml")
    return names


class _Remarks:
    """Sorts remarks by the piece that they are about; those about no level or skill go to the manifest."""

    def __init__(self, framework: Framework, remarks: Mapping[Path, str]) -> None:
        self.manifest: dict[Path, str] = {}
        self.levels: dict[str, dict[Path, str]] = {level.id: {} for level in framework.levels}
        self.skills: dict[str, dict[Path, str]] = {skill.id: {} for skill in framework.skills}
        for path, remark in remarks.items():
            part, *rest = path or ("framework",)
            pieces = {"levels": self.levels, "skills": self.skills}.get(part, {})
            if rest and rest[0] in pieces:
                pieces[rest[0]][tuple(rest[1:])] = remark
            else:
                place = tuple(rest) if part == "framework" else path
                before = self.manifest.get(place, "")
                self.manifest[place] = f"{before} {remark}" if before else remark


def _format_levels(framework: Framework, remarks: Mapping[str, Mapping[Path, str]]) -> dict[str, str]:
    """One file for each level; where those are too many, several levels in a file."""
    levels = framework.levels
    if len(levels) <= _MOST_FILES_OF_LEVELS and 1 + len(levels) + len(framework.skills) <= MAX_FILES:
        names = make_file_names("levels", [level.id for level in levels], numbered=True)
        return {
            name: format_tree(_build_tree(level), remarks[level.id]) for name, level in zip(names, levels, strict=True)
        }
    room = max(1, MAX_FILES - 1 - len(framework.skills))
    size = max(_LEVELS_IN_A_FILE, -(-len(levels) // room))
    parts = [levels[start : start + size] for start in range(0, len(levels), size)]
    names = make_file_names("levels", [f"from-{part[0].id}" for part in parts], numbered=True)
    files = {}
    for name, part in zip(names, parts, strict=True):
        moved = {
            ("levels", str(index), *path): remark
            for index, level in enumerate(part)
            for path, remark in remarks[level.id].items()
        }
        files[name] = format_tree({"levels": [_build_tree(level) for level in part]}, moved)
    return files


def _make_skill_file(skill: Skill, levels: Sequence[str]) -> SkillFile:
    """A skill as its file has it, with expectations from the lowest level up."""
    order = {level: place for place, level in enumerate(levels)}
    same = {name: getattr(skill, name) for name in SkillWithoutGrowth.__struct_fields__}
    same["expectations"] = dict(sorted(skill.expectations.items(), key=lambda each: order.get(each[0], len(order))))
    return SkillFile(**same, growth=tuple(_make_way_up(growth) for growth in skill.growth))


def _make_way_up(growth: Growth) -> WayUp:
    """A step up as a file has it: each kind of action in a list of its own."""
    suggestions: dict[str, list[Suggestion | str]] = {"people": [], "study": []}
    practice = []
    for action in growth.actions:
        if action.kind == "practice":
            practice.append(Practice(action.text, action.size, action.levels, action.tracks))
        elif action.levels or action.tracks:
            suggestions[action.kind].append(Suggestion(action.text, action.levels, action.tracks))
        else:
            suggestions[action.kind].append(action.text)
    people, study = tuple(suggestions["people"]), tuple(suggestions["study"])
    return WayUp(growth.to, tuple(practice), people, study, growth.done_when, growth.trap)


def _build_tree(value: msgspec.Struct) -> dict[str, Tree]:
    """What a file has of a value: its keys in the order of its type, without the empty ones."""
    return dict(_list_keys(value))


def _list_keys(value: msgspec.Struct) -> Iterator[tuple[str, Tree]]:
    for field in _get_fields(type(value)):
        each = getattr(value, field.name)
        if field.required or not (each == field.default or _is_empty(each)):
            yield field.encode_name, _build_node(field.encode_name, each)


@cache
def _get_fields(kind: type[msgspec.Struct]) -> tuple[FieldInfo, ...]:
    """The fields of a type. Cached: a framework may have 60,000 expectations."""
    return msgspec.structs.fields(kind)


def _is_empty(value: object) -> bool:
    return isinstance(value, Mapping | tuple) and not value


def _build_node(key: str, value: Any) -> Tree:
    if isinstance(value, msgspec.Struct):
        return _build_tree(value)
    if isinstance(value, Mapping):
        return {
            NumberKey(name) if isinstance(name, int) else name: _build_node(str(name), each)
            for name, each in value.items()
        }
    if isinstance(value, Sequence) and not isinstance(value, str):
        in_one_line = key in _IN_ONE_LINE and not any(isinstance(each, msgspec.Struct) for each in value)
        return Flow(value) if in_one_line else [_build_node("", each) for each in value]
    assert isinstance(value, str | int)
    return value
