"""Propose the levels of a ladder: which names are of one level, their order, and the ranks on which tracks begin."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

import msgspec

from pm_career.domain.text import fold_name, fold_spaces, one_line
from pm_career.errors import UsageError
from pm_career.importing.ladders.claims import Claim, Gathered, LevelKey, find_first_text, means_every_level
from pm_career.importing.ladders.levels import means_all_tracks
from pm_career.importing.ladders.mapping import Doubt, MappedLevel, spell
from pm_career.importing.ladders.options import Wishes
from pm_career.importing.ladders.propose.alike import Named, find_ranks, join_names
from pm_career.importing.ladders.propose.heights import compare_titles, find_number_in_name
from pm_career.importing.ladders.vocabulary import strip_accents

_CLEAR = 2
"""By how much titles have to fall for a list to have its highest level first: by less they do in some companies."""


class _Order(msgspec.Struct):
    """The levels in order, the lowest first, with what was assumed or speaks against it."""

    levels: list[Named]
    assumed: str = ""
    doubt: str = ""


def propose_levels(gathered: Gathered, wishes: Wishes) -> tuple[tuple[MappedLevel, ...], list[Doubt], list[str]]:
    """Propose the levels from the claims of a first taking, with doubts, and sentences on what was assumed.

    Raises a UsageError for an option that does not fit the levels of the file.
    """
    levels = _list_levels(gathered.claims)
    doubts: list[Doubt] = []
    assumed = join_names(levels, gathered.claims)
    for track, names in wishes.tracks:
        for level in (level for name in names for level in _find_named(levels, name, "--tracks")):
            level.track = track
    if not levels:
        return (), [], []
    runs = _list_runs(gathered.claims, levels)
    is_wide = _are_across(gathered.claims)
    leads_to: dict[Named, list[Named]] = {}
    if wishes.levels:
        ranks = _rank_groups(_read_option(levels, wishes))
    elif numbers := _find_numbers(levels):
        order = _check_numbers(levels, numbers)
        ranks = _rank_by_numbers(order.levels, numbers)
        _note(order, doubts, assumed)
    else:
        tracks = list(dict.fromkeys(level.track for level in levels))
        if len(tracks) > 1 and all(tracks):
            orders = [_order([level for level in levels if level.track == track], runs, is_wide) for track in tracks]
            for order in orders:
                _note(order, doubts, assumed)
            ranks, leads_to = _align([order.levels for order in orders], doubts, assumed)
        else:
            order = _order(levels, runs, is_wide)
            ranks = _rank_groups([[level] for level in order.levels])
            _note(order, doubts, assumed)
            doubts += _doubt_countings(order.levels)
    ordered = sorted(levels, key=lambda level: ranks[level])
    mapped = tuple(
        MappedLevel(
            level.name,
            ranks[level],
            level.track,
            tuple(level.also),
            tuple(_call(to, levels) for to in leads_to[level]) if level in leads_to else None,
        )
        for level in ordered
    )
    return mapped, doubts, assumed


def _list_levels(claims: Sequence[Claim]) -> list[Named]:
    """List the levels that the claims name, each name on each track once; a name without a track is of any."""
    about: dict[LevelKey, list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.level is not None:
            about[claim.level].append(claim)
    if not all(means_every_level(key) for key in about):
        about = defaultdict(list, {key: own for key, own in about.items() if not means_every_level(key)})
    levels: dict[tuple[str, str], Named] = {}
    for key in sorted(about, key=lambda key: not key.track):
        name = find_first_text(about[key], "level") or key.name.replace("-", " ")
        track = find_first_text(about[key], "track")
        folded = strip_accents(fold_name(name))
        same = [level for (own, _), level in levels.items() if own == folded]
        if key.track or not same:
            track = "" if means_all_tracks(track) else spell(track)
            level = levels.setdefault((folded, key.track), Named(spell(name), track))
            same = [level]
        for level in same:
            if fold_name(level.name) != fold_name(name):  # spelled with and without its accents
                level.also.append(spell(name))
            level.keys.append(key)
            level.claims.extend(about[key])
    places = {key: place for place, key in enumerate(about)}
    return sorted(levels.values(), key=lambda level: min(places[key] for key in level.keys))


def _list_runs(claims: Sequence[Claim], levels: Sequence[Named]) -> list[list[Named]]:
    """List the orders in which the file names levels: of each skill in each part, and of each part without skills."""
    own = {key: level for level in levels for key in level.keys}
    runs: dict[tuple[int, str], dict[Named, None]] = defaultdict(dict)
    for claim in claims:
        level = own.get(claim.level) if claim.level else None
        if level is not None and claim.at is not None and (claim.skill or claim.what == "level"):
            runs[claim.at.table, claim.skill].setdefault(level)
    with_skills = {part for part, skill in runs if skill}
    return [list(run) for (part, skill), run in runs.items() if skill or part not in with_skills]


def _are_across(claims: Sequence[Claim]) -> bool:
    """Whether levels are headings beside one another: nobody sorts those by name."""
    rows: dict[tuple[int, int], set[int]] = defaultdict(set)
    for claim in claims:
        if claim.what == "level" and claim.at is not None:
            rows[claim.at.table, claim.at.cell.row].add(claim.at.cell.column)
    return any(len(columns) > 1 for columns in rows.values())


def _compare(one: Named, other: Named) -> int:
    """Compare how high two levels are: by their names, else by their only titles, else by the years they take."""
    if one.track and other.track and one.track != other.track:
        return 0
    difference = compare_titles(one.name, other.name)
    if not difference and one.find("title") and other.find("title"):
        difference = compare_titles(one.find("title"), other.find("title"))
    years = [find_number_in_name(level.find("years").replace("–", "-").split("-")[0]) for level in (one, other)]
    if not difference and years[0] and years[1]:
        difference = _CLEAR * ((years[1][1] > years[0][1]) - (years[1][1] < years[0][1]))
    return difference


def _order(levels: list[Named], runs: Iterable[Sequence[Named]], is_wide: bool) -> _Order:
    """Order the levels of a track by the numbers in their names, else as the file has them where words agree."""
    numbers = _find_numbers(levels)
    if numbers:
        return _check_numbers(levels, numbers)
    before: set[tuple[Named, Named]] = set()
    for run in runs:
        before |= set(combinations(run, 2))
    ordered = _sort(levels, before)
    ups, downs = _count(ordered)
    changes = any((high, low) in before for low, high in before)
    if changes or (ups and downs):
        by_words = sorted(levels, key=lambda level: -sum(_compare(level, other) > 0 for other in levels))
        if all(_compare(low, high) > 0 for low, high in combinations(by_words, 2)):
            return _Order(by_words, f"By their titles the levels are, from the lowest: {_format(by_words)}.")
    keys = [fold_spaces(level.name) for level in ordered]
    doubt = ""
    if changes:
        doubt = "the file has them in more than one order"
    elif downs and (ups or max(downs) < _CLEAR):
        doubt = "their titles do not bear out their order"
    elif not ups and not downs and len(keys) > 1 and not is_wide:
        doubt = "they are in alphabetical order" if keys == sorted(keys) else "neither their names nor numbers say it"
    elif downs:
        ordered.reverse()
    how = "highest level first; from the lowest they are" if downs else "levels from the lowest to the highest"
    return _Order(ordered, f"The file has the {how}: {_format(ordered)}.", doubt)


def _count(ordered: Sequence[Named]) -> tuple[list[int], list[int]]:
    """List by how much titles rise, and by how much they fall, from each level to any after it."""
    found = [_compare(low, high) for low, high in combinations(ordered, 2)]
    return [each for each in found if each > 0], [-each for each in found if each < 0]


def _sort(levels: Sequence[Named], before: set[tuple[Named, Named]]) -> list[Named]:
    """Sort levels so that each comes after those that the file names before it; else as they first appear."""
    left, done = list(levels), []
    while left:
        free = (each for each in left if not any((other, each) in before for other in left))
        done.append(next(free, left[0]))
        left.remove(done[-1])
    return done


def _find_numbers(levels: Sequence[Named]) -> dict[Named, float]:
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


def _check_numbers(levels: Sequence[Named], numbers: Mapping[Named, float]) -> _Order:
    """Order levels by their numbers. Where words say so, the highest is number one: then they are turned round."""
    ordered = sorted(levels, key=lambda level: numbers[level])
    ups, downs = _count(ordered)
    doubt = ""
    if downs and not ups and max(downs) >= _CLEAR:
        ordered.reverse()
    elif downs:
        doubt = "their numbers say one order, and their names another"
    how = (
        "The highest level is number one; from the lowest they are" if downs else "The numbers of the levels order them"
    )
    return _Order(ordered, f"{how}: {_format(ordered)}.", doubt)


def _rank_by_numbers(ordered: Sequence[Named], numbers: Mapping[Named, float]) -> dict[Named, int]:
    distinct = list(dict.fromkeys(numbers[level] for level in ordered))
    return {level: distinct.index(numbers[level]) + 1 for level in ordered}


def _rank_groups(groups: Sequence[Sequence[Named]]) -> dict[Named, int]:
    """Rank levels along each track. A level on no track is above all before it and below all after it."""
    reached: dict[str, int] = defaultdict(int)
    ranks: dict[Named, int] = {}
    for group in groups:
        rank = 1 + max(
            max([reached[""], *reached.values()]) if not level.track else max(reached[""], reached[level.track])
            for level in group
        )
        for level in group:
            ranks[level] = reached[level.track] = rank
    return ranks


def _align(
    runs: Sequence[list[Named]], doubts: list[Doubt], assumed: list[str]
) -> tuple[dict[Named, int], dict[Named, list[Named]]]:
    """Find the ranks of each track beside those of one that they all can be placed beside, and what leads to its first.

    A track that nothing places begins on rank 1, with a doubt.
    """
    base = next((base for base in runs if all(find_ranks(base, run)[0] for run in runs if run is not base)), runs[0])
    ranks = {level: rank for rank, level in enumerate(base, start=1)}
    leads_to: dict[Named, list[Named]] = {}
    for run in (run for run in runs if run is not base):
        placed, why = find_ranks(base, run)
        if placed:
            assumed.append(why)
        else:
            said = f"Nothing says on which rank {_format(run[:1])} ({one_line(run[0].track)}) is: beside which of"
            others = tuple(_format_beside(base, run, at) for at in range(len(base)))
            doubts.append(Doubt(f"{said} {_format(base)}?", "levels", others))
        ranks.update(zip(run, placed or range(1, len(run) + 1), strict=True))
        start = ranks[run[0]]
        if start > 1:
            leads_to.setdefault(base[start - 2], base[start - 1 : start]).append(run[0])
    return ranks, leads_to


def _doubt_countings(ordered: Sequence[Named]) -> list[Doubt]:
    """Doubt an order of levels of which some count anew: M1 may be beside one of IC1 to IC4."""
    found = [find_number_in_name(level.name) for level in ordered]
    prefixes = list(dict.fromkeys(number[0] for number in found if number))
    last = [level for level, number in zip(ordered, found, strict=True) if number and number[0] == prefixes[-1]]
    others = [level for level in ordered if level not in last]
    is_said = any(_compare(level, other) for level in last for other in others)
    if not others or not all(found) or is_said or any(level.track for level in ordered):
        return []
    said = f"{_format(last)} count anew, and nothing says beside which of the others each is: {_format(ordered)}."
    return [Doubt(said, "levels")]


def _find_named(levels: Sequence[Named], wanted: str, option: str) -> list[Named]:
    """Find the levels that a name in an option means: by name, or by name with the track in brackets."""
    found = [
        level
        for level in levels
        if fold_name(wanted) in map(fold_name, (level.name, *level.also, f"{level.name} ({level.track})"))
    ]
    if not found:
        raise UsageError(f"{option}: there is no level '{one_line(wanted)}'.", f"The file has: {_format(levels)}")
    return found


def _read_option(levels: Sequence[Named], wishes: Wishes) -> list[list[Named]]:
    groups: list[list[Named]] = []
    seen: set[Named] = set()
    for names in wishes.levels:
        group = [level for name in names for level in _find_named(levels, name, "--levels") if level not in seen]
        group = list(dict.fromkeys(group))
        if len({level.track for level in group}) < len(group):
            raise UsageError(
                f"--levels: '{one_line(' = '.join(names))}' are of one rank, and on the same track.",
                'Say which track each is on: --tracks "Individual: A, B; Management: X, Y"',
            )
        seen |= {*group}
        groups += [group] if group else []
    missing = [level for level in levels if level not in seen]
    if missing:
        raise UsageError(
            f"--levels leaves out {_format(missing)}.",
            "Name every level of the file, or leave their rows out with --where.",
        )
    return groups


def _note(order: _Order, doubts: list[Doubt], assumed: list[str]) -> None:
    if order.doubt:
        said = f"Nothing says which of {_format(order.levels)} is the lowest: {order.doubt}."
        doubts.append(Doubt(said, "levels", tuple(level.name for level in order.levels), "--levels"))
    elif len(order.levels) > 1:
        assumed.append(order.assumed)


def _call(level: Named, levels: Sequence[Named]) -> str:
    same = sum(fold_name(other.name) == fold_name(level.name) for other in levels)
    return f"{level.name} ({level.track})" if same > 1 else level.name


def _format(levels: Iterable[Named]) -> str:
    return ", ".join(one_line(level.name) for level in levels)


def _format_beside(base: Sequence[Named], run: Sequence[Named], at: int) -> str:
    """Format the order of two tracks as --levels takes it, with the second beginning at a place of the first."""
    count = max(len(base), at + len(run))
    rungs = [[*base[place : place + 1], *run[max(place - at, 0) : place - at + 1]] for place in range(count)]
    return ", ".join(" = ".join(one_line(level.name) for level in rung) for rung in rungs)
