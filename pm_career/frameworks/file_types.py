"""How a framework is laid out in files, where that differs from the model: the manifest, and a skill's growth.

What a field says of itself stands in the model; here it says so only where the model has no field of its name.
"""

from __future__ import annotations

from typing import Annotated

import msgspec
from msgspec.structs import replace

from pm_career.domain.fields import Field, about, list_fields
from pm_career.domain.framework import (
    Action,
    ActionKind,
    ActionSize,
    AllowedRules,
    Background,
    Count,
    Entry,
    Expectation,
    ForLevels,
    Format,
    ForTracks,
    Framework,
    GettingIn,
    Growth,
    Id,
    Level,
    Name,
    Responsibility,
    Scope,
    Skill,
    SkillWithoutGrowth,
    Step,
    Text,
    Texts,
    Track,
    Value,
    WatchOut,
)

Version = Annotated[
    str,
    msgspec.Meta(
        pattern=r"^(0|[1-9][0-9]{0,5})\.(0|[1-9][0-9]{0,5})\.(0|[1-9][0-9]{0,5})$",
        extra={"hint": 'Three numbers in quotes, such as "1.0.0".'},
    ),
]
FormatNumber = Annotated[Format, msgspec.Meta(extra={"hint": "Another format may need a newer pmcareer."})]


class Manifest(Value, frozen=True):
    """`framework.yaml`: what holds for the whole ladder. `skills` is the order in which skills are read."""

    format: Annotated[
        FormatNumber, about("The format of these files, not of your ladder: 1, or 2 if a key of format 2 is used.")
    ]
    id: Id
    title: Name
    version: Version
    scale: tuple[Step, ...]
    description: Text = ""
    attribution: Text = ""
    tracks: tuple[Track, ...] = ()
    skills: Annotated[
        tuple[Id, ...],
        about(
            "The ids of the skills in the order in which they are shown. Those not named come after these.",
            refers_to="skill",
            schema={"uniqueItems": True},
        ),
    ] = ()
    allow: AllowedRules = msgspec.field(default_factory=dict)
    entry: GettingIn = Entry()


class Practice(Value, frozen=True):
    """A piece of real work, how long it takes, and whom it is meant for."""

    text: Text
    size: ActionSize | None = None
    levels: ForLevels = ()
    tracks: ForTracks = ()


class Suggestion(Value, frozen=True):
    """Whom to ask, or what to study, where that is not meant for everybody; otherwise the files have the text alone."""

    text: Text
    levels: ForLevels = ()
    tracks: ForTracks = ()


Suggestions = tuple[Suggestion | Text, ...]


class WayUp(Value, frozen=True):
    """One step up as it is written: the three kinds of action apart."""

    to: Count
    practice: Annotated[tuple[Practice, ...], about("Real work that builds it.", longest=280, most=6)] = ()
    people: Annotated[Suggestions, about("Whom to learn it from or with, and how.", longest=280, most=5)] = ()
    study: Annotated[Suggestions, about("What to read or watch, and what to do with it.", longest=280, most=4)] = ()
    done_when: Texts = ()
    trap: Text = ""

    def make_growth(self) -> Growth:
        """The same as the model has it: practice first, then people, then study."""
        practice = tuple(Action("practice", each.text, each.size, each.levels, each.tracks) for each in self.practice)
        people = tuple(_make_action("people", each) for each in self.people)
        study = tuple(_make_action("study", each) for each in self.study)
        return Growth(self.to, practice + people + study, self.done_when, self.trap)


def _make_action(kind: ActionKind, written: Suggestion | str) -> Action:
    if isinstance(written, str):
        return Action(kind, written)
    return Action(kind, written.text, levels=written.levels, tracks=written.tracks)


class SkillFile(SkillWithoutGrowth, frozen=True):
    """A file of `skills/`."""

    expectations: dict[Id, Expectation] = msgspec.field(default_factory=dict)
    growth: tuple[WayUp, ...] = ()

    def make_skill(self) -> Skill:
        """The skill as the model has it."""
        same = {name: getattr(self, name) for name in SkillWithoutGrowth.__struct_fields__}
        return Skill(**same, growth=tuple(way.make_growth() for way in self.growth))


FILE_TYPES: tuple[type[msgspec.Struct], ...] = (
    Manifest, Step, Track, Entry, Background,
    Level, Scope, Responsibility, WatchOut, SkillFile, Expectation, WayUp, Practice, Suggestion,
)  # fmt: skip
"""Every type whose fields are keys of the files."""

_MODEL: dict[type[msgspec.Struct], type[msgspec.Struct]] = {
    Manifest: Framework,
    SkillFile: Skill,
    WayUp: Growth,
    Practice: Action,
    Suggestion: Action,
}


def list_fields_in_files(kind: type[msgspec.Struct]) -> tuple[Field, ...]:
    """The fields of a type of the files, each with what it or the field of its name in the model says of itself."""
    model = {field.name: field.about for field in list_fields(_MODEL.get(kind, kind))}
    return tuple(
        field if field.about.description else replace(field, about=model[field.name]) for field in list_fields(kind)
    )
