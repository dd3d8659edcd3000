"""Everything that is kept about a person as Markdown, to give to that person."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress
from typing import Any

import msgspec

from pm_career.documents.framework_diff import escape_inline
from pm_career.journal.data_export import AccessRequest
from pm_career.store.kinds import KINDS

_TITLES = {
    "people": "Profile",
    "assessments": "Assessments",
    "ratings": "Ratings",
    "evidence": "Evidence",
    "goals": "Goals",
    "kept": "Pieces kept in a promotion case, or left out of it",
    "sent": "Promotion cases that were handed over",
    "one_on_ones": "One-on-ones",
    "tombstones": "Taken out: only the identity and the day are kept, for copies elsewhere",
}

_JSON_CELLS = {"content"} | {
    column.name
    for kind in KINDS
    for column in (*kind.columns, *(column for part in kind.parts for column in part.columns))
    if column.many
}


def format_access_request(request: AccessRequest) -> str:
    """A heading for each kind of notes, and a list of all that is kept of each piece, with what it was before."""
    return "\n".join(_format_lines(request)) + "\n"


def _format_lines(request: AccessRequest) -> Iterator[str]:
    yield f"# What is kept about {escape_inline(_find_name(request))}"
    yield from ("", f"Made on {request.day.isoformat()} from the data file {escape_inline(request.file)}.")
    notes = msgspec.to_builtins(request.notes)
    for kind in KINDS:
        if kind.owner and notes[kind.plural]:
            yield from ("", f"## {_TITLES.get(kind.plural, kind.plural.capitalize())}")
            for each in notes[kind.plural]:
                yield from _format_thing(str(each.get("id") or each.get("name") or each["person"]), each)
    if request.removed:
        yield from ("", "## Removed, and kept so that it can be brought back")
        for removed in request.removed:
            yield from ("", f"### {removed.id}", "")
            for row in removed.rows:
                yield from _format_fields(_decode_cells(row))
    if request.replaced:
        yield from ("", "## Replaced, and kept so that it can be brought back")
        for replaced in request.replaced:
            yield from ("", f"### {escape_inline(replaced.id or replaced.kind)}", "")
            yield from _format_fields(_decode_cells(replaced.row))
    if request.changes:
        yield from ("", "## Changes that can be taken back", "")
        yield from (f"- {each.at}: {escape_inline(each.did)}" for each in request.changes)
    yield from ("", "## Copies", "")
    yield from (f"- {escape_inline(each)}" for each in request.backups)
    yield "- Copies that were made elsewhere, such as backups of the computer, are not known here."


def _find_name(request: AccessRequest) -> str:
    """The person's name with the id, or the id alone where no name is known."""
    names = [each.name for each in request.notes.people if each.person == request.person and each.name]
    return f"{names[0]} ({request.person})" if names else request.person


def _decode_cells(row: Mapping[str, Any]) -> dict[str, Any]:
    """A row of the data file with its lists and former versions, which are stored as JSON, as values."""
    found = dict(row)
    for name in _JSON_CELLS & found.keys():
        if isinstance(found[name], str):
            with suppress(msgspec.DecodeError):
                found[name] = msgspec.json.decode(found[name])
    return found


def _format_thing(title: str, thing: dict[str, Any]) -> Iterator[str]:
    """One piece with all that is kept of it, and what it was before each edit."""
    former = thing.pop("former", ())
    yield from ("", f"### {escape_inline(title)}", "")
    yield from _format_fields(thing)
    for each in former:
        yield from ("", f"Until {each['replaced']}:", "")
        yield from _format_fields(each["value"])


def _format_fields(fields: Mapping[str, Any]) -> Iterator[str]:
    for name, value in fields.items():
        if not (value is None or value is False or value in ("", (), [])):  # a step may be 0
            yield f"- {escape_inline(name.replace('_', ' '))}: {_format_value(value)}"


def _format_value(value: Any) -> str:
    if isinstance(value, tuple | list):
        return "; ".join(map(_format_value, value))
    if isinstance(value, dict):
        return ", ".join(f"{escape_inline(name)} {_format_value(each)}" for name, each in value.items() if each)
    if value is True:
        return "yes"
    return "<br>".join(map(escape_inline, str(value).splitlines()))
