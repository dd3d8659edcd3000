"""Getting to the first level of a ladder: what carries over, the usual gap, and what an interviewer looks for."""

from __future__ import annotations

from collections.abc import Iterable

from pm_career.domain.framework import Background, Framework, Level, Texts, Value


class Entering(Value, frozen=True):
    """What somebody who is on no level yet needs beside the skills to develop.

    `background` is what the person comes from (None: not said), `backgrounds` are all that the ladder names.
    """

    background: Background | None
    backgrounds: tuple[Background, ...]
    moving_inside: Texts
    interview: Texts


def find_entering(framework: Framework, level: Level, skills: Iterable[str], background: str) -> Entering:
    """Find what a ladder says on getting to `level`, one of its first; `background` is an id, or empty.

    A ladder that says nothing on interviews is asked what proves these `skills` at that level.
    """
    entry = framework.entry
    own = next((each for each in entry.backgrounds if each.id == background), None)
    interview = entry.interview or tuple(_list_signs(framework, level, skills))
    return Entering(own, entry.backgrounds, entry.moving_inside, interview)


def _list_signs(framework: Framework, level: Level, skills: Iterable[str]) -> Iterable[str]:
    """For each skill the first example of evidence for it at the level, else the first behaviour, else the bar."""
    for each in skills:
        skill = framework.skill(each)
        asked = skill.expectations[level.id]
        sign = next(iter((*asked.evidence, *asked.behaviours, asked.bar)), "")
        yield f"{skill.find_label(level.id)}: {sign or framework.find_step_name(asked.step)}"
