"""What an open assessment has answers to."""

from __future__ import annotations

from datetime import date

from pm_career.domain.ratings import Answer, Assessment


def test_unknown_is_an_answer() -> None:
    given = Assessment(person="me", date=date(2026, 7, 1), asked=("c", "a", "b"), answers=(Answer("a", None),))
    assert given.open
    assert [given.find_answer(skill) for skill in given.asked] == [None, Answer("a", None), None]
