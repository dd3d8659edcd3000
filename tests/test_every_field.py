"""Every field of the framework's types is read, written, compared, found and shown, or left out on purpose.

A complete framework is changed in one field at a time. What treats all fields alike must notice each change; what names
the fields that it shows must notice it too, unless the field is among those that it leaves out, which stand below. So a
field that is added later fails here wherever it is forgotten.
"""

from __future__ import annotations

import re
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

import checkout
import msgspec
import pytest
from complete import COMPLETE
from ladders import write_framework
from msgspec.structs import replace
from try_each import try_each

from pm_career.advice.passages import collect_passages
from pm_career.advice.search import search
from pm_career.documents import frameworks as framework_answers
from pm_career.documents.json_text import format_json
from pm_career.documents.ladder import build_level_answer, build_skill_answer
from pm_career.domain.fields import Field, Form, list_fields
from pm_career.domain.framework import (
    Action,
    Background,
    Entry,
    Expectation,
    Framework,
    Growth,
    Level,
    Responsibility,
    Scope,
    Skill,
    Step,
    Track,
    WatchOut,
)
from pm_career.frameworks.changes.compare import compare
from pm_career.frameworks.file_types import FILE_TYPES, list_fields_in_files
from pm_career.frameworks.read import read_folder
from pm_career.frameworks.schema import build_schema
from pm_career.frameworks.writing.framework_files import format_files
from pm_career.importing.ladders.workbook import build_tables, read_workbook
from pm_career.importing.ladders.workbook.json_form import build_json_value, read_json_framework
from pm_career.views import frameworks as framework_pages
from pm_career.views import level as level_pages
from pm_career.views import skill as skill_pages

T = TypeVar("T")
Kind = type[msgspec.Struct]

TYPES: tuple[Kind, ...] = (
    Framework, Step, Track, Entry, Background,
    Level, Scope, Responsibility, WatchOut, Skill, Expectation, Growth, Action,
)  # fmt: skip


class Case(NamedTuple):
    """One field of one type."""

    kind: Kind
    field: Field

    @property
    def name(self) -> str:
        return f"{self.kind.__name__}.{self.field.name}"


EVERY = [Case(kind, field) for kind in TYPES for field in list_fields(kind)]
PLAIN = [case for case in EVERY if case.field.form not in (Form.GROUP, Form.PARTS)]
"""Those that hold no values with fields of their own: these fields stand for them."""
by_name = try_each("case", PLAIN, ids=lambda case: case.name)


def _read(files: dict[str, str]) -> Framework:
    with tempfile.TemporaryDirectory() as folder:
        reading = read_folder(write_framework(Path(folder) / "yard", files))
    assert reading.framework is not None, reading.faults
    return reading.framework


SAMPLE = _read(COMPLETE)
WORD = "zebra"
OTHERS: dict[tuple[Kind, str], Any] = {
    (Action, "kind"): "study",
    (Action, "text"): f"Bend one {WORD}.",
    (Action, "size"): "month",
    (Action, "levels"): ("hand",),
    (Action, "tracks"): ("wood",),
    (Framework, "version"): "1.2.4",
    (Entry, "from_present_job"): {"plank": f"Bend a {WORD}."},
    (Background, "carries_over"): ("plank", "caulk"),
    (Background, "gap"): "",
    (Level, "rank"): 3,
    (Level, "track"): "",
    (Level, "lateral"): (),
    (Level, "next"): (),
    (Skill, "builds_on"): (),
    (Skill, "steps"): {2: "Holds the steamed plank.", 1: f"Watches a {WORD}."},
    (Expectation, "step"): 2,
    (Growth, "to"): 3,
    (Step, "value"): 4,
}
"""What to put in a field, where it may not hold any text or number."""


def other_value(case: Case, value: Any) -> Any:
    """Another value that a field may hold."""
    if (case.kind, case.field.name) in OTHERS:
        return OTHERS[case.kind, case.field.name]
    match case.field.form:
        case Form.TEXT:
            return WORD
        case Form.TEXTS:
            return (*value, WORD)
        case Form.NAMED_TEXTS:
            return {**value, WORD: WORD}
        case Form.FLAG:
            return not value
        case Form.RANGE:
            return (value[0], value[1] + 1)
    raise AssertionError(f"say in OTHERS what else {case.name} may hold")


def change(case: Case) -> Framework:
    """The sample with one field changed, in the first value of its type that has something there."""
    if case.field.name == "id":
        return _change_id(case)
    done: list[bool] = []

    def walk(value: Any) -> Any:
        if done:
            return value
        if isinstance(value, case.kind) and getattr(value, case.field.name):
            done.append(True)
            return replace(value, **{case.field.name: other_value(case, getattr(value, case.field.name))})
        if isinstance(value, msgspec.Struct):
            return replace(value, **{name: walk(getattr(value, name)) for name in value.__struct_fields__})
        if isinstance(value, dict):
            return {key: walk(each) for key, each in value.items()}
        return tuple(map(walk, value)) if isinstance(value, tuple) else value

    changed: Framework = walk(SAMPLE)
    assert done, f"{case.name} holds nothing in tests/support/complete.py"
    return changed


def _change_id(case: Case) -> Framework:
    """The sample with another id, which whatever refers to it follows."""
    own = {
        Framework: SAMPLE.id,
        Background: "joinery",
        Level: "wright",
        Responsibility: "hull",
        Skill: "plank",
        Track: "wood",
    }[case.kind]
    text = msgspec.json.encode(SAMPLE).replace(f'"{own}"'.encode(), f'"{WORD}"'.encode())
    return msgspec.json.decode(text, type=Framework)


def test_the_types_are_all_that_a_framework_is_made_of() -> None:
    assert {case.field.of for case in EVERY if case.field.of} | {Framework} == set(TYPES)


@by_name
def test_what_it_is_for_is_said_once(case: Case) -> None:
    assert case.field.about.description.endswith((".", "'.", "]."))


def test_what_a_key_says_of_itself_is_the_same_wherever_it_stands() -> None:
    """Captions and limits go by the key: `description` has one of each, whatever it describes."""
    said: dict[str, tuple[Any, ...]] = {}
    for kind in FILE_TYPES:
        for field in list_fields_in_files(kind):
            about = field.about
            own = (field.caption, about.longest, about.most, about.paragraph)
            assert said.setdefault(field.name, own) == own, (kind, field.name)


@try_each("kind", FILE_TYPES, ids=lambda kind: kind.__name__)
def test_the_schema_has_it_with_its_description(kind: Kind) -> None:
    definitions = {name: each for part in ("framework", "level", "skill") for name, each in _definitions(part).items()}
    properties = definitions[kind.__name__]["properties"]
    assert {key: each["description"] for key, each in properties.items()} == {
        field.name: field.about.description for field in list_fields_in_files(kind)
    }


def _definitions(part: Any) -> dict[str, Any]:
    definitions: dict[str, Any] = build_schema(part)["$defs"]
    return definitions


def test_the_files_have_every_field_of_the_model_or_lay_it_out_differently() -> None:
    for kind in set(TYPES) & set(FILE_TYPES):
        assert [field.name for field in list_fields_in_files(kind)] == [field.name for field in list_fields(kind)]
    named = {name: kind.__struct_fields__ for kind in FILE_TYPES for name in [kind.__name__]}
    assert set(Framework.__struct_fields__) - set(named["Manifest"]) == {"levels"}
    assert set(Skill.__struct_fields__) == set(named["SkillFile"])
    assert set(Growth.__struct_fields__) - set(named["WayUp"]) == {"actions"}
    assert set(Action.__struct_fields__) - set(named["Practice"]) == {"kind"}


def test_the_sample_comes_back_whole_from_files_workbook_and_json() -> None:
    assert_comes_back(SAMPLE)


NOT_A_LADDER = {"Level.rank", "Growth.to", "Step.value", "Action.kind"}
"""Changed alone, these leave what the reader does not let pass: a gap, or a size of something else than practice."""


@by_name
def test_a_change_of_it_comes_back_from_files_workbook_and_json(case: Case) -> None:
    changed = change(case)
    assert changed != SAMPLE
    assert build_tables(changed) != build_tables(SAMPLE)
    assert format_files(changed) != format_files(SAMPLE)
    if case.name not in NOT_A_LADDER:
        assert_comes_back(changed)


def assert_comes_back(framework: Framework) -> None:
    assert _read(format_files(framework)) == framework
    assert read_workbook(build_tables(framework)).framework == framework
    assert read_json_framework(format_json(build_json_value(framework)).encode(), "it") == framework


TOLD_UNDER = {
    "WatchOut.text": "watch_outs",
    "WatchOut.instead": "watch_outs.instead",
    "Entry.from_present_job": "entry.from_present_job",
    "Entry.moving_inside": "entry.moving_inside",
    "Entry.interview": "entry.interview",
    "Growth.done_when": "growth.done_when",
    "Growth.trap": "growth.trap",
    "Action.kind": "growth.kind",
    "Action.text": "growth.practice",
    "Action.size": "growth.practice.size",
    "Action.levels": "growth.practice.levels",
    "Action.tracks": "growth.people.tracks",
    "Scope.impact": "scope.impact",
    "Scope.autonomy": "scope.autonomy",
    "Scope.influence": "scope.influence",
    "Scope.complexity": "scope.complexity",
}
"""The field that a change is told under, where that is not its own name."""
NOT_ONE_CHANGE = {"Framework.version", "Growth.to", "Step.value", "Background.id"}
"""The version is told apart from the changes; what is known by its number or id is another thing under another one."""


@by_name
def test_a_change_of_it_alone_is_told_as_exactly_that(case: Case) -> None:
    difference = compare(SAMPLE, change(case))
    assert difference.differs
    if case.name not in NOT_ONE_CHANGE:
        (told,) = difference.changes
        assert told.field == TOLD_UNDER.get(case.name, case.field.name)


NOT_FOUND = {
    *("Framework.id", "Framework.title", "Framework.version", "Framework.description", "Framework.attribution"),
    *("Step.name", "Step.description", "Framework.allow"),
    *("Track.id", "Background.id", "Level.id", "Responsibility.id", "Skill.id"),
    *("Level.formerly", "Responsibility.formerly", "Skill.formerly"),
    *("Action.kind", "Action.size"),
}
"""Texts that search does not go through: it finds what levels and skills say; ids repeat that."""


@try_each(
    "case",
    [case for case in PLAIN if case.field.form in (Form.TEXT, Form.TEXTS, Form.NAMED_TEXTS)],
    ids=lambda case: case.name,
)
def test_search_finds_its_text(case: Case) -> None:
    hits = search(change(case), WORD).hits
    assert bool(hits) == (case.name not in NOT_FOUND)


@pytest.mark.checkout
def test_every_kind_of_what_search_finds_is_on_the_page_about_json() -> None:
    page = (checkout.ROOT / "docs/json.md").read_text(encoding="utf-8")
    named = page.partition("\n`kind` is ")[2].partition("\n## ")[0]
    assert {passage.kind for passage in collect_passages(SAMPLE)} == set(re.findall(r"`([a-z0-9-]+)`", named))


class Place(NamedTuple):
    """What shows the fields of some types by name, and those that it leaves out."""

    show: Callable[[Framework], object]
    kinds: tuple[Kind, ...]
    left_out: set[str]


def _levels(framework: Framework) -> object:
    return [level_pages.build_page(framework, level, full=True) for level in framework.levels]


def _skills(framework: Framework) -> object:
    return [skill_pages.build_page(framework, skill, full=True) for skill in framework.skills]


LEVEL: tuple[Kind, ...] = (Level, Scope, Responsibility, WatchOut, Expectation)
SKILL: tuple[Kind, ...] = (Skill, Expectation, Growth, Action)
PLACES = {
    "level --json": Place(
        lambda framework: [format_json(build_level_answer(framework, level)) for level in framework.levels],
        LEVEL,
        {"Responsibility.short"},
    ),
    "skill --json": Place(
        lambda framework: [format_json(build_skill_answer(framework, skill)) for skill in framework.skills],
        SKILL,
        set(),
    ),
    "framework show --json": Place(
        lambda framework: framework_answers.build_show_answer(framework, Path(), 1, in_use=False),
        (Framework, Step, Track),
        set(),
    ),
    "page of level": Place(
        _levels,
        LEVEL,
        {"Level.aliases", "Level.formerly", "Level.keywords", "Responsibility.short", "Responsibility.formerly"},
    ),
    "page of skill": Place(_skills, SKILL, {"Skill.formerly", "Skill.keywords"}),
    "page of framework show": Place(
        lambda framework: framework_pages.build_page(framework, Path(), 1, "", ""), (Framework, Step, Track), set()
    ),
}


@try_each("place", PLACES)
def test_what_names_its_fields_shows_every_one_that_it_does_not_leave_out(place: str) -> None:
    show, kinds, left_out = PLACES[place]
    before = show(SAMPLE)
    unseen = {case.name for case in PLAIN if case.kind in kinds and show(change(case)) == before}
    assert unseen == left_out
