"""Which rating is the newest: the one given last for the latest day, wherever the person is, and what moved from it."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ladders import write_framework
from shell import Shell

from pm_career.advice.assessment import RatingChange
from pm_career.commands import clock
from pm_career.domain.framework import Framework
from pm_career.domain.ratings import Answer
from pm_career.frameworks.read import read_folder
from pm_career.journal import assessments
from pm_career.journal.access import make_owner
from pm_career.journal.ratings import read_histories, read_newest
from pm_career.store.opening import open_for_change

DEPARTURE = datetime(2026, 3, 1, 12, tzinfo=UTC)


class Given(NamedTuple):
    """A rating of dough: hours after the one before, in a place so far east of UTC, about so many days before."""

    step: int
    hours: int = 0
    east: int = 0
    back: int = 0


JOURNEYS = st.lists(
    st.builds(
        Given, st.integers(1, 3), st.integers(0, 40), st.integers(-11, 14), st.sampled_from((0, 0, 0, 1, 2, 3, 14))
    ),
    min_size=1,
    max_size=7,
)


@pytest.fixture(scope="module")
def bakery(tmp_path_factory: pytest.TempPathFactory) -> Framework:
    found = read_folder(write_framework(tmp_path_factory.mktemp("bakery"))).framework
    assert found is not None
    return found


def travel(path: Path, ladder: Framework, journey: list[Given]) -> list[tuple[RatingChange, date, int | None]]:
    """What was said of each rating, the day in its place, and the step that was the newest right after it."""
    moment, said = DEPARTURE, []
    for each in journey:
        moment += timedelta(hours=each.hours)
        today = moment.astimezone(timezone(timedelta(hours=each.east))).date()
        with open_for_change(path, moment) as change:
            prepared = assessments.prepare(change, make_owner(change, "me", ladder))
            about = today - timedelta(days=each.back)
            new = assessments.make_assessment(prepared, about, today, answers=(Answer("dough", each.step),))
            ratings = assessments.rate(change, new)
            (moved,) = assessments.compare_with_before(prepared, ratings)
            owner = make_owner(change, "me", ladder)
            newest = read_newest(change, owner, prepared.rater)["dough"]
            history = read_histories(change, owner, prepared.rater)["dough"]
        assert history[-1] == newest
        assert [rating.date for rating in history] == sorted(rating.date for rating in history)
        said.append((moved, ratings[0].date, newest.step))
    return said


@given(JOURNEYS)
def test_a_rating_of_today_is_the_newest_in_every_place(bakery: Framework, journey: list[Given]) -> None:
    with TemporaryDirectory() as folder:
        said = travel(Path(folder) / "career.db", bakery, journey)
    latest: tuple[date, int] | None = None  # the day and the step of the newest
    for each, (moved, day, newest) in zip(journey, said, strict=True):
        counts = latest is None or each.back == 0 or day >= latest[0]
        assert moved.is_newest is counts
        if counts:
            assert moved.before == (latest[1] if latest else None)
            latest = (day, each.step)
        assert latest is not None
        assert newest == latest[1]


@pytest.mark.parametrize(
    ("journey", "newest", "before"),
    [
        ([Given(2, east=14), Given(3, hours=1, east=-11)], 3, 2),  # west over the date line
        ([Given(2, east=-11), Given(3, hours=1, east=14)], 3, 2),  # east over it
        ([Given(2, hours=-2, east=14), Given(3, east=-11)], 3, 2),  # two days of the calendar apart
        ([Given(2, east=14), Given(3, hours=1, east=14, back=1)], 2, None),  # yesterday, in the same place
        ([Given(2, east=14), Given(3, hours=1, east=-11, back=1)], 2, None),
        ([Given(2), Given(1, hours=48, back=1), Given(3, back=2)], 1, 2),
        ([Given(2, back=14), Given(3)], 3, 2),
    ],
)
def test_journeys(tmp_path: Path, bakery: Framework, journey: list[Given], newest: int, before: int | None) -> None:
    moved, _, step = travel(tmp_path / "career.db", bakery, journey)[-1]
    assert (step, moved.before) == (newest, before)


@pytest.mark.parametrize(("ahead", "newest"), [(2, 3), (3, 2)])
def test_the_calendar_goes_back_by_two_days_at_most(
    shell: Shell, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, ahead: int, newest: int
) -> None:
    ladder = str(write_framework(tmp_path / "bakery"))
    shell("me", "set", "--level", "boy", "--framework", ladder)
    for days, step in ((ahead, 2), (0, 3)):
        monkeypatch.setattr(clock, "today", lambda days=days: date(2026, 3, 1) + timedelta(days=days))
        assert shell("assess", "--rate", f"dough={step}").code == 0
    (dough, *_) = shell("me", "--json").json["skills"]
    assert dough["rated"] == newest
    assert "Last rated today" in shell("me", terminal=80).out


def test_a_rating_of_an_earlier_day_moves_nothing_and_says_so(shell: Shell, tmp_path: Path) -> None:
    ladder = str(write_framework(tmp_path / "bakery"))
    shell("me", "set", "--level", "boy", "--framework", ladder)
    shell("assess", "--rate", "dough=3")
    answer = shell("assess", "--rate", "dough=1", "--date", "2 weeks ago", "--json").json
    assert answer["moved"] == []
    shown = shell("assess", "--rate", "dough=2", "--date", "1 week ago", terminal=80).out
    assert "Rated on a later day already, which stays the newest: Dough." in shown
    assert "1 Watches → 2 Helps" in shown
    first = shell("assess", "--rate", "oven=2", "--date", "1 week ago", terminal=80).out
    assert "Rated for the first time" in first
    assert shell("me", "--json").json["skills"][0]["rated"] == 3
