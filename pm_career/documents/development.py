"""What to develop next as JSON."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pm_career.advice.development import Item, Place
from pm_career.advice.entry import Entering
from pm_career.advice.gaps import Factors
from pm_career.documents.comparison import build_change, build_map
from pm_career.documents.promotion import build_agreement
from pm_career.domain.framework import Skill
from pm_career.journal.what_if import PersonalAdvice


def build_answer(found: PersonalAdvice, factors: Sequence[Factors] = ()) -> dict[str, Any]:
    """`pmcareer next --json`.

    `stages` is there only where the aim is several levels up, `rated_on` only where there are stored ratings, `explain`
    and `map` if they were asked for.
    """
    answer = found.advice
    shape: dict[str, Any] = {
        **_build_head(found),
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
    if found.rated:
        shape["rated_on"] = dict(found.rated)
    return shape | _build_extras(found, factors)


def build_skill_answer(
    found: PersonalAdvice, skill: Skill, place: Place, factors: Sequence[Factors] = ()
) -> dict[str, Any]:
    """`pmcareer next SKILL --json`: one skill, with its place in the advice; keys of ITEM are null if it has none."""
    return {
        **_build_head(found),
        "skill": skill.id,
        "name": skill.name,
        "part": place.part,
        "position": place.position,
        "rated": found.steps.get(skill.id),
        "rated_on": found.rated.get(skill.id),
        "item": _build_item(place.item) if place.item else None,
        "trap": place.item.growth.trap if place.item and place.item.growth else "",
        **_build_extras(found, factors),
    }


def _build_head(found: PersonalAdvice) -> dict[str, Any]:
    """Whom the advice is about, by whose ratings, and from where to where it leads."""
    answer = found.advice
    return {
        "person": found.person,
        "rater": found.rater.kind,
        "rater_name": found.rater.name,
        "from": None if answer.entering else answer.start.id,
        "to": answer.to.id if answer.to else None,
        "basis": answer.basis,
        "agreement": build_agreement(found.agreement) if found.agreement else None,
        **_build_entry(answer.entering),
    }


def _build_entry(entering: Entering | None) -> dict[str, Any]:
    """What helps to get to the first level; nothing for somebody who is on a level."""
    if entering is None:
        return {}
    return {
        "entry": True,
        "background": entering.background,
        "backgrounds": [each.id for each in entering.backgrounds],
        "moving_inside": entering.moving_inside,
        "interview": entering.interview,
    }


def _build_extras(found: PersonalAdvice, factors: Sequence[Factors]) -> dict[str, Any]:
    """What is there only if it was asked for: what decides the order, and what a map carried over."""
    shape: dict[str, Any] = {"explain": list(factors)} if factors else {}
    return shape | ({"map": build_map(found.carried)} if found.carried else {})


def _build_item(item: Item) -> dict[str, Any]:
    return {
        "skill": item.skill,
        "name": item.name,
        "label": item.label,
        "current": item.current,
        "expected": item.expected,
        "gap": item.gap,
        "bar": item.bar,
        "in_focus": item.focus,
        "why": item.why,
        "actions": [{"kind": action.kind, "text": action.text} for action in item.actions],
        "done_when": item.growth.done_when if item.growth else (),
        "evidence_count": item.proof.count,
        "evidence_against": item.proof.against,
        "evidence_below": item.proof.below,
        "evidence_others_word": item.proof.others_word,
        "rated": item.rated,
        "owed": item.owed,
        "asked": item.asked,
        "asked_bar": item.asked_bar,
        "take_along": item.along,
        "from_present_job": item.from_present_job,
    }
