"""The findings of `framework check` for a code host: GitHub's workflow commands, and SARIF 2.1.0.

Paths are those of the findings: relative to the folder that the command ran in, if they were given so.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import quote

from pm_career import __version__
from pm_career.domain.text import one_line
from pm_career.frameworks.quality.finding import Finding, Report
from pm_career.views.frameworks import format_findings, list_remarks, name_report

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_ROOT = "%SRCROOT%"
"""What code hosts take for the root of the repository."""
_TITLE = "pmcareer framework check"


def format_github(reports: Sequence[Report]) -> str:
    """The findings as workflow commands, which GitHub shows at their lines, and a notice for each framework.

    Each line is a command, so that no text of a framework can be one.
    """
    return "".join(f"{line}\n" for report in reports for line in _list_commands(report))


def _list_commands(report: Report) -> Iterator[str]:
    for each in report.findings:
        place = {"line": str(each.line), "col": str(each.column)} if each.line else {}
        yield _format_command(each.severity, {"file": each.file, **place, "title": each.rule}, _list_lines(each))
    yield _format_command("notice", {"title": _TITLE}, [_summarize(report)])


def _format_command(name: str, properties: dict[str, str], lines: Sequence[str]) -> str:
    listed = ",".join(f"{key}={_escape_property(one_line(value))}" for key, value in properties.items())
    return f"::{name} {listed}::{_escape_data(chr(10).join(map(one_line, lines)))}"


def _escape_data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _escape_property(text: str) -> str:
    return _escape_data(text).replace(":", "%3A").replace(",", "%2C")


def build_sarif(reports: Sequence[Report]) -> dict[str, Any]:
    """The findings as a SARIF log of one run; what is said of each framework are notifications of the run."""
    findings = [each for report in reports for each in report.findings]
    rules = sorted({each.rule for each in findings})
    places = {rule: index for index, rule in enumerate(rules)}
    return {
        "$schema": _SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {
                    "driver": {
                        "name": "pmcareer",
                        "version": __version__,
                        "semanticVersion": __version__,
                        "rules": [_build_rule(rule) for rule in rules],
                    }
                },
                "columnKind": "unicodeCodePoints",
                "invocations": [
                    {
                        "executionSuccessful": True,
                        "toolExecutionNotifications": [
                            {"level": "note", "message": _build_message([_summarize(report)])} for report in reports
                        ],
                    }
                ],
                "results": [_build_result(each, places[each.rule]) for each in findings],
            }
        ],
    }


def _build_rule(rule: str) -> dict[str, Any]:
    return {
        "id": rule,
        "shortDescription": {"text": rule.replace("-", " ").capitalize()},
        "help": {"text": f"docs/rules.md of pmcareer says what {rule} finds, with examples."},
    }


def _build_result(finding: Finding, place: int) -> dict[str, Any]:
    """A finding; one on a file as a whole stands at its first line, as code hosts want a line."""
    region = {"startLine": finding.line or 1, **({"startColumn": finding.column} if finding.line else {})}
    return {
        "ruleId": finding.rule,
        "ruleIndex": place,
        "level": finding.severity,
        "message": _build_message(_list_lines(finding)),
        "locations": [{"physicalLocation": {"artifactLocation": _build_location(finding.file), "region": region}}],
    }


def _build_message(lines: Sequence[str]) -> dict[str, str]:
    """A message; braces would be placeholders in it, and brackets before a parenthesis a link."""
    text = "\n".join(map(one_line, lines))
    return {"text": text.replace("{", "{{").replace("}", "}}").replace("](", "] (")}


def _build_location(file: str) -> dict[str, str]:
    """A path as a reference below the root, or as a URI of its own where it is absolute."""
    path = Path(file)
    if path.is_absolute():
        return {"uri": path.as_uri()}
    return {"uri": quote(path.as_posix()), "uriBaseId": _ROOT}


def _list_lines(finding: Finding) -> list[str]:
    return [each for each in (finding.message, finding.hint) if each]


def _summarize(report: Report) -> str:
    remarks = " ".join(text for _, text in list_remarks(report))
    return f"{name_report(report)}: {format_findings(report)}. {remarks}".strip()
