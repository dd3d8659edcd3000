"""Sentences of one's own in a promotion case: the ask, claims, lines about the scope. An empty text takes one out."""

from __future__ import annotations

from msgspec.structs import replace

from pm_career.advice.case import SCOPE
from pm_career.domain.framework import Level
from pm_career.domain.names import match
from pm_career.domain.promotion import LONGEST_CLAIM, Claim, ClaimKind
from pm_career.domain.text import one_line
from pm_career.errors import UsageError
from pm_career.journal.access import Owner
from pm_career.journal.promotion import Subject, find_levels, find_subject, read_decisions
from pm_career.store.log import Change, Store
from pm_career.store.promotion import put_claim, remove_claim


def read_ask(store: Store, owner: Owner, *, to: str | None = None) -> str:
    """Read what the case asks for; empty if that was not said."""
    return _read(store, owner, find_levels(owner, to)[1], "ask", "")


def write_ask(change: Change, owner: Owner, text: str, *, to: str | None = None) -> str:
    """Write what the case asks for, in a sentence; an empty text takes it out."""
    return _write(change, owner, find_levels(owner, to)[1], "ask", "", text)


def read_claim(store: Store, owner: Owner, about: str, *, to: str | None = None) -> tuple[Subject, str]:
    """Read the claim for a skill or a responsibility by its name; empty if there is none."""
    target = find_levels(owner, to)[1]
    subject = find_subject(owner, target, about)
    return subject, _read(store, owner, target, subject.kind, subject.id)


def write_claim(change: Change, owner: Owner, about: str, text: str, *, to: str | None = None) -> tuple[Subject, str]:
    """Write the claim for a skill or a responsibility of the target by its name; an empty text takes it out."""
    target = find_levels(owner, to)[1]
    subject = find_subject(owner, target, about)
    return subject, _write(change, owner, target, subject.kind, subject.id, text)


def read_scope(store: Store, owner: Owner, part: str, *, to: str | None = None) -> tuple[str, str]:
    """Read the line of one's own about a part of the scope; empty if there is none."""
    found = find_scope(part)
    return found, _read(store, owner, find_levels(owner, to)[1], "scope", found)


def write_scope(change: Change, owner: Owner, part: str, text: str, *, to: str | None = None) -> tuple[str, str]:
    """Write a line of one's own about a part of the scope; an empty text takes it out."""
    found, target = find_scope(part), find_levels(owner, to)[1]
    return found, _write(change, owner, target, "scope", found, text)


def find_scope(typed: str) -> str:
    """Find a part of the scope by its name. Raises a UsageError that names all for an unknown one."""
    found = match(typed, ((each, (each,)) for each in SCOPE))
    if not found.ids:
        raise UsageError(f"'{one_line(typed)}' is no part of the scope.", f"Say one of: {', '.join(SCOPE)}")
    return found.ids[0]


def _read(store: Store, owner: Owner, target: Level, kind: ClaimKind, subject: str) -> str:
    """Read a sentence of the case; empty if there is none."""
    written = read_decisions(store, owner, target).claims
    return next((each.text for each in written if (each.kind, each.subject) == (kind, subject)), "")


def _write(change: Change, owner: Owner, target: Level, kind: ClaimKind, subject: str, typed: str) -> str:
    """Store a sentence in the place of the one before it. Raises a UsageError for one that is too long."""
    text = " ".join(typed.split())
    if len(text) > LONGEST_CLAIM:
        raise UsageError(
            f"That is {len(text)} characters; at most {LONGEST_CLAIM} fit here.", "Say it in one or two sentences."
        )
    written = read_decisions(change, owner, target).claims
    before = next((each for each in written if (each.kind, each.subject) == (kind, subject)), None)
    if text:
        new = Claim(
            person=owner.person,
            framework=owner.require_ladder().id,
            target=target.id,
            kind=kind,
            subject=subject,
            text=text,
        )
        put_claim(change, replace(before, text=text) if before else new, owner.renamed)
    elif before:
        remove_claim(change, before.id)
    else:
        raise UsageError("You wrote nothing.", "Such as: 'Two teams plan around my roadmap.'")
    return text
