"""The JSON Schema says what the reader says: it takes every shipped file, and refuses nothing that the reader takes."""

from __future__ import annotations

import copy
import json
import operator
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import jsonschema  # type: ignore[import-untyped]  # its types are another package
import msgspec
import pytest
from complete import COMPLETE
from ladders import FORKED, write_framework
from quick_yaml import load_yaml
from shell import Shell
from sweep import take_turns
from try_each import try_each

from pm_career.domain.framework import Level
from pm_career.frameworks.decode import decode
from pm_career.frameworks.file_types import FILE_TYPES, Manifest, SkillFile
from pm_career.frameworks.locate import find_shipped_directory
from pm_career.frameworks.new import STARTER, make_starter
from pm_career.frameworks.read import read_folder
from pm_career.frameworks.schema import Part, build_schema
from pm_career.frameworks.yaml_nodes import Mapping, Sequence
from pm_career.frameworks.yaml_tree import Parser

PARTS: dict[str, Part] = {"framework": "framework", "levels": "level", "skills": "skill"}
EVERY: tuple[Part | None, ...] = ("framework", "level", "skill", None)
TYPES: dict[Part, type[msgspec.Struct]] = {"framework": Manifest, "level": Level, "skill": SkillFile}
KEYS = {kind.__name__: kind.__struct_fields__ for kind in FILE_TYPES}
VALIDATORS = {part: jsonschema.Draft202012Validator(build_schema(part)) for part in EVERY}
FOLDERS = [STARTER, *find_shipped_directory().iterdir()]

OTHERS: tuple[Any, ...] = (
    3, 0, -1, 2.5, "1", "true", "3", 10_000_000, True, None, "", " ", "no such thing", "x" * 2500, "A B", [],
    ["a", "a"], [3], [None], [["a"]], {}, {"id": "x"}, {"unknown": 1},
)  # fmt: skip
"""What is put in the place of a value."""


def part_of(name: str) -> Part:
    return PARTS[name.partition("/")[0].removesuffix(".yaml")]


def takes(part: Part | None, value: Any) -> bool:
    return bool(VALIDATORS[part].is_valid(value))


def misfits(part: Part, text: str) -> bool:
    """Whether the reader refuses a file for what it says by itself."""
    parser = Parser(text, "it")
    root = parser.parse()
    several = root.items.get("levels") if root is not None and part == "level" else None
    for node in several.items if isinstance(several, Sequence) else [root] if several is None else []:
        if isinstance(node, Mapping):
            decode(parser, node, TYPES[part], "it")
    return bool(parser.faults)


def places(tree: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Every place of a tree, its root left out."""
    items = tree.items() if isinstance(tree, dict) else enumerate(tree) if isinstance(tree, list) else ()
    for key, value in items:
        yield (*path, key)
        yield from places(value, (*path, key))


def mutated(tree: Any) -> Iterator[Any]:
    """The tree with one thing in it replaced, left out, or beside something unknown."""
    for path in places(tree):
        for other in OTHERS:
            yield changed(tree, path, partial(put, other))
        yield changed(tree, path, operator.delitem)
        if isinstance(path[-1], str):
            yield changed(tree, path, rename)
    yield from ({**tree, "unknown": 1}, [tree], "text", None, {})


def changed(tree: Any, path: tuple[Any, ...], change: Callable[[Any, Any], None]) -> Any:
    """The tree with a change at a place: `change(mapping or list, key)`. What lies beside it is the same."""
    key, *below = path
    twin = copy.copy(tree)
    if below:
        twin[key] = changed(tree[key], tuple(below), change)
    else:
        change(twin, key)
    return twin


def put(value: Any, at: Any, key: Any) -> None:
    """Put a value in the place of another."""
    at[key] = value


def rename(mapping: dict[str, Any], key: str) -> None:
    """Put a value under a key with one letter more."""
    del mapping[key]
    mapping[f"{key}s"] = "x"


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_every_shipped_file_is_valid(folder: Path) -> None:
    files = [each for each in folder.rglob("*.yaml") if not each.parent.name.startswith(".")]
    assert len(files) > 5
    for file in files:
        value = load_yaml(file.read_text(encoding="utf-8"))
        VALIDATORS[part_of(str(file.relative_to(folder)))].validate(value)
        VALIDATORS[None].validate(value)


@pytest.mark.parametrize("name", sorted(COMPLETE))
def test_what_the_schema_refuses_the_reader_refuses(name: str, tmp_path: Path) -> None:
    folder = write_framework(tmp_path / "yard", COMPLETE)
    assert not read_folder(folder).faults
    part = part_of(name)
    refused = 0
    for tree in take_turns(list(mutated(load_yaml(COMPLETE[name]))), 0, 2):
        if takes(part, tree):
            continue
        text = json.dumps(tree)  # which is YAML
        if not misfits(part, text):  # then it is about what stands elsewhere in the file
            (folder / name).write_text(text, encoding="utf-8")
            assert read_folder(folder).faults, text
        refused += 1
    assert refused > 20


REFUSED_BY_BOTH = {
    "format: 3": ("framework", "format: 2"),
    'version: "1.0"': ("framework", "version: 1.2.3"),
    "rank: 0": ("level", "rank: 2"),
    "rank: two": ("level", "rank: 2"),
    "id: A B": ("level", "id: wright"),
    "experience_years: [2]": ("level", "experience_years: [2, 5]"),
    "lateral: [mate, mate]": ("level", "lateral: [mate]"),
    "summery: Builds": ("level", "summary: Builds"),
    "step: 0": ("skill", "step: 3"),
    "to: 1": ("skill", "to: 2"),
    "size: day": ("skill", "size: week"),
    "focus: yes please": ("skill", "focus: true"),
    "evidence: A dinghy": ("skill", "evidence: [A dinghy that floats.]"),
}


@try_each("wrong", REFUSED_BY_BOTH)
def test_what_an_author_gets_wrong_is_underlined(wrong: str, tmp_path: Path) -> None:
    part, right = REFUSED_BY_BOTH[wrong]
    name = {"framework": "framework.yaml", "level": "levels/wright.yaml", "skill": "skills/plank.yaml"}[part]
    assert right in COMPLETE[name]
    text = COMPLETE[name].replace(right, wrong)
    assert not takes(part_of(name), load_yaml(text))
    assert not takes(None, load_yaml(text))
    assert read_folder(write_framework(tmp_path / "yard", {**COMPLETE, name: text})).faults


def test_an_editor_that_knows_only_an_earlier_draft_says_the_same() -> None:
    for part, validator in VALIDATORS.items():
        earlier = jsonschema.Draft7Validator(build_schema(part))
        for text in COMPLETE.values():
            for tree in list(mutated(load_yaml(text)))[::31]:
                assert earlier.is_valid(tree) == validator.is_valid(tree), tree


def test_the_schema_for_any_file_tells_them_apart() -> None:
    for name, text in {**COMPLETE, **FORKED}.items():
        assert takes(None, load_yaml(text)), name
    assert not takes(None, {"id": "x", "name": "X", "levels": []})


def test_every_key_is_explained_and_no_other() -> None:
    for part, type_ in TYPES.items():
        definitions = build_schema(part)["$defs"]
        assert set(definitions[type_.__name__]["properties"]) == set(type_.__struct_fields__)
        for name, definition in definitions.items():
            assert tuple(definition["properties"]) == KEYS[name]
            assert all(each["description"] for each in definition["properties"].values())
            assert definition["additionalProperties"] is False
    assert set(KEYS) == {name for part in PARTS.values() for name in build_schema(part)["$defs"]}


@pytest.mark.parametrize("part", EVERY)
def test_the_command_prints_it(shell: Shell, part: Part | None) -> None:
    printed = shell("framework", "schema", *(["--part", part] if part else []))
    assert (printed.code, printed.err) == (0, "")
    assert printed.json == build_schema(part)
    assert printed.json["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    jsonschema.Draft202012Validator.check_schema(printed.json)


def test_a_new_ladder_has_it_beside_its_files_and_each_file_names_it(tmp_path: Path) -> None:
    files = make_starter("yard", "Yard")
    for name, text in files.items():
        if name.endswith(".yaml"):
            key, _, path = text.partition("\n")[0].partition("=")
            assert key == "# yaml-language-server: $schema"
            named = (tmp_path / name).parent.joinpath(path).resolve().relative_to(tmp_path.resolve())
            assert json.loads(files[str(named)]) == build_schema(part_of(name))
    assert not read_folder(write_framework(tmp_path / "yard", files)).faults


def test_the_complete_ladder_of_these_tests_is_complete() -> None:
    """Or a key that is added later is not among those that the schema is tried on."""
    written = {
        key for text in COMPLETE.values() for path in places(load_yaml(text)) for key in path if isinstance(key, str)
    }
    assert {key for keys in KEYS.values() for key in keys} <= written
