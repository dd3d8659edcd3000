"""What an open assessment still asks."""

from __future__ import annotations

from datetime import date

from pm_career.domain.ratings import Answer, Assessment


def test_what_is_still_to_ask_keeps_its_order_and_unknown_is_an_answer() -> None:
    given = Assessment(person="me", date=date(2026, 7, 1), asked=("c", "a", "b"), answers=(Answer("a", None),))
    assert given.open
    assert given.list_unasked() == ("c", "b")
