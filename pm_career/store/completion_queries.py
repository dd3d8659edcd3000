"""What there is, in brief: ids, each with the words it is remembered by. For lists to choose from."""

from __future__ import annotations

from pm_career.store.log import Store
from pm_career.store.rows import id_of

Brief = list[tuple[str, str]]


def describe_people(store: Store) -> Brief:
    """Everybody there are notes about, with her name."""
    return [(id, name) for id, name in store.rows("SELECT id, name FROM person ORDER BY id")]


def describe_evidence(store: Store, person: str) -> Brief:
    """A person's evidence, the newest first."""
    found = store.rows("SELECT number, what FROM evidence WHERE person = ? ORDER BY number DESC", (person,))
    return [(id_of("evidence", number), what) for number, what in found]


def describe_goals(store: Store, person: str) -> Brief:
    """A person's goals: the open ones, then those that are closed with a word on how; the newest first."""
    found = store.rows(
        "SELECT number, status, what FROM goal WHERE person = ? ORDER BY status != 'open', number DESC", (person,)
    )
    return [
        (id_of("goal", number), what if status == "open" else f"{status}, {what}") for number, status, what in found
    ]
