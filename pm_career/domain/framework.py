"""A framework: levels, skills and the scale, as frozen values that everything else reads."""

from __future__ import annotations

from typing import Annotated, Literal, TypeVar

import msgspec

Id = Annotated[str, msgspec.Meta(pattern=r"^[a-z0-9](?:[._-]?[a-z0-9])*$", max_length=64)]
Name = Annotated[str, msgspec.Meta(min_length=1, max_length=120)]
Text = Annotated[str, msgspec.Meta(max_length=2000)]
Texts = tuple[Text, ...]
Count = Annotated[int, msgspec.Meta(ge=0, le=1_000_000)]

ActionKind = Literal["practice", "people", "study"]
ActionSize = Literal["week", "month", "quarter"]


class Value(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Base of all domain values: immutable, compared by content."""


class Step(Value, frozen=True):
    """One step of the scale: `value` counts up from 1."""

    value: Count
    name: Name
    description: Text = ""


class Track(Value, frozen=True):
    """A run of levels of one kind (individual, management)."""

    id: Id
    title: Name


class Scope(Value, frozen=True):
    """How far a level's work reaches, apart from skill: one line each."""

    impact: Text = ""
    autonomy: Text = ""
    influence: Text = ""
    complexity: Text = ""


class Responsibility(Value, frozen=True):
    """Something a level is answerable for; `short` names it where there is little room, `in_practice` is its week."""

    title: Name
    short: Annotated[str, msgspec.Meta(max_length=40)] = ""
    summary: Text = ""
    in_practice: Texts = ()


class WatchOut(Value, frozen=True):
    """How people at a level commonly go wrong, and what to do instead."""

    text: Text
    instead: Text = ""


class Level(Value, frozen=True):
    """A rung of the ladder. `next` holds the ids of the levels it leads to, the usual way first.

    `lateral` holds those of the same rank on other tracks that people change to: neither up nor down.
    """

    id: Id
    title: Name
    rank: Count
    titles: tuple[Name, ...] = ()
    aliases: tuple[Name, ...] = ()
    stage: Annotated[str, msgspec.Meta(max_length=120)] = ""
    track: Annotated[str, msgspec.Meta(max_length=64)] = ""
    summary: Text = ""
    scope: Scope = Scope()
    experience_years: tuple[Count, Count] | None = None
    responsibilities: tuple[Responsibility, ...] = ()
    watch_outs: tuple[WatchOut, ...] = ()
    first_90_days: Texts = ()
    not_this_level: Texts = ()
    titles_apart: Text = ""
    growing_here: Texts = ()
    next: tuple[Id, ...] = ()
    lateral: tuple[Id, ...] = ()


class Expectation(Value, frozen=True):
    """What one level asks of one skill. `label` is the level's own name for the skill, if it has one."""

    step: Count
    bar: Text = ""
    label: Annotated[str, msgspec.Meta(max_length=120)] = ""
    focus: bool = False
    behaviours: Texts = ()
    evidence: Texts = ()


class Action(Value, frozen=True):
    """Something to do to grow; `size` says how long it takes, where that is known."""

    kind: ActionKind
    text: Text
    size: ActionSize | None = None


class Growth(Value, frozen=True):
    """The way up to step `to` from the one below: actions (practice, people, study), signs, and a trap."""

    to: Count
    actions: tuple[Action, ...] = ()
    done_when: Texts = ()
    trap: Text = ""


class Skill(Value, frozen=True):
    """A skill along the whole ladder. A level missing from `expectations` expects nothing: never zero."""

    id: Id
    name: Name
    area: Annotated[str, msgspec.Meta(max_length=120)] = ""
    description: Text = ""
    is_not: Text = ""
    builds_on: tuple[Id, ...] = ()
    expectations: dict[str, Expectation] = {}
    growth: tuple[Growth, ...] = ()

    def label_at(self, level_id: str) -> str:
        """The level's own name for this skill, else the skill's name."""
        expectation = self.expectations.get(level_id)
        return (expectation.label if expectation else "") or self.name

    def growth_to(self, step: int) -> Growth | None:
        """The way up to `step`, where the framework describes it."""
        return next((growth for growth in self.growth if growth.to == step), None)


Named = TypeVar("Named", Level, Skill)


class Framework(Value, frozen=True):
    """A whole ladder. `levels` are in the order of their rank, `skills` in the order they are read."""

    id: Id
    title: Name
    version: str
    scale: tuple[Step, ...]
    levels: tuple[Level, ...]
    skills: tuple[Skill, ...]
    description: str = ""
    attribution: str = ""
    tracks: tuple[Track, ...] = ()

    def level(self, level_id: str) -> Level:
        """The level with exactly this id; KeyError if there is none."""
        return _by_id(self.levels, level_id)

    def skill(self, skill_id: str) -> Skill:
        """The skill with exactly this id; KeyError if there is none."""
        return _by_id(self.skills, skill_id)

    def step_name(self, value: int) -> str:
        """The scale's word for a step; KeyError if the scale has no such step."""
        for step in self.scale:
            if step.value == value:
                return step.name
        raise KeyError(value)

    def leading_to(self, level_id: str) -> tuple[Level, ...]:
        """The levels from which one comes to this one."""
        return tuple(level for level in self.levels if level_id in level.next)

    def moving_to(self, level_id: str) -> tuple[Level, ...]:
        """The levels of the same rank, on other tracks, from which people change to this one."""
        return tuple(level for level in self.levels if level_id in level.lateral)

    def track_title(self, level: Level) -> str:
        """What the level's track is called; empty where it is on none."""
        return next((track.title for track in self.tracks if track.id == level.track), level.track)

    def expected_at(self, level_id: str) -> list[tuple[Skill, Expectation]]:
        """The skills that a level expects something of, those in focus first."""
        pairs = [(s, s.expectations[level_id]) for s in self.skills if level_id in s.expectations]
        return sorted(pairs, key=lambda pair: not pair[1].focus)


def _by_id(items: tuple[Named, ...], wanted: str) -> Named:
    for item in items:
        if item.id == wanted:
            return item
    raise KeyError(wanted)
