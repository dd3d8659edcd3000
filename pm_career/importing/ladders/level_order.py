"""Find the order, ranks and next levels: from options, else from the data; else raise a Question."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from pm_career.domain.text import fold_name, fold_spaces, one_line
from pm_career.errors import UsageError
from pm_career.importing.ladders.claims import Gathered, LevelKey
from pm_career.importing.ladders.options import Question, Wishes
from pm_career.importing.ladders.ranks import (
    HEIGHTS,
    Ladder,
    find_height,
    is_falling,
    is_mixed,
    is_rising,
    rank_by_number,
    rank_levels,
)
from pm_career.importing.ladders.table_names import format_list

_NUMBER = re.compile(r"(?<![\d.])(\d{1,3})(?![\d.]*\d)")
_LETTERS = re.compile(r"[^\W\d_]+(?=\d)")
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6}
_HEIGHTS = '--levels "A, B = X, C = Y"'
_CONFLICT_SHARE = 0.05
"""Above this share of pairs of levels in the opposite order, the order in the file says nothing."""
_COMMON = frozenset({"all", "both", "common", "shared", "any", "alle", "tous", "general"})


def order_levels(
    names: Mapping[LevelKey, str],
    on: Mapping[LevelKey, str],
    rank_texts: Mapping[LevelKey, str],
    sequences: Iterable[Sequence[LevelKey]],
    wishes: Wishes,
    gathered: Gathered,
    *,
    wide: bool,
) -> Ladder:
    """Order the named levels. Raises a Question if nothing gives their order."""
    tracks = {key: on.get(key, "") for key in names}
    tracks = {key: "" if fold_spaces(track) in _COMMON else track for key, track in tracks.items()}
    tracks = _apply_tracks_option(names, tracks, wishes)
    if wishes.levels:
        groups = _read_levels_option(names, tracks, wishes)
        return rank_levels(groups, tracks)
    numbers = _turn_if_highest_first(_read_ranks(rank_texts, names), names)
    if numbers:
        gathered.assume(f"The levels are in the order of their rank: {_format_order(names, numbers)}.", "--levels")
        return rank_by_number(numbers, tracks)
    numbers = _turn_if_highest_first(_read_numbers_in_names(names, tracks), names)
    if numbers:
        gathered.assume(f"The numbers in their names order the levels: {_format_order(names, numbers)}.", "--levels")
        return rank_by_number(numbers, tracks)
    order = _order_by_place(names, sequences, gathered, wide=wide)
    several = len({track for track in tracks.values() if track})
    if several > 1 and all(tracks.values()):
        return _order_separate_tracks(names, order, tracks, gathered)
    return rank_levels([[key] for key in order], tracks)


def _order_separate_tracks(
    names: Mapping[LevelKey, str], order: Sequence[LevelKey], tracks: Mapping[LevelKey, str], gathered: Gathered
) -> Ladder:
    """Order tracks that share no level: each begins where its lowest title fits among those of the lowest track."""
    runs = {
        track: [key for key in order if tracks[key] == track] for track in dict.fromkeys(tracks[key] for key in order)
    }
    hints = {track: [find_height(names[key]) for key in run] for track, run in runs.items()}
    known = {
        track: min((hint for hint in own if hint is not None), default=len(HEIGHTS)) for track, own in hints.items()
    }
    base = min(runs, key=lambda track: known[track])
    begin = {track: 0 if track == base else _place_among(hints[base], own[0]) for track, own in hints.items()}
    unsaid = [track for track in runs if track != base and (hints[track][0] is None) != (hints[base][0] is None)]
    if unsaid:
        low, other = names[runs[base][0]], names[runs[unsaid[0]][0]]
        raise UsageError(
            f"Nothing says on which rank {one_line(other)} ({one_line(tracks[runs[unsaid[0]][0]])}) is beside "
            f"{one_line(tracks[runs[base][0]])}: {format_list(names[key] for key in runs[base])}.",
            f'Name all levels, the lowest first, with "=" between those of one rank, such as: '
            f'--levels "{one_line(low)} = {one_line(other)}, ..."',
        )
    branches = {runs[track][0]: runs[base][place - 1] for track, place in begin.items() if place}
    if branches:
        said = [f"{one_line(tracks[first])} branches off {one_line(names[at])}" for first, at in branches.items()]
        gathered.assume(f"By their titles {'; '.join(said)}.", _HEIGHTS)
    else:
        gathered.assume("All tracks begin at the same height.", _HEIGHTS)
    ranks = {key: begin[track] + place for track, run in runs.items() for place, key in enumerate(run, start=1)}
    rising = dict(sorted(ranks.items(), key=lambda item: item[1]))
    return Ladder(rising, {key: tracks[key] for key in ranks}, branches)


def _place_among(hints: Sequence[int | None], wanted: int | None) -> int:
    """Count the levels with these hints that are below one with the hint `wanted`; 0 if nothing says it."""
    if wanted is None or all(hint is None for hint in hints):
        return 0
    not_below = (place for place, hint in enumerate(hints) if hint is not None and hint >= wanted)
    return next(not_below, len(hints))


def _apply_tracks_option(
    names: Mapping[LevelKey, str], tracks: dict[LevelKey, str], wishes: Wishes
) -> dict[LevelKey, str]:
    for track, levels in wishes.tracks:
        for level in levels:
            for key in _find_named(names, level, "--tracks"):
                tracks[key] = track
    return tracks


def _find_named(names: Mapping[LevelKey, str], wanted: str, option: str) -> list[LevelKey]:
    """Find the levels that a name in an option means: by name, or by name with the track in brackets."""
    found = [
        key for key, name in names.items() if fold_name(wanted) in (fold_name(name), fold_name(f"{name} ({key.track})"))
    ]
    if not found:
        known = ", ".join(names.values())
        raise UsageError(f"{option}: there is no level '{one_line(wanted)}'.", f"The file has: {known}")
    return found


def _read_levels_option(
    names: Mapping[LevelKey, str], tracks: Mapping[LevelKey, str], wishes: Wishes
) -> list[list[LevelKey]]:
    groups: list[list[LevelKey]] = []
    seen: set[LevelKey] = set()
    for group in wishes.levels:
        keys = [key for name in group for key in _find_named(names, name, "--levels") if key not in seen]
        shared = [tracks[key] for key in keys]
        if len(set(shared)) < len(shared):
            said = " = ".join(group)
            raise UsageError(
                f"--levels: '{one_line(said)}' are of one rank, and on the same track.",
                'Say which track each is on: --tracks "Individual: A, B; Management: X, Y"',
            )
        seen.update(keys)
        if keys:
            groups.append(keys)
    missing = [name for key, name in names.items() if key not in seen]
    if missing:
        raise UsageError(
            f"--levels leaves out {', '.join(map(one_line, missing[:12]))}.",
            "Name every level of the file, or leave their rows out with --where.",
        )
    return groups


def _read_ranks(rank_texts: Mapping[LevelKey, str], names: Mapping[LevelKey, str]) -> dict[LevelKey, float]:
    numbers: dict[LevelKey, float] = {}
    for key in names:
        text = rank_texts.get(key, "").strip().replace(",", ".")
        found = re.fullmatch(r"[^\d]{0,3}(\d+(?:\.\d+)?)", text)
        if not found:
            return {}
        numbers[key] = float(found.group(1))
    return numbers if len(set(numbers.values())) > 1 or len(numbers) == 1 else {}


def _turn_if_highest_first(numbers: dict[LevelKey, float], names: Mapping[LevelKey, str]) -> dict[LevelKey, float]:
    """Negate the numbers if the names say that the highest level is number one."""
    order = sorted(numbers, key=lambda key: numbers[key])
    down = is_falling([names[key] for key in order])
    return {key: -number for key, number in numbers.items()} if down else numbers


def _read_numbers_in_names(names: Mapping[LevelKey, str], tracks: Mapping[LevelKey, str]) -> dict[LevelKey, float]:
    """Read the numbers in the names of all levels, if they tell the levels of a track apart.

    L3, L4 and M1, M2 are two countings, and say nothing of each other; L3 to L6 and M5, M6 are one.
    """
    numbers: dict[LevelKey, float] = {}
    for key, name in names.items():
        found = _NUMBER.findall(name)
        last = fold_spaces(name).split()[-1] if name.split() else ""
        if len(found) == 1:
            numbers[key] = int(found[0])
        elif not found and last in _ROMAN and len(name.split()) > 1:
            numbers[key] = _ROMAN[last]
        else:
            return {}
    taken = [(tracks[key], number) for key, number in numbers.items()]
    return numbers if len(set(taken)) == len(taken) > 1 and _is_one_counting(names, numbers) else {}


def _is_one_counting(names: Mapping[LevelKey, str], numbers: Mapping[LevelKey, float]) -> bool:
    """Whether the numbers behind different letters meet."""
    counted: dict[str, list[float]] = defaultdict(list)
    for key, number in numbers.items():
        letters = _LETTERS.search(fold_spaces(names[key]))
        counted[letters.group() if letters else ""].append(number)
    spans = sorted((min(each), max(each)) for each in counted.values())
    return all(after[0] <= before[1] for before, after in pairwise(spans))


def _order_by_place(
    names: Mapping[LevelKey, str], sequences: Iterable[Sequence[LevelKey]], gathered: Gathered, *, wide: bool
) -> list[LevelKey]:
    """Find the order in which the file names the levels; empty if that is the alphabet's, or there is none."""
    runs = Counter(tuple(dict.fromkeys(sequence)) for sequence in sequences)  # in most files they are all the same
    order = list(names)
    if len(order) == 1:
        return order
    before: dict[tuple[LevelKey, LevelKey], int] = defaultdict(int)
    for run, times in runs.items():
        for index, lower in enumerate(run):
            for higher in run[index + 1 :]:
                before[lower, higher] += times
    against = sum(min(count, before.get((higher, lower), 0)) for (lower, higher), count in list(before.items())) / 2
    given = tuple(names.values())
    if against > _CONFLICT_SHARE * sum(before.values()):
        message = "The file names the levels now in one order, now in another."
        raise Question(message, "--levels", given, ordered=True)
    order = _sort_by_predecessors(order, before)
    if not wide and _is_alphabetical(order, names) and not is_rising([names[key] for key in order]):
        message = "The levels are in alphabetical order, which does not show their ranks."
        raise Question(message, "--levels", given, ordered=True)
    if not wide and is_mixed([names[key] for key in order]):
        message = "The file names the levels in an order that their titles do not bear out."
        raise Question(message, "--levels", given, ordered=True)
    down = is_falling([names[key] for key in order])
    order = order[::-1] if down else order
    how = "highest level first; from the lowest on" if down else "levels from the lowest to the highest"
    gathered.assume(f"The file names the {how}: {format_list(names[key] for key in order)}.", "--levels")
    return order


def _sort_by_predecessors(order: list[LevelKey], before: Mapping[tuple[LevelKey, LevelKey], int]) -> list[LevelKey]:
    """Sort levels so that each comes after those that usually come before it; else as they first appear."""
    left, done = list(order), []
    while left:
        free = next(
            (
                key
                for key in left
                if not any(before.get((other, key), 0) > before.get((key, other), 0) for other in left if other != key)
            ),
            left[0],
        )
        left.remove(free)
        done.append(free)
    return done


def _is_alphabetical(order: Sequence[LevelKey], names: Mapping[LevelKey, str]) -> bool:
    return all(fold_spaces(names[lower]) <= fold_spaces(names[higher]) for lower, higher in pairwise(order))


def _format_order(names: Mapping[LevelKey, str], numbers: Mapping[LevelKey, float]) -> str:
    return format_list(names[key] for key in sorted(numbers, key=lambda key: numbers[key]))
