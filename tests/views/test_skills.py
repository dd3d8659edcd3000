"""The page of all skills by area: what it shows for a step above, at and below the bar, and for none."""

from __future__ import annotations

from pm_career.domain.page import Grid, Section
from pm_career.explore.places import find_areas
from pm_career.frameworks.open import open_framework
from pm_career.views.plain import format_lines
from pm_career.views.skills import build_page


def test_each_area_is_a_table_and_each_step_is_beside_the_bar() -> None:
    ladder = open_framework("pm")
    senior = ladder.level("senior")
    bar = ladder.skill("delivery").expectations["senior"].step
    page = build_page(ladder, find_areas(ladder), {"delivery": bar, "analysis": bar - 1, "strategy": 99}, senior)
    areas = [block.text for block in page if isinstance(block, Section)]
    assert areas == list(dict.fromkeys(each.area for each in ladder.skills))
    rows = {row[0].lines[0]: row[1:] for block in page if isinstance(block, Grid) for row in block.rows}
    assert len(rows) == len(ladder.skills)
    assert [cell.tone for cell in rows["Delivery"]] == ["normal", "met"]
    assert rows["Analysis"][1].tone == "to_go"
    assert [cell.spoken for cell in rows["Strategy"]] == ["not rated", "not rated"]  # the scale has no such step
    spoken = "\n".join(format_lines(page))
    assert "to go" in spoken
    assert not set("●○▲✓") & set(spoken)


def test_without_a_level_there_are_no_bars() -> None:
    ladder = open_framework("pm")
    grids = [block for block in build_page(ladder, find_areas(ladder), {}, None) if isinstance(block, Grid)]
    assert {grid.columns for grid in grids} == {("Skill", "Rated")}
