"""A mapping as a file: YAML that people read and edit, with what speaks against it and what else it could be."""

from __future__ import annotations

import difflib
import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, cast, get_args

import msgspec

from pm_career.domain.text import escape_hidden, one_line
from pm_career.errors import UsageError
from pm_career.importing.ladders.mapping import (
    HOLDS,
    About,
    Column,
    Doubt,
    Line,
    MappedLevel,
    MappedSkill,
    Mapping,
    Part,
    Proposal,
    Row,
    Several,
    Steps,
)
from pm_career.importing.ladders.sheets.bounds import MAX_BYTES, NotRead
from pm_career.importing.ladders.sheets.csv_tables import decode
from pm_career.importing.ladders.sheets.trees import parse_yaml

VERSION = 1
_PLAIN = re.compile(r"[^\W\d_][\w./()'+-]*(?: [\w./()'+-]+)*")
_RESERVED = frozenset({"yes", "no", "true", "false", "on", "off", "null", "y", "n"})
_WIDTH = 110
_HEAD = """\
# What each part of {file} is in a ladder. Change what is wrong, then:
#   pmcareer framework import {file} --mapping {own}
# The same mapping takes the next version of the file, as long as its headings stay."""
_HOLDS_SAID = """\
# What a column, a row or a line can hold:
#   level, skill, track, category            names
#   text                                     what is expected: the bar first, then behaviours
#   bar, behaviours, evidence, step, called  parts of what is expected; step is a number or the name of a step
#   tick                                     a mark: the text of the row is expected at the level of the column
#   description, is not                      about a skill
#   summary, years, title, stage, rank, impact, autonomy, influence, complexity, responsibilities, watch-outs
#                                            about a level
#   level id, skill id, category id          an id that other parts of the file use in place of the name
#   ladder title, scale                      the title of the ladder; a legend of the steps
#   heading                                  says nothing itself: what is below it goes on
#   nothing                                  left out, with all that is below it"""


class _File(msgspec.Struct, frozen=True):
    """The keys of the file; the rows of its lists are read one by one, for a better message."""

    mapping: int
    title: str
    levels: Any
    parts: Any
    steps: str = "place"
    scale: Any = None
    several: str = "all"
    nothing: list[str] = []
    skills: Any = None


def format_mapping(proposal: Proposal, file: str, own: str) -> str:
    """Format a proposal as a file. `file` is what it is a mapping of, `own` the name of the file to be written."""
    mapping = proposal.mapping
    lines = [
        _HEAD.format(file=one_line(file), own=one_line(own)),
        *([f"# Check it: {one_line(proposal.look)}"] if proposal.look else []),
        f"mapping: {VERSION}",
        f"title: {format_text(mapping.title)}",
    ]
    placed = {f"parts.{part.number}" for part in mapping.parts} | {"levels", "steps", "nothing"}
    lines += _list_doubts([doubt for doubt in proposal.doubts if doubt.about not in placed])
    lines += ["", "# The levels, the lowest first. Those of one rank are on several tracks."]
    lines += _list_doubts([doubt for doubt in proposal.doubts if doubt.about == "levels"])
    lines += _list("levels", (_flow(_name_level(level)) for level in mapping.levels), "") or ["levels: []"]
    lines += [
        "",
        "# place: the level's place on the ladder gives its step. numbers, names: the cells have their steps.",
    ]
    lines += _list_doubts([doubt for doubt in proposal.doubts if doubt.about == "steps"])
    lines += [f"steps: {mapping.steps}"]
    lines += _list("scale", (_flow({"cell": cell, "name": name}) for cell, name in mapping.scale), "")
    lines += [
        "# Several texts for one skill at one level: all of them are taken, or the first.",
        f"several: {mapping.several}",
    ]
    if mapping.nothing:
        lines += _list_doubts([doubt for doubt in proposal.doubts if doubt.about == "nothing"])
        lines += [f"nothing: {_value(mapping.nothing)}"]
    lines += _list("skills", (_flow(msgspec.to_builtins(skill)) for skill in mapping.skills), "")
    lines += ["", "parts:" if mapping.parts else "parts: []"]
    for part in mapping.parts:
        lines += _list_doubts([doubt for doubt in proposal.doubts if doubt.about == f"parts.{part.number}"], "  ")
        lines += _format_part(part)
    return "\n".join([*lines, "", _HOLDS_SAID, ""])


def _format_part(part: Part) -> Iterator[str]:
    yield f"  - part: {format_text(part.name)}"
    yield f"    number: {part.number}"
    yield f"    holds: {part.holds or 'nothing  # or: table, outline, scale'}"
    about = msgspec.to_builtins(part.about)
    if about:
        yield f"    about: {_flow(about)}"
    if part.holds == "table" or part.columns:
        yield f"    header: [{', '.join(map(str, part.header))}]"
        yield f"    alone: {part.alone}"
    yield from _list("columns", (_flow(_name_column(column)) for column in part.columns), "    ")
    yield from _list("rows", (_flow({"row": row.text, "holds": row.holds}) for row in part.rows), "    ")
    yield from _list("only", (_flow({"heading": name, "value": value}) for name, value in part.only), "    ")
    yield from _list("lines", (_flow(msgspec.to_builtins(line) | {"holds": line.holds}) for line in part.lines), "    ")


def _name_level(level: MappedLevel) -> dict[str, Any]:
    return {"name": level.name, "rank": level.rank, **msgspec.to_builtins(level)}


def _name_column(column: Column) -> dict[str, Any]:
    about = msgspec.to_builtins(column.about)
    return {"column": column.number, "heading": column.heading, "holds": column.holds, **about}


def _list(key: str, rows: Iterable[str], indent: str) -> list[str]:
    lines = [f"{indent}  - {row}" for row in rows]
    return [f"{indent}{key}:", *lines] if lines else []


def _list_doubts(doubts: Iterable[Doubt], indent: str = "") -> Iterator[str]:
    for doubt in doubts:
        yield f"{indent}# ? {one_line(doubt.said)}"
        others = () if doubt.option in ("--levels", "--scale") else doubt.others  # those stand in the list below it
        yield from (f"{indent}#   or: {one_line(other)}" for other in others)


def _flow(values: dict[str, Any]) -> str:
    """Format keys and values on one line."""
    return "{" + ", ".join(f"{key}: {_value(value)}" for key, value in values.items()) + "}"


def _value(value: Any) -> str:
    if isinstance(value, list | tuple):
        return f"[{', '.join(map(format_text, value))}]"
    return str(value) if isinstance(value, int) else format_text(value)


def format_text(text: str) -> str:
    """Format a text for YAML: plain where nothing in it has a meaning of its own, else in quotes."""
    if _PLAIN.fullmatch(text) and text.casefold() not in _RESERVED and text.isprintable():
        return text
    quoted = json.dumps(text, ensure_ascii=False)
    return "".join(
        char if char.isprintable() else f"\\u{ord(char):04x}" if ord(char) < 0x10000 else f"\\U{ord(char):08x}"
        for char in quoted
    )


def read_mapping(path: Path) -> Mapping:
    """Read a mapping. Raises a UsageError with the place of what does not fit."""
    file = escape_hidden(str(path))
    try:
        with path.open("rb") as stream:
            raw = stream.read(MAX_BYTES)
    except OSError as error:
        raise UsageError(f"{file} cannot be read: {error.strerror}.", "Give the file that --propose wrote.") from None
    try:
        value = parse_yaml(decode(raw, file).text, file)
    except NotRead as error:
        raise UsageError(error.message, "Mend it, or write a new one: --propose FILE") from None
    if not isinstance(value, dict) or "mapping" not in value:
        is_map = isinstance(value, dict) and {"from", "to"} <= value.keys()
        what = "a map between two ladders, as framework map writes it" if is_map else "no mapping of an import"
        raise UsageError(f"{file} is {what}.", "Write one: pmcareer framework import FILE --propose mapping.yaml")
    whole: _File = _convert(value, _File, file)
    if whole.mapping != VERSION:
        raise UsageError(f"{file} is a mapping of version {whole.mapping}.", "It may need a newer pmcareer.")
    return _build(whole, file)


def _build(whole: _File, file: str) -> Mapping:
    for key, value, known in (("steps", whole.steps, Steps), ("several", whole.several, Several)):
        if value not in get_args(known):
            raise UsageError(
                f"{file}: '{one_line(value)}' is not known for {key}.", f"Known: {', '.join(get_args(known))}"
            )
    levels = _list_rows(whole.levels, f"{file}: levels", "{name: Senior PM, rank: 3}")
    scale = _list_rows(whole.scale, f"{file}: scale", '{cell: "1", name: Aware}')
    skills = _list_rows(whole.skills, f"{file}: skills", "{name: Customer insight, also: [Customer insights]}")
    parts = _list_rows(whole.parts, f"{file}: parts", "{part: Ladder, number: 1, holds: nothing}")
    return Mapping(
        whole.title,
        tuple(_convert(each, MappedLevel, where) for where, each in levels),
        tuple(_build_part(each, where) for where, each in parts),
        cast("Steps", whole.steps),
        tuple((_take(each, "cell", where), _take(each, "name", where)) for where, each in scale),
        cast("Several", whole.several),
        tuple(whole.nothing),
        tuple(_convert(each, MappedSkill, where) for where, each in skills),
    )


def _build_part(value: dict[str, Any], where: str) -> Part:
    columns = _list_rows(value.get("columns"), f"{where}.columns", "{column: 1, heading: Skill, holds: skill}")
    rows = _list_rows(value.get("rows"), f"{where}.rows", "{row: Total, holds: nothing}")
    only = _list_rows(value.get("only"), f"{where}.only", "{heading: Area, value: Product}")
    lines = _list_rows(value.get("lines"), f"{where}.lines", "{text: FAQ, holds: nothing}")
    own = {
        "name": _take(value, "part", where),
        "holds": "" if value.get("holds") == "nothing" else value.get("holds"),
        "columns": [_build_column(each, at) for at, each in columns],
        "rows": [_convert(_rename(each, "row", "text", at), Row, at, {"text": "row"}) for at, each in rows],
        "only": [(_take(each, "heading", at), _take(each, "value", at)) for at, each in only],
        "lines": [_convert(each, Line, at) for at, each in lines],
        "about": _convert(value.get("about") or {}, About, f"{where}.about"),
    }
    rest = {key: each for key, each in value.items() if key not in ("part", *own)}
    made: Part = _convert({**rest, **msgspec.to_builtins(own)}, Part, where, {"name": "part"})
    return made


def _build_column(value: dict[str, Any], where: str) -> Column:
    if "about" in value:
        raise UsageError(f"{where} has an unknown key 'about'.", "Write what it is about itself: level: Senior PM")
    about = {key: value[key] for key in About.__struct_fields__ if key in value}
    rest = {key: each for key, each in value.items() if key not in about}
    in_file = {"number": "column", "about": ", ".join(About.__struct_fields__)}
    made: Column = _convert({**_rename(rest, "column", "number", where), "about": about}, Column, where, in_file)
    return made


def _list_rows(rows: Any, where: str, example: str) -> list[tuple[str, dict[str, Any]]]:
    """List the rows of a list, each with its place. Raises a UsageError for what is no list of keys and values."""
    is_list = isinstance(rows, list) and all(isinstance(each, dict) for each in rows)
    if rows and not is_list:
        raise UsageError(f"{where} is no list of rows with keys.", f"Each is a line of its own: - {example}")
    return [(f"{where}[{at}]", each) for at, each in enumerate(rows or [])]


def _rename(value: dict[str, Any], key: str, name: str, where: str) -> dict[str, Any]:
    """Rename a key of the file to that of its type, under which it is none of the file."""
    if name in value:
        raise UsageError(f"{where} has an unknown key '{name}'.", f"Did you mean '{key}'?")
    return {name if own == key else own: each for own, each in value.items()}


def _take(value: dict[str, Any], key: str, where: str) -> str:
    if not isinstance(value.get(key), str):
        raise UsageError(f"{where} has no text for '{key}'.", f"Such as: {key}: a text. A number or yes needs quotes.")
    return str(value[key])


def _convert(value: Any, kind: type[Any], where: str, in_file: dict[str, str] | None = None) -> Any:
    """Convert a value. `in_file` has the keys of the file for the fields that it names otherwise."""
    known = kind.__struct_fields__
    unknown = value.keys() - set(known) if isinstance(value, dict) else set()
    if unknown:
        keys = ", ".join((in_file or {}).get(field, field) for field in known)
        raise UsageError(f"{where} has an unknown key '{min(map(str, unknown))}'.", f"Known: {keys}")
    try:
        return msgspec.convert(value, kind, strict=False)
    except msgspec.ValidationError as error:
        said, hint = _explain(str(error))
        raise UsageError(f"{where}: {said}", hint) from None


_TYPES = {
    "array": "a list, such as [A, B]",
    "int": "a number",
    "str": "a text: put it in quotes",
    "object": "keys with values",
}
"""What a value has to be, as people say it."""


def _explain(said: str) -> tuple[str, str]:
    """Explain what does not fit, with a hint: for a word that is not known, with the nearest that is."""
    enum = re.search(r"Invalid enum value '([^']*)'", said)
    if enum:
        near = difflib.get_close_matches({"skip": "nothing"}.get(enum[1], enum[1]), HOLDS, 1)
        meant = f" Did you mean '{near[0]}'?" if near else ""
        return f"'{one_line(enum[1])}' is not known here.{meant}", f"Known for holds: {', '.join(HOLDS)}"
    key = next(iter(re.findall(r"`\$\.(\w+)", said)), "a value")
    expected = re.search(r"Expected `(\w+)", said)
    missing = re.search(r"missing required field `(\w+)`", said)
    if missing:
        return f"'{missing[1]}' is missing.", f"Add it: {missing[1]}: …"
    if expected and expected[1] in _TYPES:
        return f"'{key}' must be {_TYPES[expected[1]]}.", "docs/import.md says what each key holds."
    return f"{one_line(said)}.", "docs/import.md says what each key holds."
