"""Reviews as JSON."""

from __future__ import annotations

from typing import Any

from pm_career.advice.review import Quarter
from pm_career.advice.today import Today
from pm_career.domain.evidence import Evidence
from pm_career.domain.goals import Goal


def build_today_answer(found: Today) -> dict[str, Any]:
    """`pmcareer today --json`."""
    due, develop = found.due, found.develop
    return {
        "due": {"kind": due.kind, "id": due.id, "what": due.what, "due": due.due} if due else None,
        "last_written": found.last_written,
        "days_since": found.days_since,
        "develop": {"skill": develop.skill, "name": develop.name, "action": develop.action or None}
        if develop
        else None,
    }


def build_quarter_answer(found: Quarter) -> dict[str, Any]:
    """`pmcareer review quarter --json`."""
    return {
        "from": found.span.first,
        "to": found.span.last,
        "skills": [
            {
                "skill": each.skill,
                "name": each.name,
                "evidence": [_build_piece(piece) for piece in each.pieces],
                "against": [_build_piece(piece) for piece in each.against],
            }
            for each in found.skills
        ],
        "untied": [_build_piece(each) for each in found.untied],
        "silent": [{"skill": id, "name": name} for id, name in found.silent],
        "moved": [
            {
                "skill": each.skill,
                "name": each.name,
                "rater": each.rater.kind,
                "rater_name": each.rater.name,
                "before": each.before,
                "after": each.after,
            }
            for each in found.moved
        ],
        "goals": {
            "kept": [_build_goal(each) for each in found.kept],
            "late": [_build_goal(each) for each in found.late],
            "dropped": [_build_goal(each) for each in found.dropped],
        },
    }


def _build_piece(each: Evidence) -> dict[str, Any]:
    return {"id": each.id, "date": each.date, "what": each.what, "private": each.private}


def _build_goal(each: Goal) -> dict[str, Any]:
    return {"id": each.id, "what": each.what, "status": each.status, "due": each.due, "closed": each.closed}
