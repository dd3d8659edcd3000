"""Levels side by side: scope, responsibilities, and what each skill's bar does from one to the next."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from pm_career.advice.comparison import Change, Comparison, Kind
from pm_career.advice.paths import find_stages
from pm_career.domain.framework import Expectation, Framework, Level
from pm_career.domain.page import Block, Cell, Grid, Hint, Page, Prose, Section, Title, Tone
from pm_career.domain.text import join_names, spell_count
from pm_career.views.steps import build_bar_gauge, format_step

_KINDS: dict[Kind, str] = {
    "raised": "Raised",
    "new": "New",
    "lowered": "Lowered",
    "dropped": "No longer asked for",
    "unchanged": "Same step, at another scope",
}
"""In the order of the page: changes come first, what falls right below what rises."""
_NARROWEST = 72
"""Columns that two texts need beside each other."""
_SCOPE = ("impact", "autonomy", "influence", "complexity")


def build_page(
    framework: Framework,
    levels: Sequence[Level],
    steps: Sequence[Comparison],
    *,
    only_changes: bool,
    rated: Mapping[str, int | None] | None = None,
) -> Page:
    """The levels side by side; `steps` compare each with the one before it, `only_changes` leaves out the rest.

    `rated` are a person's steps by skill (None: not known), shown beside the bars.
    """
    return tuple(_build_blocks(framework, levels, steps, only_changes, rated))


def _build_blocks(
    framework: Framework,
    levels: Sequence[Level],
    steps: Sequence[Comparison],
    only_changes: bool,
    rated: Mapping[str, int | None] | None,
) -> Iterator[Block]:
    yield Title(" → ".join(level.title for level in levels), "Compare", " → ".join(level.id for level in levels))
    for comparison in steps:
        pair = (comparison.start, comparison.to)
        if len(steps) > 1:
            yield Title(f"{pair[0].title} → {pair[1].title}", "Stage")
        yield Prose(_format_summary(comparison), "In short")
        if move := _describe_move(framework, comparison):
            yield Prose(move, "Move")
        yield from _build_rises_and_falls(comparison)
        yield from _build_scope(pair)
        yield from _build_responsibilities(comparison)
        for kind, title in _KINDS.items():
            changes = comparison.select(kind)
            if changes and not (only_changes and kind == "unchanged"):
                yield Section(f"{title} ({len(changes)})")
                yield _build_skills(framework, pair, changes, rated)
    yield from _build_hint(framework, levels[0].id, levels[-1].id)


def _format_summary(comparison: Comparison) -> str:
    counts = [(len(comparison.select(kind)), kind) for kind in _KINDS]
    words = [f"{number} {'on the same step' if kind == 'unchanged' else kind}" for number, kind in counts if number]
    return f"Skills: {', '.join(words) or 'none asked for by either'}."


def _describe_move(framework: Framework, comparison: Comparison) -> str:
    """How the ranks of two levels on different tracks compare; empty on one track."""
    start, to = comparison.start, comparison.to
    if start.track == to.track:
        return ""
    tracks = [framework.find_track_title(level) or "no track" for level in (start, to)]
    away = f"from {tracks[0]} to {tracks[1]}"
    if start.rank != to.rank:
        ranks = abs(to.rank - start.rank)
        return f"{spell_count(ranks, 'level').capitalize()} {'up' if to.rank > start.rank else 'down'}, and {away}."
    if comparison.lateral:
        return f"A move at the same rank, {away}: neither up nor down."
    return f"The same rank on another track, {away}; the ladder has no move between the two."


def _build_rises_and_falls(comparison: Comparison) -> Iterator[Block]:
    """The names of what rises and falls, as the tables below are long; nothing if all stays on its step."""
    rises = [change.skill.name for change in (*comparison.select("raised"), *comparison.select("new"))]
    falls = [change.skill.name for change in (*comparison.select("lowered"), *comparison.select("dropped"))]
    if rises or falls:
        yield Prose(f"Asks more: {join_names(rises)}." if rises else "Asks more: nothing.", "Rises")
    if falls:
        yield Prose(f"Asks less: {join_names(falls)}.", "Falls")


def _build_hint(framework: Framework, from_id: str, to_id: str) -> Iterator[Block]:
    """How to see the way between the two levels, in whichever direction there is one."""
    for start, end in ((from_id, to_id), (to_id, from_id)):
        if find_stages(framework, start, end):
            yield Hint(((f"pmcareer path --from {start} --to {end}", "the way from one to the other"),))
            return


def _build_scope(pair: tuple[Level, Level]) -> Iterator[Block]:
    lines = [(name, *(getattr(level.scope, name) for level in pair)) for name in _SCOPE]
    rows = [line for line in lines if any(line[1:])]
    if rows:
        yield Section("Scope")
        yield _build_table(
            pair,
            [(Cell((), head=name.capitalize()), Cell((a,)), Cell((b,))) for name, a, b in rows],
            [("scope", *row) for row in rows],
        )


def _build_responsibilities(comparison: Comparison) -> Iterator[Block]:
    before, after = ([each.title for each in side] for side in (comparison.dropped, comparison.added))
    if not before and not after:
        return
    yield Section("Responsible for")
    records = [("responsibility", "dropped", title, "") for title in before]
    records += [("responsibility", "added", "", title) for title in after]
    row = (Cell((), head="Only here"), Cell(tuple(before)), Cell(tuple(after)))
    yield _build_table((comparison.start, comparison.to), [row], records)


def _build_skills(
    framework: Framework,
    pair: tuple[Level, Level],
    changes: Sequence[Change],
    rated: Mapping[str, int | None] | None,
) -> Grid:
    rows, records = [], []
    for change in changes:
        bars = (change.before, change.after)
        at = None if rated is None else rated.get(change.skill.id)
        rating = () if rated is None else (f"rated {format_step(framework, at)}" if at is not None else "not rated",)
        moved, tone = _describe_change(change)
        name = Cell((moved, *rating), head=change.skill.name, tone=tone)
        rows.append((name, *(_build_bar(framework, bar) for bar in bars)))
        more = () if rated is None else ("" if at is None else str(at),)
        texts = (_format_bar(framework, bar) for bar in bars)
        records.append((f"skill {change.kind}", change.skill.id, *texts, *more))
    return _build_table(pair, rows, records)


def _describe_change(change: Change) -> tuple[str, Tone]:
    """How far a skill's step rises or falls, such as '+1 step', and the tone of it."""
    if change.before is None:
        return "new", "to_go"
    if change.after is None:
        return "no longer asked for", "muted"
    rise = change.after.step - change.before.step
    if not rise:
        return "same step", "muted"
    steps = "1 step" if abs(rise) == 1 else f"{abs(rise)} steps"
    return (f"+{steps}", "to_go") if rise > 0 else (f"−{steps}", "muted")


def _build_table(
    pair: tuple[Level, Level], rows: Sequence[tuple[Cell, ...]], records: Sequence[tuple[str, ...]]
) -> Grid:
    columns = ("", pair[0].title, pair[1].title)
    return Grid(columns, tuple(rows), tuple(records), stack_below=_NARROWEST)


def _build_bar(framework: Framework, bar: Expectation | None) -> Cell:
    if bar is None:
        return Cell(("not asked for",), tone="unknown")
    focus = f", in focus{f' as {bar.label}' if bar.label else ''}" if bar.focus else ""
    asked = f"{format_step(framework, bar.step)}{focus}"
    spoken = f"{asked}: {bar.asks}" if bar.asks else asked
    return Cell((asked, bar.asks) if bar.asks else (asked,), gauge=build_bar_gauge(framework, bar), spoken=spoken)


def _format_bar(framework: Framework, bar: Expectation | None) -> str:
    return f"{format_step(framework, bar.step)}. {bar.asks}".strip() if bar else ""
