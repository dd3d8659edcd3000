"""Order levels by their numbers, by what their names say, or as the file has them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

import msgspec

from pm_career.domain.text import fold_spaces, one_line
from pm_career.importing.ladders.propose.alike import Named
from pm_career.importing.ladders.propose.heights import compare_titles, find_number_in_name

_CLEAR = 2
"""By how much titles have to fall for a list to have its highest level first: by less they do in some companies."""
_COUNTED = re.compile(r"(?:grade|band|tier)\W*\d+", re.IGNORECASE)
"""Codes of letters, as in 'L3', are higher the higher the number is; these words go either way."""


class Order(msgspec.Struct):
    """The levels in order, the lowest first, with what was assumed or speaks against it."""

    levels: list[Named]
    assumed: str = ""
    doubt: str = ""


def compare(one: Named, other: Named) -> int:
    """Compare how high two levels are: by their titles, else by their names, else by the years they take."""
    if one.track and other.track and one.track != other.track:
        return 0
    low, high = (find_number_in_name(level.find("years").replace("–", "-").split("-")[0]) for level in (one, other))
    by_years = _CLEAR * ((high[1] > low[1]) - (high[1] < low[1])) if low and high else 0
    by_titles = compare_titles(one.find("title"), other.find("title"))
    return by_titles or compare_titles(one.name, other.name) or by_years


def order_levels(levels: list[Named], runs: Iterable[Sequence[Named]], is_wide: bool) -> Order:
    """Order the levels of a track by the numbers in their names, else as the file has them where words agree."""
    numbers = find_numbers(levels)
    if numbers:
        return order_by_numbers(levels, numbers)
    before: set[tuple[Named, Named]] = set()
    for run in runs:
        before |= set(combinations(run, 2))
    ordered = _sort(levels, before)
    ups, downs = _count_moves(ordered)
    changes = any((high, low) in before for low, high in before)
    if changes or (ups and downs):
        by_words = sorted(levels, key=lambda level: -sum(compare(level, other) > 0 for other in levels))
        if all(compare(low, high) > 0 for low, high in combinations(by_words, 2)):
            return Order(by_words, f"By their titles the levels are, from the lowest: {format_levels(by_words)}.")
    keys = [fold_spaces(level.name) for level in ordered]
    doubt = ""
    if changes:
        doubt = "the file has them in more than one order"
    elif downs and (ups or max(downs) < _CLEAR):
        doubt = "their titles say another order"
    elif not ups and not downs and len(keys) > 1 and not is_wide:
        doubt = "they are in alphabetical order" if keys == sorted(keys) else "neither their names nor numbers say it"
    elif downs:
        ordered.reverse()
    how = "highest level first; from the lowest they are" if downs else "levels from the lowest to the highest"
    return Order(ordered, f"The file has the {how}: {format_levels(ordered)}.", doubt)


def _count_moves(ordered: Sequence[Named]) -> tuple[list[int], list[int]]:
    """List by how much titles rise, and by how much they fall, from each level to any after it."""
    found = [compare(low, high) for low, high in combinations(ordered, 2)]
    return [each for each in found if each > 0], [-each for each in found if each < 0]


def _sort(levels: Sequence[Named], before: set[tuple[Named, Named]]) -> list[Named]:
    """Sort levels so that each comes after those that the file names before it; else as they first appear."""
    left, done = list(levels), []
    while left:
        free = (each for each in left if not any((other, each) in before for other in left))
        done.append(next(free, left[0]))
        left.remove(done[-1])
    return done


def find_numbers(levels: Sequence[Named]) -> dict[Named, float]:
    """Find the numbers that rank all levels: those given as ranks, else those in their names; {} if there are none.

    They tell the levels of a track apart, and are of one counting: the letters are the same, or the numbers go on from
    one to the next, as in L3, L4, M5, M6. IC1 to IC4 and M1, M2 count on their own.
    """
    for texts in ([level.find("rank") for level in levels], [level.name for level in levels]):
        found = {level: find_number_in_name(text) for level, text in zip(levels, texts, strict=True)}
        numbers = {level: number[1] for level, number in found.items() if number}
        prefixes = {number[0] for number in found.values() if number}
        taken = {(level.track, number) for level, number in numbers.items()}
        in_order = list(numbers.values())
        is_one = len(prefixes) == 1 or in_order in (sorted({*in_order}), sorted({*in_order}, reverse=True))
        if len(numbers) == len(levels) == len(taken) > 1 and is_one:
            return numbers
    return {}


def order_by_numbers(levels: Sequence[Named], numbers: Mapping[Named, float]) -> Order:
    """Order levels by their numbers. Where words say so, the highest is number one: then they are turned round.

    Nothing says which end is the lowest where the file has them from the highest number down: grade 7 may be below 6.
    """
    ordered = sorted(levels, key=lambda level: numbers[level])
    ups, downs = _count_moves(ordered)
    doubt = ""
    if downs and not ups and max(downs) >= _CLEAR:
        ordered.reverse()
    elif downs:
        doubt = "their numbers say one order, and their names another"
    elif list(levels) == ordered[::-1] and all(_COUNTED.match(each.name) and not each.find("title") for each in levels):
        doubt = "the file has them from the highest number down"
    return Order(ordered, f"By their numbers the levels are, from the lowest: {format_levels(ordered)}.", doubt)


def format_levels(levels: Iterable[Named]) -> str:
    """Format the names of levels for messages."""
    return ", ".join(one_line(level.name) for level in levels)
