"""A week as a form to fill in, and as JSON."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import timedelta
from typing import Any

from pm_career.advice.goals import GoalNow
from pm_career.documents.evidence import build_entry
from pm_career.documents.plan import build_goal
from pm_career.domain.dates import format_day
from pm_career.domain.goals import WEEK_AHEAD
from pm_career.domain.person import ME, Mention
from pm_career.domain.renamed_ids import RenamedIds
from pm_career.domain.text import one_line
from pm_career.domain.week import GOAL_STATES, QUESTIONS
from pm_career.journal.review import Week
from pm_career.journal.week import Taken

_WIDTH = 100
"""Columns of a comment that lists skills."""


def format_form(week: Week, person: str, who: Mention, skills: Iterable[str], call: str) -> Iterator[str]:
    """The lines of a YAML form: the questions, and the goals that are due. `call` is the command that takes it.

    `skills` are the ids to choose from. What was written down in the week stands in it as comments, but for the
    texts of private pieces: a form may be filled in by somebody or something else.
    """
    yield f"# The week from {format_day(week.first)} to {format_day(week.last)}."
    yield "# Fill in what you have and leave the rest empty, save it as a file, and then:"
    yield f"#   {call}"
    yield "# A text with ': ' or ' #' in it needs quotes, or a | and lines of its own below it."
    if ids := ", ".join(skills):
        yield "# `skills` can be names or ids, with commas between them:"
        yield from textwrap.wrap(ids, _WIDTH, initial_indent="#   ", subsequent_indent="#   ", break_on_hyphens=False)
    if week.evidence:
        yield "# Written down this week:"
        for each in week.evidence:
            what = "private" if each.private else one_line(each.what)
            yield f"#   {each.id} {what} ({format_day(each.date)})"
    yield ""
    yield f"date: {week.last.isoformat()}"
    if person != ME:
        yield f"person: {person}"
    for question in QUESTIONS:
        yield ""
        yield f"# {one_line(question.format_text(who))}"
        yield f"{question.key}:"
        yield "  what:"
        yield "  outcome:"
        yield "  skills:"
    yield ""
    if not week.due:
        yield f"# No goal is due until {format_day(week.last + timedelta(days=WEEK_AHEAD))}."
        return
    yield f"# How does it go with what is due: {', '.join(GOAL_STATES[:-1])} or {GOAL_STATES[-1]}."
    yield "goals:"
    for goal in week.due:
        due = f" (due {format_day(goal.due)})" if goal.due else ""
        yield f"  # {one_line(goal.what)}{due}"
        yield f"  {goal.id}:"
        yield "    state:"
        yield "    note:"


def build_week_answer(
    week: Week,
    due: Sequence[GoalNow],
    moves: RenamedIds,
    who: Mention,
    *,
    confirmed: Mapping[str, Sequence[str]],
    taken: Taken | None = None,
) -> dict[str, Any]:
    """`pmcareer review week --json`.

    `due` are the goals of the week, `confirmed` the names of those who confirmed evidence, by its id; `taken` is what
    --answers stored.
    """
    taken = taken or Taken()
    return {
        "from": week.first,
        "to": week.last,
        "evidence": [build_entry(each, moves, confirmed.get(each.id, ())) for each in week.evidence],
        "due": [build_goal(each) for each in due],
        "questions": [{"key": each.key, "question": each.format_text(who)} for each in QUESTIONS],
        "added": [each.id for each in taken.added],
        "checked_in": [each.id for each in taken.goals],
        "known": list(taken.known),
    }
