"""A finished assessment as JSON, and the file that an assessment can be filled in with."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from pm_career.advice.assessment import Question, RatingChange
from pm_career.documents.me import build_rating
from pm_career.domain.framework import Framework
from pm_career.domain.ratings import Rating


def build_answer(ratings: Sequence[Rating], given: Sequence[RatingChange]) -> dict[str, Any]:
    """`pmcareer assess … --json`."""
    return {
        "assessment": ratings[0].assessment if ratings else None,
        "ratings": [build_rating(each) for each in ratings],
        "moved": [
            {"skill": each.skill.id, "from": each.before, "to": each.now}
            for each in given
            if each.before is not None and each.before != each.now
        ],
        "bars": [{"skill": each.skill.id, "present": each.present, "target": each.target} for each in given],
    }


def format_template(framework: Framework, questions: Sequence[Question]) -> Iterator[str]:
    """The lines of a YAML file to fill in: the steps as comments, and a key for each skill."""
    highest = framework.scale[-1].value
    yield f"# Put a number from 1 to {highest} after each skill, or '?' for not known. Leave out what you skip."
    yield "# With a note or evidence:   skill: {step: 3, note: what you saw, evidence: [e1]}"
    for asked in questions:
        yield ""
        yield f"# {asked.skill.name}: {asked.skill.description}".replace("\n", " ")
        for choice in asked.choices:
            yield f"#   {choice.step.value} {choice.step.name}"
            yield from (f"#       - {behaviour}".replace("\n", " ") for behaviour in choice.behaviours)
        yield f"# {asked.skill.id}: "
