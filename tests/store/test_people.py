"""People, their profiles with history, settings, and what a framework renamed."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from personal import NOW, do, some_evidence
from try_each import try_each

from pm_career.domain.person import Former, Profile
from pm_career.domain.renamed_ids import RenamedIds
from pm_career.errors import UsageError
from pm_career.store.edits import list_former
from pm_career.store.evidence import add_evidence
from pm_career.store.kinds import PERSON
from pm_career.store.opening import open_for_change, open_for_reading
from pm_career.store.people import (
    list_people,
    read_profile,
    read_settings,
    save_profile,
    set_setting,
)
from pm_career.store.renamed_ids import read_moves, save_move


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "career.db"


def test_a_profile_is_empty_until_something_is_said(path: Path) -> None:
    with open_for_reading(path) as store:
        assert read_profile(store) == Profile("me")
        assert read_profile(store, "bo") == Profile("bo")


def test_each_profile_before_is_history(path: Path) -> None:
    steps = [Profile("me", level="boy"), Profile("me", "Ana", "boy", "hand"), Profile("me", "Ana", "hand", "master")]
    for day, profile in enumerate(steps):
        do(path, lambda c, p=profile: save_profile(c, p), NOW + timedelta(days=day))  # type: ignore[misc]
        do(path, lambda c, p=profile: save_profile(c, p), NOW + timedelta(days=day + 9))  # type: ignore[misc]
    with open_for_reading(path) as store:
        assert read_profile(store) == steps[-1]
        assert list_former(store, PERSON, "me") == (
            Former(steps[0], NOW + timedelta(days=1)),
            Former(steps[1], NOW + timedelta(days=2)),
        )


def test_everybody_is_listed_with_me_first(path: Path) -> None:
    for person in ("zoe", "ana", "me"):
        do(path, lambda c, p=person: add_evidence(c, some_evidence(person=p)))  # type: ignore[misc]
    with open_for_reading(path) as store:
        assert list_people(store) == (Profile("me"), Profile("ana"), Profile("zoe"))


@try_each("person", ["", "Ana", "a b", "../x", "-x", ".x", "x.", "a" * 65, "é", "a\n"])
def test_an_unsafe_id_of_a_person_is_refused(path: Path, person: str) -> None:
    with pytest.raises(UsageError, match="`person`"), open_for_change(path, NOW) as change:
        save_profile(change, Profile(person, level="boy"))


def test_settings_are_set_and_taken_out(path: Path) -> None:
    do(path, lambda c: set_setting(c, "rater", "self"))
    do(path, lambda c: set_setting(c, "a", "1"))
    do(path, lambda c: set_setting(c, "rater", "peer"))
    with open_for_reading(path) as store:
        assert list(read_settings(store).items()) == [("a", "1"), ("rater", "peer")]
    do(path, lambda c: set_setting(c, "a", ""))
    do(path, lambda c: set_setting(c, "a", ""))
    with open_for_reading(path) as store:
        assert read_settings(store) == {"rater": "peer"}


def test_what_moved_is_read_by_framework_and_can_move_on(path: Path) -> None:
    do(path, lambda c: save_move(c, "bakery", "skill", "kneading", "dough"))
    do(path, lambda c: save_move(c, "bakery", "skill", "dough", "batter"))
    do(path, lambda c: save_move(c, "bakery", "level", "second", "hand"))
    do(path, lambda c: save_move(c, "smithy", "skill", "kneading", "forging"))
    with open_for_reading(path) as store:
        moves = read_moves(store, "bakery")
        assert moves == RenamedIds(skills={"dough": "batter", "kneading": "dough"}, levels={"second": "hand"})
        assert read_moves(store, "smithy").skill("kneading") == "forging"
        assert read_moves(store, "none") == RenamedIds()
    do(path, lambda c: save_move(c, "bakery", "skill", "kneading", "oven"))
    do(path, lambda c: save_move(c, "bakery", "skill", "kneading", "oven"))
    with open_for_reading(path) as store:
        assert read_moves(store, "bakery").skill("kneading") == "oven"


def test_nothing_moves_in_a_circle(path: Path) -> None:
    with open_for_change(path, NOW) as change:
        save_move(change, "bakery", "skill", "a", "b")
        save_move(change, "bakery", "skill", "b", "c")
        for old, new in (("c", "a"), ("c", "b"), ("d", "d")):
            with pytest.raises(UsageError, match="is read as"):
                save_move(change, "bakery", "skill", old, new)
