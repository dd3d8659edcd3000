"""The frameworks there are, one of them, the findings on one, what an import did, and a proposed map, as JSON."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import msgspec

from pm_career.advice.level_tree import lay_out_levels
from pm_career.domain.framework import NOT_YET, Framework
from pm_career.domain.ladder_map import Draft, Guess
from pm_career.frameworks.available import FrameworkEntry
from pm_career.frameworks.quality.finding import Report
from pm_career.importing.ladders.mapping import Doubt, Mapping
from pm_career.importing.ladders.report import ImportReport


def build_list_answer(found: Sequence[FrameworkEntry]) -> dict[str, Any]:
    """`pmcareer framework list --json`. Values that are not known, as a framework cannot be read, are null."""
    return {"frameworks": [_build_entry(each) for each in found]}


def _build_entry(known: FrameworkEntry) -> dict[str, Any]:
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


def build_show_answer(framework: Framework, folder: Path, files: int, *, in_use: bool) -> dict[str, Any]:
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
        "not_yet": NOT_YET,
        "tracks": [{"id": track.id, "title": track.title} for track in framework.tracks],
        "allow": framework.allow,
        "backgrounds": [{"id": each.id, "title": each.title} for each in framework.entry.backgrounds],
        "levels": [
            {
                "id": rung.level.id,
                "title": rung.level.title,
                "rank": rung.level.rank,
                "track": rung.level.track,
                "next": rung.level.next,
                "lateral": rung.level.lateral,
            }
            for rung in lay_out_levels(framework)
        ],
        "skills": [{"id": skill.id, "name": skill.name, "area": skill.area} for skill in framework.skills],
        "counts": {
            "levels": len(framework.levels),
            "skills": len(framework.skills),
            "expectations": sum(len(skill.expectations) for skill in framework.skills),
            "files": files,
        },
    }


def build_check_answer(report: Report) -> dict[str, Any]:
    """`pmcareer framework check --json`. The framework's id, title and version are null where they cannot be read.

    `compared` is there only where the framework was compared with an earlier version, `earlier` only where there was
    none to compare with, `known` only where findings that it had were left out, `allowed` only where rules are.
    """
    shape: dict[str, Any] = {
        "framework": {
            "id": report.id or None,
            "title": report.title or None,
            "version": report.version or None,
            "folder": report.folder,
        },
        "findings": [
            {
                "severity": each.severity,
                "rule": each.rule,
                "file": each.file,
                "line": each.line,
                "column": each.column,
                "message": each.message,
                "hint": each.hint,
            }
            for each in report.findings
        ],
        "counts": {
            "errors": report.errors,
            "warnings": report.warnings,
            "by_rule": dict(sorted(Counter(each.rule for each in report.findings).items())),
        },
        "left_out": report.left_out,
    }
    if report.compared is not None:
        shape["compared"] = {
            "version": report.compared.version,
            "changes": report.compared.changes,
            "step": report.compared.step,
            "needed": report.compared.needed,
        }
    if report.new_here or report.faults_before:
        shape["earlier"] = {"name": report.earlier, "new_here": report.new_here, "problems": report.faults_before}
    if report.allowed:
        shape["allowed"] = report.allowed
    if report.known is not None:
        shape["known"] = report.known
    return shape


def build_import_answer(
    framework: Framework, report: ImportReport, folder: Path | None, mapping: Mapping | None, doubts: Sequence[Doubt]
) -> dict[str, Any]:
    """`pmcareer framework import FILE --json`. `folder` is null where nothing was written.

    `mapping` is what the file was taken by (null for an export of pmcareer), `doubts` what spoke against it.
    """
    return {
        "framework": {
            "id": framework.id,
            "title": framework.title,
            "version": framework.version,
            "folder": str(folder) if folder else None,
        },
        "levels": [
            {"id": level.id, "title": level.title, "rank": level.rank, "track": level.track}
            for level in framework.levels
        ],
        "skills": [{"id": skill.id, "name": skill.name, "area": skill.area} for skill in framework.skills],
        "scale": [{"value": step.value, "name": step.name} for step in framework.scale],
        "not_yet": NOT_YET,
        "tables": [
            {"file": table.file, "name": table.name, "rows": table.rows, "filled": table.cells, "shape": table.shape}
            for table in report.tables
        ],
        "rows": report.rows,
        "filled": report.cells,
        "counts": report.counts,
        "assumptions": [{"text": text, "option": None} for text in report.assumptions],
        "cells": [
            {
                "place": each.place,
                "text": each.text,
                "fate": each.fate.value,
                "why": each.why,
                "to": list(each.to),
                "other": each.other or None,
            }
            for each in report.bookings
        ],
        "mapping": None if mapping is None else msgspec.to_builtins(mapping),
        "doubts": [{"text": doubt.said, "about": doubt.about or None, "others": doubt.others} for doubt in doubts],
    }


def build_map_answer(draft: Draft) -> dict[str, Any]:
    """`pmcareer framework map FROM TO --json`."""
    return {
        "from": {"id": draft.source.id, "version": draft.source.version},
        "to": {"id": draft.target.id, "version": draft.target.version},
        "scale": [_build_guess(each) for each in draft.steps],
        "skills": [_build_guess(each) for each in draft.skills],
        "levels": [_build_guess(each) for each in draft.levels],
        "guesses": draft.guesses,
    }


def _build_guess(guess: Guess[int] | Guess[str]) -> dict[str, Any]:
    return {"from": guess.old, "to": guess.new, "why": guess.why or None, "runner_up": guess.runner_up}
