"""Counts of notes are said as people say them."""

from __future__ import annotations

from pm_career.domain.text import format_counts


def test_one_of_a_kind_and_several() -> None:
    kinds = ("people", "evidence", "ratings", "check-ins")
    assert format_counts(dict.fromkeys(kinds, 1)) == "1 person, 1 piece of evidence, 1 rating, 1 check-in"
    assert format_counts(dict.fromkeys(kinds, 2)) == "2 people, 2 pieces of evidence, 2 ratings, 2 check-ins"
