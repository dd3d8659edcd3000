"""Comparisons and paths in the keys of the JSON promise (docs/json.md)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pm_career.advice.comparison import KINDS, Change, Comparison
from pm_career.advice.paths import Route
from pm_career.domain.framework import Level


def comparison(each: Comparison) -> dict[str, Any]:
    """`pmcareer compare A B --json`."""
    shape: dict[str, Any] = {"from": each.start.id, "to": each.to.id}
    shape |= {kind: [change(one) for one in each.of(kind)] for kind in KINDS}
    shape["lateral"] = each.lateral
    shape["responsibilities"] = {
        "added": [one.title for one in each.added],
        "dropped": [one.title for one in each.dropped],
    }
    return shape


def comparisons(levels: Sequence[Level], steps: Sequence[Comparison]) -> dict[str, Any]:
    """`pmcareer compare A B C --json`: each level against the one before it."""
    return {"levels": [level.id for level in levels], "steps": [comparison(each) for each in steps]}


def path(start: Level, to: Level, routes: Sequence[Route]) -> dict[str, Any]:
    """`pmcareer path --from A --to B --json`."""
    return {"from": start.id, "to": to.id, "routes": [_route(start, route) for route in routes]}


def _route(start: Level, route: Route) -> dict[str, Any]:
    return {
        "levels": [start.id, *(stage.to.id for stage in route.stages)],
        "stages": [_stage(stage) for stage in route.stages],
        "carries": [
            {"skill": each.skill.id, "name": each.skill.name, "from_expected": each.start, "to_expected": each.to}
            for each in route.carriers
        ],
    }


def _stage(stage: Comparison) -> dict[str, Any]:
    return {
        **comparison(stage),
        "title": stage.to.title,
        "titles": stage.to.titles,
        "experience_years": stage.to.experience_years,
        "focus": [change.skill.id for change in stage.changes if change.after and change.after.focus],
    }


def change(each: Change) -> dict[str, Any]:
    """One skill at two levels."""
    return {
        "skill": each.skill.id,
        "name": each.skill.name,
        "from_expected": each.before.step if each.before else None,
        "to_expected": each.after.step if each.after else None,
    }
