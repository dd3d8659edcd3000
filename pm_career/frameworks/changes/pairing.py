"""Pair the items of two lists: equal ones, those of one name, those of nearly the same words.

It makes no difference which list comes first: taking a change back is told as its opposite.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import NamedTuple, TypeVar

from pm_career.domain.wording import count_words, measure_likeness

T = TypeVar("T")

NEAR = 0.5
"""From this share of words in common, two items are taken for one."""
_MOST_PAIRS = 10_000
"""Where more pairs than this are left, items are paired by equality and name alone."""


class Paired(NamedTuple):
    """The pairs of positions in the order of the newer list, and those that have no partner."""

    pairs: tuple[tuple[int, int], ...]
    gone: tuple[int, ...]
    come: tuple[int, ...]

    @property
    def reordered(self) -> bool:
        """Whether the order of those in both lists changed."""
        olds = [old for old, _ in self.pairs]
        return olds != sorted(olds)


def pair_items(
    old: Sequence[T],
    new: Sequence[T],
    *,
    key: Callable[[T], Hashable] = lambda item: item,
    texts: Callable[[T], Iterable[str]] | None = None,
) -> Paired:
    """Pair the items of two lists: equal ones, then those of one `key`, then those alike in their `texts`."""
    pairs: dict[int, int] = {}
    _pair_by(old, new, lambda item: item, pairs)
    _pair_by(old, new, key, pairs)
    gone, come = _list_unpaired(old, new, pairs)
    if texts is not None and len(gone) * len(come) <= _MOST_PAIRS:
        old_bags = {at: count_words(texts(old[at])) for at in gone}
        new_bags = {at: count_words(texts(new[at])) for at in come}
        scores = ((measure_likeness(old_bags[a], new_bags[b]), a, b) for a in gone for b in come)
        pairs |= choose_best((score, a, b) for score, a, b in scores if score >= NEAR)
        gone, come = _list_unpaired(old, new, pairs)
    return Paired(tuple(sorted(pairs.items(), key=lambda pair: pair[1])), gone, come)


def choose_best(scored: Iterable[tuple[float, int, int]]) -> dict[int, int]:
    """The pairs of the highest scores, each position in one of them; of equal scores those that moved least."""
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for _, a, b in sorted(scored, key=lambda each: (-each[0], abs(each[1] - each[2]), min(each[1:]), max(each[1:]))):
        if a not in pairs and b not in taken:
            pairs[a] = b
            taken.add(b)
    return pairs


def _pair_by(old: Sequence[T], new: Sequence[T], key: Callable[[T], Hashable], pairs: dict[int, int]) -> None:
    """Pair what has the same key, the first with the first."""
    gone, come = _list_unpaired(old, new, pairs)
    waiting: dict[Hashable, list[int]] = defaultdict(list)
    for at in reversed(come):
        waiting[key(new[at])].append(at)
    for at in gone:
        if same := waiting.get(key(old[at])):
            pairs[at] = same.pop()


def _list_unpaired(
    old: Sequence[T], new: Sequence[T], pairs: dict[int, int]
) -> tuple[tuple[int, ...], tuple[int, ...]]:
    taken = set(pairs.values())
    return (
        tuple(at for at in range(len(old)) if at not in pairs),
        tuple(at for at in range(len(new)) if at not in taken),
    )
