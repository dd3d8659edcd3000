"""Find which pieces of a file were imported before, however they were edited, or removed, since.

The identity of an imported piece is made of the home, the person, its line and a number: the same line can stand below
several headings, each with a day of its own.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Literal, NamedTuple

from pm_career.domain.evidence import Evidence
from pm_career.domain.text import fold_spaces
from pm_career.importing.evidence.piece import Piece, Place
from pm_career.journal.local_time import convert_to_local_time
from pm_career.store.evidence import list_evidence, list_former_evidence, list_imported
from pm_career.store.homes import list_own_homes
from pm_career.store.ids import make_fingerprint
from pm_career.store.log import Store

Key = tuple[str, int]
"""What tells a piece from all others: its line, and a number for the same line of other days."""


class Repeat(NamedTuple):
    """Whether a piece is new, and if not, why; `doubtful` if it may be another one with the same line."""

    key: Key
    fate: Literal["new", "doubtful", "left"] = "new"
    why: str = ""


def make_identity(home: str, person: str, key: Key) -> str:
    """The identity of an imported piece, the same whenever its file is imported."""
    return make_fingerprint("imported evidence", home, person, *key)


def find_known(store: Store, person: str, keys: Iterable[Key]) -> dict[Key, str]:
    """Those of the keys that were imported before, in any home of the person, and what became of them."""
    imported, homes = list_imported(store), list_own_homes(store)
    found = {}
    for key in keys:
        for identity in (make_identity(home, person, key) for home in homes):
            if identity in imported:
                found[key] = _describe(imported[identity])
    return found


def find_repeats(store: Store, person: str, pieces: Sequence[Piece], *, days_count: bool) -> list[Repeat]:
    """Tell for each piece of a file whether it is new. `days_count`: the same line of another day may be another piece.

    Without that, as for tickets, a line that was imported before is left whatever its day is.
    """
    search = _Search(store, person, days_count=days_count)
    lines: defaultdict[str, list[int]] = defaultdict(list)
    for number, piece in enumerate(pieces):
        lines[piece.key].append(number)
    found: dict[int, Repeat] = {}
    for key, numbers in lines.items():
        repeats = search.compare(key, [pieces[number] for number in numbers])
        found.update(zip(numbers, repeats, strict=True))
    return [found[number] for number in range(len(pieces))]


class _Search:
    """A person's evidence, read once to compare the lines of a file with it."""

    def __init__(self, store: Store, person: str, *, days_count: bool) -> None:
        self._store, self._person, self._days_count = store, person, days_count
        self._imported, self._homes = list_imported(store), list_own_homes(store)
        self._evidence = {each.id: each for each in list_evidence(store, person)}
        self._texts: dict[tuple[date | None, str], str] = {
            (each.date, fold_spaces(each.what)): each.id for each in self._evidence.values()
        }

    def compare(self, key: str, pieces: Sequence[Piece]) -> Iterator[Repeat]:
        """Compare the pieces of a file that have one line with those that were imported from that line before."""
        known = self._list_known(key)
        last = len(known)
        days: dict[date | None, Piece] = {}
        for each in sorted(pieces, key=lambda piece: (piece.date is None, piece.date or date.max)):
            days.setdefault(each.date, each)
        found: dict[date | None, Repeat] = {}
        for day, piece in days.items():
            same = next((id for id in known if id and self._is_same(id, piece)), None)
            if same or (same := self._texts.get((day, fold_spaces(piece.what)))):
                found[day] = Repeat((key, 0), "left", f"here already as {same}")
                known = [id for id in known if id != same]
        for day in days:
            if day in found:
                continue
            if None in known:
                known.remove(None)
                found[day] = Repeat((key, 0), "left", _describe(None))
                continue
            last += 1
            moved = known.pop(0) if known else None
            why = f"{moved} says the same, of {self._evidence[moved].date.isoformat()}" if moved else ""
            found[day] = Repeat((key, last), "doubtful" if moved else "new", why)
        firsts: Mapping[date | None, Place] = {each.date: each.place for each in reversed(pieces)}
        for each in pieces:
            first = firsts[each.date]
            yield found[each.date] if each.place == first else Repeat((key, 0), "left", f"the same as {first}")

    def _list_known(self, key: str) -> list[str | None]:
        """What was imported from a line: an id for each piece, or None for one that was removed."""
        found: list[str | None] = []
        while self._homes:
            identities = (make_identity(home, self._person, (key, len(found) + 1)) for home in self._homes)
            identity = next((each for each in identities if each in self._imported), None)
            if identity is None:
                break
            id = self._imported[identity]
            found.append(id if id in self._evidence else None)
        return found

    def _is_same(self, id: str, piece: Piece) -> bool:
        """Whether a piece has the day of the evidence that its line became, or one that this had before an edit."""
        if not self._days_count or piece.date is None:
            return True
        stored = self._evidence[id]
        return _has_day(stored, piece) or any(
            _has_day(former.value, piece) for former in list_former_evidence(self._store, id)
        )


def _has_day(stored: Evidence, piece: Piece) -> bool:
    """Whether the piece gives the evidence its day, today or on the day that it was imported."""
    if stored.date == piece.date:
        return True
    if piece.period is None or stored.created is None:
        return False
    first, last = piece.period
    imported = convert_to_local_time(stored.created).date()
    return first <= imported and stored.date == min(last, imported)


def _describe(id: str | None) -> str:
    return f"here already as {id}" if id else "imported before, and removed since"
