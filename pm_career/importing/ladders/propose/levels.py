"""Propose the levels of a ladder: which names are of one level, their order, and the ranks on which tracks begin."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from pm_career.domain.text import fold_name, one_line
from pm_career.errors import UsageError
from pm_career.importing.ladders.claims import (
    OF_BOTH,
    Claim,
    Gathered,
    LevelKey,
    find_first_text,
    means_every_level,
    split_levels,
)
from pm_career.importing.ladders.levels import means_all_tracks
from pm_career.importing.ladders.mapping import Doubt, MappedLevel, spell
from pm_career.importing.ladders.options import Wishes
from pm_career.importing.ladders.propose.alike import Named, find_ranks, join_names
from pm_career.importing.ladders.propose.heights import find_number_in_name
from pm_career.importing.ladders.propose.level_order import (
    Order,
    compare,
    find_numbers,
    format_levels,
    order_by_numbers,
    order_levels,
)
from pm_career.importing.ladders.vocabulary import strip_accents


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
    elif numbers := find_numbers(levels):
        order = order_by_numbers(levels, numbers)
        ranks = _rank_by_numbers(order.levels, numbers)
        _note(order, order.levels, doubts, assumed)
    else:
        tracks = list(dict.fromkeys(level.track for level in levels))
        if len(tracks) > 1 and all(tracks):
            orders = [
                order_levels([level for level in levels if level.track == track], runs, is_wide) for track in tracks
            ]
            for order in orders:
                _note(order, [level for each in orders for level in each.levels], doubts, assumed)
            ranks, leads_to = _align([order.levels for order in orders], doubts, assumed)
        else:
            order = order_levels(levels, runs, is_wide)
            ranks = _rank_groups([[level] for level in order.levels])
            _note(order, order.levels, doubts, assumed)
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
        is_taken = claim.skill or claim.what not in OF_BOTH
        if claim.level is not None and is_taken and not means_every_level(claim.level):
            about[claim.level].append(claim)
    several = {key for key in about if (parts := split_levels(key)) and all(part in about for part in parts)}
    about = {key: own for key, own in about.items() if key not in several}
    levels: dict[tuple[str, str], Named] = {}
    for key in sorted(about, key=lambda key: not key.track):
        name = spell(find_first_text(about[key], "level") or key.name.replace("-", " "))
        track = find_first_text(about[key], "track")
        folded = strip_accents(fold_name(name))
        same = [level for (own, _), level in levels.items() if own == folded]
        if key.track or not same:
            track = "" if means_all_tracks(track) else spell(track)
            level = levels.setdefault((folded, key.track), Named(name, track))
            same = [level]
        for level in same:
            if fold_name(level.name) != fold_name(name):  # spelled with and without its accents
                level.also.append(name)
            level.keys.append(key)
            level.claims.extend(about[key])
    places = {key: place for place, key in enumerate(about)}
    return sorted(levels.values(), key=lambda level: min(places[key] for key in level.keys))


def _list_runs(claims: Sequence[Claim], levels: Sequence[Named]) -> list[list[Named]]:
    """List the orders in which the file names levels: of each skill in each part."""
    own = {key: level for level in levels for key in level.keys}
    runs: dict[tuple[int, str], dict[Named, None]] = defaultdict(dict)
    for claim in claims:
        level = own.get(claim.level) if claim.level else None
        if level and claim.at and claim.skill:
            runs[claim.at.table, claim.skill].setdefault(level)
    return [list(run) for run in runs.values()]


def _are_across(claims: Sequence[Claim]) -> bool:
    """Whether levels are headings beside one another: nobody sorts those by name."""
    rows: dict[tuple[int, int], set[int]] = defaultdict(set)
    for claim in claims:
        if claim.what == "level" and claim.at is not None:
            rows[claim.at.table, claim.at.cell.row].add(claim.at.cell.column)
    return any(len(columns) > 1 for columns in rows.values())


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
    base = next((base for base in runs if all(find_ranks(base, run)[0] for run in runs)), runs[0])
    ranks = {level: rank for rank, level in enumerate(base, start=1)}
    leads_to: dict[Named, list[Named]] = {}
    for run in (run for run in runs if run is not base):
        placed, why = find_ranks(base, run)
        if placed:
            assumed.append(why)
        else:
            said = f"Nothing says on which rank {format_levels(run[:1])} ({one_line(run[0].track)}) is: beside which of"
            others = tuple(_format_beside(base, run, at) for at in range(len(base)))
            doubts.append(Doubt(f"{said} {format_levels(base)}?", "levels", others))
        ranks.update(zip(run, placed or range(1, len(run) + 1), strict=True))
        start = ranks[run[0]]
        if start > 1:
            leads_to.setdefault(base[start - 2], base[start - 1 : start]).append(run[0])
    return ranks, leads_to


def _doubt_countings(ordered: Sequence[Named]) -> list[Doubt]:
    """Doubt an order of levels in which the numbers begin again: M1 may be beside one of IC1 to IC4."""
    found = [find_number_in_name(level.name) for level in ordered]
    prefixes = list(dict.fromkeys(number[0] for number in found if number))
    last = [level for level, number in zip(ordered, found, strict=True) if number and number[0] == prefixes[-1]]
    others = [level for level in ordered if level not in last]
    is_said = any(compare(level, other) for level in last for other in others)
    if not others or not all(found) or is_said:
        return []
    said = f"The numbers begin again with {format_levels(last)}. Nothing says beside which of the others each is"
    return [Doubt(f"{said}: {format_levels(ordered)}.", "levels")]


def _find_named(levels: Sequence[Named], wanted: str, option: str) -> list[Named]:
    """Find the levels that a name in an option means: by name, or by name with the track in brackets."""
    found = [
        level
        for level in levels
        if fold_name(wanted) in map(fold_name, (level.name, *level.also, f"{level.name} ({level.track})"))
    ]
    if not found:
        raise UsageError(f"{option}: there is no level '{one_line(wanted)}'.", f"The file has: {format_levels(levels)}")
    return found


def _read_option(levels: Sequence[Named], wishes: Wishes) -> list[list[Named]]:
    groups: list[list[Named]] = []
    seen: set[Named] = set()
    for names in wishes.levels:
        group = list(dict.fromkeys(level for name in names for level in _find_named(levels, name, "--levels")))
        if len({level.track for level in group}) < len(group):
            raise UsageError(
                f"--levels: '{one_line(' = '.join(names))}' are of one rank, and on the same track.",
                'Say which track each is on: --tracks "Individual: A, B; Management: X, Y"',
            )
        seen |= {*group}
        groups.append(group)
    missing = [level for level in levels if level not in seen]
    if missing:
        raise UsageError(
            f"--levels leaves out {format_levels(missing)}.",
            "Name every level of the file, or leave their rows out with --where.",
        )
    return groups


def _note(order: Order, levels: Sequence[Named], doubts: list[Doubt], assumed: list[str]) -> None:
    """Note how sure an order is. `levels` are all that --levels has to name, of other tracks too."""
    if order.doubt:
        said = f"Nothing says which of {format_levels(order.levels)} is the lowest: {order.doubt}."
        doubts.append(Doubt(said, "levels", tuple(_call(level, levels) for level in levels), "--levels"))
    elif len(order.levels) > 1:
        assumed.append(order.assumed)


def _call(level: Named, levels: Sequence[Named]) -> str:
    same = sum(fold_name(other.name) == fold_name(level.name) for other in levels)
    return f"{level.name} ({level.track})" if same > 1 else level.name


def _format_beside(base: Sequence[Named], run: Sequence[Named], at: int) -> str:
    """Format the order of two tracks as --levels takes it, with the second beginning at a place of the first."""
    count = max(len(base), at + len(run))
    rungs = [[*base[place : place + 1], *run[max(place - at, 0) : place - at + 1]] for place in range(count)]
    return ", ".join(" = ".join(one_line(level.name) for level in rung) for rung in rungs)
