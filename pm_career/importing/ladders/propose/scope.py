"""Which of several labels, such as 'Scope' and 'Impact', is that of a part of a level's scope."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from pm_career.domain.text import fold_spaces
from pm_career.importing.ladders.mapping import SCOPE


def list_more(labels: Iterable[tuple[str, str]]) -> set[tuple[str, str]]:
    """List the labels of a part of the scope that another label names: its own name goes first, else the first one.

    `labels` are what each holds, and its text. Those that are listed say more of the level.
    """
    of: dict[str, dict[str, str]] = defaultdict(dict)
    for holds, text in labels:
        if holds in SCOPE:
            of[holds].setdefault(fold_spaces(text), text)
    return {
        (holds, text)
        for holds, texts in of.items()
        for key, text in texts.items()
        if key != (holds if holds in texts else next(iter(texts)))
    }
