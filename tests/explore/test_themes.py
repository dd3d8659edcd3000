"""The looks: colours that mean something stay apart in a terminal of sixteen colours, too."""

from __future__ import annotations

import pytest
from rich.color import Color, ColorSystem

from pm_career.explore.themes import LOOKS

RED, GREEN, YELLOW, MAGENTA = 1, 2, 3, 5


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("colour", [RED, GREEN, YELLOW, MAGENTA])
def test_a_colour_that_means_something_stays_itself_in_sixteen_colours(look: str, colour: int) -> None:
    shown = Color.from_triplet(LOOKS[look].palette.ansi_colors[colour])
    number = shown.downgrade(ColorSystem.STANDARD).number
    assert number is not None
    assert number % 8 == colour  # as it is, or bright
