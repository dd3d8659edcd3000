"""What counts as the same wording: the numbers that decide, at the number and one beside it."""

from __future__ import annotations

import pytest
from try_each import try_each

from pm_career.domain.wording import mark_changes, stem, stem_roughly


def _words(count: int, prefix: str) -> list[str]:
    return [f"{prefix}{chr(97 + at // 26)}{chr(97 + at % 26)}" for at in range(count)]


def is_marked_within(before: str, after: str) -> bool:
    """Whether words between the first change and the last are told to be the same."""
    return any(run.strip() for run in mark_changes(before, after)[0][2:-1:2])


@pytest.mark.parametrize(("signs", "compared"), [(1, True), (2, False)])
def test_up_to_two_hundred_words_spaces_and_signs_are_compared_one_by_one(signs: int, compared: bool) -> None:
    common = " ".join(_words(98, "same"))
    assert is_marked_within(f"one {common} two{'!' * signs}", f"three {common} four{'?' * signs}") is compared


@pytest.mark.parametrize(
    ("common", "old", "new", "compared"),
    [
        (1, 2, 2, True),  # 2 of 6 words: one third
        (17, 34, 35, False),  # 34 of 103
    ],
)
def test_a_text_with_less_than_a_third_in_common_is_another_text(
    common: int, old: int, new: int, compared: bool
) -> None:
    def text(own: int, prefix: str) -> str:
        first, *more = _words(own, prefix)
        return " ".join([first, *_words(common, "same"), *more])

    assert is_marked_within(text(old, "old"), text(new, "new")) is compared


@pytest.mark.parametrize(("length", "has_forms"), [(40, True), (41, False)])
def test_a_word_of_more_than_forty_letters_has_no_forms(length: int, has_forms: bool) -> None:
    word = "b" * (length - 5) + "aking"
    assert (stem(word) != word) is has_forms


@try_each(
    ("word", "key"),
    [
        ("skies", "sky"),
        ("ties", "tie"),  # four letters are too few for `ties` to be of `ty`
        ("passes", "pass"),
        ("boxes", "box"),
        ("cats", "cat"),
        ("its", "its"),
        ("asking", "ask"),
        ("using", "using"),  # five letters are too few
        ("string", "string"),  # no vowel before -ing
        ("trying", "try"),
        ("planning", "plan"),
        ("selling", "sell"),
        ("note", "not"),
        ("use", "use"),
    ],
)
def test_a_rough_stem_is_the_word_without_its_ending(word: str, key: str) -> None:
    assert stem_roughly(word) == key
