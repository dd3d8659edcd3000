"""Text made safe to show, folded for comparison, matched with the nearest name, and counted in words."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable

from hypothesis import given
from hypothesis import strategies as st
from try_each import try_each

from pm_career.domain.text import (
    cut_text,
    escape_hidden,
    find_first_sentence,
    find_nearest,
    fold,
    fold_joiners,
    fold_name,
    fold_offsets,
    fold_spaces,
    format_count,
    format_counts,
    format_ordinal,
    has_hidden,
    join_names,
    one_line,
    spell_count,
)

ANY = st.text(st.characters(codec=None, categories=None), max_size=60) | st.text(
    st.sampled_from("a \n\t\r\x00\x1b[31m\x9b\x7f\x85\xad\u200b\u200d\u202e\u2066\u2028\ufeff\ud800\U000e0041\\^"),
    max_size=40,
)


@given(ANY)
def test_nothing_that_acts_is_left(text: str) -> None:
    for character in escape_hidden(text):
        assert character in "\n\t" or unicodedata.category(character) not in {"Cc", "Cs", "Zl", "Zp"}
        assert unicodedata.bidirectional(character) not in {
            "LRE",
            "RLE",
            "LRO",
            "RLO",
            "PDF",
            "LRI",
            "RLI",
            "FSI",
            "PDI",
        }


@given(ANY)
def test_what_is_safe_stays_as_it_is(text: str) -> None:
    shown = escape_hidden(text)
    assert escape_hidden(shown) == shown
    assert not has_hidden(shown)
    controls = [each for each in text if unicodedata.category(each) in {"Cc", "Cs"} and each not in "\n\t"]
    if not controls and not has_hidden(text):
        assert shown == text


@given(ANY)
def test_one_line_is_one_line_with_single_spaces(text: str) -> None:
    line = one_line(text)
    assert line == " ".join(line.split())
    assert "".join(line.split()) == "".join(escape_hidden(text).split())


@try_each(
    ("text", "shown"),
    [
        ("\x1b]52;c;QQ==\x07", "^[]52;c;QQ==^G"),
        ("\x00\x1f\x7f", "^@^_^?"),
        ("\x80\x9b\xad", r"\x80\x9b\xad"),
        ("\u202eevil\u202c", r"\u202eevil\u202c"),
        ("a\u200bb\ufeff", r"a\u200bb\ufeff"),
        ("\ud800", r"\ud800"),
        ("\U000e0041", r"\U000e0041"),
        ("line\n\ttab", "line\n\ttab"),
        ("over\rwritten", "over^Mwritten"),
        ("👩‍👩‍👧 क्‍ष می‌خواهم é", "👩‍👩‍👧 क्‍ष می‌خواهم é"),
    ],
)
def test_controls_are_spelled_out_and_scripts_are_left_alone(text: str, shown: str) -> None:
    assert escape_hidden(text) == shown


@try_each(
    ("text", "cut"),
    [("one two", "one two"), ("one two three", "one …"), ("onetwothree", "onetwot …"), ("", "")],
)
def test_a_text_is_cut_after_a_word_where_it_is_longer_than_that(text: str, cut: str) -> None:
    assert cut_text(text, 7) == cut


@try_each(
    ("text", "first"),
    [
        ("", ""),
        (" One sentence without an end\n", "One sentence without an end"),
        ("Owns 2.5 areas. Answers for them.", "Owns 2.5 areas."),
        ("Asks why? Then writes.", "Asks why?"),
        ('Says "no." Means it.', 'Says "no."'),
        ("Runs trials, e.g. A/B tests. Reads them.", "Runs trials, e.g. A/B tests."),
        ("Leads the U.S. Market. Alone.", "Leads the U.S. Market."),
        ("Says no. Means it.", "Says no."),
        ("Works alone. (Almost.)", "Works alone."),
        ("Writes it down. 3 pages.", "Writes it down."),
        ("Schreibt es auf. Über alles.", "Schreibt es auf."),
        ("负责一个产品。带领团队。", "负责一个产品。"),
    ],
)
def test_the_first_sentence_ends_where_another_begins(text: str, first: str) -> None:
    assert find_first_sentence(text) == first


@try_each(
    ("one", "other", "folding"),
    [
        ("Café “déjà”", 'cafe "deja"', fold),
        ("IC‐3", "ic-3", fold),
        ("IC 3 (Senior)", "ic-3/senior", fold_name),
        ("ＩＣ３", "ic3", fold_name),
        ("Data  flow", "data_flow", fold_joiners),
        ("  In\u00a0Two   Weeks ", "in two weeks", fold_spaces),
    ],
)
def test_a_folding_makes_two_spellings_one(one: str, other: str, folding: Callable[[str], str]) -> None:
    assert folding(one) == folding(other)


@try_each(
    ("one", "other", "folding"),
    [
        ("Resume", "Résumé", fold_name),
        ("IC 3", "IC3", fold),
        ("IC 3", "IC3", fold_joiners),
        ("IC-3", "IC 3", fold_spaces),
        ("Resume", "Résumé", fold_spaces),
    ],
)
def test_what_a_folding_keeps_apart(one: str, other: str, folding: Callable[[str], str]) -> None:
    assert folding(one) != folding(other)


@given(ANY)
def test_each_folded_character_leads_back_to_where_it_comes_from(text: str) -> None:
    folded, offsets = fold(text), fold_offsets(text)
    assert len(offsets) == len(folded) + 1
    assert offsets[-1] == len(text)
    assert all(character in fold(text[at]) for character, at in zip(folded, offsets[:-1], strict=True))


@try_each(
    ("wanted", "known", "near"),
    [
        ("abcde", "abcde", True),
        ("abcde", "abcxy", True),  # twice 3 of 10 letters: 0.6
        ("a" * 13 + "b" * 9, "a" * 13 + "c" * 9, False),  # twice 13 of 44 letters: 0.591
    ],
)
def test_the_nearest_have_a_ratio_of_six_tenths_at_least(wanted: str, known: str, near: bool) -> None:
    assert find_nearest(wanted, [known], 1) == [known] * near


def test_the_nearest_come_first_and_are_as_many_as_asked_for() -> None:
    known = ["dough", "doughs", "rough", "trough"]
    assert find_nearest("doug", known, 2) == ["dough", "doughs"]
    assert find_nearest("doug", known, 1, likeness=0.9) == []


def test_one_of_a_kind_and_several() -> None:
    kinds = ("people", "evidence", "ratings", "check-ins")
    assert format_counts(dict.fromkeys(kinds, 1)) == "1 person, 1 piece of evidence, 1 rating, 1 check-in"
    assert format_counts(dict.fromkeys(kinds, 2)) == "2 people, 2 pieces of evidence, 2 ratings, 2 check-ins"
    assert format_count(0, "goals") == "0 goals"


@try_each(
    ("number", "words"),
    [(0, "no steps"), (1, "one step"), (2, "two steps"), (9, "nine steps"), (10, "10 steps"), (-1, "-1 steps")],
)
def test_numbers_below_ten_are_words(number: int, words: str) -> None:
    assert spell_count(number, "step") == words


def test_ordinals() -> None:
    words = "1st 2nd 3rd 4th 9th 10th 11th 12th 13th 14th 20th 21st 101st 110th 111th 112th 113th 114th 122nd"
    assert [format_ordinal(int(word[:-2])) for word in words.split()] == words.split()


def test_names_are_joined_as_in_a_sentence() -> None:
    assert join_names(["A"]) == "A"
    assert join_names(["A", "B"]) == "A and B"
    assert join_names(["A", "B", "C"]) == "A, B and C"
    assert join_names(["A and B"]) == "A and B"
    assert join_names(["A and B", "C"]) == "A and B, and C"
    assert join_names(["A", "B or C", "D"], "or") == "A, B or C, or D"


@given(st.text(max_size=6))
def test_accents_are_folded_alike_whatever_their_form(text: str) -> None:
    assert fold(unicodedata.normalize("NFC", text)) == fold(unicodedata.normalize("NFD", text))
