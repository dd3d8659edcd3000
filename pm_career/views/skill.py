"""The page of `skill`: what it is, its bar at each level, one level in full, and how to grow from step to step."""

from __future__ import annotations

from collections.abc import Iterator

from pm_career.domain.framework import Action, Expectation, Framework, Growth, Level, Skill
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
from pm_career.views.level import list_what_shows_it
from pm_career.views.steps import build_bar_gauge, build_gauge, format_rated, format_step
from pm_career.views.theme import SEPARATOR


def build_page(
    framework: Framework,
    skill: Skill,
    *,
    level: Level | None = None,
    own: Level | None = None,
    rated: int | None = None,
    full: bool = False,
) -> Page:
    """One skill along the ladder; with a `level`, what that level asks in full and how to grow to the next step.

    `own` is the reader's level, which is where `next` starts. `rated` is a person's newest step, from which to grow;
    without it, that is the step of the level. `full` adds every other level with its behaviours and examples of
    evidence, and all that helps to grow, step by step.
    """
    hint = _build_hint(framework, skill, level, own, full=full)
    top = tuple(_build_description(framework, skill, full=full or level is None))
    if level is None:
        return (*top, *_build_levels(framework, skill, full=full), hint)
    return (*top, *_build_at_level(framework, skill, level, rated, full=full), hint)


def _build_description(framework: Framework, skill: Skill, *, full: bool) -> Iterator[Block]:
    yield Title(skill.name, "Skill", skill.id)
    if skill.area:
        yield Prose(skill.area, "Area", tone="muted")
    if skill.description:
        yield Prose(skill.description, "What it is")
    if skill.is_not and full:
        yield Prose(skill.is_not, "What it is not", tone="muted", quiet=False)
    carries = [other.name for other in framework.skills if skill.id in other.builds_on]
    bases = [framework.skill(base).name for base in skill.builds_on]
    rows = [Pair("Builds on", ", ".join(bases))] if bases else []
    if carries:
        rows.append(Pair("Carries", ", ".join(carries)))
    if rows:
        yield Pairs(tuple(rows))


def _build_levels(framework: Framework, skill: Skill, *, full: bool) -> Iterator[Block]:
    """The bar at each level, and in `full` all of it and the ways from step to step."""
    asking = _list_asking(framework, skill)
    yield Section("Along the ladder")
    if full:
        for level, bar in asking:
            yield from _build_level(framework, level, bar)
    else:
        rows = (
            Pair(level.title, bar.asks, _format_asked(framework, bar), build_bar_gauge(framework, bar))
            for level, bar in asking
        )
        yield Pairs(tuple(rows), "Level")
    yield from _name_silent_levels(framework, skill)
    if full:
        yield from _build_examples(framework, skill)
    if full and skill.growth:
        yield Section("How to grow, step by step")
        for growth in skill.growth:
            yield from _build_growth(framework, growth)


def _build_at_level(
    framework: Framework, skill: Skill, level: Level, rated: int | None, *, full: bool
) -> Iterator[Block]:
    """The steps along the ladder, one level in full, and the way to the next step; in `full` the others after it."""
    asking = _list_asking(framework, skill)
    bar = skill.expectations.get(level.id)
    yield Section("Along the ladder")
    steps = (
        Pair(each.id, format_step(framework, its.step), gauge=build_bar_gauge(framework, its)) for each, its in asking
    )
    yield Gauges(tuple(steps), "Level")
    yield from _name_silent_levels(framework, skill)
    yield Section(f"At {level.title}")
    if bar is not None:
        yield _build_heading(framework, skill, bar, rated)
        if bar.bar:
            yield Prose(bar.bar, "Bar")
        yield from list_what_shows_it(bar)
    else:
        yield Prose("This level does not ask for it.", "Bar")
    start = rated if rated is not None and framework.has_rating_step(rated) else bar.step if bar is not None else None
    growth = None if start is None else skill.find_growth_from(start, *framework.find_levels_ahead(level))
    if growth is not None:
        yield Section(f"How to grow: {_format_growth(framework, growth)}")
        yield from _list_growth(framework, growth, full=full)
    if not full:
        return
    others = [each for each in asking if each[0].id != level.id]
    if others:
        yield Section("At the other levels")
    for each, its in others:
        yield from _build_level(framework, each, its)
    yield from _build_examples(framework, skill)
    other_ways = [each for each in skill.growth if growth is None or each.to != growth.to]
    if other_ways:
        yield Section("The other steps")
    for other in other_ways:
        yield from _build_growth(framework, other)


def _build_heading(framework: Framework, skill: Skill, bar: Expectation, rated: int | None) -> Entry:
    gauge = build_gauge(framework, skill, bar, {} if rated is None else {skill.id: rated})
    asked = _format_asked(framework, bar, named=False)
    aside = asked if rated is None else f"{asked}; rated {format_rated(framework, rated)}"
    return Entry(bar.label or skill.name, "Skill", aside, gauge=gauge)


def _list_asking(framework: Framework, skill: Skill) -> list[tuple[Level, Expectation]]:
    """List the levels that ask for a skill, with what they ask."""
    return [(level, skill.expectations[level.id]) for level in framework.levels if level.id in skill.expectations]


def _name_silent_levels(framework: Framework, skill: Skill) -> Iterator[Block]:
    silent = [level.id for level in framework.levels if level.id not in skill.expectations]
    if silent:
        yield Prose(f"Not asked for at: {', '.join(silent)}", "Not asked for", tone="muted")


def _build_hint(framework: Framework, skill: Skill, level: Level | None, own: Level | None, *, full: bool) -> Hint:
    asking = [each.id for each, _ in _list_asking(framework, skill)]
    hints = []
    if asking and level is None:
        middle = asking[len(asking) // 2]
        hints.append((f"pmcareer skill {skill.id} --level {middle}", "what one level asks, in full"))
    if not full:
        hints.append((f"pmcareer skill {skill.id} --full", "everything"))
    if own is not None:
        return Hint((*hints, (f"pmcareer next {skill.id}", "how to develop it from your level")))
    start = level.id if level is not None else framework.levels[0].id
    return Hint((*hints, (f"pmcareer next --from {start}", "what to develop next")))


def _format_asked(framework: Framework, bar: Expectation, *, named: bool = True) -> str:
    """'in focus as Influence · 3 On my own'; not `named`, without the level's own name for the skill."""
    label = bar.label if named else ""
    name = f"in focus as {label}" if bar.focus and label else "in focus" if bar.focus else label
    return SEPARATOR.join(filter(None, (name, format_step(framework, bar.step))))


def _build_level(framework: Framework, level: Level, bar: Expectation) -> Iterator[Block]:
    """All that a level asks of a skill."""
    yield Entry(level.title, "Level", _format_asked(framework, bar), gauge=build_bar_gauge(framework, bar))
    if bar.bar:
        yield Prose(bar.bar, "Bar")
    yield from list_what_shows_it(bar)


def _build_examples(framework: Framework, skill: Skill) -> Iterator[Block]:
    """The examples of steps for which no level has behaviours."""
    if skill.steps:
        yield Section("Examples of other steps")
        yield Pairs(
            tuple(Pair(format_step(framework, step), text) for step, text in sorted(skill.steps.items())), "Step"
        )


def _build_growth(framework: Framework, growth: Growth) -> Iterator[Block]:
    yield Entry(_format_growth(framework, growth), "Step")
    yield from _list_growth(framework, growth, full=True)


def _format_growth(framework: Framework, growth: Growth) -> str:
    """'With help → On my own'."""
    names = {each.value: each.name for each in framework.scale}
    return f"{names.get(growth.to - 1, '')} → {names[growth.to]}"


def _list_growth(framework: Framework, growth: Growth, *, full: bool) -> Iterator[Block]:
    """Actions, signs that they worked, and the trap. Unless `full`, one action of each kind and one sign: the first."""
    firsts = {action.kind: action for action in reversed(growth.actions)}
    shown = [action for action in growth.actions if full or action is firsts[action.kind]]
    yield Pairs(tuple(Pair(action.kind, _format_with_audience(framework, action)) for action in shown), "Do")
    if full and growth.done_when:
        yield Bullets(growth.done_when, "It worked when")
    elif growth.done_when:
        yield Prose(growth.done_when[0], "It worked when", quiet=False)
    if growth.trap:
        yield Prose(growth.trap, "How people fool themselves", quiet=False)


def _format_with_audience(framework: Framework, action: Action) -> str:
    """An action with those that it is meant for, if not for all: 'This week: … (for: Group PM, Individual track)'."""
    levels = [level.title for level in framework.levels if level.id in action.levels]
    tracks = [track.title for track in framework.tracks if track.id in action.tracks]
    audience = f" (for: {', '.join((*levels, *tracks))})" if levels or tracks else ""
    return f"{format_action(action)}{audience}"


def format_action(action: Action) -> str:
    """'This week: Write one decision down.'; only the text where its size is not known."""
    return f"This {action.size}: {action.text}" if action.size else action.text
