"""A framework as one JSON value, and back: for programs, and for keeping it whole in one file."""

from __future__ import annotations

import codecs
from typing import Any, TypeVar

import msgspec

from pm_career.domain.framework import Expectation, Framework, Level, Skill
from pm_career.errors import PmCareerError

P = TypeVar("P", Level, Skill)
FORMAT = 1
_HINT = "It must be what `pmcareer framework export --to json` writes: see docs/json.md."


class _Form(Framework, frozen=True, kw_only=True):
    """The framework's keys, and the number of their format."""

    format: int


def json_form(framework: Framework) -> dict[str, Any]:
    """The value to write: `format`, then the framework's keys as docs/json.md names them, empty ones included."""
    order = {level.id: place for place, level in enumerate(framework.levels)}
    levels = tuple(_plain(level, Level) for level in framework.levels)
    skills = tuple(_plain(skill, Skill, expectations=_sorted(skill, order)) for skill in framework.skills)
    whole = msgspec.structs.replace(framework, levels=levels, skills=skills)
    return {"format": FORMAT, **msgspec.to_builtins(whole)}


def is_json_form(value: object) -> bool:
    """Whether a decoded JSON value is meant to be a whole framework."""
    return isinstance(value, dict) and {"format", "scale", "levels", "skills"} <= value.keys()


def framework_from(raw: bytes, file: str) -> Framework:
    """The framework in a JSON text; PmCareerError with the place (`$.levels[3].rank`) of what does not fit."""
    try:
        form = msgspec.json.decode(raw.removeprefix(codecs.BOM_UTF8), type=_Form)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise PmCareerError(f"{file} is no framework: {error}.", _HINT) from None
    if form.format != FORMAT:
        raise PmCareerError(f"{file} is of another format than {FORMAT}.", "It may need a newer pmcareer.")
    return Framework(**{name: getattr(form, name) for name in Framework.__struct_fields__})


def _plain(piece: P, kind: type[P], **other: Any) -> P:
    """A level or skill with all its fields filled in, which come late where it was kept from an earlier reading."""
    return kind(**{name: other.get(name, getattr(piece, name)) for name in kind.__struct_fields__})


def _sorted(skill: Skill, order: dict[str, int]) -> dict[str, Expectation]:
    return {level: skill.expectations[level] for level in sorted(skill.expectations, key=order.__getitem__)}
