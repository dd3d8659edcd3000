"""What is said in one line of a ladder that is newer than the ratings: as many names as fit."""

from __future__ import annotations

import pytest
from try_each import try_each

from pm_career.domain.framework import Framework
from pm_career.journal.newer_ladder import NewerLadder


@pytest.mark.parametrize(
    ("number", "said"),
    [(5, "a, b, c, d and e"), (6, "a, b, c, d and 2 more")],
)
def test_of_more_than_five_names_four_are_named_and_the_others_counted(number: int, said: str) -> None:
    ladder = Framework("bakery", "Bakers", "2.0.0", (), (), ())
    names = tuple("abcdef"[:number])
    found = NewerLadder(ladder, {"1.0.0": ("s",)}, names, (), (), "pmcareer framework diff")
    assert f"Raised since: {said}." in found.sentence


@try_each(("number", "said"), [(4, "a, b, c and d"), (5, "five skills"), (12, "12 skills")])
def test_new_behaviours_in_more_than_four_skills_are_counted(number: int, said: str) -> None:
    ladder = Framework("bakery", "Bakers", "2.0.0", (), (), ())
    names = tuple("abcdefghijkl"[:number])
    found = NewerLadder(ladder, {"1.0.0": ("s",)}, (), ("Till", *names), (), "pmcareer framework diff", names)
    assert f"New: Till. New behaviours in {said}." in found.sentence
