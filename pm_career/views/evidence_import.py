"""The page of an import of evidence: what is taken, what is doubtful, and what is left and why."""

from __future__ import annotations

import shlex
from collections.abc import Iterator, Sequence
from itertools import groupby

from pm_career.domain.page import Block, Cell, Entry, Grid, Hint, Page, Pair, Pairs, Prose, Records, Section, Title
from pm_career.domain.renamed_ids import Names
from pm_career.domain.text import cut_text, format_count, one_line
from pm_career.journal.evidence_import import Part, Plan

MOST = 3
"""Parts of each group that a screen lists without --all."""
_MOST_REASONS = 7
_EXCERPT, _LONG_EXCERPT = 70, 240
"""Characters of a text, and of one with --all."""
_SHORT = 60
_NARROWEST = 64


def build_page(plan: Plan, names: Names, file: str, *, stored: bool, most: int | None = MOST) -> Page:
    """Show what became of a file, or would: at most `most` of each group (None: all). `file` is how it was typed.

    In a pipe, a record for every part of the file: what becomes of it, its place, its id if it was stored, its day, its
    skills, its text, and why it is not simply taken.
    """
    blocks = _build_blocks(plan, names, stored=stored, most=most)
    return (*blocks, Records(tuple(map(_build_record, plan.parts))), Hint(_list_next(plan, file, stored=stored)))


def _build_record(each: Part) -> tuple[str, ...]:
    day = each.evidence.date.isoformat() if each.evidence and each.has_day else ""
    id = each.evidence.id if each.evidence else ""
    return (each.fate, str(each.place), id, day, ",".join(each.skills), each.text, each.why)


def _build_blocks(plan: Plan, names: Names, *, stored: bool, most: int | None) -> Iterator[Block]:
    taken, doubtful = plan.list_fate("taken"), plan.list_fate("doubtful")
    length = _LONG_EXCERPT if most is None else _EXCERPT
    yield from _build_head(plan, stored=stored)
    if taken:
        yield Section(f"{'Added' if stored else 'To be added'}: {len(taken):,}")
        yield _build_table(taken[:most], names, length)
        yield from _count_more(taken, most)
    if doubtful:
        yield Section(f"Doubtful, {'so not added' if stored else 'not added with --yes'}: {len(doubtful):,}")
        yield _build_doubts(doubtful[:most], length)
        yield from _count_more(doubtful, most)
    yield from _build_left(plan, most)


def build_preview(plan: Plan) -> Page:
    """Show what stands before the first question: how much there is, and what is left without asking."""
    return (*_build_head(plan, stored=False), *_build_left(plan, MOST))


def _build_head(plan: Plan, *, stored: bool) -> Iterator[Block]:
    yield Title(plan.file.name, "Import", plan.file.kind)
    yield Prose(summarize(plan, stored=stored), "Result")
    for remark in plan.file.remarks:
        yield Prose(remark, "Remark", tone="muted")


def summarize(plan: Plan, *, stored: bool) -> str:
    """One sentence: how many pieces come in, and that nothing else is in the file."""
    taken, doubtful, left = (len(plan.list_fate(fate)) for fate in ("taken", "doubtful", "left"))
    were = ("was" if taken == 1 else "were") if stored else "would be"
    parts = [f"{format_count(taken, 'evidence')} {were} added"]
    parts += [f"{doubtful:,} {'is' if doubtful == 1 else 'are'} doubtful"] if doubtful else []
    parts += [f"{left:,} {'part is' if left == 1 else 'parts are'} left, with the reason"] if left else []
    return f"{', '.join(parts)}. That is the whole file."


def _build_table(parts: Sequence[Part], names: Names, length: int) -> Grid:
    """A row for each piece that is taken: its id or place, its day, what happened, and what it shows."""
    rows, spoken = [], []
    for each in parts:
        assert each.evidence is not None
        place, day = each.evidence.id or str(each.place), each.evidence.date.isoformat()
        what = cut_text(one_line(each.text), length)
        outcome = [f"Outcome: {cut_text(one_line(each.outcome), length)}"] if each.outcome else []
        skills = ", ".join(map(names.skill, each.skills)) or "no skill yet"
        rows.append(
            (
                Cell((place,), tone="strong"),
                Cell((day,), tone="muted"),
                Cell((what, *outcome)),
                Cell((skills,), tone="normal" if each.skills else "unknown"),
            )
        )
        spoken.append(f"{place}, {day}: {' '.join((what, *outcome))} ({skills})")
    columns = ("", "When", "What happened", "What it shows")
    return Grid(columns, tuple(rows), stack_below=_NARROWEST, spoken=tuple(spoken), wraps=2, piped=False)


def _build_doubts(parts: Sequence[Part], length: int) -> Grid:
    """A row for each piece that is doubtful: its place, what happened, and why."""
    texts = [(str(each.place), cut_text(one_line(each.text), length), each.why) for each in parts]
    rows = tuple((Cell((place,), tone="strong"), Cell((what,)), Cell((why,))) for place, what, why in texts)
    spoken = tuple(f"{place}: {what} ({why})" for place, what, why in texts)
    return Grid(("", "What happened", "Why"), rows, stack_below=_NARROWEST, spoken=spoken, wraps=2, piped=False)


def _count_more(entries: Sequence[Part], most: int | None) -> Iterator[Block]:
    if most is not None and len(entries) > most:
        yield Prose(f"… and {len(entries) - most:,} more: --all lists them.", "More", tone="muted")


def _build_left(plan: Plan, most: int | None) -> Iterator[Block]:
    """What is left, in groups of one reason; a screen names the first part of each alone, unless all are asked for."""
    left = sorted(plan.list_fate("left"), key=_get_reason)
    groups = [list(group) for _, group in groupby(left, key=_get_reason)]
    if not groups:
        return
    yield Section(f"Left: {len(left):,}")
    if most is None:
        for group in groups:
            yield Entry(_get_reason(group[0]), "Why", f"{len(group):,}")
            yield Pairs(tuple(Pair(str(each.place), _format_left(each)) for each in group))
        return
    rows = []
    for group in groups[:_MOST_REASONS]:
        more = f"; and {len(group) - 1:,} more" if len(group) > 1 else ""
        rows.append(Pair(_get_reason(group[0]), f"{group[0].place}: {_format_left(group[0])}{more}"))
    yield Pairs(tuple(rows), "Left")
    if len(groups) > len(rows):
        yield Prose(f"… and {len(groups) - len(rows):,} more reasons: --all lists them.", "More", tone="muted")


def _format_left(each: Part) -> str:
    return cut_text(one_line(each.text), _SHORT)


def _get_reason(each: Part) -> str:
    """Why something is left, without what tells it from others that are left for the same reason."""
    why = one_line(each.why)
    return next((start for start in ("here already", "the same") if why.startswith(f"{start} as ")), why)


def _list_next(plan: Plan, file: str, *, stored: bool) -> tuple[tuple[str, str], ...]:
    taken, doubtful = plan.list_fate("taken"), plan.list_fate("doubtful")
    call = f"pmcareer evidence import {shlex.quote(one_line(file))}"
    no_day = any(not each.has_day for each in doubtful)
    dated = ((f"{call} --date today --yes", "add those without a day as of today"),) if no_day else ()
    if stored and taken:
        back = ("pmcareer data undo", "take the whole import back")
        return (("pmcareer evidence", "look at them"), back, *dated)
    if taken and not stored:
        return ((f"{call} --yes", "add all that is sure"), *dated)
    return dated or (("pmcareer evidence", "what is here"),)
