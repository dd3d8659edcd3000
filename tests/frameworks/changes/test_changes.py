"""What a change is called, how heavy it is, and which version it asks for."""

from __future__ import annotations

import re
import string
from pathlib import Path

import checkout
import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from ladders import FORKED, write_framework
from try_each import try_each

from pm_career.domain.framework import Expectation, Framework, Level, Skill
from pm_career.domain.framework import Step as ScaleStep
from pm_career.domain.wording import drop_empty_marks, have_same_words, mark_changes, split_words
from pm_career.frameworks.changes.change import (
    SEVERITIES,
    VERSION_STEPS,
    Kind,
    VersionStep,
    compute_lowest_version,
    is_at_least,
)
from pm_career.frameworks.changes.compare import Difference, compare
from pm_career.frameworks.read import read_folder

DOUGH, OVEN, LEVELS = FORKED["skills/dough.yaml"], FORKED["skills/oven.yaml"], FORKED["levels/all.yaml"]
MANIFEST = FORKED["framework.yaml"]


@pytest.fixture
def bakery(tmp_path: Path) -> Framework:
    """The ladder before anything changed."""
    return _read(tmp_path / "before")


def _read(folder: Path, **changed: str) -> Framework:
    found = read_folder(write_framework(folder, None, **changed))
    assert found.framework is not None, found.faults
    return found.framework


def _told(difference: Difference) -> list[tuple[str, str, str, str, str]]:
    return [(each.step, each.kind.value, each.level, each.skill, each.field) for each in difference.changes]


@try_each(
    ("changed", "told"),
    [
        ({"dough": DOUGH.replace("boy: {step: 1}", "boy: {step: 2}")}, ("major", "raised", "boy", "dough", "step")),
        ({"dough": DOUGH.replace("hand: {step: 3", "hand: {step: 2")}, ("minor", "lowered", "hand", "dough", "step")),
        ({"oven": f"{OVEN}  boy: {{step: 1}}\n"}, ("major", "new", "boy", "oven", "step")),
        ({"oven": OVEN.replace("  counter: {step: 1}\n", "")}, ("minor", "removed", "counter", "oven", "step")),
        ({"dough": DOUGH.replace(", focus: true", "")}, ("minor", "focus-taken", "hand", "dough", "focus")),
        ({"dough": DOUGH.replace("by touch", "by hand")}, ("minor", "clarified", "hand", "dough", "bar")),
        (
            {"dough": DOUGH.replace("Judges by touch", "judges – by touch –")},
            ("patch", "reworded", "hand", "dough", "bar"),
        ),
        ({"dough": DOUGH.replace("a week", "two weeks")}, ("minor", "clarified", "", "dough", "growth.practice")),
        (
            {"dough": DOUGH.replace("size: week", "size: month")},
            ("minor", "clarified", "", "dough", "growth.practice.size"),
        ),
        ({"oven": OVEN.replace("name: Oven", "name: Fire")}, ("minor", "renamed", "", "oven", "name")),
        ({"oven": OVEN.replace("Firing", "Heat")}, ("minor", "renamed", "hand", "oven", "label")),
        ({"oven": OVEN.replace("[dough]", "[]")}, ("minor", "moved", "", "oven", "builds_on")),
        ({"all": LEVELS.replace("title: Master", "title: Guild Master")}, ("minor", "renamed", "master", "", "title")),
        ({"all": LEVELS.replace("[hand, counter]", "[counter, hand]")}, ("minor", "moved", "boy", "", "next")),
        ({"all": LEVELS.replace("at four", "at three")}, ("minor", "clarified", "hand", "", "summary")),
        ({"all": LEVELS.replace("[3, 3]", "[3, 5]")}, ("minor", "clarified", "hand", "", "experience_years")),
        ({"framework": MANIFEST.replace("title: Shop", "title: Front")}, ("minor", "renamed", "", "", "title")),
        ({"framework": MANIFEST.replace("Helps", "Assists")}, ("major", "renamed", "", "", "name")),
        ({"framework": f"{MANIFEST}skills: [till, oven, dough]\n"}, ("minor", "moved", "", "", "order of skills")),
        ({"framework": f"{MANIFEST}attribution: The guild\n"}, ("patch", "clarified", "", "", "attribution")),
    ],
)
def test_one_change_is_told_as_one(
    bakery: Framework, tmp_path: Path, changed: dict[str, str], told: tuple[str, ...]
) -> None:
    assert _told(compare(bakery, _read(tmp_path / "after", **changed))) == [told]


def test_a_responsibility_more_is_heavy_and_one_renamed_is_not(bakery: Framework, tmp_path: Path) -> None:
    more = LEVELS.replace(
        "    next: [master]\n  - id: counter", "      - title: Rye\n    next: [master]\n  - id: counter"
    )
    (change,) = compare(bakery, _read(tmp_path / "more", all=more)).changes
    assert (change.kind, change.about, change.level, change.after, change.step) == (
        *(Kind.NEW, "responsibility", "hand", "Rye"),
        "major",
    )
    (change,) = compare(bakery, _read(tmp_path / "renamed", all=LEVELS.replace("Night dough", "Early dough"))).changes
    assert (change.kind, change.before, change.after) == (Kind.RENAMED, "Night dough", "Early dough")


def _ladder(*levels: Level, **behaviours: tuple[str, ...]) -> Framework:
    cells = {level: Expectation(1, behaviours=texts) for level, texts in behaviours.items()}
    scale = (ScaleStep(1, "One"), ScaleStep(2, "Two"))
    skill = Skill(id="s", name="S", expectations=cells)
    return Framework(id="any", title="Any", version="1.0.0", scale=scale, levels=levels, skills=(skill,))


def test_a_level_is_heavy_where_somebody_comes_to_it() -> None:
    low, high = Level(id="low", title="Low", rank=1), Level(id="high", title="High", rank=2)
    leading = msgspec.structs.replace(low, next=("high",))
    assert [each.rule for each in compare(_ladder(low), _ladder(low, high)).changes] == ["new-aside"]
    rules = {each.rule for each in compare(_ladder(low), _ladder(leading, high)).changes}
    assert rules == {"new-on-the-way", "moved"}
    top = Level(id="top", title="Top", rank=3)
    further = msgspec.structs.replace(high, next=("top",))
    by_level = {each.level: each.rule for each in compare(_ladder(low), _ladder(leading, further, top)).changes}
    assert by_level["top"] == "new-on-the-way", "by way of another new one"
    below = Level(id="below", title="Below", rank=1, next=("low",))
    assert {each.rule for each in compare(_ladder(low), _ladder(below, low)).changes} == {"new-aside"}


def test_behaviours_are_new_only_where_none_resembles_them() -> None:
    low = Level(id="low", title="Low", rank=1)
    before = _ladder(low, low=("Writes the plan for the quarter.", "Asks two customers a week."))

    def kinds(*behaviours: str) -> list[str]:
        return [each.kind.value for each in compare(before, _ladder(low, low=behaviours)).changes]

    assert kinds("Writes the plan for the next quarter.", "Asks two customers a week.") == ["clarified"]
    assert kinds("Asks two customers a week.", "Writes the plan for the quarter.") == ["moved"]
    assert kinds("Writes the plan for the quarter.", "Cuts scope.", "Asks two customers a week.") == ["new"]
    assert sorted(kinds("Writes the plan for the quarter.", "Hires.")) == ["new", "removed"]


def test_a_renamed_skill_is_followed_everywhere(bakery: Framework, tmp_path: Path) -> None:
    bread = DOUGH.replace("id: dough", "id: bread").replace("by touch", "by eye")
    after = _read(tmp_path / "after", dough=bread, oven=OVEN.replace("[dough]", "[bread]"))
    difference = compare(bakery, after)
    assert difference.skills == {"dough": "bread"}
    assert _told(difference) == [
        ("minor", "renamed", "", "bread", "id"),
        ("minor", "clarified", "hand", "bread", "bar"),
    ]
    assert difference.changes[0].alike == pytest.approx(0.9, abs=0.1)


def test_a_renamed_level_is_followed_everywhere(bakery: Framework, tmp_path: Path) -> None:
    changed: dict[str, str] = {
        "all": LEVELS.replace("id: hand", "id: journeyman").replace("[hand, counter]", "[journeyman, counter]"),
        "dough": DOUGH.replace("hand:", "journeyman:"),
        "oven": OVEN.replace("hand:", "journeyman:"),
    }
    difference = compare(bakery, _read(tmp_path / "after", **changed))
    assert difference.levels == {"hand": "journeyman"}
    assert _told(difference) == [("minor", "renamed", "journeyman", "", "id")]
    assert difference.changes[0].alike == 1


def test_other_content_under_another_id_is_not_renamed(bakery: Framework, tmp_path: Path) -> None:
    bread = (
        "id: bread\nname: Bread\nexpectations:\n  boy: {step: 1, bar: Sells it by the loaf and knows what is left.}\n"
    )
    difference = compare(bakery, _read(tmp_path / "after", dough=bread, oven=OVEN.replace("[dough]", "[bread]")))
    assert difference.skills == {}
    assert {
        (each.kind.value, each.skill) for each in difference.changes if each.about == "skill" and not each.field
    } == {
        ("new", "bread"),
        ("removed", "dough"),
    }


def test_many_renamed_at_once_are_each_found() -> None:
    def skill(number: int, prefix: str) -> Skill:
        words = " ".join(f"{chr(97 + number // 26)}{chr(97 + number % 26)}{chr(97 + at)}" for at in range(8))
        return Skill(id=f"{prefix}{number}", name=f"{prefix.upper()} {number}", description=words)

    level = Level(id="low", title="Low", rank=1)
    old = msgspec.structs.replace(_ladder(level), skills=tuple(skill(number, "a") for number in range(120)))
    new = msgspec.structs.replace(_ladder(level), skills=tuple(skill(number, "b") for number in range(120)))
    assert compare(old, new).skills == {f"a{number}": f"b{number}" for number in range(120)}


@try_each(
    ("version", "step", "needed"),
    [
        ("1.2.3", "major", "2.0.0"),
        ("1.2.3", "minor", "1.3.0"),
        ("1.2.3", "patch", "1.2.4"),
        ("1.2.3", None, "1.2.3"),
        ("0.2.3", "major", "0.3.0"),
        ("0.2.3", "minor", "0.3.0"),
        ("0.2.3", "patch", "0.2.4"),
    ],
)
def test_the_version_that_a_step_asks_for(version: str, step: VersionStep | None, needed: str) -> None:
    assert compute_lowest_version(version, step) == needed
    assert is_at_least(needed, needed)
    assert is_at_least("10.0.0", needed)


@try_each(
    ("one", "other", "same"),
    [
        ("Writes the plan.", "writes  the plan", True),
        ("Says “yes”", 'says "yes"!', True),
        ("Within 3.5 days", "Within 35 days", False),
        ("At least 10 % more", "At least 10 more", False),
        ("From -1 on", "From 1 on", False),
        ("Writes C", "Writes C++", False),
        ("a < b", "a > b", False),
        ("日本", "日 本", True),
        ("日本", "本日", False),
    ],
)
def test_wording_that_changes_nothing(one: str, other: str, same: bool) -> None:
    assert have_same_words(one, other) is same
    assert have_same_words(other, one) is same


def test_only_the_words_that_changed_are_marked() -> None:
    before, after = mark_changes("Judges by touch when it is ready.", "Judges with a thermometer when it is ready.")
    assert before == ("Judges ", "by touch", " when it is ready.")
    assert after == ("Judges ", "with a thermometer", " when it is ready.")
    for one, other in (("a b c", "a x c y"), ("", "a"), ("a", "a"), ("x " * 500, "y " * 500), ("é 日本", "日本 é")):
        assert ["".join(runs) for runs in mark_changes(one, other)] == [one, other]
        assert len({len(runs) for runs in mark_changes(one, other)}) == 1


@given(st.text(string.printable, max_size=20))
def test_the_words_of_a_text_are_the_same_whatever_stands_beside_it(text: str) -> None:
    """ASCII is read a faster way: it finds what the other way finds."""
    assert (*split_words(text), "é") == split_words(f"{text} é")


def test_a_text_with_hardly_a_word_in_common_is_told_as_another_one() -> None:
    """An `and` in both does not make the one the other with changes here and there."""
    old, new = "Kneads and shapes the night's dough.", "Buys flour, salt and wood from millers."
    before, after = mark_changes(old, new)
    assert before == ("", old[:-1], ".")
    assert after == ("", new[:-1], ".")


def test_what_only_one_text_has_stands_beside_nothing_in_the_other() -> None:
    before, after = mark_changes("Judges when it is ready.", "Judges well when it is.")
    assert before == ("Judges ", "", "when it is ", "ready", ".")
    assert after == ("Judges ", "well", " when it is", "", ".")
    assert drop_empty_marks(before) == ("Judges when it is ", "ready", ".")
    assert drop_empty_marks(after) == ("Judges ", "well", " when it is.")


@pytest.mark.checkout
def test_every_weight_is_on_the_page_with_its_reason() -> None:
    page = (checkout.ROOT / "docs/framework-diff.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| (major|minor|patch) \| (.+) \| (.+) \|$", page, re.MULTILINE)
    assert rows == [tuple(severity) for severity in SEVERITIES.values()]
    assert [step for step, _, _ in rows] == sorted((step for step, _, _ in rows), key=VERSION_STEPS.index)
    assert set(re.findall(r"`([a-z-]+)`", page)) >= set(Kind)


def test_what_is_said_on_getting_in_is_compared_background_by_background(tmp_path: Path, bakery: Framework) -> None:
    def build(name: str, entry: str) -> Framework:
        manifest = MANIFEST.replace("format: 1", "format: 2")
        return _read(tmp_path / name, framework=f"{manifest}entry:\n  backgrounds:\n{entry}")

    mill, shop = "    - {id: mill, title: Mill, gap: dough}\n", "    - {id: shop, title: Shop}\n"
    old, new = build("old", mill + shop), build("new", shop + mill.replace("dough", "oven"))
    assert [(each.name, each.field, each.before, each.after, each.step) for each in compare(old, new).changes] == [
        ("mill", "gap", "dough", "oven", "minor"),
        ("", "order of backgrounds", "mill, shop", "shop, mill", "patch"),
    ]
    come = [(each.kind, each.about, each.name, each.step) for each in compare(bakery, old).changes]
    assert come == [(Kind.NEW, "background", each, "minor") for each in ("mill", "shop")]
    gone = compare(old, bakery).changes
    assert {(each.kind, each.step) for each in gone} == {(Kind.REMOVED, "minor")}
