"""The promotion case as JSON, and its digest."""

from __future__ import annotations

import hashlib
import json
from typing import Any

import msgspec

from pm_career.advice.case import Case, Expected, GivenRating, Piece
from pm_career.domain.promotion import Agreement, SentCopy

NOT_IN_DIGEST = ("until", "digest")
"""Keys that the digest leaves out, so that the same case has the same digest on the next day."""


def build_answer(case: Case) -> dict[str, Any]:
    """`pmcareer promotion --json`. What is not known is null. Days are texts already, as in a copy."""
    answer = {
        "person": case.person,
        "from": case.start.id if case.start else None,
        "to": case.target.id,
        "framework": case.framework,
        "framework_version": case.version,
        "since": case.since,
        "until": case.until,
        "ask": case.ask,
        "first": list(case.first),
        "agreed": [build_agreement(each) for each in case.agreed],
        "claims": [_build_claim(each) for each in case.expected],
        "scope": {each.part: {"bar": each.bar or None, "own": each.own} for each in case.scope},
        "same_step": list(case.same_step),
        "not_shown": [{"kind": each.kind, "id": each.id, "bar": each.bar} for each in case.not_shown],
        "against": list(case.against),
        "evidence": [_build_piece(each) | {"words": _list_words(each)} for each in case.pieces],
        "left": [{"id": each.id, "why": each.why or None} for each in case.left],
        "counts": {
            "rise": case.counts.rise,
            "claimed": case.counts.claimed,
            "with_evidence": case.counts.with_evidence,
            "others_word": case.counts.others_word,
        },
    }
    shape: dict[str, Any] = msgspec.to_builtins(answer)
    return {**shape, "digest": calculate_digest(shape)}


def calculate_digest(answer: dict[str, Any]) -> str:
    """The SHA-256 of the answer without `until` and `digest`: JSON in UTF-8, keys sorted, no spaces between."""
    kept = {key: value for key, value in answer.items() if key not in NOT_IN_DIGEST}
    text = json.dumps(kept, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def build_copy(copy: SentCopy, *, whole: bool = False) -> dict[str, Any]:
    """A copy that was handed over in JSON; `whole` adds its text and the case itself."""
    shape: dict[str, Any] = {
        "id": copy.id,
        "name": copy.name,
        "audience": copy.audience,
        "day": copy.day,
        "to": copy.target,
        "framework": copy.framework,
        "framework_version": copy.framework_version,
        "digest": copy.digest,
        "evidence": list(copy.evidence),
    }
    if not whole:
        return shape
    from pm_career.journal.sent_copies import read_content  # 30 ms with the store, which `next --json` does without

    return {**shape, "text": copy.text, "case": read_content(copy)}


def build_agreement(each: Agreement) -> dict[str, Any]:
    """An agreement in JSON."""
    return {
        "id": each.id,
        "what": each.what,
        "with": each.with_name or None,
        "due": each.due,
        "skills": list(each.skills),
        "state": each.state,
        "evidence": list(each.evidence),
    }


def _build_claim(each: Expected) -> dict[str, Any]:
    return {
        "kind": each.kind,
        "id": each.id,
        "title": each.title,
        "bar": each.bar,
        "from_expected": each.from_step,
        "to_expected": each.to_step,
        "in_focus": each.is_focus,
        "claim": each.claim,
        "ratings": [_build_rating(rating) for rating in each.ratings],
        "evidence": [_build_piece(piece) for piece in each.evidence],
        "behaviours": [
            {"evidence": shown.evidence, "text": shown.text, "version": shown.version or None}
            for shown in each.behaviours
        ],
    }


def _build_rating(each: GivenRating) -> dict[str, Any]:
    return {
        "rater": each.rater,
        "name": each.name or None,
        "step": each.step,
        "date": each.date,
        "note": each.note or None,
    }


def _list_words(each: Piece) -> list[dict[str, Any]]:
    return [{"by": word.by, "text": word.text, "date": word.date} for word in each.words]


def _build_piece(each: Piece) -> dict[str, Any]:
    return {
        "id": each.id,
        "date": each.date,
        "what": each.what,
        "outcome": each.outcome or None,
        "source": each.source,
        "confirmed_by": list(each.confirmed_by),
        "links": list(each.links),
        "counts": each.counts,
    }
