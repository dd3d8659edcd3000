"""How many there are of each kind, in words: '1 person, 2 ratings, 1 piece of evidence'."""

from __future__ import annotations

from collections.abc import Mapping

_UNLIKE = {"people": ("person", "people"), "evidence": ("piece of evidence", "pieces of evidence")}


def counted(number: int, kind: str) -> str:
    """So many of a kind, which is called by its key in JSON: 'ratings', 'people', 'evidence'."""
    one, several = _UNLIKE.get(kind, (kind.removesuffix("s"), kind))
    return f"{number} {one if number == 1 else several}"


def counts_in_words(counts: Mapping[str, int]) -> str:
    """All of them in their order, with commas between them."""
    return ", ".join(counted(number, kind) for kind, number in counts.items())
