"""A mapping as a file: YAML that people read and edit, with what speaks against it and what else it could be."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import msgspec

from pm_career.domain.text import escape_hidden, one_line
from pm_career.errors import UsageError
from pm_career.frameworks.decode import decode as decode_tree
from pm_career.frameworks.yaml_nodes import Mapping as Tree
from pm_career.frameworks.yaml_tree import Parser
from pm_career.importing.ladders.mapping import Doubt, Mapping, Part, Proposal
from pm_career.importing.ladders.sheets.bounds import NotRead
from pm_career.importing.ladders.sheets.csv_tables import decode
from pm_career.importing.ladders.sheets.read_tables import read_bytes

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


class _File(Mapping, frozen=True, kw_only=True):
    """The keys of the file: those of a mapping, and its version."""

    mapping: int


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
    lines += _list("levels", (_flow(msgspec.to_builtins(level)) for level in mapping.levels), "") or ["levels: []"]
    lines += [
        "",
        "# place: the level's place on the ladder gives its step. numbers, names: the cells have their steps.",
    ]
    lines += _list_doubts([doubt for doubt in proposal.doubts if doubt.about == "steps"])
    lines += [f"steps: {mapping.steps}"]
    lines += _list("scale", (_flow(msgspec.to_builtins(step)) for step in mapping.scale), "")
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
    yield f"    holds: {part.holds if part.is_taken else 'nothing  # or: table, outline, scale'}"
    about = msgspec.to_builtins(part.about)
    if about:
        yield f"    about: {_flow(about)}"
    if part.holds == "table" or part.columns:
        yield f"    header: [{', '.join(map(str, part.header))}]"
        yield f"    alone: {part.alone}"
    yield from _list(
        "columns", (_flow({"column": column.number, **msgspec.to_builtins(column)}) for column in part.columns), "    "
    )
    yield from _list("rows", (_flow(msgspec.to_builtins(row)) for row in part.rows), "    ")
    yield from _list("only", (_flow(msgspec.to_builtins(each)) for each in part.only), "    ")
    yield from _list("lines", (_flow(msgspec.to_builtins(line) | {"holds": line.holds}) for line in part.lines), "    ")


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
        text = decode(read_bytes(path), file).text
    except NotRead as error:
        raise UsageError(error.message, "Mend it, or write a new one: --propose FILE") from None
    return parse_mapping(text, file)


def parse_mapping(text: str, file: str) -> Mapping:
    """Parse the text of a mapping; `file` is what messages call it. Raises a UsageError with the place of a fault."""
    parser = Parser(text, file)
    root = parser.parse_tree()
    whole = None
    if isinstance(root, Tree) and "mapping" in root.items:
        whole, _ = decode_tree(parser, root, _File, "the mapping")
    elif not parser.faults:
        is_map = isinstance(root, Tree) and {"from", "to"} <= root.items.keys()
        what = "a map between two ladders, as framework map writes it" if is_map else "no mapping of an import"
        raise UsageError(f"{file} is {what}.", "Write one: pmcareer framework import FILE --propose mapping.yaml")
    if parser.faults:
        fault = parser.faults[0]
        raise UsageError(f"{fault.place}: {fault.message}.", fault.hint or "docs/import.md says what each key holds.")
    assert whole is not None
    if whole.mapping != VERSION:
        raise UsageError(f"{file} is a mapping of version {whole.mapping}.", "It may need a newer pmcareer.")
    return Mapping(**{name: getattr(whole, name) for name in Mapping.__struct_fields__})
