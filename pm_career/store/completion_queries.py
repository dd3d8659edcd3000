"""Ids to choose from, each with a few words to recognize it by: what shells offer on TAB, read as fast as can be."""

from __future__ import annotations

from pm_career.store.cells import convert
from pm_career.store.kinds import AGREEMENT, EVIDENCE, GOAL, ONE_ON_ONE, SENT
from pm_career.store.log import Store

Choices = list[tuple[str, str]]


def describe_people(store: Store) -> Choices:
    """Everybody there are notes about, with their name."""
    return convert(store.rows("SELECT id, name FROM person ORDER BY id"), Choices, "person")


def describe_evidence(store: Store, person: str) -> Choices:
    """A person's evidence, the newest first, with a word on what counts against."""
    found = store.rows("SELECT number, counts, what FROM evidence WHERE person = ? ORDER BY number DESC", (person,))
    return [
        (EVIDENCE.format_id(number), what if counts == "for" else f"{counts}, {what}")
        for number, counts, what in convert(found, list[tuple[int, str, str]], "evidence")
    ]


def describe_goals(store: Store, person: str) -> Choices:
    """A person's goals: the open ones, then those that are closed with a word on how; the newest first."""
    found = store.rows(
        "SELECT number, status, what FROM goal WHERE person = ? ORDER BY status != 'open', number DESC", (person,)
    )
    return [
        (GOAL.format_id(number), what if status == "open" else f"{status}, {what}")
        for number, status, what in convert(found, list[tuple[int, str, str]], "goal")
    ]


def describe_agreements(store: Store, person: str) -> Choices:
    """A person's agreements: the open ones, then the others with a word on what became of them; the newest first."""
    found = store.rows(
        "SELECT number, state, what FROM agreement WHERE person = ? ORDER BY state != 'open', number DESC", (person,)
    )
    return [
        (AGREEMENT.format_id(number), what if state == "open" else f"{state}, {what}")
        for number, state, what in convert(found, list[tuple[int, str, str]], "agreement")
    ]


def describe_one_on_ones(store: Store, person: str) -> Choices:
    """A person's one-on-ones with whom and when, the newest first."""
    found = store.rows(
        "SELECT number, with_name, held FROM one_on_one WHERE person = ? ORDER BY number DESC", (person,)
    )
    return [
        (ONE_ON_ONE.format_id(number), ", ".join(filter(None, (with_name, held or "the next one"))))
        for number, with_name, held in convert(found, list[tuple[int, str, str | None]], "one-on-one")
    ]


def describe_sent(store: Store, person: str) -> Choices:
    """The copies of a person's promotion cases that were handed over, the newest first."""
    found = store.rows("SELECT number, day, name FROM sent_copy WHERE person = ? ORDER BY number DESC", (person,))
    return [
        (SENT.format_id(number), f"{name}, {day}")
        for number, day, name in convert(found, list[tuple[int, str, str]], "sent copy")
    ]
