"""The profile: what is set is checked against the ladder first, and read with what the ladder renamed since."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from ladders import write_framework
from notes import change, read

from pm_career.domain.person import Profile
from pm_career.errors import UsageError
from pm_career.journal import people, profile
from pm_career.journal.profile import Position, Updated
from pm_career.store.renamed_ids import save_move


@pytest.fixture
def bakery(tmp_path: Path) -> str:
    return str(write_framework(tmp_path / "bakery"))


def update(ladder: str, **typed: Any) -> Updated:
    def make(store: Any, owner: Any) -> Updated:
        return profile.update(store, profile.prepare_update(owner.profile, owner.require_ladder(), **typed))

    return change(make, framework=ladder)


def test_names_become_ids_and_what_is_not_typed_stays(bakery: str) -> None:
    assert update(bakery, level="Second", target="Master", name="Ana").after == Profile(
        name="Ana", level="hand", target="master"
    )
    before, after = update(bakery, target="")
    assert (before.target, after.target, after.level, after.name) == ("master", "", "hand", "Ana")


def test_a_path_is_stored_so_that_it_holds_in_any_folder(bakery: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(Path(bakery).parent)
    assert update(bakery, framework="./bakery").after.framework == str(Path(bakery).resolve())


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ({"level": "pope"}, "There is no level 'pope'"),
        ({"level": "master", "target": "hand"}, "Journeyman is not above Master"),
        ({"level": "hand", "target": "counter"}, "does not lead|is not above"),
    ],
)
def test_what_does_not_fit_the_ladder_is_refused(bakery: str, typed: dict[str, str], says: str) -> None:
    with pytest.raises(UsageError, match=says):
        update(bakery, **typed)
    assert read(lambda _, owner: owner.profile) == Profile()


def test_a_level_above_the_target_is_refused_or_takes_the_target_out(bakery: str) -> None:
    update(bakery, level="boy", target="hand")
    with pytest.raises(UsageError, match="is not above"):
        update(bakery, level="master")
    assert update(bakery, level="boy", drop_target=True).after.target == "hand"
    assert update(bakery, level="counter", drop_target=True).after == Profile(level="counter")


def test_a_target_that_the_level_changes_to_has_been_reached_and_is_taken_out(bakery: str) -> None:
    update(bakery, level="hand", target="master")
    assert update(bakery, level="master", target="master").after == Profile(level="master", target="master")
    update(bakery, level="hand")
    assert update(bakery, level="master").after == Profile(level="master")


def test_the_target_can_be_the_bar_of_the_present_level(bakery: str) -> None:
    assert update(bakery, level="hand", target="hand").after == Profile(level="hand", target="hand")
    assert update(bakery, name="Ana").after.target == "hand"


def test_a_level_of_another_ladder_is_refused(bakery: str) -> None:
    update(bakery, level="hand")
    with pytest.raises(UsageError, match="The ladder 'pm' has no level 'hand'"):
        update("pm", name="Ana")


def test_where_a_person_stands(bakery: str) -> None:
    assert read(profile.read_position, framework=bakery) == Position()
    update(bakery, level="hand", target="master")
    position = read(profile.read_position, framework=bakery)
    assert position.level is not None
    assert position.target is not None
    assert (position.level.id, position.target.id, position.rated, position.is_set) == ("hand", "master", {}, True)
    elsewhere = read(profile.read_position, framework="pm")
    assert elsewhere == Position(is_set=True)


def test_the_present_level_is_read_under_its_present_id(bakery: str) -> None:
    with pytest.raises(UsageError, match="Ana's present level is not set yet") as refused:
        read(lambda _, owner: profile.find_present_level(owner, None), "ana", bakery)
    assert (
        "pmcareer me set --person ana --level LEVEL   (LEVEL is boy, hand, counter, master or none;"
        in refused.value.hint
    )
    change(lambda store, owner: profile.update(store, Profile(level="helper", target="boss")))
    with pytest.raises(UsageError, match="Your level 'helper' is not on this ladder any more"):
        read(lambda _, owner: profile.find_present_level(owner, None), framework=bakery)
    with pytest.raises(UsageError, match="Your target 'boss'"):
        read(lambda _, owner: profile.find_target(owner), framework=bakery)
    change(lambda store, _: save_move(store, "bakery", "level", "helper", "boy"))
    assert read(lambda _, owner: profile.find_present_level(owner, None).id, framework=bakery) == "boy"
    assert read(lambda _, owner: profile.find_present_level(owner, "master").id, framework=bakery) == "master"


def test_without_a_target_it_is_the_first_level_above(bakery: str) -> None:
    def aim(store: Any, owner: Any) -> str | None:
        found = profile.find_target_or_next(owner, profile.find_present_level(owner, None))
        return found.id if found else None

    update(bakery, level="boy")
    assert read(aim, framework=bakery) == "hand"
    update(bakery, level="master")
    assert read(aim, framework=bakery) is None


def test_oneself_is_always_among_the_people() -> None:
    assert read(lambda store, _: people.find_people(store)) == (Profile(),)
    change(lambda store, _: profile.update(store, Profile("ana", name="Ana")))
    assert [each.person for each in read(lambda store, _: people.find_people(store))] == ["me", "ana"]
