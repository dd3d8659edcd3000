"""Build levels, with all their parts, and tracks from the claims about levels, and book their cells."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

import msgspec

from pm_career.domain.framework import NO_LEVEL, Level, Responsibility, Scope, WatchOut
from pm_career.domain.ids import make_ids
from pm_career.domain.text import fold_joiners, fold_name, fold_spaces
from pm_career.importing.ladders.cell_text import (
    LONGEST_NAME,
    Fitted,
    clean_name,
    clean_text,
    fit_text,
    name_apart,
    shorten,
    split_lines,
)
from pm_career.importing.ladders.claims import (
    NOTHING,
    Claim,
    Gathered,
    LevelKey,
    Sorted,
    book_against,
    book_fitted,
)
from pm_career.importing.ladders.ledger import Account, Fate
from pm_career.importing.ladders.mapping import SCOPE
from pm_career.importing.ladders.ranks import Ladder
from pm_career.importing.ladders.steps import find_number, read_range_of_day
from pm_career.importing.ladders.vocabulary import says_nothing

_OF_LEVELS = frozenset(
    {"title", "stage", "years", "summary", "impact", "autonomy", "influence", "complexity", "responsibilities"}
    | {"watch_outs"}
)
_ALL_TRACKS = frozenset({"all", "both", "common", "shared", "any", "alle", "tous", "general"})
_POINTS = ("responsibilities", "watch_outs")
_YEARS = re.compile(r"(\d{1,2})\s*(?:-|–|—|to|bis|à|a)\s*(\d{1,2})\s*(?:years?|yrs?|y|jahre|ans|años)?\.?")
_YEARS_IN_NAME = re.compile(r"[(\[](\d{1,2}) ?(?:-|–|to|bis|à|a) ?(\d{1,2}) ?(?:years?|yrs?|jahre|ans|años|anos)\b")
_RESERVED = "no level can be called so: it stands for no level yet"
_BETWEEN = re.compile(r"[\n;|]+|,(?=\s)")


def name_levels(ladder: Ladder) -> dict[LevelKey, Fitted]:
    """Choose the titles of the levels, the lowest first. A name on several tracks gets its track in brackets."""
    cleaned = [clean_name(level.name).text for level in ladder.levels.values()]
    reserved = [fold_name(text) == NO_LEVEL for text in cleaned]
    written = [
        (f"Level {text}" if text.isdecimal() or is_reserved else level.name, level.track)
        for text, is_reserved, level in zip(cleaned, reserved, ladder.levels.values(), strict=True)
    ]
    names = zip(ladder.levels, name_apart(written, "Level"), reserved, strict=True)
    return {key: Fitted(name.text, _RESERVED) if is_reserved else name for key, name, is_reserved in names}


def build_levels(
    claims: Sorted,
    ladder: Ladder,
    names: dict[LevelKey, Fitted],
    ids: dict[LevelKey, str],
    tracks: dict[str, tuple[str, Fitted]],
    gathered: Gathered,
) -> tuple[Level, ...]:
    """Build the levels, the lowest first, and book the cells about them."""
    taken = {fold_joiners(name.text) for name in names.values()} | set(map(fold_joiners, ids.values()))
    titles = {
        key: {fold_joiners(part.strip()) for claim in about if claim.what == "title" for part in _split_titles(claim)}
        for key, about in claims.levels.items()
    }
    levels = []
    for key, mapped in ladder.levels.items():
        about, own = claims.levels.get(key, []), ids[key]
        aliases = []
        of_others = {title for other, own_titles in titles.items() if other != key for title in own_titles}
        for alias in (mapped.name if names[key].done else "", *mapped.also):
            is_free = fold_joiners(alias) not in {"", *taken, *of_others} and fold_name(alias) != NO_LEVEL
            if is_free and clean_name(alias).text == alias:
                taken.add(fold_joiners(alias))
                aliases.append(alias)
        for claim in (claim for claim in about if claim.what == "level"):
            _book_name(claim, mapped.name, names[key], aliases, own, gathered.account)
        on = tracks.get(fold_spaces(mapped.track))
        said = list(_read_ranks(about, mapped.rank, own, gathered.account))
        parts = _find_years_in_name(mapped.name) | build_level_parts(own, said, gathered.account)
        levels.append(
            Level(
                id=own,
                title=names[key].text,
                rank=mapped.rank,
                aliases=tuple(aliases),
                track=on[0] if on else "",
                next=tuple(ids[other] for other in ladder.find_next(key)),
                **parts,
            )
        )
    return tuple(levels)


def _find_years_in_name(name: str) -> dict[str, Any]:
    """Find the years of experience that a name has in brackets: 'Senior PM (5-8 years)'."""
    found = _YEARS_IN_NAME.search(fold_spaces(name))
    low, high = (int(found[1]), int(found[2])) if found else (1, 0)
    return {"experience_years": (low, high)} if low <= high else {}


def _split_titles(claim: Claim) -> list[str]:
    return [part for part in _BETWEEN.split(claim.text) if part.strip()]


def _book_name(claim: Claim, name: str, title: Fitted, aliases: Sequence[str], own: str, account: Account) -> None:
    if fold_name(claim.text) == fold_name(name):
        book_fitted(account, claim.at, title, ("levels", own, "title"))
    elif fold_name(claim.text) in map(fold_name, aliases):
        account.book(claim.at, Fate.KEPT, "", ("levels", own, "aliases"))
    else:
        account.book(claim.at, Fate.ASSUMED, "another name of the level", ("levels", own))


def _read_ranks(about: Sequence[Claim], rank: int, own: str, account: Account) -> Iterator[Claim]:
    """Book the ranks of a level, and give what else is said of it. One with letters, 'G7', is part of the summary."""
    for claim in about:
        if claim.what == "rank" and find_number(claim.text) is not None:
            why = "" if claim.text.strip() == str(rank) else "ranks are counted from 1"
            account.book(claim.at, Fate.ASSUMED if why else Fate.KEPT, why, ("levels", own, "rank"))
        elif claim.what == "rank":
            yield msgspec.structs.replace(claim, what="summary", heading=claim.heading or "Rank")
        elif claim.what in _OF_LEVELS:
            yield claim


def means_all_tracks(track: str) -> bool:
    """Whether what stands in the place of a track means each of them: 'Both'."""
    return fold_spaces(track) in _ALL_TRACKS


def build_tracks(claims: Sorted, ladder: Ladder, gathered: Gathered) -> dict[str, tuple[str, Fitted]]:
    """Build the tracks: folded name -> id and title. Books their cells."""
    written = {fold_spaces(level.track): clean_name(level.track) for level in ladder.levels.values() if level.track}
    ids = make_ids([fitted.text for fitted in written.values()], "track")
    tracks = {name: (own, fitted) for (name, fitted), own in zip(written.items(), ids, strict=True)}
    for key, about in claims.levels.items():
        for claim in about:
            if claim.what != "track":
                continue
            track = fold_spaces(ladder.levels[key].track)
            own, fitted = tracks.get(track, ("", Fitted("")))
            if fold_spaces(claim.text) == track:
                book_fitted(gathered.account, claim.at, fitted, ("tracks", own, "title"))
            elif says_nothing(claim.text) or means_all_tracks(claim.text):
                gathered.account.book(claim.at, Fate.BLANK, "the level is on no track of its own")
            elif not own:
                gathered.account.book(claim.at, Fate.NOT_UNDERSTOOD, "its level is on no track of the mapping")
            else:
                gathered.account.book(claim.at, Fate.CONTRADICTION, f"the level is on the track {fitted.text}")
    return tracks


def build_level_parts(level_id: str, claims: Sequence[Claim], account: Account) -> dict[str, Any]:
    """Build the optional fields of a level from the claims about it alone, and book their cells."""
    parts: dict[str, Any] = {}
    scope: dict[str, str] = {}
    summary: list[str] = []
    seen: dict[str, Claim] = {}
    for claim in sorted(claims, key=lambda claim: bool(claim.heading)):  # what needs no heading comes first
        to = ("levels", level_id, claim.what)
        if says_nothing(claim.text):
            account.book(claim.at, Fate.BLANK, NOTHING)
            continue
        said = fold_spaces(claim.text) if claim.what in _POINTS else ""  # which add up
        first = seen.setdefault(f"{claim.what} {claim.heading} {said}", claim)
        if first is not claim:
            book_against(account, claim, first, to, same=Fate.KEPT)
        elif claim.what == "years":
            _add_years(parts, summary, claim, level_id, account)
        elif claim.what in SCOPE:
            fitted = fit_text(claim.text)
            scope[claim.what] = fitted.text
            book_fitted(account, claim.at, fitted, ("levels", level_id, "scope", claim.what))
        elif claim.what == "title":
            names = [clean_name(part) for part in _split_titles(claim)]
            own = dict.fromkeys(name.text for name in names if name.text)
            parts["titles"] = tuple(name for name in own if fold_name(name) != NO_LEVEL)
            reserved = "" if len(parts["titles"]) == len(own) else _RESERVED
            done = next((name.done for name in names if name.done), reserved)
            book_fitted(account, claim.at, Fitted("", done), ("levels", level_id, "titles"))
        elif claim.what == "stage":
            fitted = clean_name(claim.text)
            parts["stage"] = fitted.text
            book_fitted(account, claim.at, fitted, to)
        elif claim.what in _POINTS:
            _add_points(parts, claim, to, account)
        else:
            add_paragraph(summary, claim, ("levels", level_id, "summary"), account)
    if summary:
        parts["summary"] = "\n".join(summary)
    if scope:
        parts["scope"] = Scope(**scope)
    return parts


def format_paragraph(claim: Claim) -> Fitted:
    """Format a claim's text as part of a description, behind the heading of its column if it has one."""
    fitted = clean_text(claim.text)
    heading = clean_name(claim.heading).text
    is_said = not heading or fold_spaces(fitted.text).startswith(f"{fold_spaces(heading)}:")
    return Fitted(fitted.text if is_said else f"{heading}: {fitted.text}", fitted.done)


def add_paragraph(into: list[str], claim: Claim, to: tuple[str, ...], account: Account) -> None:
    """Add a paragraph to a description, as far as there is room, and book its cell."""
    fitted = format_paragraph(claim)
    room = 2000 - len("\n".join(into)) - bool(into)
    short = shorten(fitted.text) if room >= len(fitted.text) or not into else Fitted("", "")
    if not short.text:
        account.book(claim.at, Fate.NOT_UNDERSTOOD, "the description it belongs to is full: 2,000 characters")
        return
    into.append(short.text)
    book_fitted(account, claim.at, Fitted(short.text, fitted.done or short.done), to)


def _add_years(parts: dict[str, Any], summary: list[str], claim: Claim, level_id: str, account: Account) -> None:
    found = _YEARS.fullmatch(fold_spaces(claim.text))
    years = (int(found[1]), int(found[2])) if found else read_range_of_day(claim.text)
    if years and years[0] <= years[1]:
        parts["experience_years"] = years
        why = "" if found else "a day, such as a spreadsheet makes of 1-2"
        to = ("levels", level_id, "experience_years")
        account.book(claim.at, Fate.ASSUMED if why else Fate.KEPT, why, to)
        return
    said = Claim(claim.at, "summary", claim.text, claim.level, "", claim.heading or "Experience")
    add_paragraph(summary, said, ("levels", level_id, "summary"), account)


def _add_points(parts: dict[str, Any], claim: Claim, to: tuple[str, ...], account: Account) -> None:
    fitted = clean_text(claim.text)
    done = fitted.done
    made: list[Responsibility | WatchOut] = []
    for line in split_lines(fitted.text):
        short = shorten(line)
        done = done or short.done
        if claim.what == "watch_outs":
            made.append(WatchOut(short.text))
        elif len(line) > LONGEST_NAME or clean_name(line).text != line:
            made.append(Responsibility(clean_name(line).text, summary=short.text))
        else:
            made.append(Responsibility(line))
    parts[claim.what] = tuple(dict.fromkeys((*parts.get(claim.what, ()), *made)))
    book_fitted(account, claim.at, Fitted("", done), to)
