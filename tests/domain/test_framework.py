"""The bounds of the framework's types: what a field holds at most, and what is one too many."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest
from try_each import try_each

from pm_career.domain.fields import Weight, list_fields
from pm_career.domain.framework import Count, Expectation, Framework, Growth, Id, Level, Line, Name, Step, Text, Texts


def fits(kind: Any, value: object) -> bool:
    try:
        msgspec.convert(value, kind)
    except msgspec.ValidationError:
        return False
    return True


@try_each(("kind", "shortest", "longest"), [(Id, 1, 64), (Name, 1, 120), (Line, 0, 120), (Text, 0, 2000)])
def test_a_text_is_within_its_bounds(kind: Any, shortest: int, longest: int) -> None:
    assert fits(kind, "a" * shortest)
    assert fits(kind, "a" * longest)
    assert not fits(kind, "a" * (longest + 1))
    assert not shortest or not fits(kind, "a" * (shortest - 1))


def test_each_text_of_a_list_is_within_the_bounds_of_one() -> None:
    assert fits(Texts, ["a" * 2000] * 3)
    assert not fits(Texts, ["a", "a" * 2001])


@try_each(("number", "fit"), [(-1, False), (0, True), (1_000_000, True), (1_000_001, False)])
def test_a_count_is_from_nothing_to_a_million(number: int, fit: bool) -> None:
    assert fits(Count, number) is fit


@pytest.mark.parametrize(("key", "longest"), [("track", 64), ("stage", 120)])
def test_texts_of_a_level_that_stand_in_one_line(key: str, longest: int) -> None:
    level = {"id": "a", "title": "A", "rank": 1}
    assert fits(Level, level | {key: "a" * longest})
    assert not fits(Level, level | {key: "a" * (longest + 1)})


def test_what_the_schema_asks_beyond_the_types() -> None:
    asked = {
        (kind.__name__, field.name): field.about.schema
        for kind in (Step, Level, Expectation, Growth, Framework)
        for field in list_fields(kind)
        if field.about.schema
    }
    assert asked == {
        ("Step", "value"): {"minimum": 1},
        ("Level", "rank"): {"minimum": 1},
        ("Level", "formerly"): {"uniqueItems": True},
        ("Level", "next"): {"uniqueItems": True},
        ("Level", "lateral"): {"uniqueItems": True},
        ("Expectation", "step"): {"minimum": 1},
        ("Growth", "to"): {"minimum": 2},
        ("Framework", "scale"): {"minItems": 2, "maxItems": 20},
    }


def test_a_name_weighs_more_than_a_bar_than_a_behaviour_than_an_example() -> None:
    assert [int(weight) for weight in Weight] == [4, 3, 2, 1]


@pytest.mark.parametrize(
    ("bar", "behaviours", "asks"),
    [("Cooks alone", ("Cuts", "Salts"), "Cooks alone"), ("", ("Cuts", "Salts", "Asks"), "Cuts (and 2 more)"),
     ("", ("Cuts",), "Cuts"), ("", (), "")],
)  # fmt: skip
def test_behaviours_are_asked_where_there_is_no_bar(bar: str, behaviours: tuple[str, ...], asks: str) -> None:
    assert Expectation(1, bar=bar, behaviours=behaviours).asks == asks
