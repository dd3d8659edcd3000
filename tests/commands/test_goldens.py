"""Whole screens of the shipped ladder, and of somebody's first weeks with it, at 80 and 60 columns."""

from __future__ import annotations

from pathlib import Path

import pytest
from cells import bare
from golden import assert_golden
from shell import Shell

LADDER: dict[str, tuple[str, ...]] = {
    "ladder": ("ladder",),
    "ladder-tree": ("ladder", "--tree"),
    "level-senior": ("level", "senior"),
    "skill-influence": ("skill", "influence"),
    "compare-pm-senior": ("compare", "pm", "senior"),
    "compare-only-changes": ("compare", "pm", "senior", "--only-changes"),
    "path-apm-cpo": ("path", "--from", "apm", "--to", "cpo"),
    "search-prioritise": ("search", "prioritise"),
    "next-explain": ("next", "--from", "apm", "--explain"),
    **{f"next-{rung}": ("next", "--from", rung) for rung in ("apm", "pm", "senior", "principal", "executive")},
}

WEEKS: tuple[tuple[str, ...], ...] = (
    ("me", "set", "--level", "pm", "--target", "senior", "--name", "Ana"),
    ("assess", "--rate", "vision=1", "--rate", "influence=2", "--rate", "delivery=3", "--date", "3 months ago"),
    ("assess", "--rate", "vision=2", "--rate", "analysis=?"),
    ("evidence", "add", "Shipped the export in two slices", "--skill", "delivery", "--date", "yesterday"),
    ("plan", "from-next", "--take", "1,2"),
)

MINE: dict[str, tuple[str, ...]] = {
    "me": ("me",),
    "me-history": ("me", "history"),
    "next-from-ratings": ("next",),
    "evidence-list": ("evidence", "list"),
    "plan-list": ("plan", "list"),
    "promotion-check": ("promotion", "check"),
    "data-undo-list": ("data", "undo", "--list"),
}


@pytest.mark.parametrize("name", LADDER)
@pytest.mark.parametrize("width", [80, 60])
def test_the_shipped_ladder(shell: Shell, goldens: Path, name: str, width: int) -> None:
    result = shell(*LADDER[name], terminal=width)
    assert result.code == 0
    assert_golden(goldens / "pm" / f"{name}-{width}.txt", bare(result.out))


@pytest.mark.usefixtures("frozen_clock")
@pytest.mark.parametrize("width", [80, 60])
def test_a_first_few_weeks(shell: Shell, goldens: Path, width: int) -> None:
    for words in WEEKS:
        assert shell(*words).code == 0, words
    for name, words in MINE.items():
        result = shell(*words, terminal=width)
        assert result.code == 0, words
        assert_golden(goldens / "mine" / f"{name}-{width}.txt", bare(result.out))
