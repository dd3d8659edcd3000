"""Skills that nothing comes of: in focus nowhere, cells that say nothing, steps without a way up."""

from __future__ import annotations

from collections.abc import Iterator

from pm_career.frameworks.quality.finding import Finding
from pm_career.frameworks.quality.matter import Matter, found

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
