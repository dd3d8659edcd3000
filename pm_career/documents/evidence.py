"""Evidence as JSON."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from pm_career.domain.confirmations import Confirmation
from pm_career.domain.evidence import Evidence
from pm_career.domain.person import Former
from pm_career.domain.renamed_ids import RenamedIds


def build_entry(each: Evidence, moves: RenamedIds, confirmed_by: Sequence[str] = ()) -> dict[str, Any]:
    """One piece of evidence; skills and levels under their present ids. `confirmed_by` are names."""
    return {
        "id": each.id,
        "person": each.person,
        "date": each.date,
        "what": each.what,
        "outcome": each.outcome,
        "skills": list(dict.fromkeys(present for skill in each.skills for present in moves.find_skills(skill))),
        "level": moves.level(each.level) if each.level else None,
        "source": each.source,
        "confirmed_by": list(confirmed_by),
        "link": each.link,
        "links": each.links,
        "counts": each.counts,
        "private": each.private,
        "project": each.project,
        "responsibility": {
            "level": moves.level(each.responsibility_level),
            "id": moves.responsibility(each.responsibility_level, each.responsibility),
        }
        if each.responsibility
        else None,
        "goals": each.goals,
        "created": each.created,
    }


def build_show_answer(
    each: Evidence, former: Iterable[Former[Evidence]], moves: RenamedIds, said: Sequence[Confirmation] = ()
) -> dict[str, Any]:
    """`pmcareer evidence show ID --json`: one piece, what others said about it, and what it was before each edit."""
    before = [{"replaced": one.replaced, **_drop_fixed(build_entry(one.value, moves))} for one in former]
    names = tuple(dict.fromkeys(one.by for one in said))
    return build_entry(each, moves, names) | {
        "confirmations": [build_confirmation(one) for one in said],
        "former": before,
    }


def build_confirmation(each: Confirmation) -> dict[str, Any]:
    """What somebody else said about a piece of evidence."""
    return {"id": each.id, "evidence": each.evidence, "by": each.by, "text": each.text, "date": each.date}


def _drop_fixed(shape: dict[str, Any]) -> dict[str, Any]:
    """The same without the keys that no edit changes."""
    return {key: value for key, value in shape.items() if key not in ("id", "person", "created", "confirmed_by")}
