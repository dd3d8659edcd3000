"""Ratings to try with --rate: read from what was typed, never stored."""

from __future__ import annotations

from pm_career.commands.session import skill_called
from pm_career.domain.framework import Framework
from pm_career.domain.text import fold_name, one_line
from pm_career.errors import UsageError


def step_called(framework: Framework, said: str) -> int:
    """A step of the scale by its number or its name; a UsageError that lists them otherwise."""
    for step in framework.scale:
        if said.strip() == str(step.value) or fold_name(said) == fold_name(step.name):
            return step.value
    steps = ", ".join(f"{step.value} {step.name}" for step in framework.scale)
    raise UsageError(f"'{one_line(said)}' is not a step of the scale.", f"Steps: {steps}")


def split_rating(framework: Framework, written: str) -> tuple[str, str]:
    """'influence=3' as the skill's id and what stands behind the equals sign."""
    name, equals, value = written.rpartition("=")
    if not equals:
        raise UsageError(f"'{one_line(written)}' is not a rating.", "Write SKILL=N, such as influence=3.")
    return skill_called(framework, name).id, value


def rating_tried(framework: Framework, written: str) -> tuple[str, int]:
    """'influence=3' or 'influence=On my own' as a skill's id and a step of the scale."""
    skill, value = split_rating(framework, written)
    return skill, step_called(framework, value)
