"""Every text of a ladder, with its kind and its place: what a search goes through."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import IntEnum, StrEnum
from typing import Literal

from pm_career.domain.framework import Expectation, Framework, Growth, Level, Skill, Value

Kind = Literal[
    "level", "summary", "scope", "responsibility", "watch-out", "first-90-days", "not-this-level", "growing-here",
    "skill", "description", "bar", "behaviour", "evidence",
    "action", "sign", "trap",
]  # fmt: skip


class Part(StrEnum):
    """A rung itself; a skill with its bars along the ladder; what one does to grow."""

    LEVEL = "level"
    SKILL = "skill"
    ACTION = "action"


class Rank(IntEnum):
    """How much a text says about its place: a name more than a sentence, a sentence more than an example."""

    NAME = 4
    BAR = 3
    BEHAVIOUR = 2
    EXAMPLE = 1


class Passage(Value, frozen=True):
    """One text. `level` and `skill` are ids where it belongs to one; `where` leads to it in the framework's words."""

    part: Part
    kind: Kind
    rank: Rank
    text: str
    where: tuple[str, ...]
    level: str | None = None
    skill: str | None = None

    @property
    def place(self) -> str:
        """The way to it in one line."""
        return " · ".join(self.where)


def collect_passages(framework: Framework, parts: Sequence[Part] = ()) -> Iterator[Passage]:
    """All texts in the framework's order, levels before skills; only those of `parts` where some are named."""
    if not parts or Part.LEVEL in parts:
        for level in framework.levels:
            yield from _of_level(level, framework.track_title(level))
    wants_skills, wants_actions = (not parts or part in parts for part in (Part.SKILL, Part.ACTION))
    steps = {step.value: step.name for step in framework.scale}
    for skill in framework.skills:
        if wants_skills:
            yield from _of_skill(skill)
            for level in framework.levels:
                if (asked := skill.expectations.get(level.id)) is not None:
                    yield from _of_expectation(level, skill, asked)
        if wants_actions:
            for growth in skill.growth:
                yield from _of_growth(skill, growth, steps)


def _of_level(level: Level, track: str) -> Iterator[Passage]:
    own = level.id

    def at(kind: Kind, rank: Rank, text: str, *where: str) -> Iterator[Passage]:
        if text:
            yield Passage(Part.LEVEL, kind, rank, text, (own, *where), level=own)

    yield from at("level", Rank.NAME, level.title, "title")
    names = {name.casefold(): name for name in (*level.titles, *level.aliases)}
    others = [name for key, name in names.items() if key not in level.title.casefold()]
    yield from at("level", Rank.NAME, ", ".join(others), "also called")
    if level.stage.casefold() not in names:
        yield from at("level", Rank.NAME, level.stage, "stage")
    yield from at("level", Rank.BEHAVIOUR, track, "track")
    yield from at("summary", Rank.BAR, level.summary, "summary")
    scope = level.scope
    lines = (("impact", scope.impact), ("autonomy", scope.autonomy))
    for name, text in (*lines, ("influence", scope.influence), ("complexity", scope.complexity)):
        yield from at("scope", Rank.BEHAVIOUR, text, "scope", name)
    for each in level.responsibilities:
        yield from at("responsibility", Rank.NAME, each.title, "responsibility")
        yield from at("responsibility", Rank.BAR, each.summary, each.title)
        for text in each.in_practice:
            yield from at("responsibility", Rank.BEHAVIOUR, text, each.title, "in a week")
    for fault in level.watch_outs:
        yield from at("watch-out", Rank.BEHAVIOUR, fault.text, "watch out")
        yield from at("watch-out", Rank.BEHAVIOUR, fault.instead, "watch out", "instead")
    for text in level.first_90_days:
        yield from at("first-90-days", Rank.BEHAVIOUR, text, "first 90 days")
    for text in level.not_this_level:
        yield from at("not-this-level", Rank.BEHAVIOUR, text, "what it is not")
    yield from at("description", Rank.BEHAVIOUR, level.titles_apart, "what tells the titles apart")
    for text in level.growing_here:
        yield from at("growing-here", Rank.BEHAVIOUR, text, "growing without moving up")


def _of_skill(skill: Skill) -> Iterator[Passage]:
    yield Passage(Part.SKILL, "skill", Rank.NAME, skill.name, (skill.name,), skill=skill.id)
    texts = ((skill.area, "area"), (skill.description, "what it is"), (skill.is_not, "what it is not"))
    for text, name in texts:
        if text:
            rank = Rank.BEHAVIOUR if name == "area" else Rank.BAR
            yield Passage(Part.SKILL, "description", rank, text, (skill.name, name), skill=skill.id)


def _of_expectation(level: Level, skill: Skill, asked: Expectation) -> Iterator[Passage]:
    texts: tuple[tuple[Kind, Rank, str, tuple[str, ...]], ...] = (
        ("skill", Rank.NAME, "its name there", (asked.label,) if asked.label != skill.name else ()),
        ("bar", Rank.BAR, "bar", (asked.bar,)),
        ("behaviour", Rank.BEHAVIOUR, "behaviour", asked.behaviours),
        ("evidence", Rank.EXAMPLE, "evidence, for example", asked.evidence),
    )
    for kind, rank, name, several in texts:
        for text in several:
            if text:
                yield Passage(Part.SKILL, kind, rank, text, (level.id, skill.name, name), level.id, skill.id)


def _of_growth(skill: Skill, growth: Growth, steps: dict[int, str]) -> Iterator[Passage]:
    names = [steps[value] for value in (growth.to - 1, growth.to) if value in steps]
    where = (skill.name, " → ".join(names) or f"step {growth.to}")
    for action in growth.actions:
        size = f"{action.kind}, this {action.size}" if action.size else action.kind
        yield Passage(Part.ACTION, "action", Rank.EXAMPLE, action.text, (*where, size), skill=skill.id)
    for text in growth.done_when:
        yield Passage(Part.ACTION, "sign", Rank.EXAMPLE, text, (*where, "it worked when"), skill=skill.id)
    if growth.trap:
        trap = (*where, "how people fool themselves")
        yield Passage(Part.ACTION, "trap", Rank.EXAMPLE, growth.trap, trap, skill=skill.id)
