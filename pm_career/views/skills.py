"""The page of the skills of a ladder by area: the rated step beside the bar of one level."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from pm_career.domain.framework import Framework, Level, Skill
from pm_career.domain.page import Block, Cell, Gauge, Grid, Page, Section, Title
from pm_career.domain.text import format_count
from pm_career.views.steps import say_step
from pm_career.views.theme import MET, TO_GO, UNKNOWN


def build_page(
    framework: Framework, areas: Mapping[str, Sequence[Skill]], rated: Mapping[str, int], level: Level | None
) -> Page:
    """Build a table for each area. `rated` are the steps of rated skills; the bars are those of `level`, if any."""
    return tuple(_build_blocks(framework, areas, rated, level))


def _build_blocks(
    framework: Framework, areas: Mapping[str, Sequence[Skill]], rated: Mapping[str, int], level: Level | None
) -> Iterator[Block]:
    count = sum(map(len, areas.values()))
    yield Title("Skills", "Skills", format_count(count, "skills"))
    columns = ("Skill", "Rated", *((level.id,) if level else ()))
    for area, skills in areas.items():
        yield Section(area or "Other skills" if len(areas) > 1 or area else "All skills")
        yield Grid(columns, tuple(_build_row(framework, each, rated, level) for each in skills), stack_below=40)


def _build_row(framework: Framework, skill: Skill, rated: Mapping[str, int], level: Level | None) -> tuple[Cell, ...]:
    step = rated.get(skill.id)
    known = step if framework.has_rating_step(step) else None
    asked = skill.expectations.get(level.id) if level else None
    bar = asked.step if asked else None
    shown, spoken = (UNKNOWN, "not rated") if known is None else (str(known), say_step(known))
    own = Cell((shown,), gauge=Gauge(known, bar, len(framework.scale)), spoken=spoken)
    return (Cell((skill.name,), tone="strong"), own, *([_build_gap(known, bar)] if level else []))


def _build_gap(step: int | None, bar: int | None) -> Cell:
    """How far the step is from the bar, as a sign. `step` None: not rated; `bar` None: not asked for."""
    if bar is None:
        return Cell(("–",), tone="unknown", spoken="not asked")
    if step is None:
        return Cell((UNKNOWN,), tone="unknown", spoken="not rated")
    if step >= bar:
        return Cell((MET,), tone="met", spoken="at the bar")
    return Cell((f"{TO_GO}{bar - step}",), tone="to_go", spoken=f"{bar - step} to go")
