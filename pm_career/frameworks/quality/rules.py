"""The rules of quality, in the order of docs/rules.md."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import msgspec

from pm_career.frameworks.quality import behaviours, neighbours, purpose, repeated, shape, sitting, vague
from pm_career.frameworks.quality.finding import Finding
from pm_career.frameworks.quality.matter import Matter


class Rules(msgspec.Struct, frozen=True):
    """Rules that are looked for together: `names` are what their findings are called.

    `english` rules go by lists of English words; `whole` ones judge the ladder as a whole, so that they say nothing
    while a part of it cannot be read.
    """

    names: tuple[str, ...]
    find: Callable[[Matter], Iterable[Finding]]
    english: bool = False
    whole: bool = False


ALL = (
    Rules((neighbours.SAME, neighbours.DESCRIBED, neighbours.NEAR), neighbours.neighbours),
    Rules((repeated.RULE,), repeated.repeated),
    Rules((behaviours.NO_VERB, behaviours.TRAIT), behaviours.behaviours, english=True),
    Rules((vague.RULE,), vague.vague, english=True),
    Rules((sitting.LONG,), sitting.too_wordy),
    Rules((sitting.MANY,), sitting.too_many),
    Rules((shape.FALLS,), shape.falls, whole=True),
    Rules((purpose.EMPTY,), purpose.empty_cells),
    Rules((purpose.NO_PRACTICE,), purpose.no_practice),
    Rules((purpose.IDLE,), purpose.idle_skills, whole=True),
    Rules((shape.ALIKE,), shape.levels_alike, whole=True),
    Rules((shape.UNREACHABLE,), shape.unreachable, whole=True),
    Rules((shape.NO_FOCUS,), shape.no_focus, whole=True),
)
