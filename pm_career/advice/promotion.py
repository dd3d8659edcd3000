"""Build the promotion case: what the target asks beside what the person has shown, and what is not shown yet."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, date, datetime

from msgspec.structs import replace

from pm_career.advice.case import (
    SCOPE,
    Case,
    CaseNotes,
    Expected,
    GivenRating,
    KeptBehaviour,
    LeftPiece,
    Piece,
    ScopeLine,
    Word,
)
from pm_career.advice.comparison import compare
from pm_career.advice.proof import find_lower_levels
from pm_career.domain.framework import Framework, Level
from pm_career.domain.promotion import MOST_FIRST, MOST_PIECES, SUBJECTS, Agreement, Claim, ClaimKind, Kept
from pm_career.domain.ratings import RATER_KINDS, Rating, sort_by_day
from pm_career.domain.renamed_ids import RenamedIds
from pm_career.domain.responsibilities import name_responsibilities

_NEVER = datetime.min.replace(tzinfo=UTC)


def build_case(
    framework: Framework,
    start: Level | None,
    target: Level,
    notes: CaseNotes,
    *,
    person: str,
    today: date,
    renamed: RenamedIds,
    name: str = "",
    since: date | None = None,
) -> Case:
    """Build the case for `target` from a person's notes; `since` leaves out evidence of earlier days.

    Where start and target are the same level, or there is no start, all that the target asks has to be shown.
    """
    notes = select_notes(framework, target, notes, renamed)
    pieces = {each.id: each for each in _list_pieces(framework, target, notes, since)}
    claims = {(each.kind, each.subject): each.text for each in notes.claims}
    behaviours = frozenset(text for _, asked in framework.list_expected(target.id) for text in asked.behaviours)
    expected = tuple(
        _fill(each, pieces.values(), notes, claims, behaviours)
        for each in _list_expected(framework, start, target, notes)
    )
    first = _choose_first(expected, pieces, notes.kept)
    against = tuple(each.id for each in _sort_newest(pieces.values()) if each.counts == "against")
    agreed = tuple(
        replace(each, evidence=tuple(id for id in each.evidence if id in pieces))
        for each in notes.agreements
        if each.state != "gone"
    )
    private = {each.id for each in notes.evidence if each.private}
    named = {piece.id for each in expected for piece in each.evidence}
    named |= {*first, *against, *(id for each in agreed for id in each.evidence)}
    return Case(
        person=person,
        name=name,
        framework=framework.id,
        version=framework.version,
        start=start,
        target=target,
        since=since,
        until=today,
        ask=claims.get(("ask", "")),
        first=first,
        agreed=agreed,
        expected=expected,
        scope=tuple(ScopeLine(part, getattr(target.scope, part), claims.get(("scope", part))) for part in SCOPE),
        same_step=_list_same_step(framework, start, target),
        against=against,
        left=tuple(
            LeftPiece(each.evidence, each.why)
            for each in notes.kept
            if each.state == "left" and each.evidence not in private
        ),
        pieces=_sort_newest(pieces[id] for id in named),
    )


def select_notes(framework: Framework, target: Level, notes: CaseNotes, renamed: RenamedIds) -> CaseNotes:
    """Put notes under present ids, and select of what belongs to a case only that for this ladder and target."""

    def belongs(each: Kept | Claim | Agreement) -> bool:
        return each.framework == framework.id and renamed.level(each.target) == target.id

    def follow(kind: str, subject: str) -> str:
        return renamed.skill(subject) if kind == "skill" else _find_responsibility(target, subject)

    return replace(
        notes,
        ratings=tuple(replace(each, skill=renamed.skill(each.skill)) for each in notes.ratings),
        evidence=tuple(
            replace(
                each,
                skills=tuple(skill for called in each.skills for skill in renamed.find_skills(called)),
                level=renamed.level(each.level) if each.level else "",
                responsibility=_find_responsibility(target, each.responsibility)
                if renamed.level(each.responsibility_level) == target.id
                else "",
            )
            for each in notes.evidence
        ),
        kept=tuple(replace(each, subject=follow(each.kind, each.subject)) for each in notes.kept if belongs(each)),
        claims=tuple(
            replace(each, subject=follow(each.kind, each.subject)) if each.kind in SUBJECTS else each
            for each in notes.claims
            if belongs(each)
        ),
        agreements=tuple(
            replace(each, skills=tuple(map(renamed.skill, each.skills))) for each in notes.agreements if belongs(each)
        ),
    )


def _find_responsibility(target: Level, called: str) -> str:
    """The present id of the target's responsibility that was called so; as it is, if there is none."""
    named = name_responsibilities(target).items()
    return next((id for id, each in named if called == id or called in each.formerly), called)


def _list_pieces(framework: Framework, target: Level, notes: CaseNotes, since: date | None) -> Iterator[Piece]:
    """What may be in the case: the evidence of the span that is not private and was not left out."""
    lower = find_lower_levels(framework, target)
    left = {each.evidence for each in notes.kept if each.state == "left"}
    for each in notes.evidence:
        if each.private or each.id in left or (since and each.date < since):
            continue
        yield Piece(
            id=each.id,
            date=each.date,
            what=each.what,
            outcome=each.outcome,
            source=each.source,
            words=tuple(
                Word(word.by, word.text, word.date) for word in notes.confirmations if word.evidence == each.id
            ),
            links=each.links,
            counts=each.counts,
            project=each.project,
            skills=each.skills,
            responsibility=each.responsibility,
            is_below=each.level in lower,
        )


def _list_expected(framework: Framework, start: Level | None, target: Level, notes: CaseNotes) -> Iterator[Expected]:
    """What has to be shown, without notes: skills, those in focus first, then the target's responsibilities.

    The skills are those whose bar rises or is new, and those that the person chose: there is a claim or a kept piece.
    """
    is_same = start is None or start.id == target.id
    chosen = {each.subject for each in notes.claims if each.kind == "skill"}
    chosen |= {each.subject for each in notes.kept if each.kind == "skill"}
    for skill, there in framework.list_expected(target.id):
        here = skill.expectations.get(start.id) if start else None
        rises = is_same or here is None or here.step < there.step
        if rises or skill.id in chosen:
            yield Expected(
                kind="skill",
                id=skill.id,
                title=skill.find_label(target.id),
                bar=there.asks,
                from_step=here.step if here else None,
                to_step=there.step,
                rises=rises,
                is_focus=there.focus,
            )
    for id, each in name_responsibilities(target).items():
        yield Expected(kind="responsibility", id=id, title=each.title, bar=each.summary or each.title)


def _fill(
    each: Expected,
    pieces: Iterable[Piece],
    notes: CaseNotes,
    claims: Mapping[tuple[ClaimKind, str], str],
    behaviours: frozenset[str],
) -> Expected:
    """The same with the claim, the ratings and the evidence for it. `behaviours` are those that the target has now."""
    kept = {
        row.evidence: row
        for row in notes.kept
        if row.state == "kept" and (row.kind, row.subject) == (each.kind, each.id)
    }
    chosen = [piece for piece in pieces if piece.id in kept] or [piece for piece in pieces if _shows(piece, each)]
    evidence = sorted(_sort_newest(chosen), key=lambda piece: not piece.has_others_word)[:MOST_PIECES]
    return replace(
        each,
        claim=claims.get((each.kind, each.id)),
        ratings=_list_newest_ratings(notes.ratings, each.id) if each.kind == "skill" else (),
        evidence=tuple(evidence),
        behaviours=tuple(
            KeptBehaviour(row.evidence, row.behaviour, "" if row.behaviour in behaviours else row.framework_version)
            for row in (kept[piece.id] for piece in evidence if piece.id in kept)
            if row.behaviour
        ),
    )


def _shows(piece: Piece, expected: Expected) -> bool:
    """Whether a piece that nobody sorted counts for something that has to be shown."""
    tied = expected.id in piece.skills if expected.kind == "skill" else expected.id == piece.responsibility
    return tied and piece.counts == "for" and not piece.is_below


def _list_newest_ratings(ratings: Iterable[Rating], skill: str) -> tuple[GivenRating, ...]:
    """The newest rating of a skill by each rater, the person's own first, then by kind and name."""
    newest = {each.who.key: each for each in sort_by_day(ratings) if each.skill == skill}
    found = [each for each in newest.values() if each.step is not None]
    order = sorted(found, key=lambda each: (RATER_KINDS.index(each.rater), each.who.key))
    return tuple(
        GivenRating(each.rater, each.rater_name, each.step, each.date, each.framework_version, each.note)
        for each in order
        if each.step is not None
    )


def _choose_first(expected: Iterable[Expected], pieces: Mapping[str, Piece], kept: Iterable[Kept]) -> tuple[str, ...]:
    """The pieces put first: those that were chosen, in the order in which they were kept.

    Without a choice: those with somebody else's word, then those with an outcome, then those that show more, the newest
    first.
    """
    chosen = sorted(
        (row for row in kept if row.first and row.evidence in pieces), key=lambda row: row.recorded or _NEVER
    )
    if ids := tuple(dict.fromkeys(row.evidence for row in chosen)):
        return ids[:MOST_FIRST]
    shows = Counter(piece.id for each in expected for piece in each.evidence)
    found = sorted(
        _sort_newest(pieces[id] for id in shows),
        key=lambda piece: (not piece.has_others_word, not piece.outcome, -shows[piece.id]),
    )
    return tuple(piece.id for piece in found[:MOST_FIRST])


def _list_same_step(framework: Framework, start: Level | None, target: Level) -> tuple[str, ...]:
    """The ids of the skills whose step stays from start to target while the bar is another text."""
    if start is None or start.id == target.id:
        return ()
    unchanged = compare(framework, start.id, target.id).select("unchanged")
    return tuple(
        each.skill.id for each in unchanged if each.before and each.after and each.before.asks != each.after.asks
    )


def _sort_newest(pieces: Iterable[Piece]) -> tuple[Piece, ...]:
    """The newest first; of one day the one added last."""
    return tuple(sorted(pieces, key=lambda each: (each.date, int(each.id[1:])), reverse=True))
