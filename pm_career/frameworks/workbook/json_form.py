"""A framework as one JSON value, and back: for programs, and for keeping it whole in one file."""

from __future__ import annotations

import codecs
from typing import Any

import msgspec

from pm_career.domain.framework import Framework
from pm_career.errors import PmCareerError

FORMAT = 1
_HINT = "It must be what `pmcareer framework export --to json` writes: see docs/json.md."


class _Form(Framework, frozen=True, kw_only=True):
    """The framework's keys, and the number of their format."""

    format: int


def json_form(framework: Framework) -> dict[str, Any]:
    """The value to write: `format`, then the framework's keys as docs/json.md names them, empty ones included."""
    return {"format": FORMAT, **msgspec.to_builtins(framework)}


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
