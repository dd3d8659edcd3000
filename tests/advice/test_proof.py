"""What evidence proves: the laws of it on any ladder, and the level from which on a piece proves nothing."""

from __future__ import annotations

import functools
from datetime import date, timedelta

from hypothesis import assume, given
from hypothesis import strategies as st
from ladders import frameworks, ratings_for
from try_each import try_each

from pm_career.advice.dashboard import build_dashboard
from pm_career.advice.development import advise
from pm_career.advice.proof import NO_PROOF, Proof, find_proof
from pm_career.domain.evidence import SIDES, EvidenceCount
from pm_career.domain.framework import Expectation, Framework, Level, Skill, Step
from pm_career.domain.ratings import Rating

TODAY = date(2026, 6, 1)
SCALE = tuple(Step(value, str(value)) for value in (1, 2, 3))
LEVELS = (
    Level("hand", "Hand", rank=1, next=("head",)),
    Level("counter", "Counter", rank=2),
    Level("head", "Head", rank=2),
    Level("owner", "Owner", rank=3),
)
DOUGH = Skill("dough", "Dough", expectations={each.id: Expectation(2) for each in LEVELS})
BAKERY = Framework("bakery", "Bakery", "1.0.0", SCALE, LEVELS, (DOUGH,))


def evidence_on(framework: Framework) -> st.SearchStrategy[list[EvidenceCount]]:
    skills = (*(skill.id for skill in framework.skills), "gone")
    return _evidence(skills, (*(level.id for level in framework.levels), "", "gone"))


@functools.cache  # to make a strategy takes as long as several values of it
def _evidence(skills: tuple[str, ...], levels: tuple[str, ...]) -> st.SearchStrategy[list[EvidenceCount]]:
    pieces = st.builds(
        EvidenceCount,
        st.sampled_from(skills),
        st.sampled_from(levels),
        st.sampled_from(SIDES),
        st.integers(1, 9),
        st.integers(0, 400).map(lambda days: TODAY - timedelta(days)),
    )
    return st.lists(pieces, max_size=8)


@st.composite
def cases(draw: st.DrawFn) -> tuple[Framework, Level, list[EvidenceCount]]:
    framework = draw(frameworks())
    return framework, draw(st.sampled_from(framework.levels)), draw(evidence_on(framework))


Case = tuple[Framework, Level, list[EvidenceCount]]


@given(cases(), st.data())
def test_a_piece_against_never_makes_an_unproven_skill_a_proven_one(case: Case, data: st.DataObject) -> None:
    framework, level, evidence = case
    against = [each for each in data.draw(evidence_on(framework)) if each.counts == "against"]
    before, after = find_proof(framework, level, evidence), find_proof(framework, level, [*evidence, *against])
    for skill, proof in after.items():
        was = before.get(skill, NO_PROOF)
        assert (proof.count, proof.newest, proof.below) == (was.count, was.newest, was.below)
        assert proof.against >= was.against


@given(cases(), st.data())
def test_a_piece_against_never_takes_a_skill_out_of_the_gaps_of_proof(case: Case, data: st.DataObject) -> None:
    framework, level, evidence = case
    ratings = data.draw(ratings_for(framework))
    against = [each for each in data.draw(evidence_on(framework)) if each.counts == "against"]
    before = advise(framework, level.id, ratings=ratings, evidence=evidence)
    after = advise(framework, level.id, ratings=ratings, evidence=[*evidence, *against])
    assert [item.skill for item in before.proof_gaps] == [item.skill for item in after.proof_gaps]


@given(cases(), st.data())
def test_what_proves_a_skill_at_a_level_proves_it_at_every_lower_one(case: Case, data: st.DataObject) -> None:
    framework, level, evidence = case
    other = data.draw(st.sampled_from(framework.levels))
    assume(other.rank <= level.rank)
    here, lower = find_proof(framework, level, evidence), find_proof(framework, other, evidence)
    assert all(proof.count <= lower[skill].count for skill, proof in here.items())


@try_each(
    ("tied_to", "asked", "proves"),
    [
        ("hand", 2, False),  # one rank lower
        ("head", 2, True),
        ("counter", 2, True),  # another track at the same rank
        ("owner", 2, True),
        ("", 2, True),
        ("gone", 2, True),  # not known to be lower
        ("hand", 0, True),
    ],
)
def test_a_piece_that_is_tied_to_a_lower_level_does_not_prove_a_higher_one(
    tied_to: str, asked: int, proves: bool
) -> None:
    found = find_proof(BAKERY, LEVELS[asked], [EvidenceCount("dough", tied_to, "for", 2, TODAY)])
    assert found == {"dough": Proof(2, TODAY) if proves else Proof(below=2)}


def test_the_newest_is_that_of_what_proves_it() -> None:
    pieces = [
        EvidenceCount("dough", "", "for", 1, TODAY - timedelta(5)),
        EvidenceCount("dough", "head", "for", 2, TODAY - timedelta(3)),
        EvidenceCount("dough", "hand", "for", 3, TODAY - timedelta(1)),
        EvidenceCount("dough", "head", "against", 4, TODAY),
    ]
    assert find_proof(BAKERY, LEVELS[2], pieces)["dough"] == Proof(3, TODAY - timedelta(3), against=4, below=3)


@try_each(
    ("evidence", "proven", "command"),
    [
        ([], (0, 0), "evidence add --skill dough"),
        ([EvidenceCount("dough", "", "against", 1, TODAY)], (0, 0), "evidence add --skill dough"),
        ([EvidenceCount("dough", "hand", "for", 1, TODAY)], (1, 0), "evidence add --skill dough --level head"),
        ([EvidenceCount("dough", "head", "for", 1, TODAY)], (1, 1), "plan from-next"),
    ],
)
def test_the_dashboard_asks_for_evidence_of_the_level_in_question(
    evidence: list[EvidenceCount], proven: tuple[int, int], command: str
) -> None:
    rating = Rating(person="me", skill="dough", step=2, date=TODAY)
    board = build_dashboard(
        BAKERY, LEVELS[0], LEVELS[2], histories={"dough": [rating]}, evidence=evidence, goals=(), today=TODAY
    )
    assert board.at_present is not None
    assert board.at_target is not None
    assert (board.at_present.proven, board.at_target.proven) == proven
    assert board.next_step.command == command
