"""What is off in the ladder as a whole: levels and how they lead to one another."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator

from pm_career.domain.framework import Expectation, Level
from pm_career.frameworks.file_types import SkillFile
from pm_career.frameworks.pieces import SoundPiece
from pm_career.frameworks.quality.finding import Finding
from pm_career.frameworks.quality.similarity import likeness
from pm_career.frameworks.quality.text_walk import Matter, found

MOST_COMPARED = 30
"""Levels of one kind that a level is compared with, the nearest in rank: far more than a ladder has."""

FALLS, ALIKE, UNREACHABLE, NO_FOCUS = "falls", "levels-alike", "unreachable", "no-focus"


def falls(matter: Matter) -> Iterator[Finding]:
    """Expectations that are lower than at the level below, along `next` and within one track."""
    levels = {each.value.id: each.value for each in matter.levels}
    for skill in matter.skills:
        expected = skill.value.expectations
        for level in levels.values():
            below = expected.get(level.id)
            if below is None:
                continue
            for upper in _next_expecting(level, levels, expected):
                if expected[upper].step < below.step:
                    message = (
                        f"{skill.value.name} falls from step {below.step} at `{level.id}`"
                        f" to {expected[upper].step} at `{upper}`"
                    )
                    hint = "Nobody unlearns on the way up: keep the step, and let the bar say what is asked for now."
                    yield found(skill, ("expectations", upper, "step"), FALLS, message, hint)


def _next_expecting(start: Level, levels: dict[str, Level], expected: dict[str, Expectation]) -> Iterator[str]:
    """The nearest levels above in the same track that expect something, past those that expect nothing."""
    seen: set[str] = set()
    ahead = deque(start.next)
    while ahead:
        current = ahead.popleft()
        if current in seen or current not in levels or levels[current].track != start.track:
            continue
        seen.add(current)
        if current in expected:
            yield current
        else:
            ahead.extend(levels[current].next)


def levels_alike(matter: Matter) -> Iterator[Finding]:
    """Each level that no reader can tell from an earlier one: same steps, near-identical bars, scope and duties."""
    earlier: dict[tuple[int | None, ...], list[SoundPiece[Level]]] = {}
    for level in matter.levels:
        expected = (skill.value.expectations.get(level.value.id) for skill in matter.skills)
        group = earlier.setdefault(tuple(each.step if each else None for each in expected), [])
        for other in group[-MOST_COMPARED:]:
            if _alike(level.value, other.value, matter.skills):
                message = f"nothing tells `{level.value.id}` from `{other.value.id}`: steps, bars, scope and duties"
                hint = "Write what changes for somebody who moves from one to the other, or make them one level."
                yield found(level, ("id",), ALIKE, message, hint)
                break
        group.append(level)


def _alike(one: Level, other: Level, skills: tuple[SoundPiece[SkillFile], ...]) -> bool:
    """Whether every text of two levels that says what is asked is near-identical, or missing from both."""
    pairs = [
        *((getattr(one.scope, field), getattr(other.scope, field)) for field in one.scope.__struct_fields__),
        (one.summary, other.summary),
        (_duties(one), _duties(other)),
    ]
    for skill in skills:
        mine, theirs = (skill.value.expectations.get(level.id) for level in (one, other))
        pairs.append((mine.bar if mine else "", theirs.bar if theirs else ""))
    return all(not (text or against) or likeness(text, against) for text, against in pairs)


def _duties(level: Level) -> str:
    return " ".join(f"{each.title} {each.summary}" for each in level.responsibilities)


def unreachable(matter: Matter) -> Iterator[Finding]:
    """Levels above the lowest rank that no level leads to, neither up nor aside from one that is led to."""
    lowest = min((each.value.rank for each in matter.levels), default=0)
    led_to = {upper.value.id for _, upper in matter.steps_up()}
    led_to |= {each.value.id for each in matter.levels if each.value.rank == lowest}
    asides = {each.value.id: each.value.lateral for each in matter.levels}
    waiting = list(led_to)
    while waiting:
        aside = set(asides.get(waiting.pop(), ())) - led_to
        led_to |= aside
        waiting += aside
    for level in matter.levels:
        if level.value.id not in led_to:
            message = f"no level leads to `{level.value.id}`"
            hint = "Name it under `next` of the level below, or no advice will ever point to it."
            yield found(level, ("id",), UNREACHABLE, message, hint)


def no_focus(matter: Matter) -> Iterator[Finding]:
    """Levels that expect skills and put none of them in focus."""
    for level in matter.levels:
        expected = [
            skill.value.expectations[level.value.id]
            for skill in matter.skills
            if level.value.id in skill.value.expectations
        ]
        if expected and not any(each.focus for each in expected):
            message = f"`{level.value.id}` puts no skill in focus"
            hint = "Set `focus: true` where the level is really about a skill: people read those first."
            yield found(level, ("id",), NO_FOCUS, message, hint)


IDLE, EMPTY, NO_PRACTICE = "idle-skill", "empty-cell", "no-practice"


def idle_skills(matter: Matter) -> Iterator[Finding]:
    """Skills that no level puts in focus and no other skill builds on."""
    built_on = {base for skill in matter.skills for base in skill.value.builds_on}
    for skill in matter.skills:
        focused = any(each.focus for each in skill.value.expectations.values())
        if not focused and skill.value.id not in built_on:
            message = f"no level puts `{skill.value.id}` in focus, and no skill builds on it"
            hint = "Put it in focus where it matters most, name it under `builds_on`, or leave it out."
            yield found(skill, ("id",), IDLE, message, hint)


def empty_cells(matter: Matter) -> Iterator[Finding]:
    """Expectations that name a step and say neither the bar nor what to see."""
    for skill in matter.skills:
        for level, expectation in skill.value.expectations.items():
            if not expectation.bar.strip() and not expectation.behaviours:
                message = f"the cell for `{level}` has a step, and neither a bar nor behaviours"
                hint = "A step alone is a number: write the bar in one sentence."
                yield found(skill, ("expectations", level), EMPTY, message, hint)


def no_practice(matter: Matter) -> Iterator[Finding]:
    """Steps up to the highest that is expected, and any that is described, without practice actions."""
    scale = {step.value for step in matter.manifest.value.scale}
    for skill in matter.skills:
        # A step that is not on the scale is an error of its own, and no height to grow to.
        highest = max((each.step for each in skill.value.expectations.values() if each.step in scale), default=0)
        described = {way.to for way in skill.value.growth}
        missing = [str(step) for step in range(2, highest + 1) if step not in described]
        if missing:
            message = f"no way up to step {' or '.join(missing)} is described"
            hint = "Add it under `growth`, with real work to practise on."
            yield found(skill, ("growth",) if described else ("id",), NO_PRACTICE, message, hint)
        for index, way in enumerate(skill.value.growth):
            if not way.practice:
                message = f"the way up to step {way.to} has no practice"
                hint = "Add real work to practise on: what people do weighs more than what they read."
                yield found(skill, ("growth", index, "to"), NO_PRACTICE, message, hint)
