"""What `pmcareer me` shows: each skill compared with two bars, its history and proof, and what is due."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from pm_career.advice.dashboard import Dashboard, build_dashboard
from pm_career.advice.development import Advice
from pm_career.advice.next_step import NextStep
from pm_career.domain.promotion import Agreement
from pm_career.domain.ratings import SELF, Rater, Rating
from pm_career.journal.access import Owner, find_owner
from pm_career.journal.advice import advise, remark_on_other_drafts
from pm_career.journal.newer_ladder import NewerLadder, find_newer_ladder
from pm_career.journal.profile import find_present_level, find_target_or_next, remark_on_target
from pm_career.journal.raters import mention_rated
from pm_career.journal.ratings import find_carried, find_draft, read_histories
from pm_career.journal.what_if import PersonalAdvice
from pm_career.store.agreements import find_next_due
from pm_career.store.evidence import count_evidence
from pm_career.store.goals import list_goals
from pm_career.store.log import Store
from pm_career.store.people import read_profile

if TYPE_CHECKING:
    from pm_career.advice.mapped_ratings import AppliedMap


class PersonalDashboard(NamedTuple):
    """A person's dashboard, and sentences about what it is based on, or leaves out.

    `carried` is what a map carried over, `newer` that the ladder is newer than ratings. `agreement` is the open one
    that is due first.
    """

    owner: Owner
    board: Dashboard
    remarks: tuple[str, ...]
    carried: AppliedMap | None = None
    newer: NewerLadder | None = None
    agreement: Agreement | None = None


def read_dashboard_of(
    store: Store, person: str, asked: str | None, today: date, *, rater: Rater = SELF, map_file: str | None = None
) -> PersonalDashboard:
    """Read the dashboard of `person` (an id) by one rater's ratings, on the ladder that was asked for or through a map.

    Raises what keeps the ladder from being opened, and a UsageError where the ladder, or the map, lacks the level.
    """
    if map_file is None:
        owner = find_owner(store, person, asked)
        owner.require_ladder()
        return read_owner_dashboard(store, owner, today, rater)
    from pm_career.journal.ladder_map import read_through_map  # YAML: 15 ms, and few have a map

    mapped = read_through_map(store, read_profile(store, person), asked, map_file, rater)
    mapped.require_level()
    board = read_dashboard(store, mapped.owner, today, rater=rater, histories=mapped.ratings.histories)
    remarks = (*mapped.carried.notes, *_list_remarks(store, mapped.owner, board, rater))
    agreement = find_next_due(store, person, mapped.owner.require_ladder().id)
    return PersonalDashboard(mapped.owner, board, remarks, mapped.carried, agreement=agreement)


def read_owner_dashboard(store: Store, owner: Owner, today: date, rater: Rater = SELF) -> PersonalDashboard:
    """Read the dashboard of the owner by one rater's ratings, on the owner's ladder."""
    board = read_dashboard(store, owner, today, rater=rater)
    newer = find_newer_ladder(store, owner, rater, (board.level, board.target))
    remarks = (*((newer.sentence,) if newer else ()), *_list_remarks(store, owner, board, rater))
    agreement = find_next_due(store, owner.person, owner.require_ladder().id)
    return PersonalDashboard(owner, board, remarks, newer=newer, agreement=agreement)


def _list_remarks(store: Store, owner: Owner, board: Dashboard, rater: Rater) -> tuple[str, ...]:
    """Remarks on a target that the ladder lacks, and on unfinished assessments by others."""
    lost = remark_on_target(owner) if board.level is not None else ""
    return (*((lost,) if lost else ()), *remark_on_other_drafts(store, owner, rater))


def find_next_step(store: Store, found: PersonalAdvice, today: date) -> NextStep | None:
    """Find the one thing to do next, which the dashboard shows, too; None for advice that is not from notes."""
    if found.owner is None:
        return None
    return read_dashboard(store, found.owner, today, rater=found.rater, advice=found.advice).next_step


def read_dashboard(
    store: Store,
    owner: Owner,
    today: date,
    *,
    rater: Rater = SELF,
    histories: Mapping[str, Sequence[Rating]] | None = None,
    advice: Advice | None = None,
) -> Dashboard:
    """Read the dashboard of the owner on the owner's ladder; ratings are in it even if the profile has no level.

    `histories` are the ratings per skill to count, oldest first, where they were read already; `advice` is what `next`
    says, where that is known.
    """
    level = find_present_level(owner, None) if owner.profile.level else None
    if histories is None:
        histories = read_histories(store, owner, rater)
    newest = {skill: history[-1] for skill, history in histories.items()}
    evidence = count_evidence(store, owner.person, owner.renamed)
    if advice is None and level is not None:
        advice = advise(store, owner, rater=rater, newest=newest, evidence=evidence).advice
    return build_dashboard(
        owner.require_ladder(),
        level,
        find_target_or_next(owner, level) if level else None,
        histories=histories,
        evidence=evidence,
        goals=list_goals(store, owner.person),
        today=today,
        draft=find_draft(store, owner, rater),
        who=mention_rated(store, owner, rater, is_rated=bool(histories)),
        carried=find_carried(owner, newest),
        advice=advice,
    )
