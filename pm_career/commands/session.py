"""What a command opens before it asks: the framework, and the level or skill that a name stands for."""

from __future__ import annotations

from pm_career.advice.paths import find_reachable, find_stages
from pm_career.domain.framework import Framework, Level, Skill
from pm_career.domain.names import Match, match_level, match_skill
from pm_career.domain.text import one_line
from pm_career.errors import UsageError
from pm_career.frameworks.open import open_framework

__all__ = ["above", "level_called", "open_framework", "skill_called"]


def level_called(framework: Framework, name: str) -> Level:
    """The level that a name stands for; an unknown or ambiguous name is a UsageError with the nearest."""
    levels = ", ".join(level.id for level in framework.levels[:12])
    return framework.level(_only("level", name, match_level(framework, name), levels))


def skill_called(framework: Framework, name: str) -> Skill:
    """The skill that a name stands for; an unknown or ambiguous name is a UsageError with the nearest."""
    skills = ", ".join(skill.id for skill in framework.skills[:20])
    return framework.skill(_only("skill", name, match_skill(framework, name), skills))


def above(framework: Framework, present: Level, target: Level) -> Level:
    """`target`, if the ladder leads there from `present`, up or aside; else a UsageError with what is reachable."""
    if find_stages(framework, present.id, target.id):
        return target
    reached = ", ".join(level.id for level in find_reachable(framework, present.id)[:12])
    hint = f"From {present.id} the ladder leads to: {reached}" if reached else f"It leads nowhere from {present.id}."
    no_way = f"The ladder does not lead from {present.title} to {target.title}."  # however high that is
    raise UsageError(no_way if target.rank > present.rank else f"{target.title} is not above {present.title}.", hint)


def _only(called: str, name: str, match: Match, known: str) -> str:
    if len(match.ids) == 1:
        return match.ids[0]
    if match.ids:
        candidates = ", ".join(match.ids)
        raise UsageError(f"'{one_line(name)}' stands for more than one {called}.", f"Say which: {candidates}")
    near = f"Did you mean {' or '.join(match.nearest)}? " if match.nearest else ""
    raise UsageError(f"There is no {called} '{one_line(name)}'.", f"{near}{called.capitalize()}s: {known}")
