"""Steps of the scale in words and as gauges: what a level asks of a skill, and what a person is rated."""

from __future__ import annotations

from collections.abc import Mapping

from pm_career.domain.framework import NOT_YET, Expectation, Framework, Skill
from pm_career.domain.page import Gauge


def format_step(framework: Framework, value: int) -> str:
    """'3 On my own': a step of the scale in its own words; '9 (not on this scale)' for one that the scale lacks."""
    return f"{value} {framework.find_step_name(value)}"


def say_step(value: int | None) -> str:
    """A rated step where its name is not beside it: '3', '0 (not yet)', 'not known'."""
    if value is None:
        return "not known"
    return f"{value} ({NOT_YET.name.lower()})" if value == NOT_YET.value else str(value)


def format_rated(framework: Framework, value: int) -> str:
    """A rated step as its number; with words for not yet, and if the scale lacks it."""
    return say_step(value) if framework.has_rating_step(value) else format_step(framework, value)


def build_gauge(framework: Framework, skill: Skill, bar: Expectation, rated: Mapping[str, int]) -> Gauge:
    """A gauge of the step that a level asks for; of the rated one, with the bar on it, if the person has ratings."""
    if not rated:
        return build_bar_gauge(framework, bar)
    at = rated.get(skill.id)
    return Gauge(at if framework.has_rating_step(at) else None, bar.step, len(framework.scale))


def build_bar_gauge(framework: Framework, bar: Expectation) -> Gauge:
    """A gauge of the step that a level asks for."""
    return Gauge(bar.step, None, len(framework.scale))
