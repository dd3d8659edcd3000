"""One skill along the ladder in the keys of the JSON promise (docs/json.md)."""

from __future__ import annotations

from typing import Any

from pm_career.domain.framework import Framework, Skill


def skill(framework: Framework, each: Skill) -> dict[str, Any]:
    """`pmcareer skill NAME --json`."""
    return {
        "id": each.id,
        "name": each.name,
        "area": each.area,
        "description": each.description,
        "is_not": each.is_not,
        "builds_on": each.builds_on,
        "carries": [other.id for other in framework.skills if each.id in other.builds_on],
        "levels": [
            {
                "level": level.id,
                "title": level.title,
                "label": bar.label or each.name,
                "expected": bar.step,
                "focus": bar.focus,
                "bar": bar.bar,
                "behaviours": bar.behaviours,
                "evidence": bar.evidence,
            }
            for level in framework.levels
            if (bar := each.expectations.get(level.id)) is not None
        ],
        "growth": each.growth,
    }
