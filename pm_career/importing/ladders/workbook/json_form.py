"""Turn a framework into one JSON value, and back: for programs, and for keeping it whole in one file."""

from __future__ import annotations

import codecs
from typing import Any

import msgspec
from msgspec.structs import replace

from pm_career.domain.fields import drop_newer_keys
from pm_career.domain.framework import FORMATS, Expectation, Framework, Skill, find_lowest_format
from pm_career.errors import PmCareerError
from pm_career.importing.ladders.sheets.csv_tables import decode
from pm_career.importing.ladders.sheets.trees import parse_json

_HINT = "It must be what `pmcareer framework export --to json` writes: see docs/json.md."


class _Form(Framework, frozen=True, kw_only=True):
    """The framework's keys, and the number of their format."""

    format: int


def build_json_value(framework: Framework) -> dict[str, Any]:
    """Build the value to write: `format`, then the keys of that format that docs/json.md names, empty ones included."""
    order = {level.id: place for place, level in enumerate(framework.levels)}
    skills = tuple(replace(skill, expectations=_sort_expectations(skill, order)) for skill in framework.skills)
    form = find_lowest_format(framework)
    value = msgspec.to_builtins(replace(framework, skills=skills))
    drop_newer_keys(Framework, value, form)
    return {"format": form, **value}


def find_json_framework(raw: bytes, file: str) -> Framework | None:
    """Read a JSON text that is a whole framework; None for any other JSON."""
    value = parse_json(decode(raw, file).text, file)
    return read_json_framework(raw, file) if is_json_form(value) else None


def is_json_form(value: object) -> bool:
    """Whether a decoded JSON value is meant to be a whole framework."""
    return isinstance(value, dict) and {"format", "scale", "levels", "skills"} <= value.keys()


def read_json_framework(raw: bytes, file: str) -> Framework:
    """Read the framework in a JSON text; PmCareerError with the place (`$.levels[3].rank`) of what does not fit."""
    try:
        form = msgspec.json.decode(raw.removeprefix(codecs.BOM_UTF8), type=_Form)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise PmCareerError(f"{file} is no framework: {error}.", _HINT) from None
    if form.format not in FORMATS:
        known = " or ".join(map(str, FORMATS))
        raise PmCareerError(f"{file} is of another format than {known}.", "It may need a newer pmcareer.")
    framework = Framework(**{name: getattr(form, name) for name in Framework.__struct_fields__})
    if (needed := find_lowest_format(framework)) > form.format:
        raise PmCareerError(f"{file} uses a key of format {needed}, and says format {form.format}.", _HINT)
    return framework


def _sort_expectations(skill: Skill, order: dict[str, int]) -> dict[str, Expectation]:
    return {level: skill.expectations[level] for level in sorted(skill.expectations, key=order.__getitem__)}
