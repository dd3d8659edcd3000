"""Find the words that were likely meant by words that occur nowhere: longer ones, and those that differ by a slip."""

from __future__ import annotations

from collections.abc import Iterable

from pm_career.domain.text import WORD, fold
from pm_career.domain.wording import SMALL_WORDS, stem

_NEAREST = 3
"""Nearest words for each missing one."""
_SHORTEST = 3
_LONGEST = 40
"""Words of fewer or more letters have no nearest words."""
_ONE_SLIP = 4
"""From so many letters on a word may have one slip. Two letters of three are alike by chance."""
_ANY_SLIP = 6
"""From so many letters on the slip may be a wrong letter or one too many: `brand` is no slip of `bland` or `brad`."""
_TWO_SLIPS = 8
"""From so many letters on there may be two slips."""


def find_nearest_words(missing: Iterable[str], chunks: Iterable[str]) -> tuple[str, ...]:
    """For each missing word up to _NEAREST words: itself, longer ones that begin so, or those that differ by a slip.

    `missing` are folded words; `chunks` are the runs between white space of all that was searched. Of the forms of a
    word one is named. A slip is a letter too many, too few, or wrong, or two letters in the wrong order.
    """
    occurring = {word for chunk in chunks for word in map(fold, WORD.findall(chunk))}
    telling = sorted(word for word in occurring if len(word) >= _SHORTEST and not any(map(str.isdigit, word)))
    found: dict[str, str] = {}  # one word of each family
    for word in missing:
        if word not in SMALL_WORDS:
            for near in [word] if word in occurring else _find_near_words(word, telling):
                found.setdefault(stem(near), near)
    return tuple(found.values())


def _find_near_words(word: str, known: list[str]) -> list[str]:
    if not _SHORTEST <= len(word) <= _LONGEST:
        return []
    longer = sorted((each for each in known if each.startswith(word)), key=len)[:_NEAREST]
    return longer or _find_meant_words(word, known)


def _find_meant_words(word: str, known: list[str]) -> list[str]:
    """The words of which `word` is a slip, the fewest slips first.

    The first letter has to be the same, unless the first two were typed in the wrong order.
    """
    slips: dict[str, int] = {}
    for each in known:
        if each[0] == word[0] or each[:2] == word[1::-1]:
            # `priortise` is a slip of `prioritization`, too; short stems are alike by chance
            stems = [(stem(word), stem(each))] if len(stem(word)) >= _ANY_SLIP else []
            counts = [count for pair in ((word, each), *stems) if (count := count_slips(*pair)) is not None]
            if counts:
                slips[each] = min(counts)
    families: dict[str, str] = {}
    for each in sorted(slips, key=lambda each: (slips[each], abs(len(each) - len(word)))):
        families.setdefault(stem(each), each)
    return list(families.values())[:_NEAREST]


def count_slips(typed: str, meant: str) -> int | None:
    """How many slips turn one word into the other; None if there are more than a word of that length may have."""
    allowed = 2 if len(typed) >= _TWO_SLIPS else 1 if len(typed) >= _ONE_SLIP else 0
    if abs(len(typed) - len(meant)) > allowed:
        return None
    count = _measure_distance(typed, meant, wrong_letter=1 if len(typed) >= _ANY_SLIP else 2)
    return count if count <= allowed else None


def _measure_distance(typed: str, meant: str, *, wrong_letter: int) -> int:
    """The optimal string alignment distance; `wrong_letter` is what a wrong letter and one too many count."""
    before: list[int] = []
    row = list(range(len(meant) + 1))
    for at, letter in enumerate(typed, 1):
        earlier, before, row = before, row, [at * wrong_letter]
        for place, other in enumerate(meant, 1):
            changed = before[place - 1] + (wrong_letter if letter != other else 0)
            count = min(before[place] + wrong_letter, row[-1] + 1, changed)
            if at > 1 and place > 1 and letter == meant[place - 2] and typed[at - 2] == other:
                count = min(count, earlier[place - 2] + 1)
            row.append(count)
    return row[-1]
