"""How a framework is laid out in files, where that differs from the model: the manifest, and a skill's growth."""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec

from pm_career.domain.framework import (
    Action,
    ActionSize,
    Count,
    Expectation,
    Growth,
    Id,
    Name,
    Skill,
    Step,
    Text,
    Texts,
    Track,
    Value,
)

Version = Annotated[
    str,
    msgspec.Meta(
        pattern=r"^(0|[1-9][0-9]{0,5})\.(0|[1-9][0-9]{0,5})\.(0|[1-9][0-9]{0,5})$",
        description='Three numbers in quotes, such as "1.0.0".',
    ),
]
Format = Annotated[Literal[1], msgspec.Meta(description="Another format may need a newer pmcareer.")]


class Manifest(Value, frozen=True):
    """`framework.yaml`: what holds for the whole ladder. `skills` is the order in which skills are read."""

    format: Format
    id: Id
    title: Name
    version: Version
    scale: tuple[Step, ...]
    description: Text = ""
    attribution: Text = ""
    tracks: tuple[Track, ...] = ()
    skills: tuple[Id, ...] = ()


class Practice(Value, frozen=True):
    """A piece of real work, and how long it takes."""

    text: Text
    size: ActionSize | None = None


class WayUp(Value, frozen=True):
    """One step up as it is written: the three kinds of action apart."""

    to: Count
    practice: tuple[Practice, ...] = ()
    people: Texts = ()
    study: Texts = ()
    done_when: Texts = ()
    trap: Text = ""

    def growth(self) -> Growth:
        """The same as the model has it: practice first, then people, then study."""
        practice = tuple(Action("practice", each.text, each.size) for each in self.practice)
        people = tuple(Action("people", text) for text in self.people)
        study = tuple(Action("study", text) for text in self.study)
        return Growth(self.to, practice + people + study, self.done_when, self.trap)


class SkillFile(Value, frozen=True):
    """A file of `skills/`."""

    id: Id
    name: Name
    area: Annotated[str, msgspec.Meta(max_length=120)] = ""
    description: Text = ""
    is_not: Text = ""
    builds_on: tuple[Id, ...] = ()
    expectations: dict[Id, Expectation] = msgspec.field(default_factory=dict)
    growth: tuple[WayUp, ...] = ()

    def skill(self) -> Skill:
        """The skill as the model has it."""
        return Skill(
            id=self.id,
            name=self.name,
            area=self.area,
            description=self.description,
            is_not=self.is_not,
            builds_on=self.builds_on,
            expectations=self.expectations,
            growth=tuple(way.growth() for way in self.growth),
        )
