"""Where to start from: the levels that lead to another one, one's own before the others."""

from __future__ import annotations

from pm_career.advice.paths import leading_to
from pm_career.domain.framework import Framework, Level
from pm_career.explore.picking import Choice, named

_OWN = "where you stand"
_ONWARD = "and further up"


def starts_of_a_way(ladder: Framework, aim: Level, own: Level) -> list[Choice[Level]]:
    """For the way to a level: one's own, even where it does not lead there, then all that do."""
    others = [each for each in leading_to(ladder, aim.id) if each.id != own.id]
    return [named(own.title, own, _OWN), *(named(each.title, each) for each in others)]


def starts_of_advice(ladder: Framework, aim: Level, own: Level | None) -> list[Choice[Level]]:
    """For what to develop: one's own where it leads there; else the level itself, from which one goes on.

    From one's own level there is only one way to look: up.
    """
    if own is not None and own.id == aim.id:
        return [named(aim.title, aim)]
    before = leading_to(ladder, aim.id)
    leads = own is not None and any(each.id == own.id for each in before)
    others = [named(each.title, each) for each in before if own is None or each.id != own.id]
    here = named(aim.title, aim, _ONWARD)
    return [named(own.title, own, _OWN), *others, here] if own is not None and leads else [here, *others]
