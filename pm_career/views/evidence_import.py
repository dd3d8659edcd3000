"""The page of an import of evidence: what is taken, what is doubtful, and what is left and why."""

from __future__ import annotations

import shlex
from collections.abc import Iterator, Sequence
from itertools import groupby

from pm_career.domain.page import Block, Cell, Grid, Hint, Page, Pair, Pairs, Prose, Records, Section, Title
from pm_career.domain.renamed_ids import Names
from pm_career.domain.text import cut_text, format_count, one_line
from pm_career.journal.evidence_import import Entry, Plan

MOST = 5
"""Parts of each group that a screen lists without --all."""
_EXCERPT = 160
_SHORT = 70
_NARROWEST = 56


def build_page(plan: Plan, names: Names, file: str, *, stored: bool, most: int | None = MOST) -> Page:
    """Show what became of a file, or would: at most `most` of each group (None: all). `file` is how it was typed.

    In a pipe, a record for every part of the file: what becomes of it, its place, its id if it was stored, its day, its
    skills, its text, and why it is not simply taken.
    """
    blocks = _build_blocks(plan, names, stored=stored, most=most)
    return (*blocks, Records(tuple(map(_build_record, plan.entries))), Hint(_list_next(plan, file, stored=stored)))


def _build_record(each: Entry) -> tuple[str, ...]:
    day = each.evidence.date.isoformat() if each.evidence and each.has_day else ""
    id = each.evidence.id if each.evidence else ""
    return (each.fate, str(each.place), id, day, ",".join(each.skills), each.text, each.why)


def _build_blocks(plan: Plan, names: Names, *, stored: bool, most: int | None) -> Iterator[Block]:
    taken, doubtful, left = (plan.list_fate(fate) for fate in ("taken", "doubtful", "left"))
    yield Title(plan.file.name, "Import", plan.file.kind)
    yield Prose(summarize(plan, stored=stored), "Result")
    for remark in plan.file.remarks:
        yield Prose(remark, "Remark", tone="muted")
    if taken:
        yield Section(f"{'Added' if stored else 'To be added'}: {len(taken):,}")
        yield _build_table(taken[:most], names, with_why=False)
        yield from _count_more(taken, most)
    if doubtful:
        yield Section(f"Doubtful, {'so not added' if stored else 'so asked, not taken with --yes'}: {len(doubtful):,}")
        yield _build_table(doubtful[:most], names, with_why=True)
        yield from _count_more(doubtful, most)
    if left:
        yield Section(f"Left: {len(left):,}")
        yield from _build_groups(left, most)


def summarize(plan: Plan, *, stored: bool) -> str:
    """One sentence: how many pieces come in, and that nothing else is in the file."""
    taken, doubtful, left = (len(plan.list_fate(fate)) for fate in ("taken", "doubtful", "left"))
    were = ("was" if taken == 1 else "were") if stored else "would be"
    parts = [f"{format_count(taken, 'evidence')} {were} added"]
    parts += [f"{doubtful:,} {'is' if doubtful == 1 else 'are'} doubtful"] if doubtful else []
    parts += [f"{left:,} {'part is' if left == 1 else 'parts are'} left, with the reason"] if left else []
    return f"{', '.join(parts)}. That is the whole file."


def _build_table(entries: Sequence[Entry], names: Names, *, with_why: bool) -> Grid:
    rows, spoken = [], []
    for each in entries:
        assert each.evidence is not None
        place = each.evidence.id or str(each.place)
        day = each.evidence.date.isoformat() if each.has_day else "no day"
        what = cut_text(one_line(each.text), _EXCERPT)
        outcome = [f"Outcome: {cut_text(one_line(each.outcome), _EXCERPT)}"] if each.outcome else []
        skills = ", ".join(map(names.skill, each.skills)) or "no skill yet"
        last = each.why if with_why else skills
        rows.append(
            (
                Cell((place,), tone="strong"),
                Cell((day,), tone="muted"),
                Cell((what, *outcome)),
                Cell((last,), tone="normal" if with_why or each.skills else "unknown"),
            )
        )
        spoken.append(f"{place}, {day}: {' '.join((what, *outcome))} ({last})")
    columns = ("", "When", "What happened", "Why" if with_why else "What it shows")
    return Grid(columns, tuple(rows), stack_below=_NARROWEST, spoken=tuple(spoken), wraps=2, piped=False)


def _count_more(entries: Sequence[Entry], most: int | None) -> Iterator[Block]:
    if most is not None and len(entries) > most:
        yield Prose(f"… and {len(entries) - most:,} more: --all lists them.", "More", tone="muted")


def _build_groups(left: Sequence[Entry], most: int | None) -> Iterator[Block]:
    """What is left, in groups of one reason; a screen names the first part of each alone, unless all are asked for."""
    groups = [list(group) for _, group in groupby(sorted(left, key=_get_reason), key=_get_reason)]
    shown = groups if most is None else groups[: most + 2]
    rows = []
    for group in shown:
        listed = group if most is None else group[:1]
        texts = [f"{each.place}: {cut_text(one_line(each.text), _SHORT)}" for each in listed]
        texts += [f"and {len(group) - len(listed):,} more"] if len(group) > len(listed) else []
        rows.append(Pair(_get_reason(group[0]), "; ".join(texts)))
    yield Pairs(tuple(rows), "Left")
    if len(groups) > len(shown):
        yield Prose(f"… and {len(groups) - len(shown):,} more reasons: --all lists them.", "More", tone="muted")


def _get_reason(each: Entry) -> str:
    """Why something is left, without what tells it from others that are left for the same reason."""
    why = one_line(each.why)
    return next((start for start in ("here already", "the same as a part above") if why.startswith(start[:10])), why)


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
