"""The promotion case: what has to be shown, which evidence shows it, and what it rests on."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import msgspec
from hypothesis import given
from hypothesis import strategies as st
from ladders import frameworks
from msgspec.structs import replace

from pm_career.advice.case import Case, CaseNotes
from pm_career.advice.promotion import build_case
from pm_career.domain.confirmations import Confirmation
from pm_career.domain.evidence import SOURCES, Evidence
from pm_career.domain.framework import Expectation, Framework, Level, Responsibility, Scope, Skill, Step
from pm_career.domain.promotion import MOST_PIECES, Agreement, Claim, ClaimKind, Kept
from pm_career.domain.ratings import Rating
from pm_career.domain.renamed_ids import RenamedIds

TODAY = date(2026, 6, 1)
NOW = datetime(2026, 6, 1, 12, tzinfo=UTC)
SCALE = tuple(Step(value, str(value)) for value in (1, 2, 3))
HAND = Level("hand", "Hand", rank=1, next=("head",))
HEAD = Level(
    "head",
    "Head",
    rank=2,
    scope=Scope(impact="A whole bakery."),
    responsibilities=(Responsibility("Night shift", summary="Runs the night shift."),),
)


def make_skill(id: str, hand: Expectation | None, head: Expectation | None) -> Skill:
    found = {"hand": hand, "head": head}
    return Skill(id, id.capitalize(), expectations={level: each for level, each in found.items() if each})


BAKERY = Framework(
    "bakery",
    "Bakery",
    "2.0.0",
    SCALE,
    (HAND, HEAD),
    (
        make_skill("dough", Expectation(1, bar="Kneads."), Expectation(2, bar="Judges.")),
        make_skill("oven", Expectation(2, bar="Bakes."), Expectation(2, bar="Bakes for all.")),
        make_skill("till", Expectation(2, bar="Counts."), Expectation(2, bar="Counts.")),
        make_skill("team", None, Expectation(1, bar="Teaches.", focus=True, behaviours=("Shows how.",))),
    ),
)


def make_piece(id: str, **more: Any) -> Evidence:
    fields: dict[str, Any] = {"person": "me", "what": f"did {id}", "date": date(2026, 5, 1), "skills": ("dough",)}
    return Evidence(**fields | {"id": id} | more)


def make_kept(evidence: str, subject: str = "dough", **more: Any) -> Kept:
    fields: dict[str, Any] = {"person": "me", "framework": "bakery", "target": "head", "kind": "skill", "recorded": NOW}
    return Kept(**fields | {"evidence": evidence, "subject": subject} | more)


def build(start: Level | None = HAND, target: Level = HEAD, **notes: Any) -> Case:
    since = notes.pop("since", None)
    renamed = notes.pop("renamed", RenamedIds())
    return build_case(BAKERY, start, target, CaseNotes(**notes), person="me", today=TODAY, renamed=renamed, since=since)


def list_shown(case: Case) -> dict[str, list[str]]:
    return {each.id: [piece.id for piece in each.evidence] for each in case.expected}


def test_what_rises_or_is_new_and_each_responsibility_has_to_be_shown() -> None:
    case = build()
    assert [(each.kind, each.id, each.from_step, each.to_step) for each in case.expected] == [
        ("skill", "team", None, 1),
        ("skill", "dough", 1, 2),
        ("responsibility", "night-shift", None, None),
    ]
    assert [each.bar for each in case.expected] == ["Teaches.", "Judges.", "Runs the night shift."]
    assert case.same_step == ("oven",)  # the bar of till is the same text
    assert (case.scope[0].part, case.scope[0].bar) == ("impact", "A whole bakery.")


def test_other_behaviours_at_the_same_step_are_a_larger_job() -> None:
    hand, head = (Expectation(2, behaviours=(text,)) for text in ("Bakes.", "Bakes for all."))
    framework = msgspec.structs.replace(BAKERY, skills=(make_skill("oven", hand, head), make_skill("till", hand, hand)))
    case = build_case(framework, HAND, HEAD, CaseNotes(), person="me", today=TODAY, renamed=RenamedIds(), since=None)
    assert case.same_step == ("oven",)


def test_at_the_present_level_and_without_a_level_all_of_the_target_has_to_be_shown() -> None:
    for start in (HEAD, None):
        case = build(start)
        assert [each.id for each in case.skills] == ["team", "dough", "oven", "till"]
        assert case.same_step == ()


def test_without_a_choice_evidence_for_the_skill_counts() -> None:
    case = build(
        evidence=(
            make_piece("e1"),
            make_piece("e2", counts="against"),
            make_piece("e3", private=True),
            make_piece("e4", level="hand"),
            make_piece("e5", level="head", date=date(2026, 5, 2)),
            make_piece("e6", level="gone"),
            make_piece("e7", skills=("till",)),
            make_piece("e8", skills=(), responsibility="night-shift", responsibility_level="head"),
            make_piece("e9", skills=(), responsibility="night-shift", responsibility_level="hand"),
        )
    )
    assert list_shown(case) == {"team": [], "dough": ["e5", "e6", "e1"], "night-shift": ["e8"]}
    assert case.against == ("e2",)
    assert [each.id for each in case.pieces] == ["e5", "e8", "e6", "e2", "e1"]
    assert [each.id for each in case.not_shown] == ["team"]


def test_a_skill_that_does_not_rise_is_there_where_something_was_claimed_or_kept_for_it() -> None:
    claim = Claim(person="me", framework="bakery", target="head", kind="skill", subject="oven", text="For all.")
    pieces = (make_piece("e1", skills=("till",)),)
    case = build(claims=(claim,), evidence=pieces, kept=(make_kept("e1", "till"),))
    assert [(each.id, each.rises) for each in case.skills] == [
        ("team", True),
        ("dough", True),
        ("oven", False),
        ("till", False),
    ]
    assert list_shown(case)["till"] == ["e1"]
    assert (case.counts.rise, case.counts.claimed, case.counts.with_evidence) == (2, 0, 0)


def test_all_that_counts_against_is_told_whatever_its_skill() -> None:
    pieces = (make_piece("e1", skills=("till",), counts="against"), make_piece("e2", skills=(), counts="against"))
    assert build(evidence=pieces).against == ("e2", "e1")


def test_what_was_kept_replaces_what_is_tied_and_what_was_left_is_nowhere() -> None:
    pieces = (make_piece("e1"), make_piece("e2"), make_piece("e3", skills=(), level="hand"))
    kept = make_kept("e3", behaviour="Shows how.", framework_version="1.0.0")
    case = build(evidence=pieces, kept=(kept,))
    assert list_shown(case)["dough"] == ["e3"]
    case = build(evidence=pieces, kept=(make_kept("e2", "", kind="", state="left"),))
    assert list_shown(case)["dough"] == ["e1"]


def test_a_kept_behaviour_says_its_version_only_where_the_ladder_has_it_no_more() -> None:
    kept = [make_kept("e1", "team", behaviour=text, framework_version="1.0.0") for text in ("Shows how.", "Showed it.")]
    versions = [build(evidence=(make_piece("e1"),), kept=(each,)).expected[0].behaviours[0].version for each in kept]
    assert versions == ["", "1.0.0"]


def test_an_expectation_has_the_newest_pieces_with_somebody_elses_word_before_the_others() -> None:
    pieces = [make_piece(f"e{number}", date=date(2026, 1, number)) for number in range(1, MOST_PIECES + 3)]
    pieces[0] = replace(pieces[0], source="manager")
    confirmed = Confirmation(person="me", evidence="e2", by="Noor", text="Seen.", date=TODAY)
    shown = list_shown(build(evidence=tuple(pieces), confirmations=(confirmed,)))["dough"]
    assert shown == ["e2", "e1", "e9", "e8", "e7", "e6", "e5"]


def test_counts_are_of_expectations_and_a_piece_counts_once() -> None:
    both = make_piece("e1", source="manager")
    word = Confirmation(person="me", evidence="e1", by="Noor", text="Seen.", date=TODAY)
    about: tuple[tuple[ClaimKind, str], ...] = (
        ("skill", "dough"),
        ("responsibility", "night-shift"),
        ("scope", "impact"),
        ("ask", ""),
    )
    claims = tuple(
        Claim(person="me", framework="bakery", target="head", kind=kind, subject=subject, text=f"claim of {subject}")
        for kind, subject in about
    )
    case = build(evidence=(both,), confirmations=(word, word), claims=claims)
    counts = case.counts
    assert (counts.rise, counts.claimed, counts.with_evidence, counts.others_word) == (2, 1, 1, 1)
    assert case.ask == "claim of "
    assert case.scope[0].own == "claim of impact"
    assert [each.claim for each in case.expected] == [None, "claim of dough", "claim of night-shift"]
    assert case.pieces[0].confirmed_by == ("Noor",)


def test_first_are_those_chosen_else_the_strongest() -> None:
    pieces = (
        make_piece("e1"),
        make_piece("e2", outcome="Sold out."),
        make_piece("e3", source="customer", date=date(2026, 1, 1)),
        make_piece("e4", skills=("dough", "team")),
    )
    assert build(evidence=pieces).first == ("e3", "e2", "e4")
    later = NOW.replace(hour=13)
    kept = (make_kept("e1", first=True, recorded=later), make_kept("e4", first=True))
    assert build(evidence=pieces, kept=kept).first == ("e4", "e1")


def test_notes_of_another_ladder_or_target_are_not_in_the_case_and_former_ids_are_followed() -> None:
    claim = Claim(person="me", framework="bakery", target="head", kind="skill", subject="dough", text="Mine.")
    for other in (replace(claim, target="hand"), replace(claim, framework="shop")):
        assert build(claims=(other,)).expected[1].claim is None
    old = replace(claim, target="chief", subject="paste")
    renamed = RenamedIds(skills={"paste": "dough"}, levels={"chief": "head"})
    case = build(claims=(old,), evidence=(make_piece("e1", skills=("paste",), level="chief"),), renamed=renamed)
    assert (case.expected[1].claim, list_shown(case)["dough"]) == ("Mine.", ["e1"])


def test_the_span_leaves_out_earlier_days() -> None:
    pieces = (make_piece("e1", date=date(2026, 4, 30)), make_piece("e2", date=date(2026, 5, 1)))
    assert list_shown(build(evidence=pieces, since=date(2026, 5, 1)))["dough"] == ["e2"]


def test_agreements_that_hold_are_told_without_private_pieces() -> None:
    agreement = Agreement(
        id="w1", person="me", framework="bakery", target="head", what="A night alone", evidence=("e1", "e2")
    )
    pieces = (make_piece("e1"), make_piece("e2", private=True))
    gone = replace(agreement, id="w2", state="gone")
    case = build(evidence=pieces, agreements=(agreement, gone))
    assert [(each.id, each.evidence) for each in case.agreed] == [("w1", ("e1",))]


def test_the_newest_rating_of_each_rater_is_told_without_unknown_ones() -> None:
    def rate(step: int | None, day: int, rater: Any = "self", name: str = "") -> Rating:
        return Rating(person="me", skill="dough", step=step, date=date(2026, 1, day), rater=rater, rater_name=name)

    given_ratings = (
        rate(2, 2),
        rate(1, 1),
        rate(3, 1, "peer", "Bo"),
        rate(2, 1, "manager", "Al"),
        rate(None, 1, "peer"),
    )
    found = build(ratings=given_ratings).expected[1].ratings
    assert [(each.rater, each.name, each.step) for each in found] == [
        ("self", "", 2),
        ("manager", "Al", 2),
        ("peer", "Bo", 3),
    ]


@st.composite
def cases(draw: st.DrawFn) -> tuple[Framework, Level, Level, CaseNotes]:
    framework = draw(frameworks())
    skills = [each.id for each in framework.skills]
    pieces = draw(
        st.lists(
            st.builds(
                make_piece,
                st.integers(1, 9).map(lambda number: f"e{number}"),
                skills=st.lists(st.sampled_from(skills), max_size=2, unique=True).map(tuple),
                source=st.sampled_from(SOURCES),
                counts=st.sampled_from(("for", "against")),
                private=st.booleans(),
            ),
            max_size=5,
            unique_by=lambda each: each.id,
        )
    )
    levels = st.sampled_from(framework.levels)
    return framework, draw(levels), draw(levels), CaseNotes(evidence=tuple(pieces))


@given(cases())
def test_private_pieces_are_nowhere_and_nothing_is_both_shown_and_not_shown(
    drawn: tuple[Framework, Level, Level, CaseNotes],
) -> None:
    framework, start, target, notes = drawn
    case = build_case(framework, start, target, notes, person="me", today=TODAY, renamed=RenamedIds())
    private = {each.id for each in notes.evidence if each.private}
    against = {each.id for each in notes.evidence if each.counts == "against"}
    named = {*case.first, *case.against, *(piece.id for piece in case.pieces)}
    assert not named & private
    assert not {piece.id for each in case.expected for piece in each.evidence} & against
    counts = case.counts
    assert counts.others_word <= counts.with_evidence <= counts.rise == len(case.skills)
    assert len(case.not_shown) + sum(bool(each.evidence) for each in case.expected) == len(case.expected)
