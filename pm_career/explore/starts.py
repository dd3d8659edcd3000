"""Where to start from: the levels that lead to another one, one's own before the others."""

from __future__ import annotations

from collections.abc import Sequence

from pm_career.domain.framework import Framework, Level
from pm_career.explore.picking import Choice, named

_OWN = "where you stand"
_ONWARD = "and further up"


def below(ladder: Framework, level_id: str) -> Sequence[Level]:
    """The levels from which the ladder leads up to this one, in its order."""
    found: set[str] = set()
    waiting = [level_id]
    while waiting:
        for each in ladder.leading_to(waiting.pop()):
            if each.id not in found:
                found.add(each.id)
                waiting.append(each.id)
    return [each for each in ladder.levels if each.id in found]


def starts_of_a_way(ladder: Framework, aim: Level, own: Level) -> list[Choice[Level]]:
    """For the way to a level: one's own, even where it does not lead there, then all that do."""
    others = [each for each in below(ladder, aim.id) if each.id != own.id]
    return [named(own.title, own, _OWN), *(named(each.title, each) for each in others)]


def starts_of_advice(ladder: Framework, aim: Level, own: Level | None) -> list[Choice[Level]]:
    """For what to develop: one's own where it leads there; else the level itself, from which one goes on.

    From one's own level there is only one way to look: up.
    """
    if own is not None and own.id == aim.id:
        return [named(aim.title, aim)]
    under = below(ladder, aim.id)
    leads = own is not None and any(each.id == own.id for each in under)
    others = [named(each.title, each) for each in under if own is None or each.id != own.id]
    here = named(aim.title, aim, _ONWARD)
    return [named(own.title, own, _OWN), *others, here] if own is not None and leads else [here, *others]
