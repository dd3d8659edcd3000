"""Evidence: kept, found again by what one remembers of it, edited with its history, removed."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import msgspec
import pytest
from personal import NOW, some_evidence
from try_each import try_each

from pm_career.domain.evidence import Evidence, EvidenceCount
from pm_career.domain.goals import Goal
from pm_career.domain.person import Former
from pm_career.domain.renamed_ids import RenamedIds
from pm_career.errors import UsageError
from pm_career.store.evidence import (
    EvidenceFilter,
    add_evidence,
    count_evidence,
    edit_evidence,
    find_evidence,
    list_evidence,
    list_former_evidence,
    remove_evidence,
)
from pm_career.store.goals import add_goal, find_goal
from pm_career.store.opening import open_for_change, open_for_reading


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "career.db"


def test_what_comes_back_is_what_was_kept(path: Path) -> None:
    given = Evidence(
        person="me",
        what="Talked to seven customers\nin two weeks",
        date=date(2024, 2, 29),
        skills=("oven", "dough"),
        level="hand",
        outcome="Dropped the 🥐",
        links=("https://bread.example/7?a=b#c", "the green folder"),
        source="customer",
    )
    with open_for_change(path, NOW) as change:
        kept = add_evidence(change, given)
        assert find_evidence(change, "e1") == kept
    assert kept == msgspec.structs.replace(given, id="e1", created=NOW)
    with open_for_reading(path) as store:
        assert find_evidence(store, "E1") == kept
        assert list_evidence(store, "me") == (kept,)
        assert list_evidence(store, "bo") == ()


FOUND = {
    "all": (EvidenceFilter(), "1234"),
    "a skill": (EvidenceFilter(skill="oven"), "13"),
    "a level": (EvidenceFilter(level="hand"), "2"),
    "since a day": (EvidenceFilter(since=date(2026, 6, 11)), "34"),
    "until a day": (EvidenceFilter(until=date(2026, 6, 11)), "123"),
    "days": (EvidenceFilter(since=date(2026, 6, 11), until=date(2026, 6, 11)), "3"),
    "a source": (EvidenceFilter(source="peer"), "4"),
    "a goal": (EvidenceFilter(goal="g1"), "2"),
    "a goal that is none": (EvidenceFilter(goal="xyz"), ""),
    "a word in any case": (EvidenceFilter(words=("STRASSE",)), "4"),
    "a word of the outcome": (EvidenceFilter(words=("croissant",)), "1"),
    "words that all occur": (EvidenceFilter(words=("bread", "burnt")), "3"),
    "words that do not": (EvidenceFilter(words=("bread", "croissant")), ""),
    "signs are signs": (EvidenceFilter(words=("100%_[",)), "4"),
    "several parts": (EvidenceFilter(skill="oven", words=("bread",)), "3"),
}


@pytest.mark.parametrize("name", FOUND)
def test_it_is_found_by_what_one_remembers(path: Path, name: str) -> None:
    with open_for_change(path, NOW) as change:
        add_goal(change, Goal(person="me", what="Bake"))
        add_evidence(change, some_evidence("One", outcome="No croissant", date="2026-06-01"))
        add_evidence(change, some_evidence("Two", skills=(), level="hand", goals=("g1",), date="2026-06-10"))
        add_evidence(change, some_evidence("Burnt the bread", skills=("oven",), date="2026-06-11"))
        add_evidence(
            change, some_evidence("In der Straße 100%_[x]", skills=("till",), source="peer", date="2026-06-12")
        )
        wanted, numbers = FOUND[name]
        assert "".join(each.id[1:] for each in list_evidence(change, "me", wanted)) == numbers


def test_a_skill_and_a_level_are_found_by_the_names_they_had(path: Path) -> None:
    moves = RenamedIds(skills={"kneading": "dough", "batter": "kneading"}, levels={"second": "hand"})
    with open_for_change(path, NOW) as change:
        for number, skill in enumerate(("kneading", "batter", "dough", "oven")):
            add_evidence(change, some_evidence(skill, skills=(skill, "dough"), date=f"2026-06-0{number + 1}"))
        add_evidence(change, some_evidence("level", level="second", skills=()))

        def found(**wanted: str) -> list[str]:
            return [each.what for each in list_evidence(change, "me", EvidenceFilter(**wanted), moves)]  # type: ignore[arg-type]

        assert found(skill="dough") == ["kneading", "batter", "dough", "oven"]
        assert found(skill="oven") == ["oven"]
        assert found(skill="kneading") == ["kneading"]
        assert found(level="hand") == ["level"]
        assert count_evidence(change, "me", moves) == (
            EvidenceCount("dough", "", "for", count=4, newest=date(2026, 6, 4)),
            EvidenceCount("oven", "", "for", count=1, newest=date(2026, 6, 4)),
        )
        assert EvidenceCount("kneading", "", "for", count=1, newest=date(2026, 6, 1)) in count_evidence(change, "me")
        assert count_evidence(change, "bo") == ()


@pytest.mark.parametrize(
    "moves", [RenamedIds(levels={"second": "hand"}), RenamedIds({"batter": "dough"}, {"second": "hand"})]
)
def test_evidence_is_counted_by_level_and_side_under_present_ids(path: Path, moves: RenamedIds) -> None:
    with open_for_change(path, NOW) as change:
        for day, level, counts in ((1, "second", "for"), (3, "second", "against"), (2, "", "against"), (4, "", "for")):
            piece = some_evidence(level=level, skills=("dough",), date=f"2026-06-0{day}")
            add_evidence(change, msgspec.structs.replace(piece, counts=counts))
        assert set(count_evidence(change, "me", moves)) == {
            EvidenceCount("dough", "hand", "for", 1, date(2026, 6, 1)),
            EvidenceCount("dough", "hand", "against", 1, date(2026, 6, 3)),
            EvidenceCount("dough", "", "against", 1, date(2026, 6, 2)),
            EvidenceCount("dough", "", "for", 1, date(2026, 6, 4)),
        }


def test_an_edit_keeps_what_was_there_before(path: Path) -> None:
    with open_for_change(path, NOW) as change:
        first = add_evidence(change, some_evidence())
    later = NOW + timedelta(days=3)
    with open_for_change(path, later) as change:
        add_goal(change, Goal(person="me", what="Bake"))
        add_goal(change, Goal(person="me", what="Sell"))
        second = edit_evidence(
            change, msgspec.structs.replace(first, what="Talked to eight", skills=("till", "till"), goals=("G2", "g1"))
        )
    with open_for_change(path, later) as change:
        assert edit_evidence(change, second) == second  # nothing new: nothing for history
        assert list_former_evidence(change, "e1") == (Former(first, later),)
        assert find_evidence(change, "e1") == second
        assert (second.skills, second.goals, second.created) == (("till",), ("g1", "g2"), NOW)
        assert find_goal(change, "g1").evidence == ("e1",)


def test_an_edit_cannot_give_evidence_to_somebody_else_or_another_time(path: Path) -> None:
    with open_for_change(path, NOW) as change:
        kept = add_evidence(change, some_evidence())
        given = msgspec.structs.replace(kept, person="bo", created=NOW + timedelta(1), what="Same")
        assert edit_evidence(change, given) == msgspec.structs.replace(kept, what="Same")


def test_removed_evidence_is_in_no_list_and_its_id_is_not_given_out_again(path: Path) -> None:
    with open_for_change(path, NOW) as change:
        add_goal(change, Goal(person="me", what="Bake"))
        for number in range(3):
            add_evidence(change, some_evidence(f"Number {number}", goals=("g1",)))
        edit_evidence(change, msgspec.structs.replace(find_evidence(change, "e3"), what="Edited"))
        assert remove_evidence(change, "e3").what == "Edited"
        assert [each.id for each in list_evidence(change, "me")] == ["e1", "e2"]
        assert find_goal(change, "g1").evidence == ("e1", "e2")
        assert [each.count for each in count_evidence(change, "me") if each.skill == "oven"] == [2]
        assert change.rows("SELECT * FROM former") == []
        with pytest.raises(UsageError, match="no evidence 'e3'"):
            find_evidence(change, "e3")
        assert add_evidence(change, some_evidence()).id == "e4"


@pytest.mark.parametrize("id", ["e9", "9", "", "e", "g1", "e-1", "e1; DROP TABLE evidence", "e٣", "e" + "9" * 40])
def test_an_unknown_id_is_a_usage_error_that_names_the_last(path: Path, id: str) -> None:
    with open_for_change(path, NOW) as change:
        with pytest.raises(UsageError) as none_yet:
            remove_evidence(change, id)
        assert none_yet.value.hint == "There is none yet."
        add_evidence(change, some_evidence())
        with pytest.raises(UsageError) as unknown:
            remove_evidence(change, id)
        assert unknown.value.message == f"There is no evidence '{id}'."
        assert unknown.value.hint == "The last one is e1."


REFUSED: dict[str, tuple[dict[str, Any], str]] = {
    "no words": ({"what": ""}, "`what`"),
    "too many words": ({"what": "x" * 20_001}, "`what`"),
    "a person like a path": ({"person": "../me"}, "`person`"),
    "a person with a line": ({"person": "me\n"}, "`person`"),
    "an empty skill": ({"skills": ("",)}, "`skills`"),
    "another source": ({"source": "rumour"}, "`source`"),
    "half a character": ({"what": "a\ud83d"}, "characters that cannot be kept"),
    "a NUL": ({"outcome": "a\0b"}, "characters that cannot be kept"),
    "a goal that is not there": ({"goals": ("g1",)}, "no goal 'g1'"),
}


@try_each("name", REFUSED)
def test_what_cannot_be_kept_is_refused_and_says_which_part(path: Path, name: str) -> None:
    parts, said = REFUSED[name]
    given = msgspec.structs.replace(some_evidence("My own words"), **parts)
    with pytest.raises(UsageError, match=said) as refused, open_for_change(path, NOW) as change:
        add_evidence(change, given)
    assert "xxx" not in refused.value.hint
    with open_for_reading(path) as store:
        assert store.rows("SELECT * FROM person") == []


def test_a_goal_of_another_person_is_not_tied(path: Path) -> None:
    with open_for_change(path, NOW) as change:
        add_goal(change, Goal(person="bo", what="Sell"))
        with pytest.raises(UsageError, match="g1 is about another person"):
            add_evidence(change, some_evidence(goals=("g1",)))


def test_any_text_comes_back_as_it_was(path: Path) -> None:
    texts = ["'; DROP TABLE evidence; --", "[red]x[/]", "\x1b[31m", "\u202eabc", "é e\u0301", "a\r\nb\tc", "{}%s$(id)"]
    with open_for_change(path, NOW) as change:
        for text in texts:
            add_evidence(change, some_evidence(text, outcome=text, links=(text,), skills=(text,), level=text))
    with open_for_reading(path) as store:
        found = [(e.what, e.outcome, e.link, e.skills, e.level) for e in list_evidence(store, "me")]
    assert found == [(text, text, text, (text,), text) for text in texts]
