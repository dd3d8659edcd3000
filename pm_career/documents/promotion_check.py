"""The check of a promotion case as JSON."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from pm_career.advice.case import Case
from pm_career.advice.promotion_check.check import Report
from pm_career.advice.promotion_check.draft import Draft
from pm_career.advice.promotion_check.finding import Remedy


def build_check_answer(
    case: Case, report: Report, draft: Draft | None, format: Callable[[Remedy], str]
) -> dict[str, Any]:
    """`pmcareer promotion check --json`. `format` says what to type to do about a finding."""
    return {
        "person": case.person,
        "from": case.start.id if case.start else None,
        "to": case.target.id,
        "framework": case.framework,
        "framework_version": case.version,
        "since": case.since,
        "until": case.until,
        "findings": [
            {
                "rule": each.rule,
                "place": each.place,
                "message": each.message,
                "mend": f"{each.mend}: {format(each.remedy)}",
                "command": format(each.remedy),
            }
            for each in report.findings
        ],
        "counts": dict(report.counts),
        "left_out": list(report.left_out),
        "draft": None if draft is None else _build_draft(draft),
    }


def _build_draft(draft: Draft) -> dict[str, Any]:
    return {
        "sentences": len(draft.sentences),
        "supported": len(draft.sentences) - len(draft.unsupported),
        "unsupported": [
            {"line": each.line, "text": each.text, "unknown": list(each.unknown)} for each in draft.unsupported
        ],
    }
