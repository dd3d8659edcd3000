"""The page of `path`: each way from one level to another, its stages and what they add, and the skills that count."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pm_career.advice.comparison import Change, Comparison
from pm_career.advice.paths import MOST_ROUTES, Carrier, Route
from pm_career.domain.framework import Framework, Level
from pm_career.domain.page import Block, Branch, Gauge, Hint, Page, Pair, Pairs, Prose, Section, Title, Tone, Tree
from pm_career.domain.text import spell_count
from pm_career.views.ladder import format_years
from pm_career.views.theme import SEPARATOR
from pm_career.views.tracks import has_several_tracks


def build_page(framework: Framework, start: Level, to: Level, routes: Sequence[Route]) -> Page:
    """Every route as a tree of its stages. There must be at least one."""
    return tuple(_build_blocks(framework, start, to, routes))


def _build_blocks(framework: Framework, start: Level, to: Level, routes: Sequence[Route]) -> Iterator[Block]:
    yield Title(f"From {start.title} to {to.title}", "Path", f"{start.id} → {to.id}")
    yield Prose(_format_summary(routes), "In short")
    for number, route in enumerate(routes, start=1):
        if len(routes) > 1:
            names = " → ".join((start.id, *(stage.to.id for stage in route.stages)))
            yield Section(f"Way {number}: {names}")
        yield Tree(tuple(_build_stage(framework, stage) for stage in route.stages))
        if route.carriers:
            yield Section("Worth starting now: these count at every stage")
            yield Pairs(tuple(_build_carrier(framework, each) for each in route.carriers), "Carries")
    first = routes[0].stages[0].to.id
    yield Hint(
        (
            (f"pmcareer next --from {start.id} --to {to.id}", "what to develop first"),
            (f"pmcareer compare {start.id} {first}", "the first stage in full"),
        )
    )


def _format_summary(routes: Sequence[Route]) -> str:
    """How many ways there are, and how long the first is ('Two ways; the usual one in three stages.')."""
    first = routes[0]
    stages = spell_count(len(first.stages), "stage")
    if first.asides:
        moves = "a move" if first.asides == 1 else spell_count(first.asides, "move")
        stages += f", {moves} to another track" if len(first.stages) == 1 else f", with {moves} to another track"
    if len(routes) == 1:
        return f"One way, in {stages}."
    most = f" (the first {MOST_ROUTES} of them)" if len(routes) == MOST_ROUTES else ""
    return f"{spell_count(len(routes), 'way').capitalize()}{most}; the usual one in {stages}."


def _build_stage(framework: Framework, stage: Comparison) -> Branch:
    falls = [change for change in stage.changes if change.kind in ("lowered", "dropped")]
    focus = [change for change in stage.changes if change.after and change.after.focus and change not in falls]
    groups = [
        Branch("Adds", tuple(Branch(each.title) for each in stage.added), tone="muted"),
        Branch("Leaves", tuple(Branch(each.title) for each in stage.dropped if stage.lateral), tone="muted"),
        Branch("Puts in focus", tuple(_build_change(framework, change, stage.to.id) for change in focus), tone="muted"),
    ]
    for kind, title in (("raised", "Raises"), ("new", "Asks anew"), ("lowered", "Lowers"), ("dropped", "Drops")):
        changes = [change for change in stage.changes if change.kind == kind and change not in focus]
        groups.append(
            Branch(title, tuple(_build_change(framework, each, stage.to.id) for each in changes), tone="muted")
        )
    titles = ", ".join(stage.to.titles) if len(stage.to.titles) > 1 else ""
    typical = f"typically {format_years(stage.to)} in" if format_years(stage.to) else ""
    aside = SEPARATOR.join(filter(None, (_describe_direction(framework, stage), titles, typical)))
    return Branch(stage.to.title, tuple(group for group in groups if group.children), aside, tone="strong")


def _describe_direction(framework: Framework, stage: Comparison) -> str:
    """Whether a stage leads up or to another track; empty on a ladder without tracks, where every stage leads up."""
    if not has_several_tracks(framework):
        return ""
    track = framework.find_track_title(stage.to) if stage.start.track != stage.to.track else ""
    if stage.lateral:
        return f"aside to {track or 'no track'}, at the same rank"
    return f"a step up, to {track}" if track else "a step up"


def _build_change(framework: Framework, change: Change, level_id: str) -> Branch:
    tone: Tone = "focus" if change.after and change.after.focus else "normal"
    before, after = (bar.step if bar else 0 for bar in (change.before, change.after))
    gauge = Gauge(before, after, len(framework.scale))
    return Branch(change.skill.find_label(level_id), aside=_format_move(framework, change), tone=tone, gauge=gauge)


def _format_move(framework: Framework, change: Change) -> str:
    before = framework.find_step_name(change.before.step) if change.before else "not asked for"
    after = framework.find_step_name(change.after.step) if change.after else "not asked for"
    return f"{before} → {after}" if before != after else f"stays at {after}"


def _build_carrier(framework: Framework, carrier: Carrier) -> Pair:
    start = framework.find_step_name(carrier.start) if carrier.start is not None else "not asked for"
    to = framework.find_step_name(carrier.to) if carrier.to is not None else "not asked for"
    return Pair(carrier.skill.name, f"{start} → {to}")
