"""The page of `framework diff`: what gets harder first, then everything else by level and skill."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from pm_career.advice.diff_impact import DiffImpact
from pm_career.domain.page import (
    Block,
    Bullets,
    Entry,
    Excerpt,
    Hint,
    Page,
    Pair,
    Pairs,
    Prose,
    Records,
    Section,
    Title,
)
from pm_career.domain.text import cut_text
from pm_career.domain.wording import Runs, drop_empty_marks, mark_changes
from pm_career.frameworks.changes.change import Change, Kind
from pm_career.frameworks.changes.compare import Difference
from pm_career.frameworks.changes.describe import Describer
from pm_career.views.evidence import mark_text

_AROUND = 40
"""Characters that stay on either side of a change in a long text."""
_LONGEST_UNCHANGED = 90
_LONGEST_CHANGED = 160
"""Characters of an unchanged and of a changed stretch that are shown whole."""
_LINE = 60
"""The most characters of two texts together on one line."""
_ARROW = " → "


def build_page(difference: Difference, only: Sequence[Kind], impact: DiffImpact | None, *, whole: bool) -> Page:
    """The changes (of the kinds in `only`, if it names any). Without `whole`, long texts are cut to what changed."""
    return tuple(_build_blocks(Describer(difference), _select(difference, only), impact, whole=whole))


def build_records(difference: Difference, only: Sequence[Kind], impact: DiffImpact | None) -> Page:
    """For a pipe, one record for each change: step, kind, about, level, skill, name, field, before, after."""
    rows: list[tuple[str, ...]] = [
        (
            *(each.step, each.kind.value, each.about, each.level, each.skill, each.name, each.field),
            *(each.before or "", each.after or ""),
        )
        for each in _select(difference, only)
    ]
    if impact is not None:
        rows += _list_impact_records(impact)
    describer = Describer(difference)
    return (Records(tuple(rows), otherwise=f"{describer.format_counts()} {describer.format_verdict()}"),)


def _select(difference: Difference, only: Sequence[Kind]) -> list[Change]:
    return [change for change in difference.changes if not only or change.kind in only]


def _build_blocks(
    describer: Describer, shown: Sequence[Change], impact: DiffImpact | None, *, whole: bool
) -> Iterator[Block]:
    old, new = describer.difference.old, describer.difference.new
    if describer.difference.one_ladder:
        yield Title(new.title, "Differences", f"{new.id} {old.version}{_ARROW}{new.version}")
    else:
        yield Title(
            f"{old.title}{_ARROW}{new.title}", "Differences", f"{old.id} {old.version}{_ARROW}{new.id} {new.version}"
        )
    yield Prose(describer.format_counts(), "In short")
    yield Prose(describer.format_verdict(), "Version")
    if not shown and describer.difference.changes:
        yield Prose("None of them is of the kind that was asked for.", "Shown", tone="muted")
    harder = [change for change in shown if change.harder]
    if harder:
        yield Section(f"What gets harder ({len(harder)})")
        yield from _build_harder([describer.format_harder(change) for change in harder])
    if impact is not None:
        yield from _build_impact(impact)
    rest = [change for change in shown if not change.harder]
    for group in describer.group_changes(rest):
        yield Section(f"{group.title} ({group.id})" if group.id and group.id != group.title else group.title)
        for place, changes in groupby(
            group.changes, key=lambda change: (_name_place(describer, change), _has_both_sides(change))
        ):
            yield from _build_changes(describer, place[0], list(changes), whole=whole)
    if impact is not None and impact.moves:
        yield Hint(tuple((command, "have your notes follow the new id") for command in impact.moves))


def _build_harder(pairs: Sequence[tuple[str, str]]) -> Iterator[Block]:
    """What asks for more: a line each, or lists where several belong to one level or skill."""
    if len(dict(pairs)) == len(pairs):
        yield Pairs(tuple(Pair(about, asked) for about, asked in pairs), "Harder")
        return
    for about, found in groupby(pairs, key=lambda each: each[0]):
        yield Entry(about, "Harder")
        yield Bullets(tuple(asked for _, asked in found), "Asked", quiet=True)


def _has_both_sides(change: Change) -> bool:
    """Whether there was something before and is something after."""
    return change.before is not None and change.after is not None


def _is_of_the_piece_itself(change: Change) -> bool:
    """Whether it is about the level or skill as a whole, whose name the section has already."""
    return change.about in ("level", "skill") and not change.field


def _build_changes(describer: Describer, place: str, changes: Sequence[Change], *, whole: bool) -> Iterator[Block]:
    """Changes in one place: what was added or removed as one list, anything else one by one."""
    if changes[0].field == "focus" or _is_of_the_piece_itself(changes[0]):
        yield Prose(place, "Change")
    elif _has_both_sides(changes[0]):
        yield from (_build_change(describer, place, change, whole=whole) for change in changes)
    else:
        texts = [_format_only_side(describer, change) for change in changes]
        yield Bullets(tuple(text if whole else cut_text(text, _LONGEST_CHANGED) for text in texts), place)


def _name_place(describer: Describer, change: Change) -> str:
    """Where a change is; all levels that no longer expect a skill are one place."""
    return _NO_LONGER_EXPECTED if _is_no_longer_expected(change) else describer.format_place(change)


def _format_only_side(describer: Describer, change: Change) -> str:
    before, after = describer.format_sides(change)
    text = (before if after is None else after) or ""
    return f"{describer.find_level_name(change.level)}: {text}" if _is_no_longer_expected(change) else text


def _is_no_longer_expected(change: Change) -> bool:
    return change.about == "expectation" and change.field == "step" and change.after is None


_NO_LONGER_EXPECTED = "no longer expected"


def _build_change(describer: Describer, place: str, change: Change, *, whole: bool) -> Block:
    before, after = describer.format_sides(change)
    assert before is not None
    assert after is not None
    if change.alike is not None:
        return Excerpt(place, (f"{before}{_ARROW}{after} ({describer.format_certainty(change)})",), "Change")
    one, other = mark_changes(before, after)
    if not whole:
        one, other = _cut_runs(one), _cut_runs(other)
    one, other = drop_empty_marks(one), drop_empty_marks(other)
    between = f"\n{_ARROW.lstrip()}" if len(before) + len(after) > _LINE else _ARROW
    return Excerpt(place, (*one[:-1], f"{one[-1]}{between}{other[0]}", *other[1:]), "Change")


def _cut_runs(runs: Runs) -> Runs:
    """The same runs, each unchanged one cut to what is next to a change."""
    last = len(runs) - 1
    return tuple(
        cut_text(run, _LONGEST_CHANGED) if index % 2 else _cut_unchanged(run, first=index == 0, last=index == last)
        for index, run in enumerate(runs)
    )


def _cut_unchanged(run: str, *, first: bool, last: bool) -> str:
    if len(run) <= _LONGEST_UNCHANGED:
        return run
    head = "" if first else run[:_AROUND].rpartition(" ")[0]
    tail = "" if last else run[-_AROUND:].partition(" ")[2]
    return f"{head} … {tail}" if head and tail else f"{head} …" if head else f"… {tail}"


def _build_impact(impact: DiffImpact) -> Iterator[Block]:
    yield Section(impact.heading)
    for remark in impact.remarks:
        yield Prose(remark, "Note", tone="muted")
    if impact.what_next:
        yield Prose(impact.what_next, "Next")
    if impact.shifts:
        yield Pairs(tuple(Pair(each.label, each.summary) for each in impact.shifts), "Next")
    if impact.unaffected:
        yield Prose(impact.unaffected, "Notes")
    for touch in impact.touches:
        yield Entry(touch.name, touch.about.capitalize(), touch.summary)
        noted = [(each.id, mark_text(each, each.what)) for each in touch.evidence] + [
            (each.id, each.what) for each in touch.goals
        ]
        if noted:
            yield Bullets(tuple(map(" ".join, noted)), "Noted", quiet=True)


def _list_impact_records(impact: DiffImpact) -> Iterator[tuple[str, ...]]:
    """What it means for a person, as records with the fields of the changes; the first field, the step, is empty."""
    for remark in impact.remarks:
        yield "", "remark", "", "", "", "", "", "", remark
    for shift in impact.shifts:
        places = (str(shift.before or ""), str(shift.after or ""))
        yield "", "next", "skill", "", shift.skill, shift.label, "place", *places
    for touch in impact.touches:
        level, skill = (touch.id if touch.about == about else "" for about in ("level", "skill"))
        if touch.role:
            yield "", "touched", touch.about, level, skill, touch.name, touch.role, "", ""
        for called, noted in (("ratings", touch.ratings), ("evidence", touch.evidence), ("goals", touch.goals)):
            if noted:
                ids = ", ".join(each.id for each in noted)
                yield "", "touched", touch.about, level, skill, touch.name, called, "", ids
    for command in impact.moves:
        yield "", "move", "", "", "", "", "", "", command
