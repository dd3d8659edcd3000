"""Propose what the lines of a page are: which name levels and skills, which say what is expected."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence

import msgspec

from pm_career.domain.text import one_line
from pm_career.importing.ladders.mapping import Doubt, Holds, Line, Part, format_texts
from pm_career.importing.ladders.propose.page_doubts import doubt_page
from pm_career.importing.ladders.propose.page_names import ASIDE, PageNames, find_field, is_aside, lists_levels
from pm_career.importing.ladders.propose.slots import (
    SET_OFF,
    UNNAMED,
    Name,
    Slot,
    find_levels,
    find_recurring,
    list_likes,
    list_names,
)
from pm_career.importing.ladders.sheets.outline import Outline
from pm_career.importing.ladders.vocabulary import find_role

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
    levels = find_levels(names, known)
    if skills:
        return _describe(outline, number, names, known, skills), ()
    doubts: list[Doubt] = []
    if not levels:
        pair = find_recurring(names)
        if pair is None:
            return leave_out(outline, number), ()
        outer, inner = ({name.key for name in names if name.slot == slot} for slot in pair)
        levels = inner if len(inner) <= len(outer) else outer
        others = outer if levels is inner else inner
        shown = [format_texts(name.text for name in names if name.key in keys) for keys in (levels, others)]
        said = f"Nothing says whether the levels are {shown[0]}, or {shown[1]}."
        either = dict.fromkeys(one_line(name.text) for keys in (levels, others) for name in names if name.key in keys)
        doubts.append(Doubt(said, f"parts.{number}", tuple(either), "--levels"))
    reading = PageNames(names, levels)
    reading.find_skills()
    if reading.skill_slot is None:
        return leave_out(outline, number), (
            Doubt(f"Below the levels no skills are named: {reading.show(levels)}.", "lines"),
        )
    lines, more = _list_lines(outline, reading)
    more += doubt_page(outline, reading, list_likes(names, levels, known))
    return Part(outline.name, number, "outline", lines=lines), (*doubts, *reading.doubts, *more)


def leave_out(outline: Outline, number: int) -> Part:
    """Make the part of an outline of which nothing is taken. It lists the kinds of lines, to be said what they are."""
    kinds = dict.fromkeys(node.kind for node, _ in outline.walk() if node.cell.filled)
    return Part(outline.name, number, lines=tuple(Line(kind=kind, holds="nothing") for kind in kinds))


def _describe(
    outline: Outline, number: int, names: Sequence[Name], known: Collection[str], skills: Collection[str]
) -> Part:
    """Propose what lines beside tables are: below the name of a skill or level of a table they describe it."""
    of: dict[str, Holds] = {**dict.fromkeys(known, "level"), **dict.fromkeys(skills, "skill")}
    named = {name.key: name for name in names if name.key in of and not name.slot[1]}
    if not named:
        return leave_out(outline, number)
    texts = [Line(text=name.text, holds=of[key]) for key, name in named.items()]
    others = {name.key: name for name in names if name.node.kind.startswith(SET_OFF) and name.key not in of}
    first = next(iter(outline.nodes)).cell.text
    heads = [
        Line(text=name.text, holds="ladder title" if name.text == first else "heading") for name in others.values()
    ]
    kinds = [Line(kind="paragraph", holds="text"), Line(kind="table", holds="nothing")]
    return Part(outline.name, number, "outline", lines=(*kinds, *texts, *heads))


def _list_lines(outline: Outline, reading: PageNames) -> tuple[tuple[Line, ...], list[Doubt]]:
    """List the rules of the lines: those by kind, and those by text for what is otherwise than others of its kind."""
    kinds: dict[str, Line] = {}
    texts: dict[str, Line] = {}
    doubts: list[Doubt] = []
    for slot in [*sorted(reading.level_slots), reading.skill_slot]:
        assert slot is not None
        holds: Holds = "skill" if slot == reading.skill_slot and slot not in reading.level_slots else "level"
        kinds[slot[0]] = _make_line(kinds.get(slot[0]), slot, holds)
    left_out: list[Name] = []
    skills: set[str] = set()
    others: dict[str, dict[str, Line]] = defaultdict(dict)
    for name in reading.names:
        if any(above in left_out for above in name.above) or name.key in reading.levels:
            continue
        if reading.is_skill(name):
            doubts += _doubt_skill(name, is_below=reading.below)
            if reading.skill_slot in reading.level_slots:
                texts[name.key] = others[name.key][name.node.kind] = Line(text=name.text, holds="skill")
            else:
                skills.add(name.key)
            continue
        line = _read_other(name, reading)
        if line is None:
            continue
        texts[name.key] = others[name.key][name.node.kind] = line
        if line.holds == "nothing":
            left_out.append(name)
        doubt = _doubt_other(name, line, reading)
        doubts += [Doubt(doubt, "lines")] if doubt else []
    behind = _list_behind_points(reading)
    if behind:
        said = (
            f"{', '.join(repr(one_line(text)) for text in behind[:3])} may be no expectation, but said of the points."
        )
        doubts.append(Doubt(said, "lines", ("nothing",)))
    doubts = [*dict.fromkeys(doubts), *_doubt_tracks(reading, texts)]
    for node, _ in outline.walk():
        if node.kind.startswith(UNNAMED):
            kinds.setdefault(node.kind, Line(kind=node.kind, holds="nothing"))
        elif node.kind in ("paragraph", "quote") or node.kind.startswith("bullet"):
            kinds.setdefault(node.kind, Line(kind=node.kind, holds="text"))
    of_behind = (Line(text=text, kind="paragraph", holds="text") for text in behind)
    return (*kinds.values(), *_tell_apart(texts, others, skills), *of_behind), doubts


def _list_behind_points(reading: PageNames) -> list[str]:
    """List the paragraphs that stand behind a list of points below a level or skill, and lead to no other list."""
    found: dict[str, None] = {}
    for name in reading.names:
        if name.key not in reading.levels and not reading.is_skill(name):
            continue
        has_points = False
        for node in name.node.children:
            has_points = has_points or node.kind.startswith("bullet")
            text = node.cell.text.strip()
            is_lead = bool(node.lead and (node.children or not node.rest)) or text.endswith(":")
            if has_points and node.kind in ("paragraph", "quote") and not is_lead and text:
                found[text] = None
    return list(found)


def _tell_apart(
    texts: Mapping[str, Line], others: Mapping[str, Mapping[str, Line]], skills: Collection[str]
) -> Iterator[Line]:
    """List the rules of texts; by their kind, too, where the same text is something else in lines of another kind."""
    for key, line in texts.items():
        own = others.get(key, {})
        if own and (key in skills or any(other != line for other in own.values())):
            yield from (msgspec.structs.replace(other, kind=kind) for kind, other in own.items())
        else:
            yield line


def _doubt_tracks(reading: PageNames, texts: Mapping[str, Line]) -> list[Doubt]:
    """Doubt that names which levels of the same names stand below are tracks, where they do not say so."""
    below: dict[str, set[str]] = defaultdict(set)
    for level in reading.of_levels:
        for name in level.above:
            if name.key in texts and texts[name.key].holds == "track":
                below[name.key].add(level.key)
    counts = Counter(level for levels in below.values() for level in levels)
    if not any(count > 1 for count in counts.values()) or all(map(_SAYS_TRACK.search, below)):
        return []
    said = f"The same levels stand below {reading.show(below)}: tracks, or ladders of their own?"
    return [Doubt(said, "lines", tuple(texts[key].text for key in below), "--role")]


def _read_other(name: Name, reading: PageNames) -> Line | None:
    """Read a name that is neither a level nor a skill; None if it is part of a text."""
    if reading.is_title(name):
        return Line(text=name.text, holds="ladder title")
    field = find_field(name)
    is_lead_aside = name.slot[1] and is_aside(name) and _is_inside(name, reading)
    if field and _is_inside(name, reading):
        return Line(text=name.text, holds="heading", below=field)
    if not is_lead_aside and _holds_groups(name, reading):
        return Line(text=name.text, holds=_find_group(name, reading))
    if name.slot[1] and name.slot in (*reading.level_slots, reading.skill_slot) and not is_lead_aside:
        return Line(text=name.text, holds="text")
    if not name.node.kind.startswith(SET_OFF) and not is_aside(name) and (name.slot[1] or _is_inside(name, reading)):
        return None
    return Line(text=name.text, holds="heading" if name.slot in reading.parts else "nothing")


def _doubt_skill(name: Name, *, is_below: bool) -> list[Doubt]:
    """Doubt a skill whose name is that of a part of a level's scope, if it stands below levels."""
    if find_field(name) and is_below:
        said = f"'{one_line(name.text)}' may be a skill, or a part of each level's scope."
        return [Doubt(said, "lines", ("heading",))]
    return []


def _doubt_other(name: Name, line: Line, reading: PageNames) -> str:
    """Say what speaks against how a name is read; '' if nothing does."""
    if (line.holds == "nothing" or name.slot in reading.parts) and not line.below and _is_inside(name, reading):
        if name.slot[1] and find_role(name.text) in ASIDE:
            return ""
        return f"It is not clear what '{one_line(name.text)}' is."
    beside = {(level.parent, level.slot) for level in reading.of_levels}
    if line.holds == "text" and (name.parent, name.slot) in beside:
        return f"'{one_line(name.text)}' stands among the levels, and does not read like one."
    first, last = (reading.names.index(reading.of_levels[at]) for at in (0, -1))
    of_ladder = name.slot in (*reading.level_slots, reading.skill_slot)
    if line.holds == "nothing" and of_ladder and first < reading.names.index(name) < last:
        return f"'{one_line(name.text)}' stands among the others, and is not taken."
    return ""


def _make_line(earlier: Line | None, slot: Slot, holds: Holds) -> Line:
    """Make the rule of a kind. Where the whole line is a name, one with a lead is a text."""
    kind, is_lead = slot
    if is_lead:
        return Line(kind=kind, holds=earlier.holds if earlier else "text", lead=holds)
    return Line(kind=kind, holds=holds, lead=(earlier.lead if earlier else "") or "text")


def _is_inside(name: Name, reading: PageNames) -> bool:
    """Whether a name stands below a level or a skill."""
    return any(above.key in reading.levels or reading.is_skill(above) for above in name.above)


def _holds_groups(name: Name, reading: PageNames) -> bool:
    """Whether levels, or skills, stand below a name that is neither."""
    return any(name in other.above for other in reading.of_levels) or any(
        reading.is_skill(other) and name in other.above for other in reading.names
    )


def _find_group(name: Name, reading: PageNames) -> Holds:
    """Find what a name is that levels or skills stand below: a track of levels, a category of skills, or a heading.

    A heading is one that says so ('The levels'), and one that all of them stand below.
    """
    if lists_levels(name) or find_role(name.text) == "skill":
        return "heading"
    of = reading.of_levels if reading.below else [each for each in reading.names if reading.is_skill(each)]
    inside = [each for each in of if name in each.above]
    if not reading.below and name.slot[1] and all(any(name.key == up.key for up in each.above) for each in of):
        return "heading"  # the same lead above all of them tells none apart
    if not inside:  # between a level and its skills
        return "category"
    if len(inside) == len(of):
        return "heading"
    return "track" if reading.below else "category"
