"""Pages of `framework list`, `framework show` and `framework check`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from msgspec.structs import replace

from pm_career.advice.level_tree import PlacedLevel, lay_out_levels
from pm_career.domain.framework import Framework, Level
from pm_career.domain.page import (
    Block,
    Branch,
    Cell,
    Entry,
    Grid,
    Hint,
    Page,
    Pair,
    Pairs,
    Prose,
    Records,
    Section,
    Title,
    Tree,
)
from pm_career.domain.text import format_count, format_counts, spell_count
from pm_career.frameworks.available import FrameworkEntry
from pm_career.frameworks.quality.finding import VERSION_STEP, Finding, Report
from pm_career.views.theme import MET, SEPARATOR

_WHERE = {"own": "your own", "shipped": "shipped", "path": "at a path"}


def build_list_page(found: Sequence[FrameworkEntry]) -> Page:
    """A row for each framework, also for those that cannot be read.

    In a pipe: name, id, title, version, levels, skills, where, folder, state, problem, TAB-separated.
    """
    rows = tuple(_build_row(each) for each in found)
    records = tuple(_build_record(each) for each in found)
    return (
        Title("Frameworks", "Frameworks", f"{len(found)} known"),
        Grid(("Name", "In use", "Ladder", "Levels", "Skills", "Where"), rows, records, stack_below=56, wraps=2),
        Hint(
            (
                ("pmcareer framework use NAME", "have every command show it"),
                ("pmcareer framework show NAME", "what is in it"),
                ("pmcareer framework new NAME", "a ladder of your own"),
            )
        ),
    )


def _build_row(known: FrameworkEntry) -> tuple[Cell, ...]:
    what = (
        Cell((known.problem,), head="cannot be read", tone="owed")
        if known.problem
        else Cell((f"{known.title} ({known.id} {known.version})",))
    )
    counts = ("", "") if known.problem else (str(known.levels), str(known.skills))
    where = (_WHERE[known.where], *(["hidden by your own"] if known.hidden else []))
    return (
        Cell((known.name,), tone="strong"),
        Cell((MET,), tone="met", spoken="yes") if known.in_use else Cell(()),
        what,
        *(Cell((count,) if count else ()) for count in counts),
        Cell(where, tone="muted"),
    )


def _build_record(known: FrameworkEntry) -> tuple[str, ...]:
    counts = ("", "") if known.problem else (str(known.levels), str(known.skills))
    state = "in use" if known.in_use else "hidden" if known.hidden else ""
    return (
        known.name, known.id, known.title, known.version, *counts, _WHERE[known.where], str(known.folder), state,
        known.problem,
    )  # fmt: skip


def build_page(framework: Framework, folder: Path, files: int, in_use: str, called: str) -> Page:
    """One framework: what is in it and where it is.

    `files` is their number, `in_use` says why commands use it (empty: they do not), `called` is what to type for it.
    """
    named = f" {called}" if called else ""
    option = f" --framework {called}" if called else ""
    hint = Hint(
        (
            (f"pmcareer ladder{option}", "its levels with what they answer for"),
            (f"pmcareer framework check{named}", "what could be better in it"),
        )
    )
    return (*_build_blocks(framework, folder, files, in_use), hint)


def _build_blocks(framework: Framework, folder: Path, files: int, in_use: str) -> Iterator[Block]:
    yield Title(framework.title, "Framework", f"{framework.id} {framework.version}")
    if framework.description:
        yield Prose(framework.description, "Description")
    yield Section("Scale")
    yield Pairs(tuple(Pair(f"{step.value} {step.name}", step.description) for step in framework.scale), "Step")
    if framework.tracks:
        yield Section("Tracks")
        counts = {track.id: sum(level.track == track.id for level in framework.levels) for track in framework.tracks}
        pairs = (
            Pair(track.title, f"{track.id}: {format_count(counts[track.id], 'levels')}") for track in framework.tracks
        )
        yield Pairs(tuple(pairs), "Track")
    yield Section("Levels")
    yield Tree(_build_branches(lay_out_levels(framework)))
    yield Section("Skills")
    yield Pairs(tuple(_list_areas(framework)), "Area")
    if framework.entry.backgrounds:
        yield Section("Getting in from")
        yield Pairs(tuple(Pair(each.id, each.title) for each in framework.entry.backgrounds), "Background")
    if framework.allow:
        yield Section("Allowed in the check")
        yield Pairs(tuple(Pair(rule, reason) for rule, reason in framework.allow.items()), "Rule")
    yield Section("Where it comes from")
    expectations = sum(len(skill.expectations) for skill in framework.skills)
    holds = (
        f"{format_count(len(framework.levels), 'levels')}, {format_count(len(framework.skills), 'skills')}, "
        f"{format_count(expectations, 'expectations')}, in {format_count(files, 'files')}"
    )
    rows = [Pair("Holds", holds), Pair("Folder", str(folder))]
    rows += [Pair("In use", f"yes, {in_use}")] if in_use else []
    rows += [Pair("Attribution", framework.attribution)] if framework.attribution else []
    yield Pairs(tuple(rows))


def _build_branches(found: Sequence[PlacedLevel]) -> tuple[Branch, ...]:
    """The levels below one another; where the ladder forks, each way is a branch with the levels on it."""
    waiting: list[tuple[int, Branch, list[Branch]]] = []
    top: list[Branch] = []

    def close(depth: int) -> None:
        while waiting and waiting[-1][0] >= depth:
            _, branch, children = waiting.pop()
            whole = replace(branch, children=tuple(children))
            (waiting[-1][2] if waiting else top).append(whole)

    for rung, after in zip(found, [*found[1:], None], strict=True):
        depth = 2 * rung.depth - rung.begins
        close(depth)
        waiting.append(
            (depth, _build_branch(rung.level, after.level.id if after and after.depth == rung.depth else ""), [])
        )
    close(0)
    return tuple(top)


def _build_branch(level: Level, after: str) -> Branch:
    """A level, and where it leads unless that is the next line: `after` is the id of the level there."""
    leads = f"leads to {' or '.join(level.next)}" if level.next and level.next != (after,) else ""
    beside = f"beside {' and '.join(level.lateral)}" if level.lateral else ""
    return Branch(level.title, (), SEPARATOR.join(filter(None, (level.id, leads, beside))))


def _list_areas(framework: Framework) -> Iterator[Pair]:
    """Each area with its skills, in the order of the framework."""
    areas: dict[str, list[str]] = {}
    for skill in framework.skills:
        areas.setdefault(skill.area, []).append(skill.name)
    for area, names in areas.items():
        yield Pair(area or "Without an area", ", ".join(names))


def build_check_page(reports: Sequence[Report]) -> Page:
    """The findings on each framework, errors first, each at its place with what to do.

    In a pipe: severity, rule, file, line, column, message, hint, TAB-separated.
    """
    records = tuple(
        (each.severity, each.rule, each.file, str(each.line), str(each.column), each.message, each.hint)
        for report in reports
        for each in report.findings
    )
    otherwise = " ".join(f"{name_report(report)}: {format_findings(report).lower()}." for report in reports)
    blocks = [block for report in reports for block in _build_findings(report)]
    if len(reports) > 1:
        blocks += [Section("Together"), Prose(format_total(reports), "Found")]
    return (*blocks, Records(records, otherwise=otherwise))


def format_findings(report: Report) -> str:
    """'2 errors, 1 warning', or 'Nothing found'; where only new ones were looked for, since which version."""
    counts = {"errors": report.errors, "warnings": report.warnings}
    found = format_counts({kind: count for kind, count in counts.items() if count})
    if report.known is None:
        return found or "Nothing found"
    return f"{found or 'Nothing'} new since {report.earlier}"


def format_total(reports: Sequence[Report]) -> str:
    """How much was found in all: 'Two frameworks: 2 errors, 1 warning.'."""
    errors, warnings = (sum(getattr(each, kind) for each in reports) for kind in ("errors", "warnings"))
    found = format_counts({kind: count for kind, count in (("errors", errors), ("warnings", warnings)) if count})
    number = spell_count(len(reports), "framework")
    return f"{number[:1].upper()}{number[1:]}: {found or 'nothing found'}."


def list_remarks(report: Report) -> Iterator[tuple[str, str]]:
    """What the findings leave open, as labels and sentences: the comparison, and what is not among them."""
    if report.compared is not None:
        yield "Version", report.compared.verdict
    if report.new_here:
        yield "New here", f"It was not there at {report.earlier}, so there is no version to compare with."
    if report.faults_before:
        problems = spell_count(report.faults_before, "problem")
        yield "Version", f"Not compared: the earlier one ({report.earlier}) has {problems}."
    if report.known:
        findings = spell_count(report.known, "finding")
        yield "Known", f"Left out: {findings} that the earlier one ({report.earlier}) has, too."
    for each in report.allowed:
        found = f"{spell_count(each.findings, 'finding')} left out" if each.findings else "nothing found"
        yield "Allowed", f"{each.rule}, {found}: {each.reason}"
    if report.left_out:
        rules = ", ".join(report.left_out)
        yield "Left out", f"The texts are not in English: {rules} were not checked."


def _build_findings(report: Report) -> Iterator[Block]:
    yield Title(report.title or "A framework that cannot be read", "Framework", name_report(report))
    yield Prose(f"{format_findings(report)}.", "Result")
    for label, text in list_remarks(report):
        yield Prose(text, label, tone="normal" if label == "Version" else "muted")
    errors = [each for each in report.findings if each.severity == "error"]
    usable = all(each.rule == VERSION_STEP for each in errors)
    yield from _build_finding_group(
        "Errors" if usable else "Errors: the framework cannot be used until they are fixed", errors
    )
    yield from _build_finding_group("Warnings", (each for each in report.findings if each.severity == "warning"))


def _build_finding_group(heading: str, findings: Iterable[Finding]) -> Iterator[Block]:
    for index, each in enumerate(findings):
        if not index:
            yield Section(heading)
        yield Entry(f"{each.file}:{each.line}:{each.column}" if each.line else each.file, "Place", each.rule)
        yield Prose(each.message, "Problem")
        if each.source.strip():
            yield Prose(each.source.strip(), "In the file", tone="muted")
        if each.hint:
            yield Prose(each.hint, "To do", quiet=False)


def name_report(report: Report) -> str:
    """Its id and version, or the folder where they cannot be read."""
    return f"{report.id} {report.version}" if report.id else report.folder
