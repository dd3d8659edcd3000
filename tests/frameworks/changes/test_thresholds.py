"""The numbers by which two texts are taken for one and two ids for the same: at the number, and one beside it."""

from __future__ import annotations

from itertools import groupby

import pytest

from pm_career.domain.fields import Field, Form
from pm_career.domain.framework import Expectation, Framework, Level, Skill, Step
from pm_career.frameworks.changes.collector import Collector, Subject, list_compared_fields
from pm_career.frameworks.changes.compare import compare
from pm_career.frameworks.changes.describe import Describer
from pm_career.frameworks.changes.pairing import pair_items
from pm_career.frameworks.changes.renames import find_renamed_skills


def words(count: int, prefix: str = "same") -> list[str]:
    return [f"{prefix}{_letters(number)}" for number in range(count)]


def _letters(number: int) -> str:
    """A number as letters: words with digits in them are cut at these."""
    return "".join(chr(ord("a") + int(digit)) for digit in str(number))


def text(common: int, own: int, prefix: str) -> str:
    return " ".join(words(common) + words(own, prefix))


@pytest.mark.parametrize(
    ("old", "new", "paired"),
    [
        (text(2, 2, "old"), text(2, 2, "new"), True),  # 4 of 8 words: one half
        (text(24, 24, "old"), text(24, 25, "new"), False),  # 48 of 97
    ],
)
def test_texts_with_half_of_their_words_in_common_are_one_text(old: str, new: str, paired: bool) -> None:
    found = pair_items([old], [new], texts=lambda item: (item,))
    assert bool(found.pairs) is paired


@pytest.mark.parametrize(("items", "paired"), [(10_000, True), (10_001, False)])
def test_lists_of_too_many_pairs_are_not_compared_by_their_words(items: int, paired: bool) -> None:
    new = [text(3, 1, "new"), *words(items - 1, "other")]
    found = pair_items([text(3, 1, "old")], new, texts=lambda item: (item,))
    assert found.pairs == (((0, 0),) if paired else ())


def ladder(*skills: Skill) -> Framework:
    return Framework("any", "Any", "1.0.0", (Step(1, "One"), Step(2, "Two")), (), skills)


def renamed(old: list[Skill], new: list[Skill]) -> dict[str, str]:
    return find_renamed_skills(ladder(*old), ladder(*new)).ids


def skill(id: str, description: str) -> Skill:
    return Skill(id=id, name=f"Name{id}", description=description)


@pytest.mark.parametrize(
    ("old", "new", "same"),
    [
        (text(7, 2, "old"), text(7, 2, "new"), True),  # with the name 14 of 20 words: seven tenths
        (text(35, 14, "old"), text(35, 15, "new"), False),  # 70 of 101
    ],
)
def test_skills_with_seven_tenths_of_their_words_in_common_are_one_skill(old: str, new: str, same: bool) -> None:
    assert renamed([skill("a", old)], [skill("b", new)]) == ({"a": "b"} if same else {})


@pytest.mark.parametrize(("count", "same"), [(5, True), (4, False)])
def test_below_six_words_only_the_name_tells(count: int, same: bool) -> None:
    described = text(count, 0, "")  # the name is one word more
    assert renamed([skill("a", described)], [skill("b", described)]) == ({"a": "b"} if same else {})
    named = [Skill(id=each, name="Dough", description=described) for each in ("a", "b")]
    assert renamed(named[:1], named[1:]) == {"a": "b"}


@pytest.mark.parametrize(("skills", "same"), [(4_000, True), (4_001, False)])
def test_of_too_many_pairs_those_without_a_rare_word_are_not_compared(skills: int, same: bool) -> None:
    described = text(8, 0, "")
    found = renamed([skill("old", described)], [skill(each, described) for each in words(skills, "new")])
    assert bool(found) is same


@pytest.mark.parametrize(("holding", "same"), [(6, True), (7, False)])
def test_a_word_in_more_than_six_skills_is_not_rare(holding: int, same: bool) -> None:
    rare, usual = f"quark {text(8, 0, '')}", text(8, 0, "")
    ids = words(4_001, "new")
    new = [skill(each, rare if at < holding - 1 else usual) for at, each in enumerate(ids)]
    assert renamed([skill("old", rare)], new) == ({"old": ids[0]} if same else {})


def test_an_item_of_a_list_in_another_order_is_cut_after_forty_characters() -> None:
    found = Collector({})
    found.note_order(Subject("framework"), "levels", ["x" * 40, "y" * 41], ["y" * 41, "x" * 40])
    (change,) = found.changes
    assert change.before == f"{'x' * 40}, {'y' * 40}…"


def test_the_share_of_words_in_common_has_two_digits() -> None:
    """With the name 20 of 30 words, which has another id by what it says itself."""
    old, new = skill("a", text(10, 4, "old")), Skill("b", "Nameb", description=text(10, 4, "new"), formerly=("a",))
    assert find_renamed_skills(ladder(old), ladder(new)).alike == {"a": 0.67}


@pytest.mark.parametrize(("heirs", "renamed_to"), [(1, {"a": "b"}), (2, {})])
def test_what_two_say_that_they_were_is_renamed_to_neither(heirs: int, renamed_to: dict[str, str]) -> None:
    """Even if every word of one is the same."""
    new = [Skill(id, f"Name{id}", description=text(8, 0, ""), formerly=("a",)) for id in "bc"[:heirs]]
    assert renamed([skill("a", text(8, 0, ""))], new) == renamed_to


def test_fields_are_compared_in_the_order_in_which_changes_are_read() -> None:
    def name(field: Field) -> str:
        is_name_or_place = field.form is Form.TEXT and field.about.change in ("renamed", "moved")
        return field.about.change if is_name_or_place else field.form.name

    def find_order(kind: type[Level | Skill | Expectation]) -> list[str]:
        return [key for key, _ in groupby(map(name, list_compared_fields(kind, without=())))]

    assert find_order(Level) == ["renamed", "TEXT", "GROUP", "TEXTS", "RANGE", "NUMBER", "ID", "IDS", "PARTS"]
    assert find_order(Skill) == ["renamed", "TEXT", "TEXTS", "NAMED_TEXTS", "moved", "IDS", "PARTS"]
    assert find_order(Expectation) == ["renamed", "TEXT", "TEXTS", "NUMBER", "FLAG"]


def test_changes_are_counted_and_a_rename_says_how_alike_its_words_are() -> None:
    old = skill("a", text(10, 4, "old"))
    new = Skill("b", "Nameb", description=text(10, 4, "new"), formerly=("a",))
    describer = Describer(compare(ladder(old), ladder(new)))
    (share,) = filter(None, map(describer.format_certainty, describer.difference.changes))
    assert share == "67 of 100 words of it are the same"
    assert describer.format_counts().startswith(f"{len(describer.difference.changes)} changes: ")
    one = Describer(compare(ladder(old), ladder(Skill("a", "Namea", description=old.description, is_not="Heat."))))
    assert one.format_counts() == "1 change: 1 clarified."
