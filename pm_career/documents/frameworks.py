"""Frameworks as things that are there, in the keys of the JSON promise (docs/json.md)."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from pm_career.advice.forks import rungs
from pm_career.domain.framework import Framework
from pm_career.frameworks.available import FrameworkEntry


def listed(found: Sequence[FrameworkEntry]) -> dict[str, Any]:
    """`pmcareer framework list --json`. What cannot be known of one that cannot be read is null."""
    return {"frameworks": [_known(each) for each in found]}


def _known(known: FrameworkEntry) -> dict[str, Any]:
    readable = not known.problem
    return {
        "name": known.name,
        "id": known.id if readable else None,
        "title": known.title if readable else None,
        "version": known.version if readable else None,
        "levels": known.levels if readable else None,
        "skills": known.skills if readable else None,
        "where": known.where,
        "folder": str(known.folder),
        "in_use": known.in_use,
        "hidden": known.hidden,
        "problem": known.problem or None,
    }


def shown(framework: Framework, folder: Path, files: int, *, in_use: bool) -> dict[str, Any]:
    """`pmcareer framework show --json`."""
    return {
        "id": framework.id,
        "title": framework.title,
        "version": framework.version,
        "description": framework.description,
        "attribution": framework.attribution,
        "folder": str(folder),
        "in_use": in_use,
        "scale": [
            {"value": step.value, "name": step.name, "description": step.description} for step in framework.scale
        ],
        "tracks": [{"id": track.id, "title": track.title} for track in framework.tracks],
        "levels": [
            {
                "id": rung.level.id,
                "title": rung.level.title,
                "rank": rung.level.rank,
                "track": rung.level.track,
                "next": rung.level.next,
                "lateral": rung.level.lateral,
            }
            for rung in rungs(framework)
        ],
        "skills": [{"id": skill.id, "name": skill.name, "area": skill.area} for skill in framework.skills],
        "counts": {
            "levels": len(framework.levels),
            "skills": len(framework.skills),
            "expectations": sum(len(skill.expectations) for skill in framework.skills),
            "files": files,
        },
    }
