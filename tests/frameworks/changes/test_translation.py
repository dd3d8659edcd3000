"""A translation is compared by what there is in it, for every field of the model."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec
import pytest
from complete import COMPLETE
from ladders import write_framework
from msgspec.structs import replace
from try_each import try_each

from pm_career.domain.fields import Form, list_fields
from pm_career.domain.framework import Framework
from pm_career.frameworks.changes.translation import compare_translation
from pm_career.frameworks.read import read_folder

NO_WORDING = {"id", "version", "kind", "size", "formerly"}
"""Texts that are the same in every language."""


@pytest.fixture
def original(tmp_path: Path) -> Framework:
    """A ladder in which every key stands."""
    reading = read_folder(write_framework(tmp_path / "yard", COMPLETE))
    assert reading.framework is not None, reading.faults
    return reading.framework


def _translate(value: Any) -> Any:
    """The same with other words in every text."""
    if isinstance(value, msgspec.Struct):
        changed: dict[str, Any] = {}
        for field in list_fields(type(value)):
            held = getattr(value, field.name)
            if field.form is Form.TEXT and field.name not in NO_WORDING:
                changed[field.name] = f"Auf Deutsch: {held}" if held else ""
            elif field.form is Form.NAMED_TEXTS:
                changed[field.name] = {key: f"Auf Deutsch: {each}" for key, each in held.items()}
            elif field.form is Form.TEXTS and field.name not in NO_WORDING and not isinstance(held, dict):
                changed[field.name] = tuple(f"Auf Deutsch: {each}" for each in held)
            else:
                changed[field.name] = _translate(held) if field.form in (Form.GROUP, Form.PARTS) else held
        return replace(value, **changed)
    if isinstance(value, dict):
        return {key: _translate(each) for key, each in value.items()}
    return tuple(map(_translate, value)) if isinstance(value, tuple) else value


def _change(framework: Framework, path: str, value: Any) -> Framework:
    """The framework with another value at a path of keys, ids and numbers."""
    tree = msgspec.to_builtins(framework)
    at = tree
    *way, last = path.split("/")
    for key in way:
        at = at[key] if isinstance(at, dict) else next(each for each in at if _is(each, key, at))
    at[last] = value
    return msgspec.convert(tree, Framework)


def _is(each: dict[str, Any], key: str, among: list[Any]) -> bool:
    named = {str(each.get(name)) for name in ("id", "value", "to")}
    return key in named or (not named & {"id"} and key.isdigit() and among.index(each) == int(key) - 1)


def _compare(original: Framework, translation: Framework) -> list[tuple[str, str, Any, Any]]:
    found = compare_translation(original, translation).divergences
    return [(each.lack, "/".join(each.path), each.original, each.translation) for each in found]


def test_other_words_are_no_difference(original: Framework) -> None:
    translation = _translate(original)
    assert translation != original
    assert _compare(original, translation) == []


@try_each(
    ("path", "value", "told"),
    [
        ("description", "", ("missing", "description", "For those who build boats.", None)),
        ("version", "1.2.4", ("different", "version", "1.2.3", "1.2.4")),
        ("scale/2/description", "", ("missing", "scale/2/description", "Held the other end.", None)),
        ("levels/wright/summary", "", ("missing", "levels/wright/summary", "Builds a boat.", None)),
        ("levels/wright/scope/impact", "", ("missing", "levels/wright/scope/impact", "A boat.", None)),
        ("levels/wright/track", "", ("missing", "levels/wright/track", ["wood"], None)),
        ("levels/wright/track", "crew", ("different", "levels/wright/track", ["wood"], ["crew"])),
        ("levels/wright/rank", 3, ("different", "levels/wright/rank", 2, 3)),
        ("levels/wright/experience_years", None, ("missing", "levels/wright/experience_years", (2, 5), None)),
        ("levels/wright/responsibilities", [], ("missing", "levels/wright/responsibilities", 1, 0)),
        ("levels/wright/first_90_days", ["Eins.", "Zwei."], ("extra", "levels/wright/first_90_days", 1, 2)),
        ("levels/hand/next", [], ("missing", "levels/hand/next", ["wright"], None)),
        ("skills/plank/builds_on", [], ("missing", "skills/plank/builds_on", ["caulk"], None)),
        ("skills/plank/is_not", "", ("missing", "skills/plank/is_not", "Not carving.", None)),
        ("skills/plank/expectations/wright/step", 2, ("different", "skills/plank/expectations/wright/step", 3, 2)),
        (
            "skills/plank/expectations/wright/focus",
            False,
            ("different", "skills/plank/expectations/wright/focus", True, False),
        ),
        (
            "skills/plank/expectations/wright/behaviours",
            [],
            ("missing", "skills/plank/expectations/wright/behaviours", 1, 0),
        ),
        ("skills/plank/steps", {}, ("missing", "skills/plank/steps", ["2"], None)),
        ("skills/plank/steps", {1: "Eins."}, ("different", "skills/plank/steps", ["2"], ["1"])),
        ("skills/plank/growth/2/trap", "", ("missing", "skills/plank/growth/2/trap", "Too much steam.", None)),
    ],
)
def test_a_difference_in_structure_is_told_as_exactly_that(
    original: Framework, path: str, value: Any, told: tuple[str, str, Any, Any]
) -> None:
    assert _compare(original, _change(_translate(original), path, value)) == [told]


def test_what_is_missing_is_one_difference_and_so_is_what_is_more(original: Framework) -> None:
    """Links and expectations that name it are not told beside it."""
    less = _change(
        original, "levels", [each for each in msgspec.to_builtins(original.levels) if each["id"] != "wright"]
    )
    assert _compare(original, less) == [("missing", "levels/wright", "Wright", None)]
    assert _compare(less, original) == [("extra", "levels/wright", None, "Wright")]


def test_actions_are_counted_by_their_kind(original: Framework) -> None:
    (growth,) = original.skill("plank").growth
    fewer = tuple(each for each in growth.actions if each.kind != "study")
    changed = _change(original, "skills/plank/growth/2/actions", msgspec.to_builtins(fewer))
    assert _compare(original, changed) == [("missing", "skills/plank/growth/2/study", 1, 0)]
    longer = tuple(replace(each, size="month") if each.kind == "practice" else each for each in growth.actions)
    changed = _change(original, "skills/plank/growth/2/actions", msgspec.to_builtins(longer))
    assert _compare(original, changed) == [("different", "skills/plank/growth/2/practice/1/size", "week", "month")]


def test_another_order_of_skills_is_told(original: Framework) -> None:
    turned = replace(original, skills=original.skills[::-1])
    assert _compare(original, turned) == [("different", "skills", ["plank", "caulk"], ["caulk", "plank"])]


def test_names_that_people_type_may_be_others(original: Framework) -> None:
    changed = _change(original, "levels/wright/titles", ["Bootsbauer", "Bootsbauerin"])
    changed = _change(changed, "levels/wright/aliases", [])
    assert _compare(original, _change(changed, "id", "werft")) == []
