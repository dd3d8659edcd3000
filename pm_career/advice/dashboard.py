"""Where a person stands: each skill against two bars, its history and evidence, what is due, and the next step."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date

from msgspec.structs import replace

from pm_career.advice.development import Advice, find_same_steps
from pm_career.advice.next_step import WRITE_DOWN, NextStep, choose_next_step
from pm_career.advice.proof import NO_PROOF, Proof, find_proof
from pm_career.domain.evidence import EvidenceCount
from pm_career.domain.framework import NO_LEVEL, Framework, Level, Value
from pm_career.domain.goals import DUE_SOON_DAYS, Goal, is_overdue, is_stale
from pm_career.domain.person import READER, Mention, count_days_since
from pm_career.domain.ratings import Assessment, Rating

STALE_GOAL_DAYS = 30
"""An open goal without a check-in for longer than this is stale."""
FRESH_PROOF_DAYS = 183
"""Half a year: older evidence is not counted as fresh."""


class RatedSkill(Value, frozen=True):
    """One skill, its ratings, and the bars of the present and the target level (None: the level does not ask for it).

    `history` are the ratings of one rater, oldest first. `off_scale` is the step of the newest as it was made, where
    the ladder's scale has no such step; `carried_over`: the newest was made of a skill that was split since. Either is
    shown, counts as unknown, and is to be rated again. `proof` is what evidence says at the present level,
    `target_proof` at the target (without a target the same). `larger_job`: the target asks the same step as the present
    level, by another bar.
    """

    skill: str
    name: str
    present: int | None
    target: int | None
    history: tuple[Rating, ...]
    proof: Proof = NO_PROOF
    target_proof: Proof = NO_PROOF
    off_scale: int | None = None
    carried_over: bool = False
    larger_job: bool = False

    @property
    def made(self) -> int | None:
        """The step of the newest rating as it was made; None if it is not rated or not known."""
        return self.history[-1].step if self.history else None

    @property
    def to_rate_again(self) -> bool:
        """Whether the newest rating does not count on this ladder."""
        return self.carried_over or self.off_scale is not None

    @property
    def step(self) -> int | None:
        """The step of the newest rating; None if it is not rated, not known, or does not count on this ladder."""
        return None if self.to_rate_again else self.made

    def gap(self, bar: int | None) -> int | None:
        """Steps still to go to a bar (0 at or above it); None without a bar or a step."""
        return None if bar is None or self.step is None else max(0, bar - self.step)


class Coverage(Value, frozen=True):
    """How many skills a level asks for, and how many of them are rated, at the bar, proven there, with fresh evidence.

    Counts, never a percentage of a person.
    """

    asked: int
    rated: int
    at_bar: int
    proven: int
    fresh: int


class Dashboard(Value, frozen=True):
    """What `me` shows. `target` is None if none is set and the ladder leads no further.

    Where no level is set `level` is None, and so are the target, both coverages and every bar. `draft` is an assessment
    with answers that is not finished: they do not count yet. `advice` is what `next` says, where it was asked.
    `orphans` are the newest ratings of skills that this framework does not have. `who` is whom it is about, and by
    whose ratings.
    """

    level: Level | None
    target: Level | None
    places: tuple[RatedSkill, ...]
    orphans: tuple[Rating, ...]
    at_present: Coverage | None
    at_target: Coverage | None
    last_rated: date | None
    overdue: tuple[Goal, ...]
    due_soon: tuple[Goal, ...]
    stale: tuple[Goal, ...]
    open_goals: int
    next_step: NextStep = WRITE_DOWN
    draft: Assessment | None = None
    who: Mention = READER
    advice: Advice | None = None

    @property
    def present(self) -> Level | None:
        """The present level; None for somebody who is on none yet, and who has no bars there."""
        return None if self.level is None or self.level.id == NO_LEVEL else self.level


def build_dashboard(
    framework: Framework,
    level: Level | None,
    target: Level | None,
    *,
    histories: Mapping[str, Sequence[Rating]],
    evidence: Iterable[EvidenceCount],
    goals: Iterable[Goal],
    today: date,
    draft: Assessment | None = None,
    who: Mention = READER,
    carried: Collection[str] = (),
    advice: Advice | None = None,
) -> Dashboard:
    """Build the dashboard of a person on `level` who aims for `target`; None: none is set.

    `histories` are one rater's ratings per skill, oldest first; `evidence` counts that of each skill. `draft` is an
    assessment with answers by the same rater that is not finished. `who` is whom it is about, for the sentences.
    `carried` are the skills whose newest rating was made of a skill that was split since. `advice` is what `next` says.
    """
    counted = tuple(evidence)
    proofs = [find_proof(framework, each, counted) for each in (level, target or level)]
    places = _rate_skills(framework, level, target, histories, proofs, carried)
    open_goals = tuple(goal for goal in goals if goal.status == "open")
    overdue = tuple(goal for goal in open_goals if is_overdue(goal, today))
    others = tuple(goal for goal in open_goals if goal not in overdue)
    last = max((rating.date for history in histories.values() for rating in history), default=None)
    known = {skill.id for skill in framework.skills}
    board = Dashboard(
        level=level,
        target=target,
        places=places,
        orphans=tuple(history[-1] for skill, history in histories.items() if skill not in known and history),
        at_present=_count_coverage([(place, place.present, place.proof) for place in places], today) if level else None,
        at_target=_count_coverage([(place, place.target, place.target_proof) for place in places], today)
        if target
        else None,
        last_rated=last,
        overdue=overdue,
        due_soon=tuple(goal for goal in others if goal.due and (goal.due - today).days <= DUE_SOON_DAYS),
        stale=tuple(goal for goal in others if is_stale(goal, today, STALE_GOAL_DAYS)),
        open_goals=len(open_goals),
        draft=draft,
        who=who,
        advice=advice,
    )
    return replace(board, next_step=choose_next_step(framework, board, today))


def _rate_skills(
    framework: Framework,
    level: Level | None,
    target: Level | None,
    histories: Mapping[str, Sequence[Rating]],
    proofs: Sequence[Mapping[str, Proof]],
    carried: Collection[str],
) -> tuple[RatedSkill, ...]:
    found: list[RatedSkill] = []
    larger = find_same_steps(framework, level, target) if level and target else ()
    for skill in framework.skills:
        bars = [skill.expectations.get(each.id) if each else None for each in (level, target)]
        history = tuple(histories.get(skill.id, ()))
        if any(bars) or history:
            present, aim = (bar.step if bar else None for bar in bars)
            newest = history[-1].step if history else None
            off_scale = None if framework.has_rating_step(newest) else newest
            here, there = (each.get(skill.id, NO_PROOF) for each in proofs)
            split = skill.id in carried
            found.append(
                RatedSkill(
                    skill.id, skill.name, present, aim, history, here, there, off_scale, split, skill.id in larger
                )
            )
    return tuple(found)


def _count_coverage(bars: Sequence[tuple[RatedSkill, int | None, Proof]], today: date) -> Coverage:
    asked = [(place, bar, proof) for place, bar, proof in bars if bar is not None]
    at_bar = [proof for place, bar, proof in asked if place.gap(bar) == 0]
    newest = [proof.newest for proof in at_bar if proof.newest]
    return Coverage(
        asked=len(asked),
        rated=sum(place.step is not None for place, _, _ in asked),
        at_bar=len(at_bar),
        proven=len(newest),
        fresh=sum(count_days_since(day, today) <= FRESH_PROOF_DAYS for day in newest),
    )
