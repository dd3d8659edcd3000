"""The findings on a framework in the keys of the JSON promise (docs/json.md)."""

from __future__ import annotations

from collections import Counter
from typing import Any

from pm_career.frameworks.quality.finding import Report


def findings(report: Report) -> dict[str, Any]:
    """`pmcareer framework check --json`. The framework's id, title and version are null where they cannot be read.

    `compared` stands there only where it was compared with an earlier version.
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
    return shape
