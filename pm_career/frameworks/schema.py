"""Build the JSON Schema of a framework's files, for editors, from the types that the reader goes by.

What it refuses the reader refuses too; the reader sees more, such as a level that leads to one that is not there.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from typing import Any, Literal

import msgspec

from pm_career.domain.fields import Field
from pm_career.domain.framework import Level
from pm_career.frameworks.file_types import FILE_TYPES, Manifest, SkillFile, list_fields_in_files
from pm_career.frameworks.source_files import MANIFEST

Part = Literal["framework", "level", "skill"]
FOLDER = ".schema"
"""The folder of the schemas in a framework: a hidden one, which the reader passes over."""

_TYPES: dict[Part, type[msgspec.Struct]] = {"framework": Manifest, "level": Level, "skill": SkillFile}
_TITLES = {
    "framework": "framework.yaml: what holds for the whole ladder",
    "level": "A file of levels/: one level, or several under `levels`",
    "skill": "A file of skills/: one skill along the whole ladder",
}
_MODELINE = "# yaml-language-server: $schema="


def build_schema(part: Part | None = None) -> dict[str, Any]:
    """Build the schema of one kind of file; for None one that tells by their keys which of the three a file is."""
    _, known = msgspec.json.schema_components(_TYPES.values(), ref_template="#/$defs/{name}")
    if part is not None:
        body = _build_level_schema() if part == "level" else {"$ref": f"#/$defs/{_TYPES[part].__name__}"}
        title = _TITLES[part]
    else:
        level, skill = _build_level_schema(), {"$ref": "#/$defs/SkillFile"}
        body = {
            "if": {"required": ["format"]},
            "then": {"$ref": "#/$defs/Manifest"},
            "else": {"if": {"anyOf": [{"required": ["rank"]}, {"required": ["levels"]}]}, "then": level, "else": skill},
        }
        title = "A file of a framework: framework.yaml, or one of levels/ or skills/"
    used = _find_used(body, known)
    definitions = {name: _build_definition(name, each) for name, each in known.items() if name in used}
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": title, **body, "$defs": definitions}


@cache
def format_schema(part: Part | None = None) -> str:
    """The schema as text, as it is printed and written beside a framework."""
    return f"{json.dumps(build_schema(part), indent=2, ensure_ascii=False)}\n"


def add_schema(files: Mapping[str, str]) -> dict[str, str]:
    """Add the schema to a framework's files, and to each a first line by which editors find it."""
    marked = {name: text if _MODELINE in text else f"{_format_modeline(name)}\n{text}" for name, text in files.items()}
    return marked | {f"{FOLDER}/{part}.json": format_schema(part) for part in _TYPES}


def _format_modeline(name: str) -> str:
    if name == MANIFEST:
        return f"{_MODELINE}{FOLDER}/framework.json"
    return f"{_MODELINE}../{FOLDER}/{name.partition('/')[0].removesuffix('s')}.json"


def _build_level_schema() -> dict[str, Any]:
    one = {"$ref": "#/$defs/Level"}
    several = {
        "properties": {"levels": {"type": "array", "items": one, "description": "Several levels in one file."}},
        "additionalProperties": False,
    }
    return {"type": "object", "if": {"required": ["levels"]}, "then": several, "else": one}


def _build_definition(name: str, definition: dict[str, Any]) -> dict[str, Any]:
    """A type without what only the program's own readers need, and with what its fields ask beyond their types."""
    kind = next(each for each in FILE_TYPES if each.__name__ == name)
    properties = {
        field.name: _build_property(field, definition["properties"][field.name]) for field in list_fields_in_files(kind)
    }
    kept = {key: definition[key] for key in ("type", "required", "additionalProperties") if definition[key] != []}
    return {**kept, "properties": properties}


def _build_property(field: Field, written: dict[str, Any]) -> dict[str, Any]:
    plain = {key: _write_pairs_as_lists(each) for key, each in written.items() if key not in ("default", "description")}
    return {"description": field.about.description, **plain, **field.about.schema}


def _write_pairs_as_lists(tree: Any) -> Any:
    """A pair as a list of two: editors that know only an earlier draft take `items: false` for a list without items."""
    if isinstance(tree, list):
        return [_write_pairs_as_lists(each) for each in tree]
    if not isinstance(tree, dict):
        return tree
    plain = {key: _write_pairs_as_lists(each) for key, each in tree.items()}
    several = plain.pop("prefixItems", None)
    return {**plain, "items": several[0]} if several else plain


def _find_used(tree: Any, known: Mapping[str, Any]) -> set[str]:
    """The types that a schema refers to, and those that these refer to in turn."""
    found: set[str] = set()
    waiting = [tree]
    while waiting:
        at = waiting.pop()
        if isinstance(at, dict):
            name = str(at.get("$ref", "")).rpartition("/")[2]
            if name and name not in found:
                found.add(name)
                waiting.append(known[name])
            waiting += at.values()
        elif isinstance(at, list):
            waiting += at
    return found
