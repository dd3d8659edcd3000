"""The rules of quality, in the order of docs/rules.md."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

import msgspec

from pm_career.domain.framework import Framework
from pm_career.frameworks.changes.compare import Difference
from pm_career.frameworks.pieces import SoundPieces
from pm_career.frameworks.quality import ladder_rules, length_rules, repetition_rules, wording_rules
from pm_career.frameworks.quality.finding import Finding, Report, from_fault
from pm_career.frameworks.quality.text_walk import Matter, matter
from pm_career.frameworks.quality.versions import compared, version_step
from pm_career.frameworks.quality.wording_rules import is_english
from pm_career.frameworks.read import read_folder


class Rules(msgspec.Struct, frozen=True):
    """Rules that are looked for together: `names` are what their findings are called.

    `english` rules go by lists of English words; `whole` ones judge the ladder as a whole, so that they say nothing
    while a part of it cannot be read.
    """

    names: tuple[str, ...]
    find: Callable[[Matter], Iterable[Finding]]
    english: bool = False
    whole: bool = False


ALL = (
    Rules((repetition_rules.SAME, repetition_rules.DESCRIBED, repetition_rules.NEAR), repetition_rules.neighbours),
    Rules((repetition_rules.RULE,), repetition_rules.repeated),
    Rules((wording_rules.NO_VERB, wording_rules.TRAIT), wording_rules.behaviours, english=True),
    Rules((wording_rules.RULE,), wording_rules.vague, english=True),
    Rules((length_rules.LONG,), length_rules.too_wordy),
    Rules((length_rules.MANY,), length_rules.too_many),
    Rules((ladder_rules.FALLS,), ladder_rules.falls, whole=True),
    Rules((ladder_rules.EMPTY,), ladder_rules.empty_cells),
    Rules((ladder_rules.NO_PRACTICE,), ladder_rules.no_practice),
    Rules((ladder_rules.IDLE,), ladder_rules.idle_skills, whole=True),
    Rules((ladder_rules.ALIKE,), ladder_rules.levels_alike, whole=True),
    Rules((ladder_rules.UNREACHABLE,), ladder_rules.unreachable, whole=True),
    Rules((ladder_rules.NO_FOCUS,), ladder_rules.no_focus, whole=True),
)


def check(folder: Path, compare_with: Callable[[Framework], Difference] | None = None) -> Report:
    """Every finding on the framework in a folder. Never raises for what its files hold.

    With `compare_with`, which compares it with an earlier one, its version is judged, too, unless it has errors.
    """
    reading = read_folder(folder)
    faults = [from_fault(fault) for fault in reading.faults]
    if reading.pieces is None:
        return Report(str(folder), "", "", "", tuple(sorted(faults)))
    judged, left_out = judge(reading.pieces, whole=not faults)
    difference = compare_with(reading.framework) if compare_with and reading.framework else None
    if difference is not None:
        judged += version_step(reading.pieces, difference)
    manifest = reading.pieces.manifest.value
    return Report(
        str(folder),
        manifest.id,
        manifest.title,
        manifest.version,
        tuple(sorted([*faults, *judged])),
        left_out,
        compared(difference) if difference is not None else None,
    )


def judge(parts: SoundPieces, *, whole: bool) -> tuple[list[Finding], tuple[str, ...]]:
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
    told = {(each.file, each.line, each.column) for each in findings if each.rule == repetition_rules.SAME}
    return [
        each
        for each in findings
        if each.rule != repetition_rules.RULE or (each.file, each.line, each.column) not in told
    ]
