"""How high the titles of levels usually stand, and whether an order of them goes up or down."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from pm_career.frameworks.imports.words import plain

HEIGHTS = (
    ("intern", "trainee", "apprentice", "graduate", "werkstudent"),
    ("junior", "jr", "associate", "assistant", "entry", "apm", "débutant", "analyst", "analista"),
    ("mid", "intermediate", "confirmé"),
    ("senior", "sr", "spm", "sénior"),
    ("staff", "lead", "principal", "group", "gpm"),
    ("head", "director", "distinguished", "directora", "directeur", "directrice", "direktor", "direktorin", "leiter",
     "leiterin"),
    ("vp", "svp", "chief", "cpo"),
)  # fmt: skip
_MIDDLE = 2
_USUAL = frozenset({"pm", "produktmanager", "produktmanagerin", "productmanager"})
"""Titles that say no height of their own, and are those of the middle where nothing else stands with them."""
_OF_PRODUCT = frozenset({"product", "produkt", "producto", "produit", "prodotto"})
_WHO = frozenset({"manager", "managerin", "owner", "gerente", "chef", "cheffe"})


def height_in(title: str) -> int | None:
    """How high a title stands by its words, as a place among HEIGHTS; None where none of them says it."""
    words = {*re.findall(r"[^\W\d_]+", plain(title))}
    usual = _MIDDLE if words & _USUAL or (words & _OF_PRODUCT and words & _WHO) else None
    return max((place for place, hints in enumerate(HEIGHTS) if words & {*hints}), default=usual)


def goes_down(titles: Sequence[str]) -> bool:
    """Whether the words say that the highest comes first."""
    known = [height for title in titles if (height := height_in(title)) is not None]
    return all(first >= second for first, second in pairwise(known)) and len(set(known)) > 1


def rises(titles: Sequence[str]) -> bool:
    """Whether the words say of each that it is higher than the one before."""
    heights = [height_in(title) for title in titles]
    return all(low is not None and high is not None and low < high for low, high in pairwise(heights))


def goes_both_ways(titles: Sequence[str]) -> bool:
    """Whether the words go up as well as down, and farther down than titles differ between companies."""
    known = [height for title in titles if (height := height_in(title)) is not None]
    up = any(second > first for first, second in pairwise(known))
    return up and any(first > second + 1 for first, second in pairwise(known))
