"""The promotion case of one person: read it, keep evidence in it and leave evidence out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from msgspec.structs import replace

from pm_career.advice.case import Case, CaseNotes
from pm_career.advice.promotion import build_case, select_notes
from pm_career.domain.evidence import Evidence
from pm_career.domain.framework import NO_LEVEL, Framework, Level
from pm_career.domain.names import find_level, find_skill, match, match_skill
from pm_career.domain.promotion import (
    MOST_FIRST,
    MOST_PIECES,
    Kept,
    SubjectKind,
)
from pm_career.domain.responsibilities import name_responsibilities
from pm_career.domain.text import join_names, one_line, spell_count
from pm_career.errors import UsageError
from pm_career.journal.access import Owner
from pm_career.journal.evidence import find
from pm_career.journal.profile import find_present_level, find_target_or_next
from pm_career.store.agreements import list_agreements
from pm_career.store.confirmations import list_confirmations
from pm_career.store.evidence import list_evidence
from pm_career.store.log import Change, Store
from pm_career.store.promotion import list_claims, list_kept, put_kept, remove_kept
from pm_career.store.ratings import list_ratings


class Subject(NamedTuple):
    """What a piece is kept for or a sentence is about: a skill or a responsibility of the target."""

    kind: SubjectKind
    id: str
    title: str


class KeptPiece(NamedTuple):
    """A piece that was kept, and what it stands under in the case now."""

    evidence: Evidence
    subjects: tuple[Subject, ...]
    is_first: bool


def find_levels(owner: Owner, to: str | None) -> tuple[Level | None, Level]:
    """Find the levels of a case: the present one (None: on no level yet) and the target.

    The target is the one that was typed, else the profile's, else the next level, else the present one. Raises a
    UsageError for a typed level that is below the present one, and where no level is known at all.
    """
    ladder = owner.require_ladder()
    asked = find_level(ladder, to) if to else None
    if not owner.profile.level and asked:
        return None, asked
    present = find_present_level(owner, None, instead="--to LEVEL")
    if present.id == NO_LEVEL:
        return None, asked or find_target_or_next(owner, present) or ladder.levels[0]
    if asked and asked.rank < present.rank:
        raise UsageError(
            f"{asked.title} is below {owner.mention().your} present level, {present.title}.",
            "A case is for the present level or one above it.",
        )
    return present, asked or find_target_or_next(owner, present) or present


def read_case(store: Store, owner: Owner, today: date, *, to: str | None = None, since: date | None = None) -> Case:
    """Read the case of the owner as it stands on a day. `to` is a level as typed; `since` leaves out earlier days."""
    start, target = find_levels(owner, to)
    return build_case(
        owner.require_ladder(),
        start,
        target,
        _read_notes(store, owner, target),
        person=owner.person,
        name=owner.profile.name,
        today=today,
        since=since,
        renamed=owner.renamed,
    )


def _read_notes(store: Store, owner: Owner, target: Level) -> CaseNotes:
    ladder = owner.require_ladder()
    return CaseNotes(
        evidence=list_evidence(store, owner.person),
        confirmations=list_confirmations(store, owner.person),
        ratings=tuple(each for each in list_ratings(store, owner.person) if ladder.has_rating_step(each.step)),
        kept=list_kept(store, owner.person, ladder.id, target.id, owner.renamed),
        claims=list_claims(store, owner.person, ladder.id, target.id, owner.renamed),
        agreements=list_agreements(store, owner.person),
    )


def keep(
    change: Change,
    owner: Owner,
    evidence_id: str,
    *,
    to: str | None = None,
    skills: Sequence[str] = (),
    responsibilities: Sequence[str] = (),
    behaviour: int | None = None,
    first: bool | None = None,
) -> KeptPiece:
    """Keep a piece of evidence in the case, for the skills and responsibilities that were typed, else for its own.

    `behaviour` is the number of one of the target's behaviours of the one skill. `first` puts the piece first or takes
    it from there; None leaves that. Raises a UsageError for a private piece, one that counts against, what the target
    does not ask for, and over the limits.
    """
    ladder, target = owner.require_ladder(), find_levels(owner, to)[1]
    piece = find(change, owner, evidence_id)
    _refuse_to_keep(piece)
    subjects = _find_subjects(owner, target, piece, skills, responsibilities)
    text = _find_behaviour(ladder, target, subjects, behaviour)
    rows = read_decisions(change, owner, target).kept
    mine = {(each.kind, each.subject): each for each in rows if each.evidence == piece.id and each.state == "kept"}
    is_first = any(each.first for each in mine.values()) if first is None else first
    if is_first:
        _check_first(rows, piece.id)
    new = Kept(person=owner.person, framework=ladder.id, target=target.id, evidence=piece.id)
    for subject in subjects:
        _check_most(rows, piece.id, subject)
        row = mine.get((subject.kind, subject.id)) or replace(new, kind=subject.kind, subject=subject.id)
        if text:
            row = replace(row, behaviour=text, framework_version=ladder.version)
        mine[subject.kind, subject.id] = row
    for row in mine.values():  # `first` is said of the piece, so of all its rows
        put_kept(change, replace(row, first=is_first), owner.renamed)
    for row in rows:
        if row.evidence == piece.id and row.state == "left":
            remove_kept(change, row.id)
    return KeptPiece(piece, subjects, is_first)


def leave(change: Change, owner: Owner, evidence_id: str, *, to: str | None = None, why: str = "") -> Evidence:
    """Leave a piece of evidence out of the case, whatever it was kept for."""
    ladder, target = owner.require_ladder(), find_levels(owner, to)[1]
    piece = find(change, owner, evidence_id)
    rows = [each for each in read_decisions(change, owner, target).kept if each.evidence == piece.id]
    before = next((each for each in rows if each.state == "left"), None)
    for each in rows:
        if each.state == "kept":
            remove_kept(change, each.id)
    left = Kept(person=owner.person, framework=ladder.id, target=target.id, evidence=piece.id, state="left")
    put_kept(change, replace(before or left, why=why.strip()), owner.renamed)
    return piece


def list_unsorted(
    store: Store, owner: Owner, *, to: str | None = None, since: date | None = None
) -> tuple[Evidence, ...]:
    """List the evidence that was neither kept nor left out yet, the oldest first; without private pieces."""
    target = find_levels(owner, to)[1]
    done = {each.evidence for each in read_decisions(store, owner, target).kept}
    found = [
        each
        for each in list_evidence(store, owner.person)
        if each.id not in done and not each.private and (since is None or each.date >= since)
    ]
    return tuple(sorted(found, key=lambda each: each.date))


def find_subject(owner: Owner, target: Level, name: str) -> Subject:
    """Find what the target asks for by the name of a skill or a responsibility, as typed.

    Raises a UsageError for an unknown name, and for a skill that the target expects nothing of.
    """
    ladder = owner.require_ladder()
    named = name_responsibilities(target)
    if not match_skill(ladder, name).ids:
        found = match(name, ((id, (id, each.title, each.short or id, *each.formerly)) for id, each in named.items()))
        if len(found.ids) == 1:
            return Subject("responsibility", found.ids[0], named[found.ids[0]].title)
        if not found.ids and found.nearest and not match_skill(ladder, name).nearest:
            raise UsageError(
                f"{target.title} has no responsibility '{one_line(name)}'.",
                f"Did you mean {join_names(found.nearest, 'or')}?",
            )
    skill = find_skill(ladder, name)
    if target.id not in skill.expectations:
        raise UsageError(f"{target.title} expects nothing of {skill.name}.", f"See pmcareer level {target.id}")
    return Subject("skill", skill.id, skill.find_label(target.id))


def list_subjects(owner: Owner, to: str | None = None) -> tuple[Subject, ...]:
    """List all that a piece can be kept for: the skills that the target expects, then its responsibilities."""
    target = find_levels(owner, to)[1]
    skills = [skill for skill, _ in owner.require_ladder().list_expected(target.id)]
    return (
        *(Subject("skill", each.id, each.find_label(target.id)) for each in skills),
        *(Subject("responsibility", id, each.title) for id, each in name_responsibilities(target).items()),
    )


def read_decisions(store: Store, owner: Owner, target: Level) -> CaseNotes:
    """Read what was decided about the case for `target`, under present ids."""
    ladder = owner.require_ladder()
    notes = CaseNotes(
        kept=list_kept(store, owner.person, ladder.id, target.id, owner.renamed),
        claims=list_claims(store, owner.person, ladder.id, target.id, owner.renamed),
    )
    return select_notes(ladder, target, notes, owner.renamed)


def refuse_private(piece: Evidence) -> None:
    """Raise a UsageError for a private piece of evidence, which no case has."""
    if piece.private:
        raise UsageError(
            f"{piece.id} is private, and a promotion case is handed over.",
            f"To use it: pmcareer evidence edit {piece.id} --no-private",
        )


def _refuse_to_keep(piece: Evidence) -> None:
    refuse_private(piece)
    if piece.counts == "against":
        raise UsageError(
            f"{piece.id} counts against you, so it shows nothing.", "A case names it under Against by itself."
        )


def _find_subjects(
    owner: Owner, target: Level, piece: Evidence, skills: Sequence[str], responsibilities: Sequence[str]
) -> tuple[Subject, ...]:
    """Find what a piece is kept for: what was typed, else what it is tied to, as far as the target asks for it."""
    typed = [find_subject(owner, target, each) for each in (*skills, *responsibilities)]
    if typed:
        return tuple(dict.fromkeys(typed))
    ladder, named = owner.require_ladder(), name_responsibilities(target)
    (present,) = select_notes(ladder, target, CaseNotes(evidence=(piece,)), owner.renamed).evidence
    asked = {skill.id: skill for skill, _ in ladder.list_expected(target.id)}
    found = [Subject("skill", each, asked[each].find_label(target.id)) for each in present.skills if each in asked]
    if present.responsibility in named:
        found.append(Subject("responsibility", present.responsibility, named[present.responsibility].title))
    if not found:
        raise UsageError(
            f"{piece.id} is tied to nothing that {target.title} asks for.", "Say what it shows: --skill SKILL"
        )
    return tuple(found)


def _find_behaviour(ladder: Framework, target: Level, subjects: Sequence[Subject], number: int | None) -> str:
    """Find the text of a behaviour by its number, from 1; empty for None."""
    if number is None:
        return ""
    if [each.kind for each in subjects] != ["skill"]:
        raise UsageError("A behaviour is one of a single skill.", "Say which: --skill SKILL")
    texts = ladder.skill(subjects[0].id).expectations[target.id].behaviours
    if not 1 <= number <= len(texts):
        there = spell_count(len(texts), "behaviour")
        raise UsageError(
            f"{target.title} has {there} of {subjects[0].title}, so there is no number {number}.",
            f"See them: pmcareer skill {subjects[0].id} --level {target.id}",
        )
    return texts[number - 1]


def _check_first(rows: Iterable[Kept], evidence: str) -> None:
    others = list(dict.fromkeys(each.evidence for each in rows if each.first and each.evidence != evidence))
    if len(others) >= MOST_FIRST:
        raise UsageError(
            f"{join_names(others)} are put first already, and a case has room for {MOST_FIRST}.",
            f"Take one from there: pmcareer promotion keep {others[0]} --not-first",
        )


def _check_most(rows: Iterable[Kept], evidence: str, subject: Subject) -> None:
    there = {each.evidence for each in rows if each.state == "kept" and (each.kind, each.subject) == subject[:2]}
    if evidence not in there and len(there) >= MOST_PIECES:
        raise UsageError(
            f"{subject.title} has {len(there)} pieces already, and a case has room for {MOST_PIECES}.",
            f"Leave one out first, such as: pmcareer promotion leave {min(there, key=_get_number)}",
        )


def _get_number(evidence: str) -> int:
    return int(evidence[1:])
