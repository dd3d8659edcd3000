"""What to develop next as JSON."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from pm_career.advice.development import Advice, Item
from pm_career.advice.gaps import Factors
from pm_career.documents.comparison import build_change, build_map

if TYPE_CHECKING:
    from pm_career.advice.mapped_ratings import AppliedMap


def build_answer(
    answer: Advice,
    factors: Sequence[Factors] = (),
    rated: Mapping[str, date] | None = None,
    applied: AppliedMap | None = None,
) -> dict[str, Any]:
    """`pmcareer next --json`.

    `stages` is there only where the aim is several levels up, `rated_on` only where there are stored ratings, `explain`
    and `map` if they were asked for.
    """
    shape: dict[str, Any] = {
        "from": answer.start.id,
        "to": answer.to.id if answer.to else None,
        "basis": answer.basis,
        "focus": [_build_item(each) for each in answer.focus],
        "later": [_build_item(each) for each in answer.later],
        "strengths": [_build_item(each) for each in answer.strengths],
        "proof_gaps": [_build_item(each) for each in answer.proof_gaps],
        "responsibilities": [{"title": each.title, "summary": each.summary} for each in answer.responsibilities],
        "alternatives": [each.id for each in answer.alternatives],
        "lateral": answer.lateral,
        "asks_less": [build_change(each) for each in answer.asks_less],
        "same_step": answer.same_step,
    }
    if len(answer.stages) > 1:
        shape["stages"] = [each.id for each in answer.stages]
    if rated:
        shape["rated_on"] = dict(rated)
    if factors:
        shape["explain"] = list(factors)
    if applied:
        shape["map"] = build_map(applied)
    return shape


def _build_item(item: Item) -> dict[str, Any]:
    return {
        "skill": item.skill,
        "name": item.name,
        "label": item.label,
        "current": item.current,
        "expected": item.expected,
        "gap": item.gap,
        "why": item.why,
        "actions": [{"kind": action.kind, "text": action.text} for action in item.actions],
        "done_when": item.growth.done_when if item.growth else (),
        "evidence_count": item.proof.count,
        "evidence_against": item.proof.against,
        "evidence_below": item.proof.below,
        "rated": item.rated,
        "owed": item.owed,
        "take_along": item.along,
    }
