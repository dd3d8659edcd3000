"""The suite itself: no test is skipped without a word, and no case in a test of many."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from try_each import try_each

_SKIPS = re.compile(r"pytest\.skip\b|mark\.skip|skipif|importorskip|xfail")


def test_tests_are_skipped_only_where_they_name_what_they_need() -> None:
    folder = Path(__file__).parent
    found = {path.relative_to(folder).as_posix() for path in folder.rglob("*.py") if _SKIPS.search(path.read_text())}
    assert found == {"support/needs.py", "test_suite.py"}


@try_each(("number", "word"), [(1, "one"), (2, "two"), (3, "three"), (4, "four")])
def _check_even(number: int, word: str) -> None:
    assert word
    if number == 3:
        pytest.fail("it is three")
    assert number % 2 == 0


def test_a_test_of_many_cases_goes_through_all_and_names_each_that_fails() -> None:
    with pytest.raises(BaseExceptionGroup, match=r"^2 of 4 cases: 1 one, 3 three") as failed:
        _check_even()
    assert [error.__notes__ for error in failed.value.exceptions] == [["in the case 1 one"], ["in the case 3 three"]]
