"""Build the levels and tracks of the framework from the claims about levels, and book their cells."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from pm_career.domain.framework import Level
from pm_career.domain.text import fold_joiners, fold_spaces
from pm_career.importing.ladders.bookings import NOTHING, book, book_against, book_fitted
from pm_career.importing.ladders.cell_text import Fitted, as_name, as_text
from pm_career.importing.ladders.claims import Claim, Gathered, LevelKey
from pm_career.importing.ladders.claims_by_subject import Sorted, first_said
from pm_career.importing.ladders.columns import OF_LEVELS
from pm_career.importing.ladders.ids import ids_for
from pm_career.importing.ladders.ledger import Fate
from pm_career.importing.ladders.level_parts import level_parts
from pm_career.importing.ladders.ranks import Ladder
from pm_career.importing.ladders.vocabulary import says_nothing


def level_names(claims: Sorted, ladder: Ladder) -> dict[LevelKey, Fitted]:
    """The titles of the levels, the lowest first: a name that is on several tracks with its track."""
    names: dict[LevelKey, Fitted] = {}
    taken: set[str] = set()
    written = {key: as_name(first_said(claims.levels[key], "level")) for key in ladder.ranks}
    counted: dict[str, int] = defaultdict(int)
    for fitted in written.values():
        counted[fold_joiners(fitted.text)] += 1
    for index, (key, fitted) in enumerate(written.items(), start=1):
        text, done = fitted.text or f"Level {index}", fitted.done
        if text.isdecimal():
            text = f"Level {text}"
        if counted[fold_joiners(fitted.text)] > 1 and ladder.tracks[key]:
            text = as_name(f"{text} ({ladder.tracks[key]})").text
        while fold_joiners(text) in taken:
            text = f"{text[:110]} {index}"
        taken.add(fold_joiners(text))
        names[key] = Fitted(text, done)
    return names


def levels_of(
    claims: Sorted,
    ladder: Ladder,
    names: dict[LevelKey, Fitted],
    ids: dict[LevelKey, str],
    tracks: dict[str, tuple[str, Fitted]],
    gathered: Gathered,
) -> tuple[Level, ...]:
    """The levels, the lowest first; the cells about them are booked."""
    account = gathered.account
    levels = []
    for key, rank in ladder.ranks.items():
        about, own = claims.levels[key], ids[key]
        for claim in about:
            if claim.what == "level":
                book_fitted(account, claim.at, names[key], ("levels", own, "title"))
            elif claim.what == "rank":
                _book_rank(claim, about, rank, own, gathered)
        parts = level_parts(own, [claim for claim in about if claim.what in OF_LEVELS - {"rank", "track"}], account)
        on = tracks.get(fold_spaces(ladder.tracks[key]))
        written = as_text(first_said(about, "level")).text
        aliases = (written,) if names[key].done and written and len(written) <= 120 and written.isprintable() else ()
        taken = {fold_joiners(name.text) for name in names.values()} | set(map(fold_joiners, ids.values()))
        level = Level(
            id=own,
            title=names[key].text,
            rank=rank,
            aliases=tuple(
                alias for alias in aliases if fold_joiners(alias) not in taken and as_name(alias).text == alias
            ),
            track=on[0] if on else "",
            next=tuple(ids[other] for other in ladder.next(key)),
            **parts,
        )
        levels.append(level)
    return tuple(levels)


def _book_rank(claim: Claim, about: Sequence[Claim], rank: int, own: str, gathered: Gathered) -> None:
    first = next(each for each in about if each.what == "rank")
    to = ("levels", own, "rank")
    if says_nothing(claim.text):
        book(gathered.account, claim.at, Fate.BLANK, NOTHING)
    elif claim is not first and fold_spaces(claim.text) != fold_spaces(first.text):
        book_against(gathered.account, claim, first, to, same=Fate.KEPT)
    elif claim.text.strip() == str(rank):
        book(gathered.account, claim.at, Fate.KEPT, "", to)
    else:
        book(gathered.account, claim.at, Fate.ASSUMED, "ranks are counted from 1", to)


def tracks_of(claims: Sorted, ladder: Ladder, gathered: Gathered) -> dict[str, tuple[str, Fitted]]:
    """The tracks by their name as it is compared: id and title."""
    written = {fold_spaces(track): as_name(track) for track in ladder.tracks.values() if track}
    ids = ids_for([fitted.text for fitted in written.values()], "track")
    tracks = {name: (own, fitted) for (name, fitted), own in zip(written.items(), ids, strict=True)}
    for key, about in claims.levels.items():
        for claim in about:
            if claim.what != "track":
                continue
            own, fitted = tracks.get(fold_spaces(ladder.tracks[key]), ("", Fitted("")))
            if fold_spaces(claim.text) == fold_spaces(ladder.tracks[key]):
                book_fitted(gathered.account, claim.at, fitted, ("tracks", own, "title"))
            elif says_nothing(claim.text) or not own:
                book(gathered.account, claim.at, Fate.BLANK, "the level is on no track of its own")
            else:
                book(gathered.account, claim.at, Fate.CONTRADICTION, f"the level is on the track {fitted.text}")
    return tracks
