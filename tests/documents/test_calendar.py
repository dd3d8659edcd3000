"""The days of goals as a calendar file."""

from __future__ import annotations

from pathlib import Path

import pytest
from icalendar import Calendar
from shell import Shell

pytestmark = pytest.mark.usefixtures("frozen_clock")


def read_events(text: str) -> list[dict[str, str]]:
    calendar = Calendar.from_ical(text)
    return [
        {name.lower(): value.to_ical().decode() for name, value in each.items()} for each in calendar.walk("VEVENT")
    ]


@pytest.fixture
def planned(shell: Shell) -> Shell:
    shell("plan", "add", "Run six talks; then, stop", "--due", "2026-12-20", "--done-when", "Six notes")
    shell("plan", "add", "No day")
    shell("plan", "add", "Done", "--due", "2026-12-21")
    shell("plan", "done", "g3")
    return shell


def test_each_open_goal_with_a_day_lasts_that_day(planned: Shell) -> None:
    result = planned("plan", "export")
    (event,) = read_events(result.out)
    assert (event["dtstart"], event["dtend"]) == ("20261220", "20261221")
    assert event["summary"] == r"Due: Run six talks\; then\, stop"
    assert event["description"] == "Six notes"
    assert event["uid"].endswith("-g1@pmcareer")
    assert "Left out, as they have no day: 1 goal." in result.said


def test_the_last_day_there_is_has_no_end_after_it(planned: Shell) -> None:
    planned("plan", "edit", "g1", "--due", "9999-12-31")
    (event,) = read_events(planned("plan", "export").out)
    assert event["dtstart"] == "99991231"
    assert "dtend" not in event


def test_the_identity_stays_when_the_goal_is_edited_and_the_bytes_stay_otherwise(planned: Shell) -> None:
    before = planned("plan", "export").out
    assert planned("plan", "export").out == before
    planned("plan", "edit", "g1", "--what", "Run eight talks", "--due", "2026-12-24")
    (was,), (now,) = read_events(before), read_events(planned("plan", "export").out)
    assert was["uid"] == now["uid"]
    assert now["dtstart"] == "20261224"


def test_without_text_nothing_says_what_it_is(planned: Shell, tmp_path: Path) -> None:
    file = tmp_path / "goals.ics"
    assert planned("plan", "export", "--no-text", "--output", str(file)).code == 0
    text = file.read_text()
    assert "talks" not in text
    assert "notes" not in text
    assert read_events(text)[0]["summary"] == "Due: g1"


def test_an_empty_home_gives_an_empty_calendar(shell: Shell) -> None:
    result = shell("plan", "export")
    assert (result.code, read_events(result.out)) == (0, [])


def test_the_days_of_what_was_agreed_in_one_on_ones(planned: Shell, tmp_path: Path) -> None:
    planned("one-on-one", "note", "I may leave", "--private", "--with", "Dana")
    planned("me", "set", "--level", "pm")
    planned("promotion", "agree", "Two teams plan by it", "--with", "Dana", "--by", "2027-03-31")
    planned("promotion", "agree", "For Lee", "--with", "Lee", "--by", "2027-03-31")
    planned("one-on-one", "held", "--agreed", "when the plan is drafted, I will ask two teams", "--due", "2026-12-01")
    result = planned("one-on-one", "--format", "ics")
    goal, agreed = read_events(result.out)
    assert (goal["summary"], goal["dtstart"]) == ("Due: Ask two teams", "20261201")
    assert (agreed["summary"], agreed["description"]) == ("Agreed: Two teams plan by it", "With Dana")
    assert goal in read_events(planned("plan", "export").out)  # the same event there
    assert "leave" not in result.out
    file = tmp_path / "agreed.ics"
    assert planned("one-on-one", "--output", str(file), "--no-text").code == 0
    assert [each["summary"] for each in read_events(file.read_text())] == ["Due: g4", "Agreed: w1"]
    assert "Dana" not in file.read_text()
    assert planned("one-on-one", "--output", str(file)).code != 0
    assert planned("one-on-one", "--output", "agreed.txt").code == 2
