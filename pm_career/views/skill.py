"""The page of `skill`: what it is, its bar at each level, and how to grow from step to step."""

from __future__ import annotations

from collections.abc import Iterator

from pm_career.domain.framework import Action, Expectation, Framework, Growth, Level, Skill
from pm_career.domain.page import Block, Bullets, Entry, Hint, Page, Pair, Pairs, Prose, Section, Title
from pm_career.views.level import format_step
from pm_career.views.theme import SEPARATOR


def build_page(framework: Framework, skill: Skill, *, full: bool = False) -> Page:
    """One skill along the ladder. `full` adds the behaviours and examples of evidence at every level."""
    return tuple(_build_blocks(framework, skill, full))


def _build_blocks(framework: Framework, skill: Skill, full: bool) -> Iterator[Block]:
    yield Title(skill.name, "Skill", skill.id)
    yield from _build_description(framework, skill)
    yield Section("Along the ladder")
    for level in framework.levels:
        expectation = skill.expectations.get(level.id)
        if expectation is not None:
            yield from _build_level(framework, level, expectation, full)
    silent = [level.id for level in framework.levels if level.id not in skill.expectations]
    if silent:
        yield Prose(f"Not asked for at: {', '.join(silent)}", "Not asked for", indent=2, tone="muted")
    if skill.growth:
        yield Section("How to grow, step by step")
    for growth in skill.growth:
        yield from _build_growth(framework, growth)
    asking = [level.id for level in framework.levels if level.id in skill.expectations]
    hints = [(f"pmcareer level {asking[0]}", "the level that asks for it first")] if asking else []
    if not full:
        hints.append((f"pmcareer skill {skill.id} --full", "with the behaviours at each level"))
    yield Hint((*hints, (f"pmcareer next --from {framework.levels[0].id}", "what to develop next")))


def _build_description(framework: Framework, skill: Skill) -> Iterator[Block]:
    if skill.area:
        yield Prose(skill.area, "Area", tone="muted")
    if skill.description:
        yield Prose(skill.description, "What it is")
    if skill.is_not:
        yield Prose(skill.is_not, "What it is not", tone="muted", quiet=False)
    carries = [other.name for other in framework.skills if skill.id in other.builds_on]
    bases = [framework.skill(base).name for base in skill.builds_on]
    rows = [Pair("Builds on", ", ".join(bases))] if bases else []
    if carries:
        rows.append(Pair("Carries", ", ".join(carries)))
    if rows:
        yield Pairs(tuple(rows))


def _build_level(framework: Framework, level: Level, bar: Expectation, full: bool) -> Iterator[Block]:
    name = f"in focus as {bar.label}" if bar.focus and bar.label else "in focus" if bar.focus else bar.label
    yield Entry(level.title, "Level", SEPARATOR.join(filter(None, (name, format_step(framework, bar.step)))))
    if bar.bar:
        yield Prose(bar.bar, "Bar", indent=2)
    if full and bar.behaviours:
        yield Bullets(bar.behaviours, "What a colleague sees", indent=2)
    if full and bar.evidence:
        yield Bullets(bar.evidence, "Evidence, for example", indent=2, tone="muted")


def _build_growth(framework: Framework, growth: Growth) -> Iterator[Block]:
    names = {each.value: each.name for each in framework.scale}
    before = names.get(growth.to - 1, "")
    yield Entry(f"{before} → {names[growth.to]}", "Step")
    rows = tuple(Pair(action.kind, format_action(action)) for action in growth.actions)
    yield Pairs(rows, "Do", indent=2)
    if growth.done_when:
        yield Bullets(growth.done_when, "It worked when", indent=2)
    if growth.trap:
        yield Prose(growth.trap, "How people fool themselves", indent=2, quiet=False)


def format_action(action: Action) -> str:
    """'This week: Write one decision down.'; only the text where its size is not known."""
    return f"This {action.size}: {action.text}" if action.size else action.text
