"""What a week or a quarter had: evidence by skill, what is silent, steps that moved, and goals."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta

from pm_career.domain.evidence import Evidence
from pm_career.domain.framework import Framework, Level, Value
from pm_career.domain.goals import Goal
from pm_career.domain.periods import Period, find_quarter
from pm_career.domain.ratings import Rater, Rating, sort_by_day
from pm_career.domain.renamed_ids import RenamedIds

LAST_DAYS = 14
"""In the last so many days of a quarter its review is of that quarter, before of the one that ended."""


class SkillReview(Value, frozen=True):
    """One skill in a span: pieces for it and against it, the newest first."""

    skill: str
    name: str
    pieces: tuple[Evidence, ...]
    against: tuple[Evidence, ...]


class Moved(Value, frozen=True):
    """A step by one rater at the end of a span beside that before it (None: there was none)."""

    skill: str
    name: str
    rater: Rater
    before: int | None
    after: int


class Quarter(Value, frozen=True):
    """What a span had. `silent` are skills that the levels ask for, those in focus first, without evidence in it.

    `untied` are pieces without a skill of the ladder. `kept` were done in the span by their day or without one, `late`
    were done after it or are still open after it, `dropped` were dropped.
    """

    span: Period
    skills: tuple[SkillReview, ...]
    untied: tuple[Evidence, ...]
    silent: tuple[tuple[str, str], ...]
    moved: tuple[Moved, ...]
    kept: tuple[Goal, ...]
    late: tuple[Goal, ...]
    dropped: tuple[Goal, ...]

    @property
    def is_empty(self) -> bool:
        """Whether nothing was written down in the span."""
        return not (self.skills or self.untied or self.moved or self.kept or self.late or self.dropped)


def choose_quarter(today: date) -> Period:
    """The running quarter in its last LAST_DAYS days, else the one that ended last."""
    running = find_quarter(today)
    return running if (running.last - today).days < LAST_DAYS else find_quarter(running.first - timedelta(days=1))


def review_span(
    framework: Framework | None,
    levels: Iterable[Level],
    span: Period,
    today: date,
    *,
    evidence: Iterable[Evidence],
    ratings: Iterable[Rating],
    goals: Iterable[Goal],
    renamed: RenamedIds,
) -> Quarter:
    """Review a span of a person's notes. `levels` are the present one and the target, as far as they are known.

    Without a framework, skills have their ids for names, in the order in which the notes name them, and none is silent.
    """
    within = sorted((each for each in evidence if _is_in(each.date, span)), key=lambda each: each.date, reverse=True)
    tied = {each.id: _find_skills(each, renamed) for each in within}
    rated = tuple(ratings)
    names = {skill.id: skill.name for skill in framework.skills} if framework else _name_by_ids(within, rated)
    skills = tuple(
        SkillReview(
            skill,
            name,
            tuple(each for each in within if skill in tied[each.id] and each.counts == "for"),
            tuple(each for each in within if skill in tied[each.id] and each.counts == "against"),
        )
        for skill, name in names.items()
        if any(skill in found for found in tied.values())
    )
    asked = _list_asked(framework, levels) if framework else {}
    spoken = {each.skill for each in skills}
    ended = list(goals)
    return Quarter(
        span=span,
        skills=skills,
        untied=tuple(each for each in within if tied[each.id].isdisjoint(names)),
        silent=tuple((id, name) for id, name in asked.items() if id not in spoken),
        moved=tuple(_list_moved(names, rated, span, renamed)),
        kept=tuple(each for each in ended if _is_done_in(each, span) and not _is_late(each)),
        late=tuple(
            each for each in ended if (_is_done_in(each, span) and _is_late(each)) or _is_open_late(each, span, today)
        ),
        dropped=tuple(each for each in ended if each.status == "dropped" and each.closed and _is_in(each.closed, span)),
    )


def _is_in(day: date, span: Period) -> bool:
    return span.first <= day <= span.last


def _find_skills(piece: Evidence, renamed: RenamedIds) -> set[str]:
    return {present for called in piece.skills for present in renamed.find_skills(called)}


def _name_by_ids(evidence: Iterable[Evidence], ratings: Iterable[Rating]) -> Mapping[str, str]:
    """The skills that notes name, each by its id for want of a name."""
    called = (*(skill for each in evidence for skill in each.skills), *(each.skill for each in ratings))
    return {skill: skill for skill in called}


def _list_asked(framework: Framework, levels: Iterable[Level]) -> Mapping[str, str]:
    """The names of the skills that the levels expect, those in focus at the last of them first, by id."""
    found: dict[str, str] = {}
    for level in reversed(list(levels)):
        for skill, _ in framework.list_expected(level.id):
            found.setdefault(skill.id, skill.name)
    return found


def _list_moved(
    names: Mapping[str, str], ratings: Iterable[Rating], span: Period, renamed: RenamedIds
) -> Iterator[Moved]:
    """The steps that ratings of the span moved or set, in the order of the skills with these names, by rater."""
    ordered = sort_by_day(ratings)
    for skill, name in names.items():
        newest: dict[tuple[str, str], tuple[Rater, int | None, int | None]] = {}
        for each in ordered:
            if each.date > span.last or renamed.find_skills(each.skill) != (skill,) or each.step is None:
                continue
            _, before, after = newest.get(each.who.key, (each.who, None, None))
            newest[each.who.key] = (
                (each.who, before, each.step) if each.date >= span.first else (each.who, each.step, after)
            )
        for who, before, after in newest.values():
            if after is not None and after != before:
                yield Moved(skill, name, who, before, after)


def _is_done_in(goal: Goal, span: Period) -> bool:
    return goal.status == "done" and goal.closed is not None and _is_in(goal.closed, span)


def _is_late(goal: Goal) -> bool:
    """Whether a closed goal was done after its day; on the day itself it was not."""
    return goal.due is not None and goal.closed is not None and goal.closed > goal.due


def _is_open_late(goal: Goal, span: Period, today: date) -> bool:
    """Whether a goal is open though its day lies in the span and has passed."""
    return goal.status == "open" and goal.due is not None and _is_in(goal.due, span) and goal.due < today
