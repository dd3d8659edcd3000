"""Ratings of steps that the scale of the ladder in use does not have: shown as made, never counted, asked anew."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from ladders import FORKED, write_framework
from notes import changing
from shell import Shell

from pm_career.domain.ratings import Rating
from pm_career.explore.locations import Location
from pm_career.explore.pages import build_page
from pm_career.explore.session import Session
from pm_career.store.ratings import add_ratings
from pm_career.views.standing import format_bars

LONGER = FORKED["framework.yaml"].replace(
    "  - {value: 3, name: Bakes}\n",
    "  - {value: 3, name: Bakes}\n  - {value: 4, name: Leads}\n  - {value: 5, name: Teaches}\n",
)


@pytest.fixture
def bakery(tmp_path: Path, shell: Shell, frozen_clock: Any) -> str:
    """A ladder of three steps whose scale had five when dough was rated 5 and oven 2, on the day of the clock."""
    assert frozen_clock.today()
    folder = write_framework(tmp_path / "bakery")
    (folder / "framework.yaml").write_text(LONGER, encoding="utf-8")
    assert shell("me", "set", "--level", "boy", "--target", "hand", "--framework", str(folder)).code == 0
    assert shell("assess", "--rate", "dough=5", "--rate", "oven=2").code == 0
    (folder / "framework.yaml").write_text(FORKED["framework.yaml"], encoding="utf-8")
    return str(folder)


def rate(step: int | None, skill: str = "dough") -> None:
    """Store a rating as an import or another ladder brings it."""
    with changing() as change:
        add_ratings(change, [Rating(person="me", skill=skill, step=step, date=change.now.date())])


def skill(shell: Shell, wanted: str = "dough") -> dict[str, Any]:
    found: dict[str, Any] = next(each for each in shell("me", "--json").json["skills"] if each["skill"] == wanted)
    return found


@pytest.mark.usefixtures("bakery")
def test_me_shows_the_step_as_it_was_made_and_asks_for_it_anew(shell: Shell) -> None:
    page = shell("me", "--full", "--no-color", terminal=100).out
    row = next(line for line in page.splitlines() if "Dough" in line and "rate again" in line)
    assert row.split()[1] == "5"
    assert "×" in row
    assert "× not on this scale" in page
    assert "This scale does not have the step that you rated: rate Dough again." in page
    assert "pmcareer assess" in page
    found = skill(shell)
    assert (found["rated"], found["off_scale"], found["present_gap"], found["target_gap"]) == (None, 5, None, None)
    assert found["history"] == [{"date": "2026-11-20", "step": 5}]
    assert (skill(shell, "oven")["rated"], skill(shell, "oven")["off_scale"]) == (2, None)


@pytest.mark.usefixtures("bakery")
def test_next_leaves_it_out_and_says_so(shell: Shell) -> None:
    result = shell("next")
    assert "Not counted, as this scale has no such step: Dough (5). Rate again: pmcareer assess" in result.out
    assert "Not counted" not in shell("next", "--rate", "dough=3").out
    answer = shell("next", "--json").json
    assert next(each for each in answer["focus"] if each["skill"] == "dough")["current"] is None
    assert list(answer["rated_on"]) == ["oven"]


@pytest.mark.usefixtures("bakery")
def test_a_new_rating_stands_beside_the_one_off_the_scale(shell: Shell) -> None:
    result = shell("assess", "--rate", "dough=2", terminal=100)
    assert result.code == 0
    assert "5 (not on this scale) → 2 Helps" in result.out
    assert (skill(shell)["rated"], skill(shell)["off_scale"]) == (2, None)
    assert "5 (not on this scale)" in shell("me", "history", terminal=100).out


@pytest.mark.usefixtures("bakery")
def test_comparisons_and_pages_of_a_level_show_it_as_it_was_made(shell: Shell, frozen_clock: Any) -> None:
    shown = shell("compare", "boy", "hand", "--person", "me", terminal=100).out
    assert "rated 5 (not on this scale)" in shown.replace("\n", " ")
    answer = shell("compare", "boy", "hand", "--person", "me", "--json").json
    assert next(each for each in answer["raised"] if each["skill"] == "dough")["rated"] is None
    session = Session(None, None, now=frozen_clock.now, today=frozen_clock.today)
    page = build_page(Location("level", ("hand",)), session, session.read_position())
    assert "rated 5 (not on this scale)" in str(page)


@pytest.mark.usefixtures("bakery")
def test_a_step_of_nought_is_on_every_scale_and_counts(shell: Shell) -> None:
    rate(0)
    rate(0, "sweeping")
    assert (skill(shell)["rated"], skill(shell)["off_scale"], skill(shell)["present_gap"]) == (0, None, 1)
    page = shell("me", "--no-color", terminal=100).out
    assert next(line for line in page.splitlines() if line.split()[:1] == ["Dough"]).split()[1:3] == ["○○○│", "0"]
    assert "rate again" not in page
    assert "Not on this ladder  sweeping 0" in page
    assert "Dough (0)" not in shell("next").out


def test_no_command_breaks_on_any_step(shell: Shell, bakery: str) -> None:
    for step in (0, 4, 20, 99, None):
        rate(step)
        for words in (
            ("me",),
            ("me", "history"),
            ("next", "--explain"),
            ("plan", "from-next", "--dry-run"),
            ("compare", "boy", "hand", "--person", "me", "--framework", bakery),
            ("assess", "--template"),
            ("framework", "diff", bakery, bakery, "--mine"),
        ):
            for manner in ((), ("--json",)):
                assert shell(*words, *manner).code == 0, (step, words, manner)


def test_bars_are_drawn_only_of_steps_on_the_scale() -> None:
    assert format_bars([1, 3, None, 0, 4], 3) == "▁█?0×"
