"""Which names in a file are of one level, and which levels of two tracks are of one rank."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

import msgspec

from pm_career.domain.text import fold_name, fold_spaces, one_line
from pm_career.importing.ladders.claims import Claim, LevelKey, find_first_text
from pm_career.importing.ladders.propose.heights import find_height, find_number_in_name

_CODE = r"[^\W\d_]{0,5}[ .-]?\d{1,2}"
_SAME = (
    r"\b(?:same|equals?|equivalent|parallel|gleich\w*|entspricht|même|équivaut|équivalente?|mism[oa]|equivale\w*"
    r"|zelfde|gelijk\w*)\b"
)


class Named(msgspec.Struct, eq=False):
    """A level as the file names it: all its names and keys, and the claims about it."""

    name: str
    track: str = ""
    also: list[str] = []
    keys: list[LevelKey] = []
    claims: list[Claim] = []

    def find(self, what: str) -> str:
        """Find the first text of a kind; '' without one."""
        return find_first_text(self.claims, what)

    @property
    def pieces(self) -> set[str]:
        """Its name, and the parts of it that may stand for it: 'ic3' and 'senior' of 'IC3 – Senior'."""
        found = re.split(r"[()\[\]:]|\s[–—-]\s", self.name)
        codes = re.findall(rf"^{_CODE}\b|\b{_CODE}$", fold_spaces(self.name))
        return {fold_spaces(piece) for piece in (self.name, *found, *codes)} - {""}


def join_names(levels: list[Named], claims: Sequence[Claim]) -> list[str]:
    """Join levels that have two names in the file: the list is changed. Returns what was assumed.

    One is the title of the other in an overview, a part of its name ('L3' of 'L3 – Senior'), or numbered by its rank.
    Two that are expected of one skill in one part are two levels.
    """
    together: dict[tuple[int, str], set[LevelKey]] = {}
    for claim in claims:
        if claim.level and claim.at and claim.skill:
            together.setdefault((claim.at.table, claim.skill), set()).add(claim.level)
    assumed = []
    for one in list(levels):
        tracks = {"", one.track}
        others = [other for other in levels if other is not one and (other.track in tracks or not one.track)]
        name, number = fold_name(one.name), re.fullmatch(_CODE, fold_spaces(one.name)) and find_number_in_name(one.name)
        to = [other for other in others if fold_name(other.find("title")) == name]
        to = to or [other for other in others if name in map(fold_name, other.pieces)]
        if not to and number and all(other.find("rank") for other in levels if not _is_code(other)):
            to = [
                other for other in others if (rank := find_number_in_name(other.find("rank"))) and rank[1] == number[1]
            ]
        if len(to) != 1 or any({*one.keys} & keys and {*to[0].keys} & keys for keys in together.values()):
            continue
        to[0].also += [one.name, *one.also]
        to[0].keys += one.keys
        to[0].claims += one.claims
        levels.remove(one)
        assumed.append(f"'{one_line(one.name)}' is another name of '{one_line(to[0].name)}'.")
    return assumed


def _is_code(level: Named) -> bool:
    return re.fullmatch(_CODE, fold_spaces(level.name)) is not None


def find_ranks(base: Sequence[Named], run: Sequence[Named]) -> tuple[list[int], str]:
    """Find the ranks of a track beside those of another, which are 1, 2, 3; none if nothing says it; and how it shows.

    Two levels are of one rank that share their name, that say so ('Same grade as M1'), or that have the same code of a
    grade; else the titles of both tracks tell where the lowest of the other one is.
    """
    same = {place: rank for place, level in enumerate(run) if (rank := _find_same(base, level))}
    if same:
        place, rank = next(iter(same.items()))
        start, how = rank - place, f"'{one_line(run[place].name)}' is of the rank of '{one_line(base[rank - 1].name)}'."
    else:
        start, how = _place_title(base, run[0])
    ranks: list[int] = []
    for place in range(len(run)):
        ranks.append(same.get(place, ranks[-1] + 1 if ranks else start))
    is_rising = all(low < high for low, high in pairwise(ranks))
    return (ranks, how) if start > 0 and is_rising else ([], "")


def _find_same(base: Sequence[Named], level: Named) -> int:
    for rank, other in enumerate(base, start=1):
        same = fold_name(level.name) == fold_name(other.name) or _names(level, other) or _names(other, level)
        if same or _list_codes(level) & _list_codes(other):
            return rank
    return 0


def _names(level: Named, other: Named) -> bool:
    """Whether a text about a level alone says that it is the same as the other."""
    pieces = "|".join(map(re.escape, other.pieces))
    return any(
        not claim.skill and re.search(rf"{_SAME}.*(?<!\w)(?:{pieces})(?!\w)", fold_spaces(claim.text))
        for claim in level.claims
    )


def _list_codes(level: Named) -> set[tuple[str, str, str]]:
    """List the codes of grades ('G7') that are said of a level, each with what says it."""
    said = {(claim.what, claim.heading, fold_spaces(claim.text)) for claim in level.claims if not claim.skill}
    return {each for each in said if re.fullmatch(r"[^\W\d_]{1,5}[ .-]?\d{1,2}", each[2])}


def _place_title(base: Sequence[Named], first: Named) -> tuple[int, str]:
    """Find the rank of a level by its title beside those of a track, if all of them say how high they are."""
    wanted, heights = find_height(first.name), [find_height(other.name) for other in base]
    if wanted is None or None in heights:
        return 0, ""
    below = [height for height in heights if height is not None and int(wanted - height) > 0]
    if len(below) == len(base):
        return len(base) + 1, f"By its title '{one_line(first.name)}' is above '{one_line(base[-1].name)}'."
    other = f"'{one_line(base[len(below)].name)}'"
    is_same = int((heights[len(below)] or 0) - wanted) == 0
    return (
        (len(below) + 1, f"By their titles '{one_line(first.name)}' is of the rank of {other}.") if is_same else (0, "")
    )
