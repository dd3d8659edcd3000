"""The questions of an assessment: which skills to ask, what each step of the scale looks like, and what changed since.

A question does not say what a level expects: seeing the bar while rating pulls the rating towards it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pm_career.domain.framework import Framework, Level, Skill, Step, Value

BEHAVIOURS_SHOWN = 3
"""Behaviours that show a step: enough to recognize it, few enough to read for twelve skills."""


class Choice(Value, frozen=True):
    """One step of the scale as this skill shows it."""

    step: Step
    behaviours: tuple[str, ...]


class Question(Value, frozen=True):
    """One skill to rate; the choices go from the lowest step to the highest."""

    skill: Skill
    choices: tuple[Choice, ...]


class RatingChange(Value, frozen=True):
    """A skill's step before and now (None: not known or not rated), and its bars at the present and target level."""

    skill: Skill
    before: int | None
    now: int | None
    present: int | None
    target: int | None


def choose_skills(framework: Framework, levels: Sequence[Level], *, quick: bool) -> tuple[Skill, ...]:
    """The skills that at least one of the levels expects; `quick`: only those that one of them puts in focus."""
    return tuple(
        skill
        for skill in framework.skills
        if any((bar := skill.expectations.get(level.id)) is not None and (bar.focus or not quick) for level in levels)
    )


def build_question(framework: Framework, skill: Skill) -> Question:
    """One question: each step is shown by the behaviours of the first level that asks for that step."""
    behaviours: dict[int, tuple[str, ...]] = {}
    for level in framework.levels:
        bar = skill.expectations.get(level.id)
        if bar is not None and bar.behaviours:
            behaviours.setdefault(bar.step, bar.behaviours[:BEHAVIOURS_SHOWN])
    return Question(skill, tuple(Choice(step, behaviours.get(step.value, ())) for step in framework.scale))


def compare_ratings(
    framework: Framework,
    before: Mapping[str, int | None],
    now: Mapping[str, int | None],
    present: Level | None,
    target: Level | None,
) -> tuple[RatingChange, ...]:
    """Every skill rated now with its step before and the bars, in the framework's order of skills."""

    def bar(skill: Skill, level: Level | None) -> int | None:
        expectation = skill.expectations.get(level.id) if level else None
        return expectation.step if expectation else None

    return tuple(
        RatingChange(skill, before.get(skill.id), now[skill.id], bar(skill, present), bar(skill, target))
        for skill in framework.skills
        if skill.id in now
    )
