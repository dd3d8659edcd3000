"""The shipped ladder `pm-tracks`: the same craft, forked after senior into an individual and a management track."""

from __future__ import annotations

import re

import pytest
from msgspec.structs import replace

from pm_career.advice.comparison import compare
from pm_career.domain.framework import Framework, Growth, Level
from pm_career.frameworks.open import open_framework

SHARED = ("apm", "pm", "senior")


@pytest.fixture
def tracks() -> Framework:
    return open_framework("pm-tracks")


def _on(framework: Framework, track: str) -> list[Level]:
    return [level for level in framework.levels if level.track == track]


def test_ten_rungs_on_two_tracks(tracks: Framework) -> None:
    assert tuple(level.id for level in _on(tracks, "product")) == SHARED
    assert [(level.id, level.rank) for level in _on(tracks, "individual")] == [
        ("staff", 4),
        ("principal", 5),
        ("distinguished", 6),
    ]
    assert [(level.id, level.rank) for level in _on(tracks, "management")] == [
        ("group", 4),
        ("director", 5),
        ("vp", 6),
        ("cpo", 7),
    ]


def test_it_forks_after_senior_and_each_track_leads_up_to_its_end(tracks: Framework) -> None:
    ways = {level.id: level.next for level in tracks.levels if len(level.next) != 1}
    assert ways == {"senior": ("staff", "group"), "distinguished": (), "cpo": ()}


def test_who_changes_tracks_can_change_back(tracks: Framework) -> None:
    asides = {(level.id, aside) for level in tracks.levels for aside in level.lateral}
    assert asides == {(b, a) for a, b in asides}
    assert ("staff", "group") in asides
    assert ("principal", "director") in asides


def test_changing_tracks_asks_less_of_some_skills_and_more_of_others(tracks: Framework) -> None:
    for level in tracks.levels:
        for aside in level.lateral:
            found = compare(tracks, level.id, aside)
            assert found.select("raised"), (level.id, aside)
            assert found.select("lowered"), (level.id, aside)


def test_every_rung_puts_three_skills_in_focus(tracks: Framework) -> None:
    for level in tracks.levels:
        assert sum(bar.focus for _, bar in tracks.list_expected(level.id)) == 3, level.id


def test_the_first_three_rungs_are_those_of_pm(tracks: Framework) -> None:
    pm = open_framework("pm")
    for level_id in SHARED:
        ours = {skill.id: skill.expectations[level_id] for skill in tracks.skills}
        assert ours == {skill.id: skill.expectations[level_id] for skill in pm.skills}


def test_the_ways_to_grow_are_those_of_pm_beside_what_the_individual_track_has_of_its_own(tracks: Framework) -> None:
    def share(growth: Growth) -> Growth:
        shared = (replace(each, tracks=()) for each in growth.actions if each.tracks != ("individual",))
        return replace(growth, actions=tuple(shared))

    ours = [[share(growth) for growth in skill.growth] for skill in tracks.skills]
    assert ours == [list(skill.growth) for skill in open_framework("pm").skills]


_LEADS = re.compile(r"\b(?:board (?:papers?|meeting|member)|your (?:board|directors|people|leads|reports|successor))\b")


def test_nobody_without_reports_is_sent_to_a_board_or_to_people_of_their_own(tracks: Framework) -> None:
    individual = _on(tracks, "individual")
    texts = [
        action.text
        for skill in tracks.skills
        for growth in skill.growth
        for action in growth.select_for(*individual).actions
    ]
    told = [text for text in texts if _LEADS.search(text)]
    assert told == []


def test_above_them_no_sentence_is_one_of_pm(tracks: Framework) -> None:
    def texts(framework: Framework) -> set[str]:
        return {
            text
            for skill in framework.skills
            for level_id, cell in skill.expectations.items()
            if level_id not in SHARED
            for text in (cell.bar, *cell.behaviours, *cell.evidence)
        }

    assert not texts(tracks) & texts(open_framework("pm"))
