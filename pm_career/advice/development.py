"""What to develop next: a few skills in order, with reasons and actions; what is strong already; what can wait."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Literal, NamedTuple

from msgspec.structs import replace

from pm_career.advice.comparison import Change, compare
from pm_career.advice.entry import Entering, find_entering
from pm_career.advice.gaps import Ranked, Standing, find_standings, order_by_need
from pm_career.advice.paths import find_stages
from pm_career.advice.proof import NO_PROOF, Proof, find_proof
from pm_career.advice.reasons import choose_reason, explain_place, explain_waiting
from pm_career.domain.evidence import EvidenceCount
from pm_career.domain.framework import (
    NO_LEVEL,
    Action,
    Expectation,
    Framework,
    Growth,
    Level,
    Responsibility,
    Skill,
    Value,
)
from pm_career.domain.person import READER, Mention

FEW = 3
"""How many skills to develop at a time, unless asked otherwise."""


class Item(Value, frozen=True):
    """One skill in the advice. `current` and `gap` are None if the present step is not known.

    `why` are sentences on why it is at its place, `reason` is the one that counts most, in a few words; `waits` is the
    one on why a skill in focus has to wait. `owed` are the steps of a rating below the bar of the present level, which
    asks for the step `asked` (None: for none) by the text `asked_bar`. `along` are the names of skills with a gap that
    it builds on and that do not hold it back. `from_present_job` is what to do before the first level, in any job.
    `description` is that of the skill.
    """

    skill: str
    name: str
    label: str
    current: int | None
    expected: int
    gap: int | None
    focus: bool
    bar: str
    why: tuple[str, ...] = ()
    growth: Growth | None = None
    proof: Proof = NO_PROOF
    rated: bool = False
    owed: int = 0
    asked: int | None = None
    asked_bar: str = ""
    along: tuple[str, ...] = ()
    reason: str = ""
    waits: str = ""
    from_present_job: str = ""
    description: str = ""

    @property
    def rated_step(self) -> int | None:
        """The step of the rating; None if there is none, so that `current` is at most what the present level asks."""
        return self.current if self.rated else None

    @property
    def actions(self) -> tuple[Action, ...]:
        """What to do from the present job, then the actions of the step that comes next."""
        first = (Action("practice", self.from_present_job, "week"),) if self.from_present_job else ()
        return (*first, *(self.growth.actions if self.growth else ()))


class Advice(Value, frozen=True):
    """The answer to "what next": `level` is the one whose bar counts; `to` is the same, or None if the ladder ends.

    `stages` are the levels up to the aim, the first of them `to`; `alternatives` the other levels that `start` leads
    to, those above before those on another track. `lateral` says that `to` is on another track at the same rank;
    `asks_less` are the skills that it asks less of than `start`, or not at all. `has_others`: there are ratings that do
    not count here, such as unknown ones, or those of skills that the ladder does not have. `same_step` are the ids of
    the skills of which `level` asks the same step as `start`, by another bar: the same step on a larger job.
    `who` is whom it is about, and by whose ratings. `entering` is what helps to get in, where `start` is on no level.
    """

    start: Level
    to: Level | None
    level: Level
    stages: tuple[Level, ...]
    basis: Literal["expectations", "ratings"]
    focus: tuple[Item, ...]
    later: tuple[Item, ...]
    strengths: tuple[Item, ...]
    proof_gaps: tuple[Item, ...]
    responsibilities: tuple[Responsibility, ...]
    alternatives: tuple[Level, ...]
    lateral: bool = False
    asks_less: tuple[Change, ...] = ()
    has_others: bool = False
    same_step: tuple[str, ...] = ()
    who: Mention = READER
    entering: Entering | None = None

    @property
    def unrated_focus(self) -> tuple[Item, ...]:
        """The skills that `level` puts in focus and that are not rated."""
        return tuple(each for each in (*self.focus, *self.later, *self.strengths) if each.focus and not each.rated)


Part = Literal["focus", "later", "strengths", "proof_gaps"]


class Place(NamedTuple):
    """Where one skill is in the advice: the part, and among the skills to develop its place, counted from 1.

    All are None for a skill that the level does not ask for.
    """

    part: Part | None = None
    position: int | None = None
    item: Item | None = None


def find_place(advice: Advice, skill: str) -> Place:
    """Find a skill (its id) in the advice."""
    for position, item in enumerate((*advice.focus, *advice.later), start=1):
        if item.skill == skill:
            return Place("focus" if position <= len(advice.focus) else "later", position, item)
    at_bar: tuple[tuple[Part, tuple[Item, ...]], ...] = (
        ("strengths", advice.strengths),
        ("proof_gaps", advice.proof_gaps),
    )
    return next((Place(part, None, item) for part, items in at_bar for item in items if item.skill == skill), Place())


def advise(
    framework: Framework,
    from_id: str,
    to_id: str | None = None,
    *,
    ratings: Mapping[str, int] | None = None,
    evidence: Iterable[EvidenceCount] | None = None,
    few: int = FEW,
    has_others: bool = False,
    who: Mention = READER,
    background: str = "",
) -> Advice:
    """What to develop next on `from_id` on the way to `to_id` (None: the first level that it leads to).

    NO_LEVEL stands for being on no level yet; `background` is then the id of what the person comes from.

    `ratings` maps skill ids to steps; a missing skill is not known. `evidence` counts the evidence of each skill; None:
    there are no notes, so that nothing is said about missing evidence. The ladder must lead to `to_id`, up or
    to another track. `few` is how many skills `focus` has at most. `has_others`: there are ratings beside `ratings`.
    `who` is whom it is about, for the sentences.
    """
    start = framework.find_present(from_id)
    is_entry = from_id == NO_LEVEL
    way = _find_stages(framework, start, to_id)
    level = way[0] if way else start
    rated = ratings or {}
    places = find_standings(framework, from_id, level.id, rated)
    order = order_by_need(framework, places)
    proofs = find_proof(framework, level, evidence or ())

    def build(place: Standing) -> Item:
        proof = proofs.get(place.skill, NO_PROOF)
        return _build_item(framework, start, level, place, assumed=bool(rated) and not place.rated, proof=proof)

    def build_developing(ranked: Ranked, number: int) -> Item:
        place = ranked.standing
        item, skill = build(place), framework.skill(place.skill)
        held = [framework.skill(each).find_label(level.id) for each in ranked.holds_back]
        why = explain_place(start, level, place, held, who, assumed=item.current is None)
        waits = explain_waiting(framework, level, order[:few], ranked, who) if number > few else ""
        return replace(
            item,
            why=(*why, waits) if waits else why,
            reason=why[0] if is_entry and not held else choose_reason(place, held, why, who),
            waits=waits,
            growth=skill.find_growth(place.expected, level)
            if place.start is None
            else skill.find_growth_from(place.start, level),
            along=tuple(framework.skill(each).find_label(level.id) for each in ranked.along),
            from_present_job=framework.entry.from_present_job.get(place.skill, "") if is_entry else "",
        )

    developing = tuple(build_developing(each, number) for number, each in enumerate(order, start=1))
    at_bar = [place for place in places if not place.below]
    unproven = [
        place
        for place in at_bar
        if place.rated and evidence is not None and not proofs.get(place.skill, NO_PROOF).count
    ]
    return Advice(
        start=start,
        to=level if way else None,
        level=level,
        stages=way,
        basis="ratings" if rated else "expectations",
        focus=developing[:few],
        later=developing[few:],
        strengths=tuple(build(place) for place in at_bar if place not in unproven),
        proof_gaps=tuple(build(place) for place in unproven),
        responsibilities=level.responsibilities if way else (),
        alternatives=()
        if to_id == from_id
        else tuple(framework.level(each) for each in (*start.next, *start.lateral) if each != level.id),
        lateral=bool(way) and level.id in start.lateral,
        asks_less=_find_asked_less(framework, start, level),
        has_others=has_others,
        same_step=find_same_steps(framework, start, level),
        who=who,
        entering=find_entering(framework, level, [each.skill for each in order[:few]], background)
        if is_entry
        else None,
    )


def _find_stages(framework: Framework, start: Level, to_id: str | None) -> tuple[Level, ...]:
    """The levels up to `to_id`; without one the first level that `start` leads to, if any.

    Where `to_id` is the present level, that level.
    """
    if to_id == start.id:
        return (start,)
    if to_id is not None:
        return find_stages(framework, start.id, to_id)
    return (framework.level(start.next[0]),) if start.next else ()


def _find_asked_less(framework: Framework, start: Level, level: Level) -> tuple[Change, ...]:
    if start.id == NO_LEVEL:
        return ()
    found = compare(framework, start.id, level.id)
    return (*found.select("lowered"), *found.select("dropped"))


def find_same_steps(framework: Framework, start: Level, level: Level) -> tuple[str, ...]:
    """The skills of which both levels ask the same step, by another bar."""
    both = (
        (skill.id, skill.expectations[start.id], skill.expectations[level.id])
        for skill in framework.skills
        if skill.expectations.keys() >= {start.id, level.id}
    )
    return tuple(skill for skill, here, there in both if here.step == there.step and here.asks != there.asks)


def _build_item(
    framework: Framework,
    start: Level,
    level: Level,
    place: Standing,
    *,
    assumed: bool,
    proof: Proof,
) -> Item:
    """One item without the reasons for its place. `assumed`: there are ratings, but none of this skill."""
    skill = framework.skill(place.skill)
    asked = skill.expectations.get(start.id)
    return Item(
        skill=skill.id,
        name=skill.name,
        label=skill.find_label(level.id),
        current=None if assumed else place.start,
        expected=place.expected,
        gap=None if assumed else place.gap,
        focus=place.focus,
        bar=find_bar(skill, start, level).asks,
        proof=proof,
        rated=place.rated,
        owed=place.owed,
        asked=place.asked,
        asked_bar=asked.asks if asked else "",
        description=skill.description,
    )


def find_bar(skill: Skill, start: Level, level: Level) -> Expectation:
    """Find the bar that counts: the one of `level`, or that of `start` where it is higher or the only one."""
    bars = [skill.expectations[each.id] for each in (level, start) if each.id in skill.expectations]
    return max(bars, key=lambda bar: bar.step)
