"""Anything in the ladder, found while one types."""

from __future__ import annotations

from collections.abc import Sequence

from rich.text import Text

from pm_career.advice.search import search_live
from pm_career.domain.framework import Framework
from pm_career.explore.locations import Place, at_level, at_skill
from pm_career.explore.screens.choice_dialog import Choice, Pick
from pm_career.views.screen import draw_page
from pm_career.views.search import build_excerpt

_FOUND_MOST = 50
_EXCERPT_WIDTH = 54


def searching(ladder: Framework) -> Pick[Place]:
    """The screen that asks for words and gives the place that is chosen."""

    def found(typed: str) -> Sequence[Choice[Place]]:
        hits = search_live(ladder, typed).hits[:_FOUND_MOST]
        return [
            Choice(
                Text("\n").join(draw_page((build_excerpt(hit),), _EXCERPT_WIDTH)),
                at_skill(hit.passage.skill) if hit.passage.skill else at_level(hit.passage.level or ""),
            )
            for hit in hits
        ]

    return Pick("Search the ladder", found, nothing="Nothing in the ladder has this.")
