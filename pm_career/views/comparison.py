"""Levels side by side: scope, responsibilities, and what each skill's bar does from one to the next."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pm_career.advice.comparison import KINDS, Change, Comparison, Kind
from pm_career.domain.framework import Expectation, Framework, Level
from pm_career.views.level import step
from pm_career.views.page import Block, Cell, Grid, Hint, Page, Prose, Section, Title
from pm_career.views.theme import SIDE_BY_SIDE

_KINDS: dict[Kind, str] = {
    "raised": "Raised",
    "new": "New",
    "unchanged": "Same step, at another scope",
    "lowered": "Lowered",
    "dropped": "No longer asked for",
}
_SCOPE = ("impact", "autonomy", "influence", "complexity")


def page(framework: Framework, levels: Sequence[Level], steps: Sequence[Comparison], *, only_changes: bool) -> Page:
    """The levels side by side; `steps` compare each with the one before it, `only_changes` leaves out the rest."""
    return tuple(_blocks(framework, levels, steps, only_changes))


def _blocks(
    framework: Framework, levels: Sequence[Level], steps: Sequence[Comparison], only_changes: bool
) -> Iterator[Block]:
    yield Title(" → ".join(level.title for level in levels), "Compare", " → ".join(level.id for level in levels))
    for comparison in steps:
        pair = (comparison.start, comparison.to)
        if len(steps) > 1:
            yield Title(f"{pair[0].title} → {pair[1].title}", "Stage")
        yield Prose(_summary(comparison), "In short")
        yield from _scope(pair)
        yield from _responsibilities(comparison)
        for kind in KINDS:
            changes = comparison.of(kind)
            if changes and not (only_changes and kind == "unchanged"):
                yield Section(f"{_KINDS[kind]} ({len(changes)})")
                yield _skills(framework, pair, changes)
    ends = (levels[0].id, levels[-1].id)
    yield Hint(((f"pmcareer path --from {ends[0]} --to {ends[1]}", "the way from one to the other"),))


def _summary(comparison: Comparison) -> str:
    counted = [(len(comparison.of(kind)), kind) for kind in KINDS]
    words = [f"{number} {'on the same step' if kind == 'unchanged' else kind}" for number, kind in counted if number]
    return f"Skills: {', '.join(words) or 'none asked for by either'}."


def _scope(pair: tuple[Level, Level]) -> Iterator[Block]:
    lines = [(name, *(getattr(level.scope, name) for level in pair)) for name in _SCOPE]
    rows = [line for line in lines if any(line[1:])]
    if rows:
        yield Section("Scope")
        yield _side_by_side(
            pair,
            [(Cell((), head=name.capitalize()), Cell((a,)), Cell((b,))) for name, a, b in rows],
            [("scope", *row) for row in rows],
        )


def _responsibilities(comparison: Comparison) -> Iterator[Block]:
    before, after = ([each.title for each in side] for side in (comparison.dropped, comparison.added))
    if not before and not after:
        return
    yield Section("Answerable for")
    records = [("responsibility", "dropped", title, "") for title in before]
    records += [("responsibility", "added", "", title) for title in after]
    row = (Cell((), head="Only here"), Cell(tuple(before)), Cell(tuple(after)))
    yield _side_by_side((comparison.start, comparison.to), [row], records)


def _skills(framework: Framework, pair: tuple[Level, Level], changes: Sequence[Change]) -> Grid:
    rows = [
        (Cell((), head=change.skill.name), _bar(framework, change.before), _bar(framework, change.after))
        for change in changes
    ]
    records = [
        (f"skill {change.kind}", change.skill.id, *(_record(framework, bar) for bar in (change.before, change.after)))
        for change in changes
    ]
    return _side_by_side(pair, rows, records)


def _side_by_side(
    pair: tuple[Level, Level], rows: Sequence[tuple[Cell, ...]], records: Sequence[tuple[str, ...]]
) -> Grid:
    columns = ("", pair[0].title, pair[1].title)
    return Grid(columns, tuple(rows), tuple(records), stack_below=SIDE_BY_SIDE)


def _bar(framework: Framework, bar: Expectation | None) -> Cell:
    if bar is None:
        return Cell(("not asked for",))
    focus = f", in focus{f' as {bar.label}' if bar.label else ''}" if bar.focus else ""
    return Cell((bar.bar,) if bar.bar else (), head=f"{step(framework, bar.step)}{focus}")


def _record(framework: Framework, bar: Expectation | None) -> str:
    return f"{step(framework, bar.step)}. {bar.bar}".strip() if bar else ""
