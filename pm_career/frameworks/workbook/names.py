"""What people write in a cell for a level, skill or track: its id, or a name that only it has."""

from __future__ import annotations

import re

from pm_career.domain.names import folded

_BETWEEN = re.compile(r"\s*[,;\n]\s*")


class Names:
    """The ids of levels, skills or tracks, found by what people write for them."""

    def __init__(self) -> None:
        self._ids: set[str] = set()
        self._by_name: dict[str, set[str]] = {}

    def know(self, own: str, *names: str) -> None:
        """Take in an id and the names that stand for it."""
        self._ids.add(own)
        for name in (own, *names):
            self._by_name.setdefault(folded(name), set()).add(own)

    def has(self, own: str) -> bool:
        """Whether an id is known."""
        return own in self._ids

    def id_of(self, written: str) -> str | None:
        """The one id that is meant, or None."""
        if written in self._ids:
            return written
        meant = self._by_name.get(folded(written), set())
        return next(iter(meant)) if len(meant) == 1 else None

    def ids_of(self, written: str) -> list[str]:
        """The ids of a list; a name that stands for none as it is."""
        found: list[str] = []
        for part in filter(None, _BETWEEN.split(written.strip())):
            whole = self.id_of(part)
            found += [whole] if whole else [self.id_of(each) or each for each in part.split()]
        return found
