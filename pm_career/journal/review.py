"""Reviews of one person's notes: today, a quarter, and what a week asks."""

from __future__ import annotations

from datetime import date, timedelta
from typing import NamedTuple

from pm_career.advice.review import Quarter, choose_quarter, review_span
from pm_career.advice.today import Today, find_today
from pm_career.domain.evidence import Evidence
from pm_career.domain.framework import Level
from pm_career.domain.goals import WEEK_AHEAD, Goal
from pm_career.domain.periods import Period
from pm_career.journal.access import Owner
from pm_career.journal.dashboard import read_dashboard
from pm_career.journal.profile import find_target_or_next, read_position
from pm_career.store.agreements import list_agreements
from pm_career.store.evidence import list_evidence
from pm_career.store.goals import list_goals
from pm_career.store.log import Store
from pm_career.store.one_on_ones import list_one_on_ones
from pm_career.store.ratings import list_ratings


class Week(NamedTuple):
    """The last seven days: what was written down, and the open goals that are due or overdue, the first due first.

    `last` is today; goals that are due up to WEEK_AHEAD days later are due in the week.
    """

    first: date
    last: date
    evidence: tuple[Evidence, ...]
    due: tuple[Goal, ...]


def read_today(store: Store, owner: Owner, today: date) -> Today:
    """Read what matters today. Private evidence counts: nobody but its owner reads it.

    Agreements count on whatever ladder they were made, as a day is kept or missed on each.
    """
    written = [each.date for each in list_evidence(store, owner.person)]
    advice = read_dashboard(store, owner, today).advice if owner.ladder is not None else None
    goals, agreements = list_goals(store, owner.person, "open"), list_agreements(store, owner.person)
    talks = list_one_on_ones(store, owner.person)
    return find_today(goals, agreements, max(written, default=None), advice, today, talks)


def read_quarter(store: Store, owner: Owner, today: date, span: Period | None = None) -> Quarter:
    """Read the review of a span; None: of the quarter that is reviewed today.

    Where the ladder cannot be opened, it is what the notes say by themselves.
    """
    return review_span(
        owner.ladder,
        _find_levels(store, owner) if owner.ladder is not None else (),
        span or choose_quarter(today),
        today,
        evidence=list_evidence(store, owner.person),
        ratings=list_ratings(store, owner.person),
        goals=list_goals(store, owner.person),
        renamed=owner.renamed,
    )


def _find_levels(store: Store, owner: Owner) -> tuple[Level, ...]:
    """The present level and the target, else the next level, as far as they are known."""
    position = read_position(store, owner)
    target = position.target or (find_target_or_next(owner, position.level) if position.level else None)
    return tuple(each for each in (position.level, target) if each)


def read_week(store: Store, owner: Owner, today: date) -> Week:
    """Read the last seven days, today included, and what is due until a week from now."""
    first = today - timedelta(days=6)
    evidence = [each for each in list_evidence(store, owner.person) if first <= each.date <= today]
    until = today + timedelta(days=WEEK_AHEAD)
    due = [each for each in list_goals(store, owner.person, "open") if each.due and each.due <= until]
    return Week(
        first,
        today,
        tuple(sorted(evidence, key=lambda each: each.date)),
        tuple(sorted(due, key=lambda each: each.due or until)),
    )
