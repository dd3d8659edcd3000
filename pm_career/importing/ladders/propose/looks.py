"""Find why somebody has to look at a proposal before it is taken: all but one plain table is read by places alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from contextlib import suppress
from itertools import pairwise
from statistics import fmean, median

from pm_career.errors import UsageError
from pm_career.importing.ladders.build import book_title, build_framework
from pm_career.importing.ladders.claims import Claim, Gathered, make_key
from pm_career.importing.ladders.ledger import At, Fate
from pm_career.importing.ladders.mapping import Mapping, quote_texts
from pm_career.importing.ladders.options import Wishes, list_skipped
from pm_career.importing.ladders.propose.heights import compare_titles
from pm_career.importing.ladders.sheets.outline import Outline
from pm_career.importing.ladders.steps import is_day
from pm_career.importing.ladders.take.parts import Parts, gather, match_parts
from pm_career.importing.ladders.vocabulary import looks_like_level, says_nothing

_SAY_NOTHING = ("ladder title", "heading", "nothing")


def find_reason_to_look(parts: Parts, mapping: Mapping, wishes: Wishes) -> str:
    """Find the reason as a sentence; '' for one table of which all is taken, with levels whose names say their order.

    What lines of pages and values of trees are is told by where they stand, and people place them as they like.
    """
    found = match_parts(parts, mapping)
    taken = [
        part
        for part, to in found
        if isinstance(part, Outline) and any(line.holds not in _SAY_NOTHING for line in to.lines)
    ]
    if taken and all(part.is_tree for part in taken):
        return "Which keys are levels and skills was read from their names and places."
    if taken:
        return "Which lines are levels and skills was read from their places on the page."
    tables = [part for part, _ in found if not isinstance(part, Outline)]
    hidden = next((said for part in tables for said in part.hidden), "")
    if len(tables) > 1:
        return f"How the {len(tables)} tables belong together was read from their headings and names."
    gathered = gather(parts, mapping, looked_at=False, skipped=list_skipped(wishes))
    return _look_at_levels(mapping, gathered, wishes) or _look_at_cells(mapping, gathered, wishes) or hidden


def _look_at_levels(mapping: Mapping, gathered: Gathered, wishes: Wishes) -> str:
    """Say that the names of levels, which no option gives, do not tell their order, or that one has several names."""
    levels = mapping.levels
    if wishes.levels or wishes.tracks or not levels:
        return ""
    keys = dict.fromkeys(claim.level for claim in gathered.claims if claim.level)
    places = {key: place for place, key in enumerate(keys)}
    own = [places.get(make_key(level.name, level.track), 0) for level in levels]
    rise = all(compare_titles(low.name, high.name) > 0 for low, high in pairwise(levels))
    is_own = not any(level.also for level in levels)
    if own == sorted(own) and rise and is_own and looks_like_level(levels[-1].name):
        return ""
    return f"The names do not say that the levels are, from the lowest: {quote_texts(level.name for level in levels)}."


def _look_at_cells(mapping: Mapping, gathered: Gathered, wishes: Wishes) -> str:
    """Say which rows and levels are unlike the others, and which cells are left out though no option says so.

    A day that a spreadsheet made of a text is named in the report.
    """
    odd = _list_unlike(gathered.claims) if mapping.steps == "place" else []
    if odd:
        return f"What is said of these is shorter than elsewhere, or the same at several levels: {quote_texts(odd)}."
    with suppress(UsageError):  # it is no ladder, which is said where it is taken
        book_title(gathered, build_framework(gathered, mapping)[0])
    is_asked = bool(wishes.where or wishes.role or wishes.columns)
    lost = [
        booking.text or booking.why
        for booking in gathered.account.list_bookings()
        if (booking.fate.lost and not is_day(booking.text)) or (booking.fate is Fate.FILTERED and not is_asked)
    ]
    return f"Not all of the file is taken: {quote_texts(lost)}." if lost else ""


def _list_unlike(claims: Sequence[Claim]) -> list[str]:
    """List the skills and levels whose texts have at most half of the usual words, and skills that say a text twice."""
    if any(claim.what == "tick" for claim in claims):
        return []
    names: dict[object, str] = {claim.skill: claim.text for claim in claims if claim.what == "skill"}
    names |= {claim.level: claim.text for claim in claims if claim.what == "level"}
    said: dict[object, list[str]] = defaultdict(list)
    cells: set[tuple[object, At | None]] = set()  # a merged cell says its text once
    for claim in claims:
        if claim.skill and claim.level and (claim.skill, claim.at) not in cells and not says_nothing(claim.text):
            cells.add((claim.skill, claim.at))
            said[claim.skill].append(claim.text)
            said[claim.level].append(claim.text)
    usual = median([len(text.split()) for texts in said.values() for text in texts] or [0])
    return [
        names.get(about, "")
        for about, texts in said.items()
        if 2 * fmean(len(text.split()) for text in texts) <= usual
        or (isinstance(about, str) and len({*texts}) < len(texts))
    ]
