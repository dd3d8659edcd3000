"""What was found on a framework: errors first, each finding at its place with what to do."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pm_career.domain.page import Block, Entry, Page, Prose, Records, Section, Title
from pm_career.frameworks.quality.finding import Finding, Report
from pm_career.frameworks.quality.versions import RULE as VERSION_STEP


def page(report: Report) -> Page:
    """The findings and their count. In a pipe: severity, rule, file, line, column, message, hint, TAB-separated."""
    records = tuple(
        (each.severity, each.rule, each.file, str(each.line), str(each.column), each.message, each.hint)
        for each in report.findings
    )
    return (*_blocks(report), Records(records, otherwise=f"{_name(report)}: nothing found."))


def counted(report: Report) -> str:
    """'2 errors, 1 warning', or that there is nothing to say."""
    counts = ((report.errors, "error"), (report.warnings, "warning"))
    return ", ".join(f"{count} {what}{'s' * (count != 1)}" for count, what in counts if count) or "Nothing found"


def _blocks(report: Report) -> Iterator[Block]:
    yield Title(report.title or "A framework that cannot be read", "Framework", _name(report))
    yield Prose(f"{counted(report)}.", "Result")
    if report.compared is not None:
        yield Prose(report.compared.verdict, "Version")
    if report.left_out:
        rules = ", ".join(report.left_out)
        yield Prose(f"The texts are not in English: {rules} were left out.", "Left out", tone="muted")
    errors = [each for each in report.findings if each.severity == "error"]
    usable = all(each.rule == VERSION_STEP for each in errors)
    yield from _group("Errors" if usable else "Errors: the framework cannot be used until they are mended", errors)
    yield from _group("Warnings", (each for each in report.findings if each.severity == "warning"))


def _group(heading: str, findings: Iterable[Finding]) -> Iterator[Block]:
    for index, each in enumerate(findings):
        if not index:
            yield Section(heading)
        yield Entry(f"{each.file}:{each.line}:{each.column}" if each.line else each.file, "Place", each.rule)
        yield Prose(each.message, "Problem")
        if each.source.strip():
            yield Prose(each.source.strip(), "In the file", tone="muted")
        if each.hint:
            yield Prose(each.hint, "To do", quiet=False)


def _name(report: Report) -> str:
    return f"{report.id} {report.version}" if report.id else report.folder
