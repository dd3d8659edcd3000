"""Evidence of one person: drafts from what was typed, goals that are closed with it, edits, and whose it is."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from ladders import write_framework
from notes import TODAY, change, new_goal, read

from pm_career.domain.person import Profile
from pm_career.errors import UsageError
from pm_career.journal import evidence, evidence_search, goals
from pm_career.journal.evidence import Added, Edited
from pm_career.journal.evidence_parts import TypedParts
from pm_career.journal.evidence_search import TypedFilter
from pm_career.store.people import save_profile
from pm_career.store.renamed_ids import save_move


def add(what: str = "Held the roadmap", person: str = "me", *, close_goals: bool = False, **parts: Any) -> Added:
    new = read(lambda store, owner: evidence.draft(store, owner, TODAY, what=what, **parts), person)
    return change(lambda store, owner: evidence.add(store, owner, new, close_goals=close_goals), person)


def edit(evidence_id: str, **parts: Any) -> Edited:
    def make(store: Any, owner: Any) -> Edited:
        before = evidence.find(store, owner, evidence_id)
        changes = evidence.read_changes(store, owner, before, TODAY, **parts)
        return evidence.edit(store, owner, evidence_id, changes)

    return change(make)


def test_a_draft_is_what_was_typed_with_names_as_ids() -> None:
    typed = TypedParts(level="APM", outcome=" Signed ", links=[""], source="peer", on="yesterday")
    kept = add(skills=("Delivery", "delivery", "Vision"), typed=typed).evidence
    assert (kept.id, kept.person, kept.what, kept.date) == ("e1", "me", "Held the roadmap", date(2026, 11, 19))
    assert (kept.skills, kept.level, kept.outcome) == (("delivery", "vision"), "apm", "Signed")
    assert (kept.links, kept.source, kept.goals) == ((), "peer", ())


def test_without_words_nothing_is_stored() -> None:
    with pytest.raises(UsageError, match="what happened"):
        add(" \n")
    assert read(lambda store, owner: evidence_search.find_all(store, owner, TODAY)).any_at_all is False


def test_goals_are_closed_on_the_day_of_what_shows_them() -> None:
    first, second, other = new_goal("One"), new_goal("Two"), new_goal("Three")
    added = add(goals=(second.id, first.id), close_goals=True, typed=TypedParts(on="2026-11-02"))
    assert (added.closed, added.serves, added.may_serve) == ((first.id, second.id), None, None)
    found = read(lambda store, owner: evidence.read_detail(store, owner, "e1"))
    assert {goal.closed for goal in found.goals} == {date(2026, 11, 2)}
    assert add(goals=(other.id,)).serves == read(lambda store, owner: goals.find(store, owner, other.id))


def test_an_open_goal_for_one_of_its_skills_is_offered() -> None:
    goal = new_goal(skill="delivery")
    assert add(skills=("vision",)).may_serve is None
    assert add(skills=("vision", "delivery")).may_serve == goal
    assert add(skills=("delivery",), goals=(goal.id,)).may_serve is None


def test_the_first_note_about_a_person_is_told_apart() -> None:
    assert [add(person=person).is_first for person in ("ana", "ana", "bo")] == [True, False, True]


def test_skills_and_goals_are_added_and_taken_out_other_parts_replaced() -> None:
    goal = new_goal()
    add(skills=("delivery", "vision"), typed=TypedParts(outcome="Signed", links=["drive"]))
    before, after = edit(
        "e1", skills=("strategy",), without_skills=("delivery",), goals=("G1",), typed=TypedParts(outcome="")
    )
    assert (before.skills, after.skills) == (("delivery", "vision"), ("vision", "strategy"))
    assert (after.goals, after.outcome, after.link) == ((goal.id,), "", "drive")
    assert edit("e1", without_goals=("g1",)).after.goals == ()
    with pytest.raises(UsageError, match="what happened"):
        edit("e1", what=" ")


def test_an_edit_under_a_new_name_does_not_double_a_skill() -> None:
    add(skills=("delivery",))
    change(lambda store, _: save_move(store, "pm", "skill", "delivery", "vision"))
    assert edit("e1", skills=("vision",)).after.skills == ("delivery",)
    assert edit("e1", without_skills=("vision",)).after.skills == ()


def test_nobody_changes_what_is_anothers() -> None:
    add(person="ana")
    for make in (
        lambda store, owner: evidence.remove(store, owner, ("e1",)),
        lambda store, owner: evidence.edit(store, owner, "e1", evidence.NO_CHANGES),
        lambda store, owner: evidence.read_detail(store, owner, "e1"),
    ):
        with pytest.raises(UsageError, match="ana's"):
            change(make)
    mine = add()
    with pytest.raises(UsageError, match="ana's"):  # all or none
        change(lambda store, owner: evidence.remove(store, owner, (mine.evidence.id, "e1")))
    assert change(lambda store, owner: evidence.remove(store, owner, ("e2", "E2"))) == (mine.evidence,)


def test_a_goal_of_another_cannot_be_served() -> None:
    new_goal(person="ana")
    with pytest.raises(UsageError, match="Goal g1 is ana's"):
        add(goals=("g1",))


def test_found_by_day_the_newest_last_and_by_old_names() -> None:
    for day, skill in (("2026-11-03", "delivery"), ("2026-11-01", "vision"), ("2026-11-02", "delivery")):
        add(day, skills=(skill,), typed=TypedParts(on=day))
    found = read(
        lambda store, owner: evidence_search.find_all(store, owner, TODAY, TypedFilter("Delivery", since="2026-11-02"))
    )
    assert [each.what for each in found.evidence] == ["2026-11-02", "2026-11-03"]
    with pytest.raises(UsageError, match="--since 2026-11-02 is after --until 2026-11-01"):
        read(
            lambda store, owner: evidence_search.find_all(
                store, owner, TODAY, TypedFilter(since="2026-11-02", until="2026-11-01")
            )
        )
    same = read(
        lambda store, owner: evidence_search.find_all(
            store, owner, TODAY, TypedFilter(since="2026-11-02", until="2026-11-02")
        )
    )
    assert [each.what for each in same.evidence] == ["2026-11-02"]


def test_what_the_ladder_no_longer_has_is_found_under_its_old_id(tmp_path: Path) -> None:
    add(skills=("delivery",), typed=TypedParts(level="apm"))
    bakery = str(write_framework(tmp_path / "bakery"))

    def look(**typed: Any) -> int:
        return len(
            read(
                lambda store, owner: evidence_search.find_all(store, owner, TODAY, TypedFilter(**typed)),
                framework=bakery,
            ).evidence
        )

    assert (look(skill="delivery"), look(level="apm")) == (1, 1)
    for unknown in ({"skill": "vision"}, {"level": "senior"}):
        with pytest.raises(UsageError, match="There is no"):
            look(**unknown)


def test_skills_are_suggested_from_the_ladder_and_not_without_one() -> None:
    words = "Negotiated the roadmap with sales and support; both signed the plan and the delivery date"
    assert read(lambda _, owner: evidence.suggest_skills(owner, words))
    change(lambda store, _: save_profile(store, Profile(framework="/nowhere")))
    assert read(lambda _, owner: evidence.suggest_skills(owner, words)) == ()
