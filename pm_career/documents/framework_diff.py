"""What changed between two ladders as JSON."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pm_career.advice.development import Advice
from pm_career.advice.diff_impact import DiffImpact
from pm_career.domain.framework import Framework
from pm_career.frameworks.changes.change import Change, Kind
from pm_career.frameworks.changes.compare import Difference


def build_answer(difference: Difference, only: Sequence[Kind], impact: DiffImpact | None) -> dict[str, Any]:
    """`pmcareer framework diff --json`; `changes` has those of the kinds in `only`, if it names any."""
    shape: dict[str, Any] = {
        "old": _build_framework(difference.old),
        "new": _build_framework(difference.new),
        "same_ladder": difference.one_ladder,
        "step": difference.step,
        "needed": difference.needed if difference.one_ladder else None,
        "says_enough": difference.says_enough if difference.one_ladder else None,
        "counts": {kind.value: count for kind, count in difference.counts.items()},
        "renamed": {"levels": difference.levels, "skills": difference.skills},
        "changes": [_build_change(change) for change in difference.changes if not only or change.kind in only],
    }
    if impact is not None:
        shape["person"] = _build_impact(impact)
    return shape


def _build_framework(framework: Framework) -> dict[str, str]:
    return {"id": framework.id, "title": framework.title, "version": framework.version}


def _build_change(change: Change) -> dict[str, Any]:
    return {
        "kind": change.kind.value,
        "about": change.about,
        "level": change.level or None,
        "skill": change.skill or None,
        "name": change.name,
        "field": change.field,
        "before": change.before,
        "after": change.after,
        "alike": change.alike,
        "step": change.step,
        "why": change.why,
    }


def _build_impact(impact: DiffImpact) -> dict[str, Any]:
    return {
        "person": impact.person,
        "touched": [
            {
                "about": each.about,
                "id": each.id,
                "name": each.name,
                "role": each.role or None,
                "gone": each.gone,
                "changes": each.changes,
                "ratings": [rating.id for rating in each.ratings],
                "evidence": [evidence.id for evidence in each.evidence],
                "goals": [goal.id for goal in each.goals],
            }
            for each in impact.touches
        ],
        "next": {"old": _build_next(impact.old), "new": _build_next(impact.new), "shifts": impact.shifts},
        "moves": impact.moves,
        "remarks": impact.remarks,
    }


def _build_next(advice: Advice | None) -> dict[str, Any] | None:
    if advice is None:
        return None
    return {
        "from": advice.start.id,
        "to": advice.to.id if advice.to else None,
        "focus": [item.skill for item in advice.focus],
    }
