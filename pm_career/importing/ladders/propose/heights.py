"""What the words and numbers in the titles of two levels say about which of them is higher."""

from __future__ import annotations

import re

from pm_career.domain.text import fold_spaces
from pm_career.importing.ladders.vocabulary import find_scale_place, strip_accents

_HEIGHTS = (
    ("intern", "trainee", "apprentice", "graduate", "werkstudent"),
    ("junior", "jr", "associate", "assistant", "entry", "apm", "debutant", "analyst", "analista"),
    ("mid", "intermediate", "confirme"),
    ("senior", "sr", "spm"),
    ("staff", "lead", "group", "gpm"),
    ("head", "director", "directora", "directeur", "directrice", "direktor", "direktorin", "leiter",
     "leiterin"),
    ("vp", "svp", "chief", "cpo"),
)  # fmt: skip
_BETWEEN = ("principal", "distinguished")
"""As high as leads in some companies, and as directors in others."""
_MIDDLE = 2
_USUAL = frozenset({"pm", "produktmanager", "produktmanagerin", "productmanager"})
"""Titles that say no height of their own, and are those of the middle where nothing else stands with them."""
_OF_PRODUCT = frozenset({"product", "produkt", "producto", "produit", "prodotto"})
_WHO = frozenset({"manager", "managerin", "owner", "gerente", "chef", "cheffe"})
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6}
_NUMBER = re.compile(r"(?<![\d.,])(\d{1,3}(?:[.,]\d+)?)(?![\d.,]*\d)")
_PREFIX = re.compile(r"([^\W\d_]+)[^\w]*(?=\d)")


def _list_words(title: str) -> list[str]:
    return re.findall(r"[^\W\d_]+", strip_accents(fold_spaces(title)))


def find_height(title: str) -> float | None:
    """Find how high a title is by its words, as a place among the usual ones; None if no word says it."""
    words = {*_list_words(title)}
    usual = _MIDDLE if words & _USUAL or (words & _OF_PRODUCT and words & _WHO) else None
    places: list[float] = [place for place, hints in enumerate(_HEIGHTS) if words & {*hints}]
    return max([*places, *([4.5] if words & {*_BETWEEN} else [])], default=usual)


def compare_titles(one: str, other: str) -> int:
    """Compare how high two titles are: above 0 if the second is higher, and by how much; 0 if nothing says it.

    A title to which the other only adds a word is of the middle: 'Designer' beside 'Senior Designer'. That is as clear
    in every company, and counts twice. Numbers count where all words are the same.
    """
    heights: list[float | None] = [find_height(one), find_height(other)]
    words = [{*_list_words(title)} - {*_ROMAN} for title in (one, other)]
    for at in (0, 1):
        if heights[at] is None and words[at] and words[at] < words[1 - at]:
            heights[at] = _MIDDLE
    if None in heights:
        heights = [find_scale_place(title) for title in (one, other)]
    if words[0] == words[1]:
        numbers = [find_number_in_name(one), find_number_in_name(other)]
        heights = [number[1] if number else None for number in numbers]
    low, high = heights
    is_clear = words[0] < words[1] or words[1] < words[0]
    return int(high - low) * (2 if is_clear else 1) if low is not None and high is not None else 0


def find_number_in_name(name: str) -> tuple[str, float] | None:
    """Find the only number in a name, and the word before it: 'ic' and 4 of 'IC4', 'pm' and 2 of 'PM II'."""
    said = fold_spaces(name)
    found = {*_NUMBER.findall(said)}
    words = _list_words(said)
    if len(found) == 1:
        prefix = _PREFIX.findall(said)
        return (prefix[-1] if prefix else ""), float(found.pop().replace(",", "."))
    roman = [place for place, word in enumerate(words) if word in _ROMAN]
    if len(roman) == 1 and roman[0] > 0:
        return words[roman[0] - 1], _ROMAN[words[roman[0]]]
    return None
