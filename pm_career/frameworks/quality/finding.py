"""What is wrong, or could be better, in a framework's files: a value with a place, a rule and what to do about it."""

from __future__ import annotations

from typing import Literal

import msgspec

from pm_career.frameworks.changes.change import VersionStep
from pm_career.frameworks.faults import Fault

Severity = Literal["error", "warning"]
VERSION_STEP = "version-step"
"""The rule on a version that says less than what changed; it is about a comparison, and not about the files alone."""


class Finding(msgspec.Struct, frozen=True, order=True):
    """One finding: `line` and `column` count from 1, and are 0 if only the file is known.

    An error keeps the framework from being used, or its version from being believed; a warning is about how it reads.
    `source` is the line of the file. `subject` is what it is about, apart from where that stands in the files: the
    piece, the way to the text in it, and its words. It is empty for faults of the reader.
    """

    file: str
    line: int
    column: int
    rule: str
    severity: Severity
    message: str
    hint: str = ""
    source: str = ""
    subject: str = ""


class Comparison(msgspec.Struct, frozen=True):
    """A comparison with an earlier version: how much changed since, and which version that asks for."""

    version: str
    changes: int
    step: VersionStep | None
    needed: str
    verdict: str


class Allowed(msgspec.Struct, frozen=True):
    """A rule that the framework allows to be broken, why, and how many findings were left out for it."""

    rule: str
    reason: str
    findings: int


class Report(msgspec.Struct, frozen=True):
    """All findings on the framework in `folder`, in the order of its files.

    `id`, `title` and `version` are empty if the manifest cannot be read. `left_out` names the rules that were not
    applied because the texts are not in English. `compared` is None if there was nothing to compare with.
    `allowed` are the rules whose findings were left out, as the framework says so.
    `earlier` names the earlier version if there was to be one: `new_here` says that the folder was not there then,
    `faults_before` how many faults kept it from being compared, and `known` how many findings were left out as it had
    them, too (None: they were not looked for).
    """

    folder: str
    id: str
    title: str
    version: str
    findings: tuple[Finding, ...]
    left_out: tuple[str, ...] = ()
    compared: Comparison | None = None
    allowed: tuple[Allowed, ...] = ()
    earlier: str = ""
    new_here: bool = False
    faults_before: int = 0
    known: int | None = None

    @property
    def errors(self) -> int:
        """How many findings keep the framework from being used."""
        return sum(finding.severity == "error" for finding in self.findings)

    @property
    def warnings(self) -> int:
        """How many findings are about how the framework reads."""
        return len(self.findings) - self.errors


def make_error(fault: Fault) -> Finding:
    """A fault of the reader as a finding."""
    return Finding(fault.file, fault.line, fault.column, fault.rule, "error", fault.message, fault.hint, fault.source)
