"""What each audience of a promotion case sees, and what it does not."""

from __future__ import annotations

from datetime import date
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from try_each import try_each

from pm_career.advice.audience import count_left_out, find_perhaps_names, reduce_case, replace_names
from pm_career.advice.case import Case, Expected, GivenRating, LeftPiece, Piece, ScopeLine, Word
from pm_career.documents.json_text import format_json
from pm_career.documents.promotion import build_answer
from pm_career.domain.framework import Level
from pm_career.domain.promotion import Agreement

DAY = date(2026, 6, 1)
NAMES = {"Dana Smith": "the manager", "Bo": "a peer", "Noor": "a colleague", "山田": "a colleague"}


def make_case(**more: Any) -> Case:
    piece = Piece(
        id="e1",
        date=DAY,
        what="Won Dana and Bo over to one release order. Noor agreed.",
        outcome="Held for two quarters, said SMITH.",
        source="peer",
        words=(Word("Noor", "Bo and I saw it.", DAY),),
        links=(),
        counts="for",
        project="Bo's plan",
        skills=("influence",),
        responsibility="",
        is_below=False,
    )
    ratings = (
        GivenRating("self", "", 3, DAY, note="secret note"),
        GivenRating("manager", "Dana Smith", 2, DAY, note="Dana's note"),
        GivenRating("peer", "Bo", 4, DAY),
    )
    expected = Expected(
        kind="skill",
        id="influence",
        title="Influence",
        bar="Wins people.",
        claim="Bo follows.",
        ratings=ratings,
        evidence=(piece,),
    )
    fields: dict[str, Any] = {
        "person": "me",
        "name": "Ana Lima",
        "framework": "pm",
        "version": "1.0.0",
        "start": None,
        "target": Level("senior", "Senior", 1),
        "since": None,
        "until": DAY,
        "ask": "As Dana said: Senior.",
        "first": ("e1",),
        "agreed": (
            Agreement(person="me", framework="pm", target="senior", what="Bo plans by it", with_name="Dana Smith"),
        ),
        "expected": (expected, replace(expected, id="vision", evidence=())),
        "scope": (ScopeLine("impact", "A product.", "Noor's product."),),
        "same_step": (),
        "against": (),
        "left": (LeftPiece("e7", "not with Bo"),),
        "pieces": (piece,),
    }
    return Case(**fields | more)


def write(case: Case) -> str:
    return format_json(build_answer(case))


def test_the_person_sees_everything() -> None:
    case = make_case()
    assert reduce_case(case, "self", NAMES) is case


def test_a_manager_sees_no_notes_of_ratings_and_not_what_was_left_out() -> None:
    seen = write(reduce_case(make_case(), "manager", NAMES))
    for hidden in ("secret note", "Dana's note", "not with Bo"):
        assert hidden not in seen
    for shown in ("Dana Smith", "Bo follows.", '"peer"'):
        assert shown in seen


def test_a_committee_sees_roles_for_names_and_no_ratings_by_peers() -> None:
    reduced = reduce_case(make_case(), "committee", NAMES)
    text = write(reduced)
    for hidden in ("Dana", "Bo", "Noor", "SMITH", "secret note", "not with"):
        assert hidden not in text
    assert (
        reduced.expected[0].evidence[0].what
        == "Won the manager and a peer over to one release order. a colleague agreed."
    )
    assert [each.rater for each in reduced.expected[0].ratings] == ["self", "manager"]
    assert reduced.agreed[0].with_name == "the manager"
    assert reduced.name == "Ana Lima"
    assert [each.id for each in reduced.not_shown] == ["vision"]


def test_names_stay_for_a_committee_where_that_is_asked_for() -> None:
    text = write(reduce_case(make_case(), "committee", NAMES, keep_names=True))
    assert "Dana Smith" in text
    assert "secret note" not in text


def test_what_is_left_out_is_counted() -> None:
    case = make_case()
    assert count_left_out(case, reduce_case(case, "self", NAMES)) == (0, 0, 0, 0, 0)
    assert count_left_out(case, reduce_case(case, "manager", NAMES)) == (4, 1, 0, 0, 0)
    assert count_left_out(case, reduce_case(case, "committee", NAMES)) == (4, 1, 2, 3, 0)


def test_other_capitalised_words_are_perhaps_names() -> None:
    case = make_case(ask="Promotion, as Lee and the CFO said. Ana from design saw it. Then Kim left.", name="")
    ordinary = {"promotion", "then"}
    assert find_perhaps_names(case, NAMES, ordinary) == ("Lee", "Ana", "Kim")
    assert "Then" in find_perhaps_names(case, NAMES)
    assert find_perhaps_names(make_case(ask="Shipped it in May. Won Zed over."), NAMES) == ("Zed",)


@try_each(
    ("text", "shown"),
    [
        ("Bo", "a peer"),
        ("Bo's plan", "a peer's plan"),
        ("Bowed to Bob, not to bo", "Bowed to Bob, not to bo"),
        ("DANA  SMITH and Dana", "the manager and the manager"),
        ("山田さんと", "a colleagueさんと"),
        ("dana smith, Dana_Smith, dana.smith@x.org", "the manager, the manager, the manager@x.org"),
    ],
)
def test_a_name_is_replaced_as_whole_words(text: str, shown: str) -> None:
    roles = {"Dana Smith": "the manager", "Dana": "the manager", "Bo": "a peer", "山田": "a colleague"}
    assert replace_names(text, roles) == shown


def test_a_word_between_names_or_in_a_job_is_no_name() -> None:
    case = make_case(ask="O nome da empresa. The head of sales agreed to a part of it. Said Silva and Lima.", name="")
    names = {"Maria da Silva": "a peer", "head of sales": "a colleague", "my manager": "a manager"}
    assert (
        reduce_case(case, "committee", names).ask
        == "O nome da empresa. The a colleague agreed to a part of it. Said a peer and Lima."
    )


def test_a_known_name_in_small_letters_is_perhaps_a_name_and_a_link_with_one_is_left_out() -> None:
    case = make_case(ask="I asked noor about it.")
    piece = replace(case.pieces[0], links=("https://x.org/u/Dana-Smith", "https://x.org/board"))
    case = replace(case, pieces=(piece,))
    reduced = reduce_case(case, "committee", NAMES)
    assert find_perhaps_names(reduced, NAMES) == ("noor",)
    assert reduced.pieces[0].links == ("https://x.org/board",)
    assert count_left_out(case, reduced).links == 1


@given(
    st.text(st.characters(categories=("Lu", "Ll", "Lo", "Nd")), min_size=2, max_size=8),
    st.text(max_size=30),
    st.text(max_size=30),
)
def test_no_name_is_left_in_any_text(name: str, before: str, after: str) -> None:
    name = name[0].upper() + name[1:]
    case = make_case(name="", ask=f"{before} {name} {after}")
    assert name not in (reduce_case(case, "committee", {name: "@"}).ask or "").split()
