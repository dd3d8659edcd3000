"""Confirmations, somebody else's word on a piece of evidence: add, edit, remove and list them."""

from __future__ import annotations

from msgspec.structs import replace

from pm_career.domain.confirmations import Confirmation
from pm_career.store.edits import add_value, edit_value, remove_value
from pm_career.store.kinds import CONFIRMATION, EVIDENCE
from pm_career.store.log import Change, Store, make_excerpt, name_owner
from pm_career.store.rows import find_value, read_values


def add_confirmation(change: Change, confirmation: Confirmation) -> Confirmation:
    """Store somebody's word on a piece of evidence; it comes back with its id."""
    stored = add_value(change, CONFIRMATION, confirmation)
    change.describe(f"added {_describe(stored)}")
    return stored


def edit_confirmation(change: Change, confirmation: Confirmation) -> Confirmation:
    """Store the confirmation with this id as it is given now; what it was before becomes history.

    The piece that it is about stays.
    """
    piece = find_confirmation(change, confirmation.id).evidence
    before, after = edit_value(change, CONFIRMATION, replace(confirmation, evidence=piece))
    if after != before:
        change.describe(f"edited {_describe(after)}")
    return after


def remove_confirmation(change: Change, id: str) -> Confirmation:
    """Take a confirmation out, with its history. Only undo brings it back; its id stays its own."""
    removed = remove_value(change, CONFIRMATION, id)
    change.describe(f"removed {_describe(removed)}")
    return removed


def find_confirmation(store: Store, id: str) -> Confirmation:
    """The confirmation with this id; an unknown one is a UsageError."""
    return find_value(store, CONFIRMATION, id)


def list_confirmations(store: Store, person: str, evidence: str = "") -> tuple[Confirmation, ...]:
    """The confirmations of a person's evidence in the order they were added; with `evidence`, an id, of that piece."""
    if not evidence:
        return read_values(store, CONFIRMATION, "person = ?", (person,))
    return read_values(store, CONFIRMATION, "person = ? AND evidence = ?", (person, EVIDENCE.parse_id(evidence)))


def _describe(confirmation: Confirmation) -> str:
    """The words for a confirmation in the log of changes, without its text: the piece may be private."""
    said = f"confirmation {confirmation.id} of evidence {confirmation.evidence} by {make_excerpt(confirmation.by)}"
    return f"{said}{name_owner(confirmation.person)}"
