"""The promotion case: pieces kept in it or left out, sentences of one's own, and copies that were handed over.

A case belongs to a person, a framework (its id) and a target level, which is found under its former ids, too.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from msgspec.structs import replace

from pm_career.domain.promotion import Claim, Kept, SentCopy
from pm_career.domain.renamed_ids import RenamedIds
from pm_career.store.edits import add_value, edit_value, remove_value
from pm_career.store.kind_types import Kind
from pm_career.store.kinds import CLAIM, KEPT, SENT
from pm_career.store.log import Change, Store, make_excerpt, name_owner
from pm_career.store.rows import find_value, read_values

_NO_MOVES = RenamedIds()
_Placed = TypeVar("_Placed", Kept, Claim, SentCopy)
_Once = TypeVar("_Once", Kept, Claim)


def put_kept(change: Change, kept: Kept, moves: RenamedIds = _NO_MOVES) -> Kept:
    """Store what was decided about a piece, in the place of what was decided about it for the same subject.

    What it was before becomes history. It comes back with its id.
    """
    before, stored = _put(change, KEPT, kept, list_kept(change, kept.person, kept.framework, kept.target, moves), moves)
    if stored != before:
        did = f"kept evidence {stored.evidence} for {stored.subject}" if stored.subject else _describe_left(stored)
        change.describe(f"{did} in the case for {stored.target}{name_owner(stored.person)}")
    return stored


def _describe_left(kept: Kept) -> str:
    return f"{'kept' if kept.state == 'kept' else 'left out'} evidence {kept.evidence}"


def remove_kept(change: Change, id: str) -> Kept:
    """Take a decision about a piece back, with its history. Only undo brings it back."""
    removed = remove_value(change, KEPT, id)
    did = f"no longer {_describe_left(removed)}"
    change.describe(f"{did} in the case for {removed.target}{name_owner(removed.person)}")
    return removed


def list_kept(
    store: Store, person: str, framework: str, target: str, moves: RenamedIds = _NO_MOVES
) -> tuple[Kept, ...]:
    """What was decided about pieces in a case, in the order it was first decided."""
    return _list_placed(store, KEPT, person, framework, target, moves)


def put_claim(change: Change, claim: Claim, moves: RenamedIds = _NO_MOVES) -> Claim:
    """Store a sentence of one's own in the place of the one about the same; what it was before becomes history.

    It comes back with its id.
    """
    known = list_claims(change, claim.person, claim.framework, claim.target, moves)
    before, stored = _put(change, CLAIM, claim, known, moves)
    if stored != before:
        about = _describe_claim(stored)
        change.describe(f"{'edited' if before else 'wrote'} {about} for {stored.target}{name_owner(stored.person)}")
    return stored


def remove_claim(change: Change, id: str) -> Claim:
    """Take a sentence of one's own out, with its history. Only undo brings it back."""
    removed = remove_value(change, CLAIM, id)
    change.describe(f"removed {_describe_claim(removed)} for {removed.target}{name_owner(removed.person)}")
    return removed


def list_claims(
    store: Store, person: str, framework: str, target: str, moves: RenamedIds = _NO_MOVES
) -> tuple[Claim, ...]:
    """The sentences of one's own in a case, in the order they were first written."""
    return _list_placed(store, CLAIM, person, framework, target, moves)


def _describe_claim(claim: Claim) -> str:
    return {"ask": "the ask", "scope": f"the scope ({claim.subject})"}.get(claim.kind, f"the claim on {claim.subject}")


def add_sent(change: Change, copy: SentCopy) -> SentCopy:
    """Store a case as it was handed over; it comes back with its id. A stored copy never changes."""
    stored = add_value(change, SENT, copy)
    change.describe(
        f"sent the case for {stored.target} as {stored.id} {make_excerpt(stored.name)}{name_owner(stored.person)}"
    )
    return stored


def remove_sent(change: Change, id: str) -> SentCopy:
    """Take a copy out. Only undo brings it back."""
    removed = remove_value(change, SENT, id)
    change.describe(f"removed the sent copy {removed.id} {make_excerpt(removed.name)}{name_owner(removed.person)}")
    return removed


def find_sent(store: Store, id: str) -> SentCopy:
    """The copy with this id; an unknown one is a UsageError."""
    return find_value(store, SENT, id)


def list_sent(
    store: Store, person: str, framework: str = "", target: str = "", moves: RenamedIds = _NO_MOVES
) -> tuple[SentCopy, ...]:
    """The copies that were handed over of a person's cases, in their order; with `target` of one case."""
    if not target:
        return read_values(store, SENT, "person = ?", (person,))
    return _list_placed(store, SENT, person, framework, target, moves)


def _list_placed(
    store: Store, kind: Kind[_Placed], person: str, framework: str, target: str, moves: RenamedIds
) -> tuple[_Placed, ...]:
    """What belongs to a case, whatever id its target had when it was written down."""
    names: tuple[str, ...] = moves.level_names(target) or (target,)
    condition = f"person = ? AND framework = ? AND target IN ({', '.join('?' * len(names))})"
    return read_values(store, kind, condition, (person, framework, *names))


def _put(
    change: Change, kind: Kind[_Once], value: _Once, known: Iterable[_Once], moves: RenamedIds
) -> tuple[_Once | None, _Once]:
    """Add or edit what is in a case once. Return it as it was before, if it was there, and as it is now."""
    for each in known:
        if _make_key(each, moves) == _make_key(value, moves):
            return edit_value(change, kind, replace(value, id=each.id))
    return None, add_value(change, kind, value)


def _make_key(value: Kept | Claim, moves: RenamedIds) -> tuple[str, ...]:
    """What a row of a case is about, under present ids."""
    subject = moves.skill(value.subject) if value.kind == "skill" else value.subject
    evidence = value.evidence.strip().lower() if isinstance(value, Kept) else ""
    return evidence, value.kind, subject
