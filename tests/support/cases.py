"""Promotion cases for tests of their check: written in YAML, as in docs/rules.md."""

from __future__ import annotations

import functools
from datetime import UTC, date, datetime
from typing import Any

from pm_career.advice.audience import find_perhaps_names, list_ordinary_words, reduce_case
from pm_career.advice.case import CaseNotes
from pm_career.advice.promotion import build_case
from pm_career.advice.promotion_check.check import Report, check_case
from pm_career.domain.evidence import Evidence
from pm_career.domain.framework import Framework
from pm_career.domain.promotion import Agreement, Claim, Kept
from pm_career.domain.ratings import Rating
from pm_career.domain.renamed_ids import RenamedIds
from pm_career.frameworks.locate import find_shipped_directory
from pm_career.frameworks.quality.lexicon import load_word_lists
from pm_career.frameworks.read import read_folder

NOW = datetime(2026, 6, 1, 12, tzinfo=UTC)
MINE: dict[str, Any] = {"person": "me", "framework": "pm", "target": "senior"}


@functools.cache
def read_ladder() -> Framework:
    """The shipped ladder `pm`."""
    found = read_folder(find_shipped_directory() / "pm").framework
    assert found
    return found


def check(notes: dict[str, Any], ladder: Framework | None = None) -> Report:
    """Check the case from pm to senior that is made of `notes`, on the day `today`, for the audience `audience`.

    `evidence`, `claims`, `agreed` are by their id, `kept` and `ratings` are lists; `names` are hidden for a committee.
    Without a ladder it is the shipped one.
    """
    ladder = ladder or read_ladder()
    found = CaseNotes(
        evidence=tuple(_make_piece(id, each) for id, each in notes.get("evidence", {}).items()),
        ratings=tuple(_make_rating(each) for each in notes.get("ratings", ())),
        kept=tuple(_make_kept(each) for each in notes.get("kept", ())),
        claims=tuple(_make_claim(about, text) for about, text in notes.get("claims", {}).items()),
        agreements=tuple(
            Agreement(**MINE | {"id": id} | _tuples(each)) for id, each in notes.get("agreed", {}).items()
        ),
    )
    today = notes.get("today", date(2026, 6, 1))
    whole = build_case(
        ladder, ladder.level("pm"), ladder.level("senior"), found, person="me", today=today, renamed=RenamedIds()
    )
    names = dict.fromkeys(notes.get("names", ()), "a colleague")
    audience = notes.get("audience", "self")
    case = reduce_case(whole, audience, names)
    lists = load_word_lists()
    hides = audience == "committee"
    perhaps = find_perhaps_names(case, names, list_ordinary_words(ladder, lists)) if hides else ()
    return check_case(case, ladder, lists, perhaps_names=perhaps)


def _tuples(fields: dict[str, Any]) -> dict[str, Any]:
    return {key: tuple(value) if isinstance(value, list) else value for key, value in fields.items()}


def _make_piece(id: str, fields: dict[str, Any]) -> Evidence:

    given: dict[str, Any] = {"id": id, "person": "me", "date": date(2026, 5, 1)}
    return Evidence(**given | _tuples(fields))


def _make_rating(fields: dict[str, Any]) -> Rating:
    given: dict[str, Any] = {
        "person": "me",
        "framework": "pm",
        "framework_version": read_ladder().version,
        "recorded": NOW,
    }
    return Rating(**given | fields)


def _make_kept(fields: dict[str, Any]) -> Kept:
    return Kept(**MINE | {"kind": "skill", "recorded": NOW} | fields)


def _make_claim(about: str, text: str) -> Claim:
    """A claim for a skill, or for `ask` or `scope impact`."""
    word, _, part = about.partition(" ")
    other: dict[str, Any] = {"ask": ("ask", ""), "scope": ("scope", part)}
    kind, subject = other.get(word, ("skill", about))
    return Claim(**MINE, kind=kind, subject=subject, text=text)
