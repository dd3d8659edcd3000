"""The whole ladder on one page, as a table or as a tree."""

from __future__ import annotations

from pm_career.domain.framework import Framework, Level
from pm_career.views.page import Branch, Cell, Grid, Head, Hint, Page, Title, Tree
from pm_career.views.theme import SEPARATOR


def table(framework: Framework) -> Page:
    """One row a rung: its titles, what it is answerable for, what is in focus there."""
    columns = ("Answerable for", "In focus")
    heads = tuple(
        Head(level.id, SEPARATOR.join(level.titles or (level.title,)), "Level", years(level))
        for level in framework.levels
    )
    rows = tuple(
        (
            Cell(tuple(each.title for each in level.responsibilities)),
            Cell(_in_focus(framework, level), tone="focus"),
        )
        for level in framework.levels
    )
    records = tuple(_record(framework, level) for level in framework.levels)
    return (_title(framework), Grid(columns, rows, records, heads=heads, stack_below=50), _hint(framework))


def _record(framework: Framework, level: Level) -> tuple[str, ...]:
    """Id, title, titles, years, responsibilities, focus: one field each, several values joined by '; '."""
    several = (
        level.titles,
        (years(level),),
        [each.title for each in level.responsibilities],
        _in_focus(framework, level),
    )
    return (level.id, level.title, *("; ".join(each) for each in several))


def tree(framework: Framework) -> Page:
    """Each rung with its responsibilities and the skills in focus there as branches."""
    branches = tuple(_branch(framework, level) for level in framework.levels)
    return (_title(framework), Tree(branches), _hint(framework))


def years(level: Level) -> str:
    """'2-5 years', or nothing where the level names no range."""
    if level.experience_years is None:
        return ""
    low, high = level.experience_years
    return f"{low}-{high} years" if low != high else f"{low} years"


def _branch(framework: Framework, level: Level) -> Branch:
    groups = (
        Branch("Answerable for", tuple(Branch(each.title) for each in level.responsibilities), tone="muted"),
        Branch("In focus", tuple(Branch(name, tone="focus") for name in _in_focus(framework, level)), tone="muted"),
    )
    aside = SEPARATOR.join(filter(None, (level.id, years(level), _leads_to(level))))
    return Branch(level.title, tuple(group for group in groups if group.children), aside, tone="strong")


def _leads_to(level: Level) -> str:
    return f"leads to {' or '.join(level.next)}" if level.next else ""


def _in_focus(framework: Framework, level: Level) -> tuple[str, ...]:
    return tuple(skill.label_at(level.id) for skill, bar in framework.expected_at(level.id) if bar.focus)


def _title(framework: Framework) -> Title:
    return Title(framework.title, "Ladder", f"{framework.id} {framework.version}")


def _hint(framework: Framework) -> Hint:
    middle = framework.levels[len(framework.levels) // 2].id
    first = framework.levels[0].id
    return Hint(
        (
            (f"pmcareer level {middle}", "one rung in full"),
            (f"pmcareer next --from {first}", "what to develop next"),
        )
    )
