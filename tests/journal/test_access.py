"""Whose notes are opened, on which ladder, and what is not created or loaded on the way."""

from __future__ import annotations

from pathlib import Path

import pytest
from ladders import write_framework
from loaded import call_each
from notes import change, read

from pm_career.domain.names import find_level
from pm_career.domain.person import Profile
from pm_career.errors import PmCareerError, UsageError
from pm_career.frameworks.open import open_framework
from pm_career.journal.access import find_owner, make_owner, open_store, parse_person
from pm_career.store.people import save_profile
from pm_career.store.renamed_ids import save_move


def test_a_name_becomes_an_id_and_none_is_oneself() -> None:
    assert [parse_person(name) for name in (None, "me", "Ana Lima")] == ["me", "me", "ana-lima"]
    with pytest.raises(UsageError, match="cannot be used as a person's name"):
        parse_person("a/b")


def test_reading_creates_nothing(sealed: Path) -> None:
    owner = read(lambda _, owner: owner)
    assert (owner.person, owner.option, owner.fault) == ("me", "", None)
    assert not (sealed / "career.db").exists()


def test_the_ladder_is_the_one_asked_for_else_the_persons_own(tmp_path: Path) -> None:
    bakery = str(write_framework(tmp_path / "bakery"))
    change(lambda store, _: save_profile(store, Profile("ana", framework=bakery)))
    assert read(lambda _, owner: owner.require_ladder().id, "ana") == "bakery"
    assert read(lambda _, owner: owner.require_ladder().id, "ana", "pm") == "pm"
    assert read(lambda _, owner: owner.option, "ana") == " --person ana"


def test_ids_that_the_ladder_renamed_go_with_it(tmp_path: Path) -> None:
    bakery = str(write_framework(tmp_path / "bakery"))
    change(lambda store, _: save_move(store, "bakery", "skill", "kneading", "dough"))
    assert read(lambda _, owner: owner.names.skill("kneading"), framework=bakery) == "Dough"
    assert read(lambda _, owner: owner.names.skill("kneading")) == "kneading"
    with open_store() as store:
        assert make_owner(store, "me", open_framework(bakery)) == find_owner(store, "me", bakery)


def test_an_own_ladder_that_cannot_be_opened_is_a_fault_until_it_is_needed() -> None:
    change(lambda store, _: save_profile(store, Profile(framework="/nowhere/ladder")))
    owner = read(lambda _, owner: owner)
    assert (owner.ladder, owner.names.skill("dough")) == (None, "dough")
    with pytest.raises(PmCareerError, match="nowhere"):
        owner.require_ladder()
    with pytest.raises(PmCareerError, match="nowhere"):
        read(lambda _, owner: owner, framework="/nowhere/ladder")


@pytest.mark.parametrize(("owner", "hint"), [("me", "Leave --person out."), ("bo", "Add --person bo")])
def test_what_belongs_to_another_is_refused_with_the_way_to_it(owner: str, hint: str) -> None:
    with pytest.raises(UsageError, match="Goal g1 is") as refused:
        read(lambda _, ana: ana.refuse_another("Goal g1", owner), "ana")
    assert refused.value.hint == hint
    read(lambda _, ana: ana.refuse_another("Goal g1", "ana"), "ana")


def test_next_and_pages_of_the_ladder_without_notes_load_no_store() -> None:
    for out, loaded in call_each([("next", "--from", "apm"), ("skill", "vision"), ("level", "apm")]):
        assert "Associate" in out
        assert not loaded & {"sqlite3", "pm_career.store.opening", "pm_career.journal.access"}, out


def test_ladder_names_are_found_by_the_domain() -> None:
    assert find_level(open_framework(None), "APM").id == "apm"
