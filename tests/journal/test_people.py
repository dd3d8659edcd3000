"""Whom a typed name may mean: how like a known one it has to be, and how many are offered."""

from __future__ import annotations

import pytest
from notes import change, read
from try_each import try_each

from pm_career.domain.person import Profile
from pm_career.journal.people import UnknownPersonError, find_person
from pm_career.store.people import save_profile


def know(*people: str) -> None:
    for person in people:
        change(lambda store, _, person=person: save_profile(store, Profile(person, name=person)))  # type: ignore[misc]


def find_near(typed: str) -> tuple[str, ...]:
    """The known people that a name is similar to; none where it is taken for somebody new."""
    try:
        assert read(lambda store, _: find_person(store, typed)) == typed
    except UnknownPersonError as unknown:
        return unknown.near
    return ()


@pytest.mark.parametrize(
    ("typed", "known", "near"),
    [
        ("anna", "ana", True),
        ("ben", "bea", False),  # twice 2 of 6 letters
        ("abcx", "abcy", True),  # twice 3 of 8: 0.75
        ("a" * 10 + "bbb", "a" * 10 + "cccc", False),  # twice 10 of 27: 0.741
    ],
)
def test_a_name_with_three_quarters_of_its_letters_in_common_may_be_a_slip(typed: str, known: str, near: bool) -> None:
    know(known)
    assert find_near(typed) == ((known,) if near else ())


@try_each(
    ("typed", "near"),
    [("smm", True), ("sim", True), ("pam", False), ("san", False), ("sxx", False), ("s", False), ("samira", False)],
)
def test_one_other_letter_inside_a_short_name_may_be_a_slip(typed: str, near: bool) -> None:
    know("sam")
    assert find_near(typed) == (("sam",) if near else ())


def test_five_similar_people_are_offered_at_most() -> None:
    know(*(f"maria{letter}" for letter in "abcdef"))
    assert len(find_near("maria")) == 5
