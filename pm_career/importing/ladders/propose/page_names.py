"""The lines of a page that can name something, sorted into levels, skills and others."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence

from pm_career.importing.ladders.mapping import Holds
from pm_career.importing.ladders.propose.slots import (
    Name,
    Slot,
)
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
_ASIDE = frozenset({"other", "note", "more", "status"})
_EITHER = frozenset({"impact", "autonomy", "influence", "complexity", "behaviours"})
"""What may be a part of a level or of a skill, or a skill."""


class PageNames:
    """The lines of a page that can name something, sorted into levels, skills and others."""

    def __init__(self, names: Sequence[Name], levels: Collection[str]) -> None:
        self.names, self.levels = names, levels
        self.of_levels = [name for name in names if name.key in levels]
        self.level_slots = {name.slot for name in self.of_levels}
        self.skill_slot: Slot | None = None
        self.below = False
        self.skills: set[str] = set()
        self.parts: set[Slot] = set()
        """The slots of parts of skills, each of which many skills have."""

    def find_skills(self) -> None:
        """Find the slot of the skills: below the levels if names come again there, else the one around them."""
        inner: dict[Slot, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
        for name in self.names:
            level = next((above.key for above in reversed(name.above) if above.key in self.levels), "")
            if level and name.key not in self.levels and find_field(name) is None:
                inner[name.slot][name.key].add(level)
        again = {slot: sum(len(at) > 1 for at in found.values()) for slot, found in inner.items()}
        self.parts = {slot for slot in again if self._is_below_several(slot, inner[slot])}
        again = {slot: count for slot, count in again.items() if slot not in self.parts}
        outer = self._list_around()
        if any(again.values()):
            self.below = True
            most = [slot for slot, count in again.items() if 2 * count > max(again.values())]
            self.skill_slot = max(most, key=lambda slot: _find_depth(self.names, slot))
        elif outer:
            self.skill_slot = outer
        self.skills = {name.key for name in self.names if self.is_skill(name)}

    def _is_below_several(self, slot: Slot, keys: Collection[str]) -> bool:
        """Whether most names of a slot come again below different names, as parts of a skill do ('Do', 'Don't')."""
        outer: dict[str, set[str]] = defaultdict(set)
        for name in self.names:
            if name.slot == slot and name.above and name.above[-1].key not in self.levels:
                outer[name.key].add(name.above[-1].key)
        return 2 * sum(len(above) > 1 for above in outer.values()) > len(keys)

    def _list_around(self) -> Slot | None:
        """The slot right around the levels in which most names have levels below them."""
        around: dict[Slot, set[int]] = defaultdict(set)
        for name in self.of_levels:
            outside = [above for above in name.above if above.key not in self.levels and not self.is_title(above)]
            if outside and not lists_levels(outside[-1]):
                around[outside[-1].slot].add(id(outside[-1].node))
        return max(around, key=lambda slot: len(around[slot])) if around else None

    def is_title(self, name: Name) -> bool:
        """Whether a name is the title of the page: the first, and not of a part of the levels."""
        if name is not self.names[0] or name.node.kind != "heading 1":
            return False
        return sum(name in level.above for level in self.of_levels) in (0, len(self.of_levels))

    def _is_plain_beside(self, name: Name) -> bool:
        """Whether a name is part of a plain line, while the skills are set off."""
        return name.node.is_plain and any(not each.node.is_plain for each in self.names if each.slot == name.slot)

    def is_skill(self, name: Name) -> bool:
        """Whether a name is in the place of a skill."""
        field = find_field(name)
        if name.slot != self.skill_slot or name.key in self.levels or lists_levels(name):
            return False
        if is_aside(name) or (field and (field not in _EITHER or self._is_plain_beside(name))):
            return False
        if self.below:
            return any(above.key in self.levels for above in name.above)
        return any(name in other.above for other in self.of_levels)


def lists_levels(name: Name) -> bool:
    """Whether a name says that the levels stand below it: 'The levels', 'Levels at a glance'."""
    words = strip_heading(name.text).split()
    return any(find_role(word) == "level" or word in _ABOUT_LEVELS for word in words)


def find_field(name: Name) -> Holds | None:
    """Find the part of a level or skill that a name is the usual heading of."""
    return _FIELDS.get(find_role(name.text) or "")


def is_aside(name: Name) -> bool:
    """Whether a name begins a line that is no part of a ladder ('Reports to: ...'), or says that there is nothing."""
    return find_role(name.text) in _ASIDE if name.slot[1] else says_nothing(name.text)


def _find_depth(names: Sequence[Name], slot: Slot) -> int:
    return max(len(name.above) for name in names if name.slot == slot)
