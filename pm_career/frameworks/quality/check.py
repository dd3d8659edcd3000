"""Check a framework's folder: the reader's faults, and the rules of quality in the order of docs/rules.md."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

import msgspec

from pm_career.domain.prose import is_english
from pm_career.domain.text import escape_hidden
from pm_career.frameworks.changes.compare import Difference
from pm_career.frameworks.changes.describe import Describer
from pm_career.frameworks.changes.sources import Earlier
from pm_career.frameworks.pieces import SoundPieces
from pm_career.frameworks.quality import beginning_rules, ladder_rules, length_rules, wording_rules
from pm_career.frameworks.quality.allowed_rules import NO_REASON, UNKNOWN, find_misused, leave_out_allowed
from pm_career.frameworks.quality.finding import VERSION_STEP, Allowed, Comparison, Finding, Report, make_error
from pm_career.frameworks.quality.lexicon import load_word_lists
from pm_career.frameworks.quality.new_findings import find_new
from pm_career.frameworks.quality.text_walk import CheckedFramework, make_finding, prepare
from pm_career.frameworks.read import Reading, read_folder


class Rules(msgspec.Struct, frozen=True):
    """Rules that are looked for together: `names` are what their findings are called.

    `english` rules go by lists of English words. `whole` ones judge the ladder as a whole, so that they say nothing
    while a part of it cannot be read.
    """

    names: tuple[str, ...]
    find: Callable[[CheckedFramework], Iterable[Finding]]
    english: bool = False
    whole: bool = False


ALL = (
    Rules((wording_rules.SAME, wording_rules.DESCRIBED, wording_rules.NEAR), wording_rules.find_like_below),
    Rules((wording_rules.REPEATED,), wording_rules.find_repeated),
    Rules((wording_rules.NO_VERB, wording_rules.TRAIT), wording_rules.find_no_deed, english=True),
    Rules((wording_rules.VAGUE,), wording_rules.find_vague, english=True),
    Rules((beginning_rules.BEGINNING,), beginning_rules.find_same_beginnings, english=True),
    Rules((length_rules.LONG,), length_rules.find_too_wordy),
    Rules((length_rules.MANY,), length_rules.find_too_many),
    Rules((ladder_rules.FALLS,), ladder_rules.find_falls, whole=True),
    Rules((ladder_rules.EMPTY,), ladder_rules.find_empty_cells),
    Rules((ladder_rules.NO_PRACTICE,), ladder_rules.find_no_practice),
    Rules((ladder_rules.NO_ACTION,), ladder_rules.find_no_action, whole=True),
    Rules((ladder_rules.IDLE,), ladder_rules.find_idle_skills, whole=True),
    Rules((ladder_rules.ALIKE,), ladder_rules.find_levels_alike, whole=True),
    Rules((ladder_rules.UNREACHABLE,), ladder_rules.find_unreachable, whole=True),
    Rules((ladder_rules.NO_FOCUS,), ladder_rules.find_no_focus, whole=True),
    Rules((UNKNOWN, NO_REASON), lambda checked: find_misused(checked, list_allowable())),
)


def list_allowable() -> tuple[str, ...]:
    """The rules that a framework may allow: all but those about what it allows."""
    return tuple(name for rules in ALL for name in rules.names if name not in (UNKNOWN, NO_REASON))


def check(folder: Path, earlier: Earlier | None = None, *, new_only: bool = False) -> Report:
    """Every finding on the framework in a folder. Never raises for what its files hold.

    With an `earlier` version, the version of the present one is judged, too, unless either has errors. `new_only`
    leaves out what is found in the earlier one as well. Raises UsageError where that is another ladder.
    """
    reading = read_folder(folder)
    findings, left_out, allowed = _find_all(reading)
    difference = earlier.compare(reading.framework) if earlier and reading.framework else None
    if difference is not None and reading.pieces is not None:
        findings += _check_version(reading.pieces, difference)
    before = earlier.reading if earlier else None
    known = None
    if earlier and new_only:
        found_before = _find_all(before).findings if before else []
        new = find_new(findings, escape_hidden(str(folder)), found_before, earlier.files)
        findings, known = new, len(findings) - len(new)
    manifest = reading.pieces.manifest.value if reading.pieces else None
    return Report(
        folder=str(folder),
        id=manifest.id if manifest else "",
        title=manifest.title if manifest else "",
        version=manifest.version if manifest else "",
        findings=tuple(sorted(findings)),
        left_out=left_out,
        allowed=allowed,
        compared=_summarize(difference) if difference is not None else None,
        earlier=earlier.name if earlier else "",
        new_here=earlier is not None and before is None,
        faults_before=len(before.faults) if before and before.framework is None else 0,
        known=known,
    )


class _Found(NamedTuple):
    """The faults of the reader and what the rules find; the rules that were left out, and those that are allowed."""

    findings: list[Finding]
    left_out: tuple[str, ...] = ()
    allowed: tuple[Allowed, ...] = ()


def _find_all(reading: Reading) -> _Found:
    errors = [make_error(fault) for fault in reading.faults]
    if reading.pieces is None:
        return _Found(errors)
    findings, left_out = _apply_rules(reading.pieces, whole=not errors)
    findings, allowed = leave_out_allowed(findings, reading.pieces.manifest.value.allow, list_allowable())
    return _Found([*errors, *findings], left_out, allowed)


def _apply_rules(pieces: SoundPieces, *, whole: bool) -> tuple[list[Finding], tuple[str, ...]]:
    """What the rules find in what could be read, and the rules that were left out where that is not in English."""
    checked = prepare(pieces, load_word_lists())
    english = is_english((written.text for written in checked.texts), checked.lists)
    findings: list[Finding] = []
    left_out: list[str] = []
    for rules in ALL:
        if rules.english and not english:
            left_out += rules.names
        elif whole or not rules.whole:
            findings += rules.find(checked)
    return _drop_repeated(findings), tuple(left_out)


def _drop_repeated(findings: list[Finding]) -> list[Finding]:
    """The findings without a repeated sentence where the whole text is that of the cell below."""
    same = {(each.file, each.line, each.column) for each in findings if each.rule == wording_rules.SAME}
    return [
        each
        for each in findings
        if each.rule != wording_rules.REPEATED or (each.file, each.line, each.column) not in same
    ]


def _check_version(pieces: SoundPieces, difference: Difference) -> Iterator[Finding]:
    """An error at the version, if it is too low for what changed since the earlier one."""
    if difference.says_enough:
        return
    describer = Describer(difference)
    old, new = difference.old.version, difference.new.version
    heaviest = [change for change in difference.changes if change.step == difference.step]
    if heaviest:
        message = f"`{new}` is too low: what changed since {old} makes it {difference.needed} at least"
        first = heaviest[0]
        what = f"{describer.format_heading(first)}, {describer.format_kind(first)}"
        others = f", and {len(heaviest) - 1} more" if len(heaviest) > 1 else ""
        hint = f"Of {difference.step} weight: {what}{others}. {first.why} All of them: framework diff."
    else:
        message, hint = f"`{new}` is older than {old}", f"It must be at least {difference.needed}."
    finding = make_finding(pieces.manifest, ("version",), VERSION_STEP, message, hint)
    yield msgspec.structs.replace(finding, severity="error")


def _summarize(difference: Difference) -> Comparison:
    return Comparison(
        difference.old.version,
        len(difference.changes),
        difference.step,
        difference.needed,
        Describer(difference).format_verdict(),
    )
