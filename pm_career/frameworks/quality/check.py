"""A framework checked: what keeps it from being used, and what could be better in it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from pm_career.domain.framework import Framework
from pm_career.frameworks.changes.compare import Difference
from pm_career.frameworks.quality import neighbours, repeated
from pm_career.frameworks.quality.finding import Finding, Report, from_fault
from pm_career.frameworks.quality.language import is_english
from pm_career.frameworks.quality.matter import matter
from pm_career.frameworks.quality.rules import ALL
from pm_career.frameworks.quality.versions import compared, version_step
from pm_career.frameworks.read import read
from pm_career.frameworks.structure import Parts


def check(folder: Path, compare_with: Callable[[Framework], Difference] | None = None) -> Report:
    """Every finding on the framework in a folder. Never raises for what its files hold.

    With `compare_with`, which compares it with an earlier one, its version is judged, too, unless it has errors.
    """
    reading = read(folder)
    faults = [from_fault(fault) for fault in reading.faults]
    if reading.parts is None:
        return Report(str(folder), "", "", "", tuple(sorted(faults)))
    judged, left_out = judge(reading.parts, whole=not faults)
    difference = compare_with(reading.framework) if compare_with and reading.framework else None
    if difference is not None:
        judged += version_step(reading.parts, difference)
    manifest = reading.parts.manifest.value
    return Report(
        str(folder),
        manifest.id,
        manifest.title,
        manifest.version,
        tuple(sorted([*faults, *judged])),
        left_out,
        compared(difference) if difference is not None else None,
    )


def judge(parts: Parts, *, whole: bool) -> tuple[list[Finding], tuple[str, ...]]:
    """What the rules find in what could be read, and the rules that were left out for its language."""
    subject = matter(parts)
    english = is_english(written.text for written in subject.texts)
    findings: list[Finding] = []
    left_out: list[str] = []
    for rules in ALL:
        if rules.english and not english:
            left_out += rules.names
        elif whole or not rules.whole:
            findings += rules.find(subject)
    return _once(findings), tuple(left_out)


def _once(findings: list[Finding]) -> list[Finding]:
    """A text that stands in the cell below word for word is told as that, and not as a repeated sentence again."""
    told = {(each.file, each.line, each.column) for each in findings if each.rule == neighbours.SAME}
    return [each for each in findings if each.rule != repeated.RULE or (each.file, each.line, each.column) not in told]
