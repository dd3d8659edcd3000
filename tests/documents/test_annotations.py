"""The findings for a code host: GitHub's commands are escaped, and SARIF has the structure that it requires."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import unquote

import jsonschema  # type: ignore[import-untyped]  # its types are another package
import pytest

from pm_career.documents.annotations import build_sarif, format_github
from pm_career.frameworks.quality.finding import Finding, Report

HOSTILE = "50 % of it: a, b\r\n::error::no\x1b[31m [here](http://evil) {0}"


def _report(*findings: Finding, title: str = "Bakers") -> Report:
    return Report("ladder", "bakery", title, "1.0.0", findings)


def _finding(file: str = "ladder/skills/dough.yaml", line: int = 3, message: str = "it is vague") -> Finding:
    return Finding(file, line, 7 if line else 0, "vague", "warning", message, "Name it.")


def test_a_finding_is_a_command_at_its_place() -> None:
    assert format_github([_report(_finding())]).splitlines() == [
        "::warning file=ladder/skills/dough.yaml,line=3,col=7,title=vague::it is vague%0AName it.",
        "::notice title=pmcareer framework check::bakery 1.0.0: 1 warning.",
    ]


def test_a_file_as_a_whole_has_no_line() -> None:
    assert format_github([_report(_finding(line=0))]).startswith(
        "::warning file=ladder/skills/dough.yaml,title=vague::"
    )


def test_signs_of_the_command_are_escaped_in_properties() -> None:
    written = format_github([_report(_finding(file="a, b: 5%/levels/x.yaml"))])
    assert written.startswith("::warning file=a%2C b%3A 5%25/levels/x.yaml,line=3,")


def test_no_text_can_begin_a_line_or_a_command() -> None:
    written = format_github([_report(_finding(message=HOSTILE, file=f"{HOSTILE}.yaml"))])
    lines = written.splitlines()
    assert len(lines) == 2
    assert all(line.startswith(("::warning ", "::notice ")) for line in lines)
    properties, _, message = lines[0].removeprefix("::warning ").partition("::")
    assert "50 %25 of it%3A a%2C b" in properties
    assert message.startswith("50 %25 of it: a, b")
    assert "\x1b" not in written
    assert "\r" not in written


TEXT = {"type": "object", "required": ["text"], "properties": {"text": {"type": "string", "minLength": 1}}}
REGION = {
    "type": "object",
    "required": ["startLine"],
    "additionalProperties": False,
    "properties": {
        key: {"type": "integer", "minimum": 1} for key in ("startLine", "startColumn", "endLine", "endColumn")
    },
}
PLACE = {
    "type": "object",
    "required": ["uri"],
    "additionalProperties": False,
    "properties": {"uri": {"type": "string", "format": "uri-reference"}, "uriBaseId": {"type": "string"}},
}
LEVEL = {"enum": ["none", "note", "warning", "error"]}
RULE_KEYS = (
    "id",
    "name",
    "shortDescription",
    "fullDescription",
    "help",
    "helpUri",
    "defaultConfiguration",
    "properties",
)
STRUCTURE: dict[str, Any] = {
    "type": "object",
    "required": ["version", "runs"],
    "additionalProperties": False,
    "properties": {
        "$schema": {"type": "string", "format": "uri"},
        "version": {"const": "2.1.0"},
        "runs": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["tool", "results"],
                "additionalProperties": False,
                "properties": {
                    "tool": {
                        "type": "object",
                        "required": ["driver"],
                        "additionalProperties": False,
                        "properties": {
                            "driver": {
                                "type": "object",
                                "required": ["name"],
                                "additionalProperties": False,
                                "properties": {
                                    "name": {"type": "string"},
                                    "version": {"type": "string"},
                                    "semanticVersion": {"type": "string", "pattern": r"^\d+\.\d+\.\d+"},
                                    "rules": {
                                        "type": "array",
                                        "uniqueItems": True,
                                        "items": {
                                            "type": "object",
                                            "required": ["id"],
                                            "propertyNames": {"enum": list(RULE_KEYS)},
                                            "properties": {"shortDescription": TEXT, "help": TEXT},
                                        },
                                    },
                                },
                            }
                        },
                    },
                    "columnKind": {"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
                    "invocations": {
                        "type": "array",
                        "items": {
                            "type": "object",
                            "required": ["executionSuccessful"],
                            "additionalProperties": False,
                            "properties": {
                                "executionSuccessful": {"type": "boolean"},
                                "toolExecutionNotifications": {
                                    "type": "array",
                                    "items": {
                                        "type": "object",
                                        "required": ["message"],
                                        "additionalProperties": False,
                                        "properties": {"message": TEXT, "level": LEVEL},
                                    },
                                },
                            },
                        },
                    },
                    "results": {
                        "type": "array",
                        "items": {
                            "type": "object",
                            "required": ["message", "locations"],
                            "additionalProperties": False,
                            "properties": {
                                "ruleId": {"type": "string"},
                                "ruleIndex": {"type": "integer", "minimum": 0},
                                "level": LEVEL,
                                "message": TEXT,
                                "locations": {
                                    "type": "array",
                                    "minItems": 1,
                                    "items": {
                                        "type": "object",
                                        "additionalProperties": False,
                                        "required": ["physicalLocation"],
                                        "properties": {
                                            "physicalLocation": {
                                                "type": "object",
                                                "required": ["artifactLocation", "region"],
                                                "additionalProperties": False,
                                                "properties": {"artifactLocation": PLACE, "region": REGION},
                                            }
                                        },
                                    },
                                },
                            },
                        },
                    },
                },
            },
        },
    },
}
"""What SARIF 2.1.0 requires of the objects that are written, the properties that these may have, and what GitHub asks
beyond it: a place with a line for each result."""


@pytest.mark.parametrize(
    "reports",
    [
        [_report()],
        [_report(_finding(), _finding(line=0), _finding(message=HOSTILE)), _report(title="Others")],
        [_report(_finding(file=f"{HOSTILE}.yaml")), _report(_finding(file=str(Path("/far/away/framework.yaml"))))],
        [Report("ladder", "", "", "", ())],
    ],
)
def test_sarif_has_the_structure_that_it_requires(reports: list[Report]) -> None:
    log = build_sarif(reports)
    jsonschema.validate(log, STRUCTURE, format_checker=jsonschema.FormatChecker())
    (run,) = log["runs"]
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    assert [rules[each["ruleIndex"]] for each in run["results"]] == [each["ruleId"] for each in run["results"]]
    assert len(run["results"]) == sum(len(report.findings) for report in reports)
    assert len(run["invocations"][0]["toolExecutionNotifications"]) == len(reports)


def test_a_path_is_a_reference_below_the_root() -> None:
    log = build_sarif([_report(_finding(file="my ladder/levels/50 %: ä.yaml"))])
    place = log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]
    assert place["uriBaseId"] == "%SRCROOT%"
    assert ":" not in place["uri"]
    assert place["uri"].isascii()
    assert unquote(place["uri"]) == "my ladder/levels/50 %: ä.yaml"


def test_an_absolute_path_has_a_scheme_and_no_root() -> None:
    log = build_sarif([_report(_finding(file="/far/away/framework.yaml"))])
    place = log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]
    assert place == {"uri": "file:///far/away/framework.yaml"}


def test_a_message_has_no_links_and_no_placeholders() -> None:
    log = build_sarif([_report(_finding(message=HOSTILE))])
    text = log["runs"][0]["results"][0]["message"]["text"]
    assert "](" not in text
    assert "{{0}}" in text
    assert "\x1b" not in text
    assert text.endswith("\nName it.")
