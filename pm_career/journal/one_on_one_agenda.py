"""What the next one-on-one of one person is about, out of their notes."""

from __future__ import annotations

import shlex
from collections.abc import Sequence
from datetime import date, datetime
from typing import NamedTuple

from msgspec.structs import replace

from pm_career.advice.one_on_one import MOST_ITEMS, Agenda, Notes, Span, build_agenda, find_span
from pm_career.domain.framework import NO_LEVEL
from pm_career.domain.one_on_ones import OneOnOne
from pm_career.domain.promotion import Agreement, list_open
from pm_career.domain.ratings import Rating
from pm_career.domain.text import fold_spaces
from pm_career.journal.access import Owner
from pm_career.journal.advice import advise
from pm_career.journal.one_on_ones import choose_name, concerns, find_both
from pm_career.journal.profile import read_position
from pm_career.store.agreements import list_agreements
from pm_career.store.evidence import list_evidence
from pm_career.store.goals import list_goals
from pm_career.store.log import Store
from pm_career.store.one_on_ones import list_former_one_on_ones
from pm_career.store.ratings import list_ratings


class Meeting(NamedTuple):
    """The next one-on-one: with whom, since when, and what it is about.

    `last` is the last one that was held with the same person, `open` the one that is prepared, if a point was noted.
    `private` counts the private pieces of evidence that are left out. `agreement` is the open one with that person that
    is due first. `option` makes a further command about the same
    one: ` --with Dana` where the name was typed, else empty.
    """

    with_name: str
    last: OneOnOne | None
    open: OneOnOne | None
    span: Span
    agenda: Agenda
    private: int
    agreement: Agreement | None = None
    option: str = ""


def read_meeting(store: Store, owner: Owner, today: date, typed: str | None = None, *, full: bool = False) -> Meeting:
    """Read what the next one-on-one is about. `typed` is whom the owner meets; `full` has all items, not the first."""
    name = choose_name(store, owner, typed)
    last, prepared = find_both(store, owner, name)
    span = find_span(last, _find_marked(store, last) if last else None, today)
    pieces = list_evidence(store, owner.person)
    has_level = owner.ladder is not None and (read_position(store, owner).level or owner.profile.level == NO_LEVEL)
    advice = advise(store, owner).advice if has_level else None
    ratings = _read_ratings(store, owner)
    notes = Notes(
        evidence=tuple(each for each in pieces if not each.private),
        goals=list_goals(store, owner.person),
        agreements=tuple(each for each in list_agreements(store, owner.person) if concerns(each, name)),
        own=tuple(each for each in ratings if each.rater == "self"),
        theirs=_select_by(ratings, name),
        points=prepared.points if prepared else (),
    )
    agenda = build_agenda(
        notes,
        span,
        today,
        names=owner.names,
        advice=advice,
        who=owner.mention(),
        other=name,
        most=None if full else MOST_ITEMS,
    )
    option = f" --with {shlex.quote(name)}" if typed is not None else ""
    first = next(iter(list_open(notes.agreements)), None)
    return Meeting(name, last, prepared, span, agenda, sum(each.private for each in pieces), first, option)


def _find_marked(store: Store, held: OneOnOne) -> datetime | None:
    """Find the instant at which a one-on-one was marked as held."""
    former = [each for each in list_former_one_on_ones(store, held.id) if each.value.state == "open"]
    return former[-1].replaced if former else held.created


def _read_ratings(store: Store, owner: Owner) -> tuple[Rating, ...]:
    """Read the owner's ratings that count on the ladder, under the present ids of their skills."""
    found = []
    for each in list_ratings(store, owner.person):
        present = owner.renamed.find_skills(each.skill)
        if len(present) == 1 and (owner.ladder is None or owner.ladder.has_rating_step(each.step)):
            found.append(replace(each, skill=present[0]))
    return tuple(found)


def _select_by(ratings: Sequence[Rating], name: str) -> tuple[Rating, ...]:
    """The ratings by the manager of this name; where there are none, those by a manager without a name."""
    by_managers = [each for each in ratings if each.rater == "manager"]
    named = tuple(each for each in by_managers if fold_spaces(each.rater_name) == fold_spaces(name))
    return named or tuple(each for each in by_managers if not each.rater_name)
