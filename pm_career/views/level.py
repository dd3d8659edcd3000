"""Pages of `level`: the level on one screen, all of it or some of its sections."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from enum import StrEnum

from pm_career.domain.framework import Expectation, Framework, Level, Skill, WatchOut
from pm_career.domain.page import (
    Block,
    Bullets,
    Entry,
    Gauges,
    Hint,
    Page,
    Pair,
    Pairs,
    Prose,
    Section,
    Title,
)
from pm_career.domain.responsibilities import list_responsibility_ids
from pm_career.views import responsibilities
from pm_career.views.ladder import format_years
from pm_career.views.responsibilities import Pieces
from pm_career.views.steps import build_gauge, format_rated, format_step
from pm_career.views.theme import SEPARATOR
from pm_career.views.tracks import describe_end, has_several_tracks


class LevelSection(StrEnum):
    """The parts of a level that can be shown alone, in the order of its page."""

    SCOPE = "scope"
    RESPONSIBILITIES = "responsibilities"
    SKILLS = "skills"
    WATCH_OUTS = "watch-outs"
    NOT_THIS_LEVEL = "not-this-level"
    FIRST_90_DAYS = "first-90-days"
    GROWING = "growing"
    WAYS = "ways"


def build_page(
    framework: Framework,
    level: Level,
    *,
    full: bool = False,
    rated: Mapping[str, int] | None = None,
    evidence: Pieces | None = None,
) -> Page:
    """One level on one screen: of each skill in focus one behaviour, of the watch-outs one. `full` has everything.

    `rated` are a person's steps by skill, shown beside what the level expects; `evidence` are the pieces that show each
    responsibility, by its id.
    """
    steps = rated or {}
    if full:
        sections = _build_sections(framework, level, steps, evidence or {})
        whole = (block for section in sections.values() for block in section)
        return (*_build_top(framework, level, full=True), *whole, _build_hint_after_all(framework, level))
    return tuple(_build_short(framework, level, steps, evidence or {}))


def build_sections_page(
    framework: Framework, level: Level, only: Collection[LevelSection], evidence: Pieces | None = None
) -> Page:
    """Some sections of a level in full, in their usual order."""
    sections = _build_sections(framework, level, {}, evidence or {})
    blocks: list[Block] = []
    for name in (name for name in sections if name in only):
        blocks += sections[name] or (Prose(f"The ladder says nothing of it: {name}.", "Nothing said"),)
    hint = Hint(((f"pmcareer level {level.id}", "the level on one screen"),))
    return (Title(level.title, "Level", level.id), *blocks, hint)


def _build_sections(
    framework: Framework, level: Level, rated: Mapping[str, int], evidence: Pieces
) -> dict[LevelSection, tuple[Block, ...]]:
    """The sections of a level in full; one that the level lacks is empty."""
    return {
        LevelSection.SCOPE: tuple(_build_scope(level)),
        LevelSection.RESPONSIBILITIES: tuple(responsibilities.build_full_list(level, evidence)),
        LevelSection.SKILLS: tuple(_build_skills(framework, level, rated)),
        LevelSection.WATCH_OUTS: tuple(_build_watch_outs(level.watch_outs)),
        LevelSection.NOT_THIS_LEVEL: tuple(_build_list("What this level is not", "It is not", level.not_this_level)),
        LevelSection.FIRST_90_DAYS: tuple(
            _build_list("Just arrived: the first 90 days", "First 90 days", level.first_90_days)
        ),
        LevelSection.GROWING: tuple(_build_list("Growing without moving up", "Growing here", level.growing_here)),
        LevelSection.WAYS: tuple(_build_ways(framework, level)),
    }


def _build_short(framework: Framework, level: Level, rated: Mapping[str, int], evidence: Pieces) -> Iterator[Block]:
    yield from _build_top(framework, level, full=False)
    yield from _build_scope(level)
    yield from responsibilities.build_list(level, evidence)
    expected = framework.list_expected(level.id)
    focus = [pair for pair in expected if pair[1].focus]
    if focus:
        yield Section("Skills in focus")
    for skill, bar in focus:
        yield from _build_skill_heading(framework, skill, bar, rated)
        if bar.behaviours:
            yield Bullets(bar.behaviours[:1], "What a colleague sees", quiet=True)
    others = [pair for pair in expected if not pair[1].focus]
    if focus and others:
        yield Section("The other skills")
        yield Gauges(tuple(_build_gauged(framework, skill, bar, rated) for skill, bar in others), "Skill")
    elif others:  # a ladder that puts nothing in focus asks all of it alike
        yield Section("Skills")
        yield Pairs(tuple(_build_asked(framework, skill, bar, rated) for skill, bar in others), "Skill")
    yield from _build_watch_outs(level.watch_outs[:1])
    yield from _build_ways(framework, level, full=False)
    yield Hint(
        (
            (f"pmcareer level {level.id} --full", "everything; one part: --only skills"),
            (f"pmcareer next --from {level.id}", "what to develop next"),
        )
    )


def _build_gauged(framework: Framework, skill: Skill, bar: Expectation, rated: Mapping[str, int]) -> Pair:
    asked = _format_asked(framework, skill, bar, rated)
    return Pair(
        bar.label or skill.name,
        f"{asked}. {bar.asks}" if bar.asks else asked,
        gauge=build_gauge(framework, skill, bar, rated),
    )


def _build_asked(framework: Framework, skill: Skill, bar: Expectation, rated: Mapping[str, int]) -> Pair:
    asked = _format_asked(framework, skill, bar, rated)
    return Pair(bar.label or skill.name, bar.asks, asked, build_gauge(framework, skill, bar, rated))


def _build_top(framework: Framework, level: Level, *, full: bool) -> Iterator[Block]:
    """The title, facts, and what sets the level apart, else its summary. `full` has both, and its job titles."""
    yield Title(level.title, "Level", level.id)
    typical = f"typically {format_years(level)}" if format_years(level) else ""
    track = framework.find_track_title(level) if has_several_tracks(framework) else ""
    facts = (level.stage, track, typical, _format_rank(framework, level))
    yield Prose(SEPARATOR.join(filter(None, facts)), "About", tone="muted")
    if full and len(level.titles) > 1:
        yield Prose(f"Titles: {', '.join(level.titles)}", "Covers", tone="muted")
    if level.summary and (full or not level.sets_apart):
        yield Prose(level.summary, "Summary")
    if level.sets_apart:
        yield Prose(level.sets_apart, "What sets it apart")
    if full and level.titles_apart:
        yield Prose(level.titles_apart, "What tells the titles apart", tone="muted")


def _format_rank(framework: Framework, level: Level) -> str:
    return f"rank {level.rank} of {max(each.rank for each in framework.levels)}"


def _build_scope(level: Level) -> Iterator[Block]:
    lines = {
        "Impact": level.scope.impact,
        "Autonomy": level.scope.autonomy,
        "Influence": level.scope.influence,
        "Complexity": level.scope.complexity,
    }
    rows = tuple(Pair(name, text) for name, text in lines.items() if text)
    if rows:
        yield Section("Scope")
        yield Pairs(rows, "Scope")


def _build_skills(framework: Framework, level: Level, rated: Mapping[str, int]) -> Iterator[Block]:
    """Every skill in full, those in focus first."""
    expected = framework.list_expected(level.id)
    for title, focus in (("Skills in focus", True), ("The other skills", False)):
        group = [pair for pair in expected if pair[1].focus == focus]
        if group:
            yield Section(title)
        for skill, bar in group:
            yield from _build_skill_heading(framework, skill, bar, rated)
            yield from list_what_shows_it(bar)


def _build_skill_heading(
    framework: Framework, skill: Skill, bar: Expectation, rated: Mapping[str, int]
) -> Iterator[Block]:
    """A skill's name with its gauge and step, and its bar."""
    name = f"{bar.label} ({skill.name})" if bar.label and bar.label != skill.name else skill.name
    asked = _format_asked(framework, skill, bar, rated)
    yield Entry(name, "Skill", asked, gauge=build_gauge(framework, skill, bar, rated))
    if bar.bar:
        yield Prose(bar.bar, "Bar")


def list_what_shows_it(bar: Expectation) -> Iterator[Block]:
    """All behaviours, and examples of evidence."""
    if bar.behaviours:
        yield Bullets(bar.behaviours, "What a colleague sees")
    if bar.evidence:
        yield Bullets(bar.evidence, "Evidence, for example", tone="muted")


def _format_asked(framework: Framework, skill: Skill, bar: Expectation, rated: Mapping[str, int]) -> str:
    """Format the step that is expected, and the rated one, if any."""
    asked = format_step(framework, bar.step)
    return f"{asked}; rated {format_rated(framework, rated[skill.id])}" if skill.id in rated else asked


def _build_watch_outs(watch_outs: tuple[WatchOut, ...]) -> Iterator[Block]:
    if watch_outs:
        yield Section("Watch out for")
    for each in watch_outs:
        yield Bullets((each.text,), "Watch out", quiet=True)
        if each.instead:
            yield Prose(each.instead, "Instead", indent=4, quiet=False)


def _build_list(section: str, label: str, items: tuple[str, ...]) -> Iterator[Block]:
    if items:
        yield Section(section)
        yield Bullets(items, label, quiet=True)


def _build_ways(framework: Framework, level: Level, *, full: bool = True) -> Iterator[Block]:
    """Where the level leads, and in `full` where people come from."""
    before = framework.find_levels_below(level.id)
    after = [framework.level(each) for each in level.next]
    begins = "This is where the ladder begins." if level.rank == 1 else "No level leads up to this one."
    ends = f"{describe_end(framework, level).capitalize()}."
    rows = [
        *([Pair("From", SEPARATOR.join(each.title for each in before) or begins)] if full else []),
        Pair("To", SEPARATOR.join(each.title for each in after) or ends),
        *_list_lateral_moves(framework, level),
    ]
    yield Section("Where it leads")
    yield Pairs(tuple(rows), "Way")


def _build_hint_after_all(framework: Framework, level: Level) -> Hint:
    before = framework.find_levels_below(level.id)
    hints = [(f"pmcareer next --from {level.id}", "what to develop next")]
    if before:
        hints.append((f"pmcareer next --from {before[0].id} --to {level.id}", "how to get here"))
    if level.responsibilities:
        first = list_responsibility_ids(level.responsibilities)[0]
        add = f"pmcareer evidence add --responsibility {first} --level {level.id}"
        hints.append((add, "write down what shows it"))
    if level.lateral:
        hints.append((f"pmcareer compare {level.id} {level.lateral[0]}", "what the other track asks at this rank"))
    return Hint(tuple(hints))


def _list_lateral_moves(framework: Framework, level: Level) -> list[Pair]:
    """List the levels of this rank on other tracks that people change to and from."""
    to, back = [framework.level(each) for each in level.lateral], list(framework.find_levels_beside(level.id))
    groups = (
        ("Aside, both ways", [each for each in to if each in back]),
        ("Aside to", [each for each in to if each not in back]),
        ("Aside from", [each for each in back if each not in to]),
    )
    return [
        Pair(name, SEPARATOR.join(_format_on_track(framework, each) for each in found))
        for name, found in groups
        if found
    ]


def _format_on_track(framework: Framework, level: Level) -> str:
    track = framework.find_track_title(level)
    return f"{level.title}, {track}" if track else level.title
