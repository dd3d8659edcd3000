"""What is new in a promotion case since it was handed over."""

from __future__ import annotations

from typing import Any

from pm_career.advice.case_diff import CaseChange, compare_cases


def make(**more: Any) -> dict[str, Any]:
    piece = {"id": "e1", "what": "Won", "outcome": None}
    rating = {"rater": "manager", "name": "Dana", "step": 2}
    vision = {
        "id": "vision",
        "title": "Vision",
        "bar": "Sees.",
        "claim": None,
        "ratings": [rating],
        "evidence": [piece],
    }
    other: dict[str, Any] = {
        "id": "influence",
        "title": "Influence",
        "bar": "Wins.",
        "claim": None,
        "ratings": [],
        "evidence": [],
    }
    return {
        "framework": "pm",
        "framework_version": "1.0.0",
        "ask": None,
        "agreed": [],
        "claims": [vision, other],
        "scope": {"impact": {"bar": "A product.", "own": None}},
        "not_shown": [{"kind": "skill", "id": "influence", "bar": "Wins."}],
    } | more


def change_claim(number: int, **more: Any) -> dict[str, Any]:
    case = make()
    case["claims"][number] |= more
    return case


def test_a_case_differs_in_nothing_from_itself() -> None:
    assert compare_cases(make(), make()) == ()


def test_each_part_that_differs_is_told_with_both_texts() -> None:
    def find(after: dict[str, Any]) -> CaseChange:
        (only,) = compare_cases(make(), after)
        return only

    assert find(make(framework_version="2.0.0")) == CaseChange("ladder", "pm", before="1.0.0", after="2.0.0")
    assert find(make(ask="Promotion")) == CaseChange("ask", after="Promotion")
    agreed = {"id": "w1", "what": "Two teams", "state": "open"}
    assert find(make(agreed=[agreed])) == CaseChange("agreed", "w1", "w1", "", "Two teams (open)")
    assert find(change_claim(0, bar="Looks.")) == CaseChange("bar", "vision", "Vision", "Sees.", "Looks.")
    assert find(change_claim(0, claim="Mine.")) == CaseChange("claim", "vision", "Vision", "", "Mine.")
    rated = change_claim(0, ratings=[{"rater": "manager", "name": "Dana", "step": 3}])
    assert find(rated) == CaseChange("rating", "vision manager Dana", "Vision, manager Dana", "2", "3")
    scope = make(scope={"impact": {"bar": "A product.", "own": "Mine."}})
    assert find(scope) == CaseChange("scope", "impact", "impact", "", "Mine.")
    edited = change_claim(0, evidence=[{"id": "e1", "what": "Won", "outcome": "Twice"}])
    assert find(edited) == CaseChange("edited", "e1", before="Won", after="Won. Twice")


def test_new_evidence_and_what_it_shows_is_told_and_the_other_way_what_is_gone() -> None:
    after = change_claim(1, evidence=[{"id": "e2", "what": "Settled", "outcome": None}]) | {"not_shown": []}
    assert compare_cases(make(), after) == (
        CaseChange("shown", "influence", "Influence"),
        CaseChange("evidence", "e2", after="Settled"),
    )
    assert compare_cases(after, make()) == (
        CaseChange("not-shown", "influence", "Influence"),
        CaseChange("gone", "e2", before="Settled"),
    )


def test_a_case_of_an_older_version_lacks_keys() -> None:
    assert compare_cases({}, {}) == ()
    assert [each.kind for each in compare_cases({}, make())][:1] == ["ladder"]
