"""Propose what the lines of a page are: which name levels and skills, which say what is expected."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence

import msgspec

from pm_career.domain.text import one_line
from pm_career.importing.ladders.mapping import Doubt, Holds, Line, Part
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
from pm_career.importing.ladders.vocabulary import find_role, says_nothing, strip_heading

_FIELDS: dict[str, Holds] = {
    "years": "years", "summary": "summary", "title": "title", "stage": "stage", "impact": "impact",
    "autonomy": "autonomy", "influence": "influence", "complexity": "complexity",
    "responsibilities": "responsibilities", "watch_outs": "watch-outs", "behaviours": "behaviours",
    "evidence": "evidence", "description": "description", "is_not": "is not", "bar": "bar", "text": "text",
}  # fmt: skip
_ABOUT_LEVELS = frozenset(
    {"overview", "glance", "titles", "roles", "ladder", "übersicht", "überblick", "aperçu", "resumen", "titel"}
)
"""Words of headings above a list of the levels, besides the words for levels themselves."""
_SAYS_TRACK = re.compile(
    r".*\b(?:track|path|individual|ic|manage|manager|management|leadership|specialist|expert)\w?\b"
)
"""Words of names of tracks: what somebody does on it is no ladder of its own."""
_ASIDE = frozenset({"other", "note", "more", "status"})
_QUESTION = re.compile(r"(?:how|what|why|when|where|who|which|wie|was|warum|comment|pourquoi|cómo|qué)\b")
"""A name that begins like a question is rarely that of a skill: 'How to get promoted'."""
_EITHER = frozenset({"impact", "autonomy", "influence", "complexity"})
"""What may be a part of a level's scope, or a skill."""


class _Reading:
    """The lines of a page that can name something, sorted into levels, skills and others."""

    def __init__(self, names: Sequence[Name], levels: Collection[str]) -> None:
        self.names, self.levels = names, levels
        self.doubts: list[Doubt] = []
        self.of_levels = [name for name in names if name.key in levels]
        self.level_slots = {name.slot for name in self.of_levels}
        self.skill_slot: Slot | None = None
        self.below = False
        self.parts: set[Slot] = set()
        """The slots of parts of skills, each of which many skills have."""

    def find_skills(self) -> None:
        """Find the slot of the skills: below the levels if names come again there, else the one around them."""
        inner: dict[Slot, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
        for name in self.names:
            level = next((above.key for above in reversed(name.above) if above.key in self.levels), "")
            if level and name.key not in self.levels and _find_field(name) is None and not _is_aside(name):
                inner[name.slot][name.key].add(level)
        again = {slot: sum(len(at) > 1 for at in found.values()) for slot, found in inner.items()}
        self.parts = {slot for slot in again if self._is_below_several(slot, inner[slot])}
        again = {slot: count for slot, count in again.items() if slot not in self.parts}
        outer = self._list_around()
        if any(again.values()):
            self.below = True
            most = [slot for slot, count in again.items() if 2 * count >= max(again.values())]
            self.skill_slot = max(most, key=lambda slot: _find_depth(self.names, slot))
            self._doubt_rare(inner[self.skill_slot])
        elif outer:
            self.skill_slot = outer
            only = [name.key for name in self.names if self.is_skill(name)]
            if len({*only}) == 1:
                self.doubts.append(Doubt(f"No more than one skill is named: {_list(only[:1])}.", "lines"))
        elif inner:
            self.below = True
            self.skill_slot = max(inner, key=lambda slot: len(inner[slot]))
            self.doubts.append(Doubt(f"No skill is named at two levels: {_list(inner[self.skill_slot])}.", "lines"))

    def _is_below_several(self, slot: Slot, keys: Collection[str]) -> bool:
        """Whether most names of a slot come again below different names, as parts of a skill do ('Do', 'Don't')."""
        outer: dict[str, set[str]] = defaultdict(set)
        for name in self.names:
            if name.slot == slot and name.key in keys and name.above and name.above[-1].key not in self.levels:
                outer[name.key].add(name.above[-1].key)
        return 2 * sum(len(above) > 1 for above in outer.values()) > len(keys)

    def _list_around(self) -> Slot | None:
        """The slot right around the levels in which most names have levels below them."""
        around: dict[Slot, set[int]] = defaultdict(set)
        for name in self.of_levels:
            outside = [above for above in name.above if above.key not in self.levels and not self.is_title(above)]
            if outside and not _lists_levels(outside[-1]):
                around[outside[-1].slot].add(id(outside[-1].node))
        return max(around, key=lambda slot: len(around[slot])) if around else None

    def is_title(self, name: Name) -> bool:
        """Whether a name is the title of the page: the first, and not of a part of the levels."""
        if name is not self.names[0] or name.node.kind != "heading 1":
            return False
        return sum(name in level.above for level in self.of_levels) in (0, len(self.of_levels))

    def _doubt_rare(self, found: dict[str, set[str]]) -> None:
        rare = [key for key, levels in found.items() if len(levels) == 1]
        if rare and len(self.levels) > 1:
            self.doubts.append(Doubt(f"Named at one level alone, and taken for skills: {_list(rare)}.", "lines"))

    def _is_plain_beside(self, name: Name) -> bool:
        """Whether a name is part of a plain line, while the skills are set off."""
        others = [each.node for each in self.names if each.slot == name.slot and _find_field(each) is None]
        return name.node.is_plain and any(not node.is_plain for node in others)

    def is_skill(self, name: Name) -> bool:
        """Whether a name is in the place of a skill."""
        field = _find_field(name)
        if name.slot != self.skill_slot or name.key in self.levels or _lists_levels(name):
            return False
        if _is_aside(name) or (field and (field not in _EITHER or self._is_plain_beside(name))):
            return False
        if self.below:
            return any(above.key in self.levels for above in name.above)
        return any(name in other.above for other in self.of_levels)


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
        said = f"Nothing says whether the levels are {_list(levels)}, or {_list(others)}."
        either = dict.fromkeys(one_line(name.text) for keys in (levels, others) for name in names if name.key in keys)
        doubts.append(Doubt(said, f"parts.{number}", tuple(either), "--levels"))
    reading = _Reading(names, levels)
    reading.find_skills()
    if reading.skill_slot is None:
        return leave_out(outline, number), (Doubt(f"Below the levels no skills are named: {_list(levels)}.", "lines"),)
    lines, more = _list_lines(outline, reading)
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


def _list_lines(outline: Outline, reading: _Reading) -> tuple[tuple[Line, ...], list[Doubt]]:
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
        elif node.kind == "paragraph" or node.kind.startswith("bullet"):
            kinds.setdefault(node.kind, Line(kind=node.kind, holds="text"))
    of_behind = (Line(text=text, kind="paragraph", holds="text") for text in behind)
    return (*kinds.values(), *_tell_apart(texts, others, skills), *of_behind), doubts


def _list_behind_points(reading: _Reading) -> list[str]:
    """List the paragraphs that stand behind a list of points below a level or skill, and lead to no other list."""
    found: dict[str, None] = {}
    for name in reading.names:
        if name.key not in reading.levels and not reading.is_skill(name):
            continue
        has_points = False
        for node in name.node.children:
            has_points = has_points or node.kind.startswith("bullet")
            text = node.cell.text.strip()
            if has_points and node.kind == "paragraph" and not node.lead and text and not text.endswith(":"):
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


def _doubt_tracks(reading: _Reading, texts: Mapping[str, Line]) -> list[Doubt]:
    """Doubt that names which levels of the same names stand below are tracks, where they do not say so."""
    below: dict[str, set[str]] = defaultdict(set)
    for level in reading.of_levels:
        for name in level.above:
            if name.key in texts and texts[name.key].holds == "track" and not _SAYS_TRACK.search(name.key):
                below[name.key].add(level.key)
    counts = Counter(level for levels in below.values() for level in levels)
    if not any(count > 1 for count in counts.values()):
        return []
    said = f"The same levels stand below {_list(below)}: tracks, or ladders of their own?"
    return [Doubt(said, "lines", tuple(texts[key].text for key in below), "--role")]


def _read_other(name: Name, reading: _Reading) -> Line | None:
    """Read a name that is neither a level nor a skill; None if it is part of a text."""
    if reading.is_title(name):
        return Line(text=name.text, holds="ladder title")
    field = _find_field(name)
    if field and _is_inside(name, reading):
        return Line(text=name.text, holds="heading", below=field)
    if _holds_groups(name, reading):
        return Line(text=name.text, holds=_find_group(name, reading))
    if name.slot[1] and name.slot in (*reading.level_slots, reading.skill_slot):
        return Line(text=name.text, holds="text")
    if not name.node.kind.startswith(SET_OFF) and not _is_aside(name) and (name.slot[1] or _is_inside(name, reading)):
        return None
    return Line(text=name.text, holds="heading" if name.slot in reading.parts else "nothing")


def _doubt_skill(name: Name, *, is_below: bool) -> list[Doubt]:
    """Doubt a skill whose name may be something else, if it stands below levels."""
    if _QUESTION.match(name.key):
        return [Doubt(f"'{one_line(name.text)}' may be no skill.", "lines", ("nothing",))]
    if _find_field(name) and is_below:
        said = f"'{one_line(name.text)}' may be a skill, or a part of each level's scope."
        return [Doubt(said, "lines", ("heading",))]
    return []


def _doubt_other(name: Name, line: Line, reading: _Reading) -> str:
    """Say what speaks against how a name is read; '' if nothing does."""
    if (line.holds == "nothing" or name.slot in reading.parts) and not line.below and _is_inside(name, reading):
        if name.slot[1] and find_role(name.text) in _ASIDE:
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


def _is_inside(name: Name, reading: _Reading) -> bool:
    """Whether a name stands below a level or a skill."""
    return any(above.key in reading.levels or reading.is_skill(above) for above in name.above)


def _holds_groups(name: Name, reading: _Reading) -> bool:
    """Whether levels, or skills, stand below a name that is neither."""
    return any(name in other.above for other in reading.of_levels) or any(
        reading.is_skill(other) and name in other.above for other in reading.names
    )


def _find_group(name: Name, reading: _Reading) -> Holds:
    """Find what a name is that levels or skills stand below: a track of levels, a category of skills, or a heading.

    A heading is one that says so ('The levels'), and one that all of them stand below.
    """
    if _lists_levels(name) or find_role(name.text) == "skill":
        return "heading"
    of = reading.of_levels if reading.below else [each for each in reading.names if reading.is_skill(each)]
    inside = [each for each in of if name in each.above]
    if not inside:  # between a level and its skills
        return "category"
    if len(inside) == len(of):
        return "heading"
    return "track" if reading.below else "category"


def _lists_levels(name: Name) -> bool:
    """Whether a name says that the levels stand below it: 'The levels', 'Levels at a glance'."""
    words = strip_heading(name.text).split()
    return any(find_role(word) == "level" or word in _ABOUT_LEVELS for word in words)


def _find_field(name: Name) -> Holds | None:
    """Find the part of a level or skill that a name is the usual heading of."""
    return _FIELDS.get(find_role(name.text) or "")


def _is_aside(name: Name) -> bool:
    """Whether a name begins a line that is no part of a ladder ('Reports to: ...'), or says that there is nothing."""
    return find_role(name.text) in _ASIDE if name.slot[1] else says_nothing(name.text)


def _find_depth(names: Sequence[Name], slot: Slot) -> int:
    return max(len(name.above) for name in names if name.slot == slot)


def _list(keys: Collection[str]) -> str:
    return ", ".join(one_line(key) for key in sorted(keys)[:8])
