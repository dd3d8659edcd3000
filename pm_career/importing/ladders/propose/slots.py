"""The lines of an outline that can name something, by what they look like in the file."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple

from pm_career.domain.text import fold_spaces
from pm_career.importing.ladders.cell_text import LONGEST_NAME
from pm_career.importing.ladders.sheets.outline import Node, Outline
from pm_career.importing.ladders.vocabulary import (
    find_numbered,
    find_role,
    find_scale_place,
    looks_like_level,
    strip_heading,
)

Slot = tuple[str, bool]
"""The kind of a line, and whether it is the lead of such a line that names something."""
SET_OFF = ("heading", "bold line", "toggle")
"""Kinds of lines that name something by how they look."""
UNNAMED = ("contents", "code", "front matter", "aside")
"""Kinds of lines that name nothing."""


class Name(NamedTuple):
    """A line that can name something: its name, folded to be compared, and the lines that can and stand above it."""

    text: str
    key: str
    slot: Slot
    node: Node
    above: tuple[Name, ...]
    parent: int


def list_names(outline: Outline) -> list[Name]:
    """List the lines that can name something: headings, leads, and items of lists that others stand below."""
    names: dict[int, Name] = {}
    for node, above in outline.walk():
        inside = tuple(names[id(each)] for each in above if id(each) in names)
        if node.kind.startswith(UNNAMED):
            continue
        text = node.lead or node.cell.text.strip()
        is_set_off = bool(node.lead) or bool(node.children) or node.kind.startswith(SET_OFF)
        if text and is_set_off and len(text) <= LONGEST_NAME:
            slot = (node.kind, bool(node.lead))
            names[id(node)] = Name(text, fold_spaces(text), slot, node, inside, id(above[-1]) if above else 0)
    return list(names.values())


def find_levels(names: Sequence[Name], known: Collection[str]) -> set[str]:
    """Find the keys of levels: those of the slot with most names that read like levels, or that a table names so.

    A name that does not read like one is one too where it stands among such names in more than one place ('Product
    Wizard'), where it is a word for a step ('Expert') or the others add a word to it ('Baker' among 'Senior Baker' and
    'Lead Baker'), or where mostly the same names stand below it as below them.
    """
    groups: dict[tuple[int, Slot], dict[str, str]] = defaultdict(dict)
    for name in names:
        groups[name.parent, name.slot][name.key] = name.text
    numbered = {fold_spaces(text) for text in find_numbered(name.text for name in names)}
    found: dict[Slot, set[str]] = defaultdict(set)
    among: dict[str, int] = defaultdict(int)
    for (_, slot), group in groups.items():
        levels = {key for key, text in group.items() if key in known or key in numbered or looks_like_level(text)}
        parts = {key for key in group.keys() - levels if _is_part_of(key, levels) or find_scale_place(key) is not None}
        is_mostly = levels and 2 * len(levels | parts) >= len(group)
        if len(levels) > 1 or is_mostly:
            found[slot] |= levels | parts
    best = max(found.values(), key=len, default=set())
    if len(best) < 2 and not best & {*known}:
        return set()
    for group in groups.values():
        for key in group.keys() - best if group.keys() & best else ():
            among[key] += find_role(group[key]) is None
    return best | {key for key, count in among.items() if count > 1} | _find_alike(names, best)


def _find_alike(names: Sequence[Name], levels: Collection[str]) -> set[str]:
    """Find the names in the place of levels below which mostly the names stand that stand below levels."""
    slots = {name.slot for name in names if name.key in levels}
    below: dict[int, set[str]] = defaultdict(set)  # by id, as a name is compared with all that stands below it
    for name in names:
        for above in name.above:
            if above.slot in slots:
                below[id(above)].add(name.key)
    of_levels = {key for name in names if name.key in levels for key in below[id(name)]}
    return {name.key for name in names if 2 * len(below[id(name)] & of_levels) > len(below[id(name)])}


def _is_part_of(key: str, levels: Iterable[str]) -> bool:
    """Whether all levels add a word to a name."""
    words = {*strip_heading(key).split()}
    others = [{*strip_heading(level).split()} for level in levels]
    return bool(others) and all(words < other for other in others)


def find_recurring(names: Sequence[Name]) -> tuple[Slot, Slot] | None:
    """Find two slots, one below the other, whose inner names come again below different outer ones."""
    under: dict[tuple[Slot, Slot], dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for name in names:
        if name.above:
            under[name.above[-1].slot, name.slot][name.key].add(name.above[-1].key)
    counted = {
        pair: sum(len(outer) > 1 for outer in inner.values())
        for pair, inner in under.items()
        if len(inner) > 1 and 2 * sum(len(outer) > 1 for outer in inner.values()) > len(inner)
    }
    return max(counted, key=lambda pair: counted[pair]) if counted else None
