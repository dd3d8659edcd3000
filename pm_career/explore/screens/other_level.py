"""Pages that are about two levels: which the other one is, asked where there is a choice."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Literal, NamedTuple

from pm_career.advice.paths import find_leading_to
from pm_career.domain.framework import Framework, Level
from pm_career.explore.locations import Place
from pm_career.explore.notebook import Standing
from pm_career.explore.screens.choice_dialog import Choice, named

_OWN = "where you stand"
_AIM = "your aim"
_ONWARD = "and further up"


class Question(NamedTuple):
    """A level to choose among these, and the place that the choice leads to."""

    title: str
    choices: Sequence[Choice[Level]]
    place: Callable[[Level], Place]


def next_to(ladder: Framework, aim: Level, standing: Standing) -> Question:
    """What to develop next for a level: from one's own where it leads there; else from itself one goes on.

    From one's own level there is only one way to look: up.
    """

    def place(start: Level) -> Place:
        return Place("next", tuple(dict.fromkeys((start.id, aim.id))))

    own = standing.level
    if own is not None and own.id == aim.id:
        choices = [named(aim.title, aim)]
    else:
        before = find_leading_to(ladder, aim.id)
        leads = own is not None and any(each.id == own.id for each in before)
        others = [named(each.title, each) for each in before if own is None or each.id != own.id]
        here = named(aim.title, aim, _ONWARD)
        choices = [named(own.title, own, _OWN), *others, here] if own is not None and leads else [here, *others]
    return Question(f"To {aim.title}, starting from", choices, place)


def way_to(ladder: Framework, aim: Level, standing: Standing) -> Question:
    """The way to a level from one's own, even where it does not lead there; from one's own, the way on."""
    own = standing.level
    if own is None or own.id == aim.id:
        return _with_another("path", f"The way from {aim.title} to", ladder, aim, standing)
    others = [each for each in find_leading_to(ladder, aim.id) if each.id != own.id]
    choices = [named(own.title, own, _OWN), *(named(each.title, each) for each in others)]
    return Question(f"The way to {aim.title}, starting from", choices, lambda start: Place("path", (start.id, aim.id)))


def beside(ladder: Framework, here: Level, standing: Standing) -> Question:
    """A level beside another one."""
    return _with_another("compare", f"Compare {here.title} with", ladder, here, standing)


def _with_another(
    kind: Literal["compare", "path"], title: str, ladder: Framework, here: Level, standing: Standing
) -> Question:
    """Any other level, the likeliest before the rest: one's own, one's aim, those that come next."""
    marks = {each.id: mark for each, mark in ((standing.target, _AIM), (standing.level, _OWN)) if each is not None}

    def likelihood(each: Level) -> int:
        return [_OWN, _AIM].index(marks[each.id]) if each.id in marks else 2 if each.id in here.next else 3

    others = sorted((each for each in ladder.levels if each.id != here.id), key=likelihood)

    def place(other: Level) -> Place:
        low, high = sorted((here, other), key=lambda each: each.rank)
        return Place(kind, (low.id, high.id))

    return Question(title, [named(each.title, each, marks.get(each.id, "")) for each in others], place)
