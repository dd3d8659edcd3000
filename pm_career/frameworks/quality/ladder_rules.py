"""Rules on the ladder as a whole: levels, how they lead to one another, and skills that nobody is asked for."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator

from pm_career.domain.framework import Expectation, Level
from pm_career.domain.likeness import compare_texts
from pm_career.frameworks.pieces import SoundPiece
from pm_career.frameworks.quality.finding import Finding
from pm_career.frameworks.quality.text_walk import CheckedFramework, make_finding

MOST_COMPARED = 30
"""Levels of one kind that a level is compared with, the nearest in rank: far more than a ladder has."""

FALLS, ALIKE, UNREACHABLE, NO_FOCUS = "falls", "levels-alike", "unreachable", "no-focus"
IDLE, EMPTY, NO_PRACTICE, NO_ACTION = "idle-skill", "empty-cell", "no-practice", "no-action"


def find_falls(checked: CheckedFramework) -> Iterator[Finding]:
    """Expectations that are lower than at the level below, along `next` and within one track."""
    levels = {each.value.id: each.value for each in checked.levels}
    for skill in checked.skills:
        expected = skill.value.expectations
        for level in levels.values():
            below = expected.get(level.id)
            if below is None:
                continue
            for upper in _find_next_expecting(level, levels, expected):
                if expected[upper].step < below.step:
                    message = (
                        f"{skill.value.name} falls from step {below.step} at `{level.id}`"
                        f" to {expected[upper].step} at `{upper}`"
                    )
                    hint = "Nobody unlearns on the way up: keep the step, and let the bar say what is asked for now."
                    yield make_finding(skill, ("expectations", upper, "step"), FALLS, message, hint)


def _find_next_expecting(start: Level, levels: dict[str, Level], expected: dict[str, Expectation]) -> Iterator[str]:
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


def find_levels_alike(checked: CheckedFramework) -> Iterator[Finding]:
    """Each level that no reader can tell from an earlier one: same steps, near-identical bars, scope and duties."""
    earlier: dict[tuple[int | None, ...], list[SoundPiece[Level]]] = {}
    for level in checked.levels:
        expected = (skill.value.expectations.get(level.value.id) for skill in checked.skills)
        group = earlier.setdefault(tuple(each.step if each else None for each in expected), [])
        for other in group[-MOST_COMPARED:]:
            if _are_alike(level.value, other.value, checked):
                message = f"nothing tells `{level.value.id}` from `{other.value.id}`: steps, bars, scope and duties"
                hint = "Write what changes for somebody who moves from one to the other, or make them one level."
                yield make_finding(level, ("id",), ALIKE, message, hint)
                break
        group.append(level)


def _are_alike(one: Level, other: Level, checked: CheckedFramework) -> bool:
    """Whether every text of two levels that says what is asked is near-identical, or missing from both."""
    pairs = [
        *((getattr(one.scope, field), getattr(other.scope, field)) for field in one.scope.__struct_fields__),
        (one.summary, other.summary),
        (_join_duties(one), _join_duties(other)),
    ]
    for skill in checked.skills:
        mine, theirs = (skill.value.expectations.get(level.id) for level in (one, other))
        pairs.append((mine.bar if mine else "", theirs.bar if theirs else ""))
    return all(not (text or other) or compare_texts(text, other, checked.lists) for text, other in pairs)


def _join_duties(level: Level) -> str:
    return " ".join(f"{each.title} {each.summary}" for each in level.responsibilities)


def find_unreachable(checked: CheckedFramework) -> Iterator[Finding]:
    """Levels above the lowest rank that no level leads to, neither up nor by a lateral move."""
    lowest = min((each.value.rank for each in checked.levels), default=0)
    reached = {upper.value.id for _, upper in checked.list_steps_up()}
    reached |= {each.value.id for each in checked.levels if each.value.rank == lowest}
    lateral = {each.value.id: each.value.lateral for each in checked.levels}
    waiting = list(reached)
    while waiting:
        more = set(lateral.get(waiting.pop(), ())) - reached
        reached |= more
        waiting += more
    for level in checked.levels:
        if level.value.id not in reached:
            message = f"no level leads to `{level.value.id}`"
            hint = "Name it under `next` of the level below, or no advice will ever point to it."
            yield make_finding(level, ("id",), UNREACHABLE, message, hint)


def find_no_focus(checked: CheckedFramework) -> Iterator[Finding]:
    """Levels that expect skills and put none of them in focus."""
    for level in checked.levels:
        expected = [
            skill.value.expectations[level.value.id]
            for skill in checked.skills
            if level.value.id in skill.value.expectations
        ]
        if expected and not any(each.focus for each in expected):
            message = f"`{level.value.id}` puts no skill in focus"
            hint = "Set `focus: true` where the level is really about a skill: people read those first."
            yield make_finding(level, ("id",), NO_FOCUS, message, hint)


def find_idle_skills(checked: CheckedFramework) -> Iterator[Finding]:
    """Skills that no level puts in focus and no other skill builds on."""
    built_on = {base for skill in checked.skills for base in skill.value.builds_on}
    for skill in checked.skills:
        focused = any(each.focus for each in skill.value.expectations.values())
        if not focused and skill.value.id not in built_on:
            message = f"no level puts `{skill.value.id}` in focus, and no skill builds on it"
            hint = "Put it in focus where it matters most, name it under `builds_on`, or leave it out."
            yield make_finding(skill, ("id",), IDLE, message, hint)


def find_empty_cells(checked: CheckedFramework) -> Iterator[Finding]:
    """Expectations that name a step and say neither the bar nor what to see."""
    for skill in checked.skills:
        for level, expectation in skill.value.expectations.items():
            if not expectation.bar.strip() and not expectation.behaviours:
                message = f"the cell for `{level}` has a step, and neither a bar nor behaviours"
                hint = "A step alone is a number: write the bar in one sentence."
                yield make_finding(skill, ("expectations", level), EMPTY, message, hint)


def find_no_practice(checked: CheckedFramework) -> Iterator[Finding]:
    """Steps up to the highest that is expected which nothing leads up to, and ways up without practice actions."""
    scale = {step.value for step in checked.manifest.value.scale}
    for skill in checked.skills:
        # A step that is not on the scale is an error of its own: nothing leads up to it.
        highest = max((each.step for each in skill.value.expectations.values() if each.step in scale), default=0)
        described = {way.to for way in skill.value.growth}
        missing = [str(step) for step in range(2, highest + 1) if step not in described]
        if missing:
            message = f"no way up to step {' or '.join(missing)} is described"
            hint = "Add it under `growth`, with real work to practise on."
            yield make_finding(skill, ("growth",) if described else ("id",), NO_PRACTICE, message, hint)
        for index, way in enumerate(skill.value.growth):
            if not way.practice:
                message = f"the way up to step {way.to} has no practice"
                hint = "Add real work to practise on: what people do weighs more than what they read."
                yield make_finding(skill, ("growth", index, "to"), NO_PRACTICE, message, hint)


def find_no_action(checked: CheckedFramework) -> Iterator[Finding]:
    """Ways up of which every action is meant for others than a level whose bar they lead to, or lead on the way to."""
    levels = {each.value.id: each.value for each in checked.levels}
    for skill in checked.skills:
        for index, way in enumerate(skill.value.growth):
            actions = way.make_growth().actions
            if not actions or not all(action.levels or action.tracks for action in actions):
                continue
            without = [
                level.id
                for level in levels.values()
                if (bar := skill.value.expectations.get(level.id)) is not None
                and bar.step >= way.to
                and not any(action.fits(level) for action in actions)
            ]
            if without:
                names = ", ".join(f"`{level}`" for level in without)
                message = f"no action on the way to step {way.to} is meant for those who grow towards {names}"
                hint = "Add one for these levels or their track, or one for everybody."
                yield make_finding(skill, ("growth", index, "to"), NO_ACTION, message, hint)
