"""The known name that was probably meant, at a bounded price however many names and mistakes there are."""

from __future__ import annotations

from collections.abc import Collection

from pm_career.domain.text import find_nearest

_LONGEST_NAME = 64
_MOST_COMPARISONS = 20_000


class Nearest:
    """Finds the nearest of known names; gives up once it has compared too much."""

    def __init__(self) -> None:
        self._left = _MOST_COMPARISONS

    def to(self, name: str, known: Collection[str]) -> str:
        """The known name nearest to `name`, or an empty text."""
        self._left -= len(known)
        if self._left < 0 or len(name) > _LONGEST_NAME:
            return ""
        near = find_nearest(name.casefold().replace(" ", "_"), known, 1)
        return near[0] if near else ""
