"""Agreements on what would be enough for a level: add, edit, remove and list them."""

from __future__ import annotations

from pm_career.domain.promotion import Agreement, AgreementState, list_open
from pm_career.domain.renamed_ids import RenamedIds
from pm_career.store.edits import add_value, edit_value, remove_value
from pm_career.store.kinds import AGREEMENT
from pm_career.store.log import Change, Store, make_excerpt, name_owner
from pm_career.store.rows import find_value, read_values

_NO_MOVES = RenamedIds()
_DONE: dict[AgreementState, str] = {"open": "edited", "shown": "marked as shown", "gone": "marked as gone"}


def add_agreement(change: Change, agreement: Agreement) -> Agreement:
    """Store a new agreement; it comes back with its id."""
    stored = add_value(change, AGREEMENT, agreement)
    change.describe(f"added agreement {stored.id} {make_excerpt(stored.what)}{name_owner(stored.person)}")
    return stored


def edit_agreement(change: Change, agreement: Agreement) -> Agreement:
    """Store the agreement with this id as it is given now, also its state; what it was before becomes history."""
    before, after = edit_value(change, AGREEMENT, agreement)
    if after != before:
        did = _DONE[after.state] if after.state != before.state else "edited"
        change.describe(f"{did} agreement {after.id} {make_excerpt(after.what)}{name_owner(after.person)}")
    return after


def remove_agreement(change: Change, id: str) -> Agreement:
    """Take an agreement out, with its history. Only undo brings it back; its id stays its own."""
    removed = remove_value(change, AGREEMENT, id)
    change.describe(f"removed agreement {removed.id} {make_excerpt(removed.what)}{name_owner(removed.person)}")
    return removed


def find_agreement(store: Store, id: str) -> Agreement:
    """The agreement with this id; an unknown one is a UsageError. It names only evidence that was not removed since."""
    return find_value(store, AGREEMENT, id)


def list_agreements(
    store: Store, person: str, framework: str = "", target: str = "", moves: RenamedIds = _NO_MOVES
) -> tuple[Agreement, ...]:
    """A person's agreements in the order they were made; with `target` those for one level of one framework.

    A level is found under its former ids, too.
    """
    found = read_values(store, AGREEMENT, "person = ?", (person,))
    if not target:
        return found
    names = moves.level_names(target) or (target,)
    return tuple(each for each in found if each.framework == framework and each.target in names)


def find_next_due(store: Store, person: str, framework: str) -> Agreement | None:
    """The open agreement of a person for a level of one framework that is due first; one without a day comes last.

    `me` and `next` name it beside a level of that framework. `today` and one-on-ones name what is due on a day or with
    somebody, so they take the agreements of every framework.
    """
    found = list_open(each for each in list_agreements(store, person) if each.framework == framework)
    return found[0] if found else None
