"""The advice for a person as she is known here: what of her ratings, profile and evidence counts, and what is said."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from ladders import write_framework
from notes import changing
from shell import Shell

from pm_career.domain.evidence import Counts, Evidence
from pm_career.domain.person import Profile
from pm_career.domain.ratings import RaterKind, Rating
from pm_career.store.evidence import add_evidence
from pm_career.store.people import save_profile
from pm_career.store.ratings import add_ratings
from pm_career.store.renamed_ids import save_move

pytestmark = pytest.mark.usefixtures("frozen_clock")


@pytest.fixture
def bakery(tmp_path: Path) -> str:
    return str(write_framework(tmp_path / "bakery"))


def rate(skill: str, step: int | None, on: date = date(2026, 11, 2), rater: RaterKind = "self") -> None:
    with changing() as change:
        add_ratings(change, [Rating(person="me", skill=skill, step=step, date=on, rater=rater)])


def items(answer: dict[str, Any]) -> dict[str, dict[str, Any]]:
    groups = ("focus", "later", "strengths", "proof_gaps")
    return {item["skill"]: item | {"in": group} for group in groups for item in answer[group]}


def test_the_newest_own_rating_counts_and_another_raters_if_asked(shell: Shell, bakery: str) -> None:
    rate("dough", 3, date(2026, 3, 1))
    rate("dough", 1, date(2026, 10, 1))
    rate("dough", 2, date(2026, 11, 1), "manager")
    words = ("next", "--from", "boy", "--framework", bakery, "--json")
    own = shell(*words).json
    assert (own["basis"], items(own)["dough"]["current"]) == ("ratings", 1)
    assert items(shell(*words, "--rater", "manager").json)["dough"]["current"] == 2
    assert items(shell(*words, "--rate", "dough=3").json)["dough"]["in"] == "proof_gaps"


def test_not_known_other_skills_and_steps_that_there_are_not_count_for_nothing(shell: Shell, bakery: str) -> None:
    rate("dough", 2, date(2026, 3, 1))
    rate("dough", None, date(2026, 11, 1))
    rate("oven", 9)
    rate("juggling", 3)
    answer = shell("next", "--from", "boy", "--framework", bakery, "--json").json
    assert answer["basis"] == "expectations"


def test_a_rating_counts_under_the_present_name_of_its_skill(shell: Shell, bakery: str) -> None:
    rate("kneading", 2)
    with changing() as change:
        save_move(change, "bakery", "skill", "kneading", "dough")
    assert items(shell("next", "--from", "boy", "--framework", bakery, "--json").json)["dough"]["current"] == 2


def test_evidence_moves_a_skill_from_proof_gap_to_strength_and_none_is_missed_where_nothing_is_kept(
    shell: Shell, bakery: str
) -> None:
    words = ("next", "--from", "boy", "--framework", bakery, "--rate", "dough=3", "--json")
    assert items(shell(*words).json)["dough"]["in"] == "strengths"
    rate("oven", 1)
    assert items(shell(*words).json)["dough"]["in"] == "proof_gaps"
    with changing() as change:
        add_evidence(change, Evidence(person="me", what="Bread", date=date(2026, 11, 1), skills=("dough",)))
    dough = items(shell(*words).json)["dough"]
    assert (dough["in"], dough["evidence_count"]) == ("strengths", 1)


@pytest.mark.parametrize(
    ("level", "counts", "found", "said"),
    [
        ("boy", "for", ("proof_gaps", 0, 0, 1), "3 Bakes; 1 of a lower level"),
        ("hand", "for", ("strengths", 1, 0, 0), "3 Bakes"),
        ("hand", "against", ("proof_gaps", 0, 1, 0), "3 Bakes; −1 against"),
    ],
)
def test_what_is_of_a_lower_level_or_counts_against_proves_nothing(
    shell: Shell, bakery: str, level: str, counts: Counts, found: tuple[object, ...], said: str
) -> None:
    words = ("next", "--from", "boy", "--framework", bakery, "--rate", "dough=3")
    piece = Evidence(
        person="me", what="Bread", date=date(2026, 11, 1), skills=("dough",), level=level, counts=counts, private=True
    )
    with changing() as change:
        add_evidence(change, piece)
    dough = items(shell(*words, "--json").json)["dough"]
    assert (dough["in"], dough["evidence_count"], dough["evidence_against"], dough["evidence_below"]) == found
    assert f"Dough: {said}\n" in shell(*words, "--full", "--plain").out
    proven = found[0] == "strengths"
    assert f"At the bar: {'' if proven else 'not proven: '}Dough\n" in shell(*words, "--plain").out


@pytest.mark.parametrize(
    ("target", "says"),
    [
        ("baker-in-chief", "Your target baker-in-chief is not on this ladder"),
        ("boy", "Your target boy is not above hand"),
    ],
)
def test_a_target_of_the_profile_that_does_not_fit_is_left_out_and_said(
    shell: Shell, bakery: str, target: str, says: str
) -> None:
    with changing() as change:
        save_profile(change, Profile(level="hand", target=target, framework=bakery))
    assert shell("next", "--json").json["to"] == "master"
    assert says in " ".join(shell("next", "--plain").out.split())
    assert says in shell("plan", "from-next", "--dry-run").err
    assert shell("next", "--to", target).code == 2
