"""Comparisons and ways between levels as JSON, and the map that an answer rests on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from pm_career.advice.comparison import KINDS, Change, Comparison
from pm_career.advice.paths import Route
from pm_career.domain.framework import Level

if TYPE_CHECKING:
    from pm_career.advice.mapped_ratings import AppliedMap
    from pm_career.journal.ratings import RatedSteps


def build_answer(
    levels: Sequence[Level],
    steps: Sequence[Comparison],
    rated: RatedSteps | None = None,
) -> dict[str, Any]:
    """`pmcareer compare A B… --json`; `rated` only where ratings were asked for."""
    given = rated.steps if rated else None
    if len(steps) == 1:
        shape = build_comparison(steps[0], given)
    else:
        shape = {"levels": [level.id for level in levels], "steps": [build_comparison(each, given) for each in steps]}
    if rated is None:
        return shape
    whose = {"person": rated.person, "rater": rated.rater.kind, "rater_name": rated.rater.name}
    return shape | whose | ({"map": build_map(rated.carried)} if rated.carried else {})


def build_comparison(each: Comparison, rated: Mapping[str, int | None] | None = None) -> dict[str, Any]:
    """One level compared with another; with `rated`, each skill has the step that somebody was rated."""
    shape: dict[str, Any] = {"from": each.start.id, "to": each.to.id}
    given = rated or {}
    for kind in KINDS:
        changes = [(build_change(one), given.get(one.skill.id)) for one in each.select(kind)]
        shape[kind] = [{**entry, "rated": step} if rated is not None else entry for entry, step in changes]
    shape["lateral"] = each.lateral
    shape["responsibilities"] = {
        "added": [one.title for one in each.added],
        "dropped": [one.title for one in each.dropped],
    }
    return shape


def build_path_answer(start: Level, to: Level, routes: Sequence[Route]) -> dict[str, Any]:
    """`pmcareer path --from A --to B --json`."""
    return {"from": start.id, "to": to.id, "routes": [_build_route(start, route) for route in routes]}


def _build_route(start: Level, route: Route) -> dict[str, Any]:
    return {
        "levels": [start.id, *(stage.to.id for stage in route.stages)],
        "stages": [_build_stage(stage) for stage in route.stages],
        "carries": [
            {"skill": each.skill.id, "name": each.skill.name, "from_expected": each.start, "to_expected": each.to}
            for each in route.carriers
        ],
    }


def _build_stage(stage: Comparison) -> dict[str, Any]:
    return {
        **build_comparison(stage),
        "title": stage.to.title,
        "titles": stage.to.titles,
        "experience_years": stage.to.experience_years,
        "focus": [change.skill.id for change in stage.changes if change.after and change.after.focus],
    }


def build_change(each: Change) -> dict[str, Any]:
    """One skill at two levels."""
    return {
        "skill": each.skill.id,
        "name": each.skill.name,
        "from_expected": each.before.step if each.before else None,
        "to_expected": each.after.step if each.after else None,
    }


def build_map(applied: AppliedMap) -> dict[str, Any]:
    """The key `map` of `next`, `me` and `compare`."""
    ends = applied.ladder_map
    return {"from": ends.source, "to": ends.target, "left_out": applied.left_out, "remarks": applied.remarks}
