"""A finished assessment in the keys of the JSON promise (docs/json.md)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pm_career.advice.assessment import Moved
from pm_career.documents.me import rating
from pm_career.domain.ratings import Rating


def finished(ratings: Sequence[Rating], given: Sequence[Moved]) -> dict[str, Any]:
    """`pmcareer assess … --json`."""
    return {
        "assessment": ratings[0].assessment if ratings else None,
        "ratings": [rating(each) for each in ratings],
        "moved": [
            {"skill": each.skill.id, "from": each.before, "to": each.now}
            for each in given
            if each.before is not None and each.before != each.now
        ],
        "bars": [{"skill": each.skill.id, "present": each.present, "target": each.target} for each in given],
    }
