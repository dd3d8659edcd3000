"""Propose what the lines of a page are: which name levels and skills, which say what is expected."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from pathlib import PurePath

import msgspec

from pm_career.domain.text import fold_spaces, one_line
from pm_career.importing.ladders.cell_text import name_file
from pm_career.importing.ladders.mapping import About, Doubt, Holds, Line, Part, format_texts, quote_texts
from pm_career.importing.ladders.propose.page_doubts import doubt_page
from pm_career.importing.ladders.propose.page_names import PageNames, find_field, is_aside
from pm_career.importing.ladders.propose.scope import list_more
from pm_career.importing.ladders.propose.slots import (
    SET_OFF,
    UNNAMED,
    Name,
    Slot,
    find_levels,
    find_recurring,
    list_names,
)
from pm_career.importing.ladders.sheets.outline import Outline
from pm_career.importing.ladders.vocabulary import count_up, looks_like_level, strip_heading

_SAYS_TRACK = re.compile(
    r".*\b(?:track|path|individual|ic|manage|manager|management|leadership|specialist|expert)\w?\b"
)
"""Words of names of tracks: what somebody does on it is no ladder of its own."""


def propose_outline(
    outline: Outline, number: int, known: Collection[str], skills: Collection[str]
) -> tuple[Part, tuple[Doubt, ...]]:
    """Propose what the lines of a page are.

    `known` and `skills` are folded names of levels and skills that tables of the page give.
    """
    names = list_names(outline)
    if skills:
        return _describe(outline, number, names, {**dict.fromkeys(known, "level"), **dict.fromkeys(skills, "skill")})
    levels = find_levels(names, known)
    doubts: list[Doubt] = []
    if not levels:
        pair = find_recurring(names)
        if pair is None:
            return leave_out(outline, number), ()
        outer, inner = ({name.key: name.text for name in names if name.slot == slot} for slot in pair)
        is_inner = len(inner) <= len(outer) or count_up([*inner.values()])
        levels, others = ({*inner}, {*outer}) if is_inner else ({*outer}, {*inner})
        shown = [format_texts(name.text for name in names if name.key in keys) for keys in (levels, others)]
        said = f"Nothing says whether the levels are {shown[0]}, or {shown[1]}."
        either = dict.fromkeys(one_line(name.text) for keys in (levels, others) for name in names if name.key in keys)
        doubts.append(Doubt(said, f"parts.{number}", tuple(either), "--levels"))
    reading = PageNames(names, levels)
    reading.find_skills()
    lines, more = _list_lines(outline, reading)
    part = Part(outline.name, number, "outline", lines=lines)
    if reading.skill_slot is None:
        if not outline.name:
            return leave_out(outline, number), ()
        is_level = fold_spaces(outline.name) in levels
        called = name_file(PurePath(outline.file).stem) if is_level else outline.name
        said = f"Below the levels no skills are named: all that they expect is one skill, '{one_line(called)}'."
        return msgspec.structs.replace(part, about=About(skill=called)), (Doubt(said, f"parts.{number}"),)
    return part, (*doubts, *more, *doubt_page(outline, reading))


def leave_out(outline: Outline, number: int) -> Part:
    """Make the part of an outline of which nothing is taken. It lists the kinds of lines, to be said what they are."""
    kinds = dict.fromkeys(node.kind for node, _ in outline.walk() if node.cell.filled)
    return Part(outline.name, number, lines=tuple(Line(kind=kind, holds="nothing") for kind in kinds))


def _describe(
    outline: Outline, number: int, names: Sequence[Name], of: Mapping[str, Holds]
) -> tuple[Part, tuple[Doubt, ...]]:
    """Propose what lines beside tables are: below the name of a skill or level of a table they describe it.

    `of` says what the names of the tables are, folded.
    """
    lines = [Line(kind="paragraph", holds="text"), Line(kind="table", holds="nothing")]
    named = [name for name in names if name.key in of and not name.slot[1]]
    if not named:
        lines = [line for line in leave_out(outline, number).lines if not line.kind.startswith("heading")]
    beside = [
        name.text
        for name in names
        if name.key not in of and name.text != outline.name
        if strip_heading(name.text) in of or looks_like_level(name.text)
    ]
    lines += [Line(kind=name.slot[0], text=name.text, holds=of[name.key]) for name in named]
    for name in names:
        if name.slot[0].startswith(SET_OFF) and name.key not in of:
            holds: Holds = "ladder title" if name.text == outline.name else "heading"
            lines.append(Line(kind=name.slot[0], text=name.text, holds=holds))
    said = f"Beside the tables, nothing is taken of what stands below {quote_texts(beside)}."
    part = Part(outline.name, number, "outline", lines=tuple(dict.fromkeys(lines)))
    return part, (Doubt(said, f"parts.{number}"),) if beside else ()


def _list_lines(outline: Outline, reading: PageNames) -> tuple[tuple[Line, ...], list[Doubt]]:
    """List the rules of the lines: those by kind, and those by text for what is otherwise than others of its kind."""
    texts: dict[tuple[str, str], Line] = {}
    doubts: list[Doubt] = []
    left_out: list[Name] = []
    for name in reading.names:
        if any(above in left_out for above in name.above) or name.key in reading.levels:
            continue
        if reading.is_skill(name) or (name.slot == reading.skill_slot and name.key in reading.skills):
            if reading.skill_slot in reading.level_slots:
                texts[name.slot[0], name.key] = Line(kind=name.slot[0], text=name.text, holds="skill")
            continue
        line = _read_other(name, reading)
        if line is None:
            continue
        texts[name.slot[0], name.key] = line
        if line.holds == "nothing":
            left_out.append(name)
        elif name.slot in reading.parts:
            doubts.append(Doubt(f"It is not clear what '{one_line(name.text)}' is.", "lines"))
    more = list_more((line.below or "", line.text) for line in texts.values())
    labelled = (
        msgspec.structs.replace(line, below="summary") if (line.below, line.text) in more else line
        for line in texts.values()
    )
    lines = (*_list_kinds(outline, reading).values(), *labelled)
    return lines, [*dict.fromkeys(doubts), *_doubt_tracks(reading, lines)]


def _list_kinds(outline: Outline, reading: PageNames) -> dict[str, Line]:
    """List the rules of the lines by kind. Where the whole line is a name, one with a lead is a text."""
    slots: dict[Slot, Holds] = dict.fromkeys(sorted(reading.level_slots), "level")
    if reading.skill_slot is not None:
        slots = {reading.skill_slot: "skill", **slots}
    kinds = {
        kind: Line(kind=kind, holds="text", lead=holds) if is_lead else Line(kind=kind, holds=holds, lead="text")
        for (kind, is_lead), holds in slots.items()
    }
    for node, _ in outline.walk():
        if node.kind.startswith(UNNAMED):
            kinds.setdefault(node.kind, Line(kind=node.kind, holds="nothing"))
        elif node.kind in ("paragraph", "quote") or node.kind.startswith("bullet"):
            kinds.setdefault(node.kind, Line(kind=node.kind, holds="text"))
    return kinds


def _doubt_tracks(reading: PageNames, lines: Sequence[Line]) -> list[Doubt]:
    """Doubt that names which levels of the same names stand below are tracks, where they do not say so."""
    tracks = {fold_spaces(line.text): line.text for line in lines if line.holds == "track"}
    below = {key: {each.key for each in reading.of_levels if key in map(_get_key, each.above)} for key in tracks}
    counts = Counter(level for levels in below.values() for level in levels)
    if not any(count > 1 for count in counts.values()) or all(map(_SAYS_TRACK.search, below)):
        return []
    said = f"The same levels stand below {format_texts(tracks.values())}: tracks, or ladders of their own?"
    return [Doubt(said, "lines", tuple(tracks.values()), "--role")]


def _read_other(name: Name, reading: PageNames) -> Line | None:
    """Read a name that is neither a level nor a skill; None if it is part of a text."""
    kind, is_lead = name.slot
    is_inside = any(above.key in reading.levels or reading.is_skill(above) for above in name.above)
    field = find_field(name)
    if reading.is_title(name):
        return Line(kind=kind, text=name.text, holds="ladder title")
    if field and is_inside:
        return Line(kind=kind, text=name.text, holds="heading", below=field)
    if any(name in other.above for other in reading.names if other.key in reading.levels or reading.is_skill(other)):
        return Line(kind=kind, text=name.text, holds=_find_group(name, reading))
    is_text = is_lead or (is_inside and not kind.startswith(SET_OFF))
    if is_text and not is_aside(name) and name.slot not in (*reading.level_slots, reading.skill_slot):
        return None
    return Line(kind=kind, text=name.text, holds="heading" if name.slot in reading.parts else "nothing")


def _find_group(name: Name, reading: PageNames) -> Holds:
    """Find what a name is that levels or skills stand below: a track of levels, a category of skills, or a heading.

    A heading is one that all of them stand below, which tells none apart.
    """
    is_track = reading.below and any(name in level.above for level in reading.of_levels)
    of = reading.of_levels if is_track else [each for each in reading.names if reading.is_skill(each)]
    if all(name.key in map(_get_key, each.above) for each in of):
        return "heading"
    return "track" if is_track else "category"


def _get_key(name: Name) -> str:
    return name.key
