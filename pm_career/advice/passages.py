"""A text that a search goes through, with its kind and its place; and all texts of a ladder.

A field says itself how its texts are found (`Search` in `domain/fields.py`); named here are those that are found in
another way, or not at all.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from enum import StrEnum
from typing import NamedTuple

import msgspec

from pm_career.domain.fields import Field, Form, Weight, list_fields
from pm_career.domain.framework import (
    Background,
    Entry,
    Expectation,
    Framework,
    Growth,
    Level,
    Responsibility,
    Skill,
    Value,
    WatchOut,
)


class Part(StrEnum):
    """Of a ladder: a rung itself; a skill with its bars; what one does to grow. Of a person's notes: two kinds."""

    LEVEL = "level"
    SKILL = "skill"
    ACTION = "action"
    EVIDENCE = "evidence"
    GOALS = "goals"


NOTE_PARTS = (Part.EVIDENCE, Part.GOALS)


class Note(Value, frozen=True):
    """The piece of a person's notes that a text is of: its id, its day, the ids of its skills, and if it is private."""

    id: str
    day: date
    skills: tuple[str, ...] = ()
    private: bool = False


class Passage(Value, frozen=True):
    """One text. `level` and `skill` are ids where it belongs to one; `where` leads to it in the framework's words.

    A text of a person's notes has a `note`, and no `skill`.
    """

    part: Part
    kind: str
    weight: Weight
    text: str
    where: tuple[str, ...]
    level: str | None = None
    skill: str | None = None
    note: Note | None = None

    @property
    def place(self) -> str:
        """The way to it in one line."""
        return " · ".join(self.where)


_ENTRY = "getting in"
"""What the way to a text on getting to the first level begins with."""


class _Text(NamedTuple):
    """A text of a level or skill, and the way to it from there."""

    kind: str
    weight: Weight
    text: str
    where: tuple[str, ...]


def collect_passages(framework: Framework, parts: Sequence[Part] = ()) -> Iterator[Passage]:
    """All texts in the framework's order, levels before skills; only those of `parts` where some are named."""
    wants_levels, wants_skills, wants_actions = (
        not parts or part in parts for part in (Part.LEVEL, Part.SKILL, Part.ACTION)
    )
    for level in framework.levels if wants_levels else ():
        entry = _list_entry_texts(framework.entry) if level is framework.levels[0] else ()
        for each in (*_list_level_texts(level, framework.find_track_title(level)), *entry):
            yield Passage(Part.LEVEL, each.kind, each.weight, each.text, (level.id, *each.where), level.id)
    steps = {step.value: step.name for step in framework.scale}
    for skill in framework.skills:
        if wants_skills:
            for each in _list_skill_texts(skill):
                where = (skill.name, *each.where)
                yield Passage(Part.SKILL, each.kind, each.weight, each.text, where, None, skill.id)
            for level in framework.levels:
                if (asked := skill.expectations.get(level.id)) is not None:
                    for each in _list_expectation_texts(asked, skill):
                        where = (level.id, skill.name, *each.where)
                        yield Passage(Part.SKILL, each.kind, each.weight, each.text, where, level.id, skill.id)
        for each in _list_action_texts(skill, steps, framework.entry) if wants_actions else ():
            where = (skill.name, *each.where)
            yield Passage(Part.ACTION, each.kind, each.weight, each.text, where, None, skill.id)


def _list_field_texts(
    value: msgspec.Struct, field: Field, kind: str = "", before: tuple[str, ...] = ()
) -> Iterator[_Text]:
    """The texts of a field, as its row says; of one that holds no text nothing."""
    held, search = getattr(value, field.name), field.about.search
    kind = kind or search.kind or field.name.replace("_", "-")
    where = (*before, search.place or field.caption)
    if field.form is Form.GROUP:
        assert field.of is not None
        for inner in list_fields(field.of):
            yield from _list_field_texts(held, inner, kind, where)
    elif field.form in (Form.TEXT, Form.TEXTS):
        for text in (held,) if field.form is Form.TEXT else held:
            if text:
                yield _Text(kind, search.weight, text, where)
    elif field.form is Form.NAMED_TEXTS:
        for name, text in held.items():
            if text:
                yield _Text(kind, search.weight, text, (*before, f"{search.place or field.caption} {name}"))


def _list_level_texts(level: Level, track: str) -> Iterator[_Text]:
    names = {name.casefold(): name for name in (*level.titles, *level.aliases)}
    for field in list_fields(Level):
        match field.name:
            case "id" | "aliases" | "formerly":
                pass
            case "title":
                yield _Text("level", Weight.NAME, level.title, ("title",))
            case "titles":
                others = [name for key, name in names.items() if key not in level.title.casefold()]
                if others:
                    yield _Text("level", Weight.NAME, ", ".join(others), ("also called",))
            case "stage":
                if level.stage and level.stage.casefold() not in names:
                    yield _Text("level", Weight.NAME, level.stage, ("stage",))
            case "track":
                if track:
                    yield _Text("level", Weight.BEHAVIOUR, track, ("track",))
            case "responsibilities":
                yield from (text for each in level.responsibilities for text in _list_responsibility_texts(each))
            case "watch_outs":
                yield from (text for each in level.watch_outs for text in _watch_out_texts(each))
            case _:
                yield from _list_field_texts(level, field)


def _list_entry_texts(entry: Entry) -> Iterator[_Text]:
    """What is said on getting in, but for what to do for each skill, which is found with the skill."""
    for background in entry.backgrounds:
        where = (_ENTRY, background.title)
        yield _Text("entry", Weight.NAME, background.title, (_ENTRY,))
        for field in list_fields(Background):
            if field.name not in ("id", "title"):
                yield from _list_field_texts(background, field, before=where)
    for field in list_fields(Entry):
        if field.name != "from_present_job":
            yield from _list_field_texts(entry, field, before=(_ENTRY,))


def _list_responsibility_texts(responsibility: Responsibility) -> Iterator[_Text]:
    for field in list_fields(Responsibility):
        match field.name:
            case "id" | "formerly":
                pass
            case "short":  # `ladder` shows it alone, so that people look for it
                if responsibility.short.casefold() not in responsibility.title.casefold():
                    where = (responsibility.title, field.caption)
                    yield _Text("responsibility", Weight.NAME, responsibility.short, where)
            case "title":
                yield _Text("responsibility", Weight.NAME, responsibility.title, ("responsibility",))
            case "summary":
                if responsibility.summary:
                    yield _Text("responsibility", Weight.BAR, responsibility.summary, (responsibility.title,))
            case _:
                yield from _list_field_texts(responsibility, field, "responsibility", (responsibility.title,))


def _watch_out_texts(watch_out: WatchOut) -> Iterator[_Text]:
    for field in list_fields(WatchOut):
        if field.name != "text":
            yield from _list_field_texts(watch_out, field, "watch-out", ("watch out",))
        elif watch_out.text:
            yield _Text("watch-out", Weight.BEHAVIOUR, watch_out.text, ("watch out",))


def _list_skill_texts(skill: Skill) -> Iterator[_Text]:
    for field in list_fields(Skill):
        if field.name == "name":
            yield _Text("skill", Weight.NAME, skill.name, ())
        elif field.name not in ("id", "formerly"):
            yield from _list_field_texts(skill, field)


def _list_expectation_texts(expectation: Expectation, skill: Skill) -> Iterator[_Text]:
    for field in list_fields(Expectation):
        if field.name != "label":
            yield from _list_field_texts(expectation, field)
        elif expectation.label and expectation.label != skill.name:
            yield _Text("skill", Weight.NAME, expectation.label, ("its name there",))


def _list_action_texts(skill: Skill, steps: dict[int, str], entry: Entry) -> Iterator[_Text]:
    """What to do for a skill on each step, and from a job that is not on the ladder."""
    for growth in skill.growth:
        yield from _list_growth_texts(growth, steps)
    if text := entry.from_present_job.get(skill.id):
        yield _Text("action", Weight.EXAMPLE, text, ("from the present job",))


def _list_growth_texts(growth: Growth, steps: dict[int, str]) -> Iterator[_Text]:
    names = [steps[value] for value in (growth.to - 1, growth.to) if value in steps]
    way = " → ".join(names) or f"step {growth.to}"
    for field in list_fields(Growth):
        if field.name != "actions":
            yield from _list_field_texts(growth, field, before=(way,))
            continue
        for action in growth.actions:
            size = f"{action.kind}, this {action.size}" if action.size else action.kind
            yield _Text("action", Weight.EXAMPLE, action.text, (way, size))
