"""Everything of a person's own as CSV, one text per kind: for a spreadsheet, not to come back."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from pm_career.documents.csv_text import Cell, format_csv
from pm_career.domain.evidence import Evidence
from pm_career.domain.goals import CheckIn, Goal
from pm_career.domain.person import Profile
from pm_career.domain.ratings import Rating


def format_personal_csv(
    people: Iterable[Profile], ratings: Iterable[Rating], evidence: Iterable[Evidence], goals: Sequence[Goal]
) -> dict[str, str]:
    """File name -> CSV text. Several values of a cell are joined by '; '."""
    tables: dict[str, tuple[str, Iterable[Sequence[Cell]]]] = {
        "people": ("person name level target framework", map(_person, people)),
        "ratings": (
            "id person skill step date rater rater_name note evidence assessment framework framework_version recorded",
            map(_rating, ratings),
        ),
        "evidence": ("id person date what outcome skills level source link goals created", map(_evidence, evidence)),
        "goals": ("id person what skill when then due done_when status closed evidence created", map(_goal, goals)),
        "check-ins": ("goal date state note", (_check_in(goal, each) for goal in goals for each in goal.check_ins)),
    }
    return {f"{name}.csv": format_csv(columns.split(), records) for name, (columns, records) in tables.items()}


def _person(each: Profile) -> Sequence[Cell]:
    return (each.person, each.name, each.level, each.target, each.framework)


def _rating(each: Rating) -> Sequence[Cell]:
    step = "?" if each.step is None else each.step
    return (
        *(each.id, each.person, each.skill, step, each.date, each.rater, each.rater_name, each.note),
        *("; ".join(each.evidence), each.assessment, each.framework, each.framework_version, each.recorded),
    )


def _evidence(each: Evidence) -> Sequence[Cell]:
    return (
        *(each.id, each.person, each.date, each.what, each.outcome, "; ".join(each.skills), each.level, each.source),
        *(each.link, "; ".join(each.goals), each.created),
    )


def _goal(each: Goal) -> Sequence[Cell]:
    return (
        *(each.id, each.person, each.what, each.skill, each.when, each.then, each.due, each.done_when, each.status),
        *(each.closed, "; ".join(each.evidence), each.created),
    )


def _check_in(goal: Goal, each: CheckIn) -> Sequence[Cell]:
    return (goal.id, each.date, each.state, each.note)
