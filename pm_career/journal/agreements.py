"""Agreements of one person: what somebody who decides said would be enough for a level."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from msgspec.structs import replace

from pm_career.domain.dates import parse_due_day
from pm_career.domain.promotion import Agreement
from pm_career.domain.text import fold_spaces, one_line
from pm_career.errors import UsageError
from pm_career.journal.access import Owner
from pm_career.journal.evidence import find as find_piece
from pm_career.journal.evidence_parts import find_skill_ids
from pm_career.journal.promotion import find_levels, refuse_private
from pm_career.store.agreements import (
    add_agreement,
    edit_agreement,
    find_agreement,
    list_agreements,
    remove_agreement,
)
from pm_career.store.kinds import AGREEMENT
from pm_career.store.log import Change, Store


def is_id(typed: str) -> bool:
    """Whether a word is the id of an agreement, such as w1."""
    return AGREEMENT.parse_id(typed.strip()) is not None


def add(
    change: Change,
    owner: Owner,
    text: str,
    today: date,
    *,
    to: str | None = None,
    with_name: str = "",
    by: str | None = None,
    skills: Sequence[str] = (),
) -> Agreement:
    """Store what was agreed would be enough for a level; `by` is its day and `skills` are its skills, as typed."""
    if not text.strip():
        raise UsageError("You did not say what would be enough.", "Such as: 'Two teams plan around the roadmap'")
    return add_agreement(
        change,
        Agreement(
            person=owner.person,
            framework=owner.require_ladder().id,
            target=find_levels(owner, to)[1].id,
            what=text.strip(),
            with_name=one_line(with_name),
            due=parse_due_day(by or "", today),
            skills=find_skill_ids(owner, skills),
        ),
    )


def find_same(store: Store, made: Agreement) -> Agreement | None:
    """Find another open agreement of the same person for the same level with the same text."""
    for each in list_agreements(store, made.person):
        is_same = fold_spaces(each.what) == fold_spaces(made.what)
        is_same &= (each.framework, each.target) == (made.framework, made.target)
        if is_same and each.id != made.id and each.state == "open":
            return each
    return None


def find(store: Store, owner: Owner, id: str) -> Agreement:
    """Find one of the owner's agreements by its id. Raises a UsageError for another person's."""
    found = find_agreement(store, id)
    owner.refuse_another(f"Agreement {found.id}", found.person)
    return found


def mark_shown(change: Change, owner: Owner, id: str, evidence: Sequence[str], today: date) -> Agreement:
    """Mark an agreement as shown by pieces of evidence. Raises a UsageError for a private piece."""
    before = find(change, owner, id)
    pieces = [find_piece(change, owner, each) for each in evidence]
    for piece in pieces:
        refuse_private(piece)
    shown_by = tuple(dict.fromkeys((*before.evidence, *(piece.id for piece in pieces))))
    return edit_agreement(change, replace(before, state="shown", evidence=shown_by, closed=before.closed or today))


def mark_gone(change: Change, owner: Owner, id: str, today: date) -> Agreement:
    """Mark an agreement as one that does not hold any more."""
    before = find(change, owner, id)
    return edit_agreement(change, replace(before, state="gone", closed=today))


def remove(change: Change, owner: Owner, ids: Iterable[str]) -> tuple[Agreement, ...]:
    """Remove agreements with their history. Removes nothing if one of the ids is refused."""
    going = dict.fromkeys(find(change, owner, each).id for each in ids)
    return tuple(remove_agreement(change, each) for each in going)


def list_all(store: Store, owner: Owner) -> tuple[Agreement, ...]:
    """List the owner's agreements: open ones first, the next due at the front, then those shown, then those gone."""
    states = ("open", "shown", "gone")
    found = list_agreements(store, owner.person)
    return tuple(sorted(found, key=lambda each: (states.index(each.state), each.due or date.max)))
