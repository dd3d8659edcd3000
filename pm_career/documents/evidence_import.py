"""The account of an import of evidence as JSON."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, get_args

from pm_career.journal.evidence_import import Fate, Part, Plan


def build_import_answer(plan: Plan) -> dict[str, Any]:
    """`pmcareer evidence import FILE --json`: what becomes of every part of the file, in its order."""
    return {
        "file": plan.file.name,
        "kind": plan.file.kind,
        "counts": {fate: len(plan.list_fate(fate)) for fate in get_args(Fate)},
        "remarks": plan.file.remarks,
        "lines": [_build_part(each) for each in plan.parts],
    }


def _build_part(each: Part) -> Mapping[str, Any]:
    found = each.evidence
    return {
        "place": str(each.place),
        "fate": each.fate,
        "why": each.why,
        "text": each.text,
        "id": found.id or None if found else None,
        "date": found.date if found and each.has_day else None,
        "outcome": found.outcome if found else "",
        "skills": found.skills if found else (),
        "suggested": each.suggested,
        "links": found.links if found else (),
        "source": found.source if found else None,
        "project": found.project if found else "",
    }
