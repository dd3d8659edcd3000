"""Everything that is kept about a person as Markdown, to give to that person."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
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
    "tombstones": "Taken out: only the identity and the day are kept, for copies elsewhere",
}


def format_access_request(request: AccessRequest) -> str:
    """A heading for each kind of notes, and a list of all that is kept of each piece, with what it was before."""
    return "\n".join(_format_lines(request)) + "\n"


def _format_lines(request: AccessRequest) -> Iterator[str]:
    yield f"# What is kept about {escape_inline(request.person)}"
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
                yield from _format_fields(row)
    if request.replaced:
        yield from ("", "## Replaced, and kept so that it can be brought back")
        for replaced in request.replaced:
            yield from ("", f"### {escape_inline(replaced.id or replaced.kind)}", "")
            yield from _format_fields(replaced.row)
    if request.changes:
        yield from ("", "## Changes that can be taken back", "")
        yield from (f"- {each.at}: {escape_inline(each.did)}" for each in request.changes)
    yield from ("", "## Copies", "")
    yield from (f"- {escape_inline(each)}" for each in request.backups)
    yield "- Copies that were made elsewhere, such as backups of the computer, are not known here."


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
