"""An import as JSON."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from pm_career.domain.framework import Framework
from pm_career.importing.ladders.report import ImportReport


def build_answer(framework: Framework, report: ImportReport, folder: Path | None) -> dict[str, Any]:
    """`pmcareer framework import FILE --json`. `folder` is null where nothing was written."""
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
        "tables": [
            {"file": table.file, "name": table.name, "rows": table.rows, "filled": table.cells, "shape": table.shape}
            for table in report.tables
        ],
        "rows": report.rows,
        "filled": report.cells,
        "counts": report.counts,
        "assumptions": [{"text": each.text, "option": each.option or None} for each in report.assumptions],
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
    }
