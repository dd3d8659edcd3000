"""Gaps to a level's bars, the order in which to close them, and why that order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pm_career.domain.framework import Framework, Skill, Value


class Standing(Value, frozen=True):
    """One skill against its bar: that of the target, or of the present level where that is higher or the only one.

    `start` is the present step: the rating (`rated`), else what the present level expects, else None (not known).
    `expected` is the bar's step, `asked` the step that the present level asks for (None: it does not), `focus` whether
    the target puts the skill in focus.
    """

    skill: str
    start: int | None
    rated: bool
    expected: int
    asked: int | None
    focus: bool

    @property
    def gap(self) -> int | None:
        """Steps still to go (0 at or above the bar); None if the present step is not known."""
        return None if self.start is None else max(0, self.expected - self.start)

    @property
    def below(self) -> bool:
        """Whether there is something to develop: a gap, or a present step that is not known."""
        return self.gap != 0

    @property
    def owed(self) -> int:
        """Steps that a rating is below the bar of the present level; 0 without one, as the level's step is assumed."""
        return max(0, self.asked - self.start) if self.asked and self.start is not None else 0


def find_standings(framework: Framework, present: str, target: str, ratings: Mapping[str, int]) -> tuple[Standing, ...]:
    """Where a person on `present` stands on each skill that `target` asks for, or that is owed, in the ladder's order.

    `ratings` maps skill ids to steps.
    """
    found = (
        (skill, _find_standing(skill, present, target, ratings.get(skill.id)))
        for skill in framework.skills
        if skill.expectations.keys() & {present, target}
    )
    return tuple(each for skill, each in found if target in skill.expectations or each.owed)


def _find_standing(skill: Skill, present: str, target: str, rating: int | None) -> Standing:
    here, there = skill.expectations.get(present), skill.expectations.get(target)
    expected = max(bar.step for bar in (here, there) if bar)
    asked = here.step if here else None
    start = asked if rating is None else rating
    return Standing(skill.id, start, rating is not None, expected, asked, focus=bool(there and there.focus))


UNKNOWN_GAP = 1
"""The gap of a skill whose present step is not known: the smallest there can be, not that of the lowest step."""
MOST_OWED = 2
"""So many owed skills outside the target's focus among the first `BALANCED`, and a skill in focus comes next."""
BALANCED = 3
"""The places among which owed skills leave room for one in focus: as many as the advice names."""
NEAR = 1
"""A base so many steps below the bar of a skill that builds on it, or fewer, does not hold that skill back."""


class Ranked(Value, frozen=True):
    """A skill to develop.

    `carries` are the skills to develop that build on it, directly or through others, `holds_back` those that it holds
    back. Of the skills that it builds on itself, `held_by` hold it back, and `along` are other ones with a gap.
    """

    standing: Standing
    carries: tuple[str, ...]
    holds_back: tuple[str, ...]
    held_by: tuple[str, ...]
    along: tuple[str, ...]

    @property
    def skill(self) -> str:
        """The skill's id."""
        return self.standing.skill


def order_by_need(framework: Framework, standings: Sequence[Standing]) -> tuple[Ranked, ...]:
    """The skills below their bar, the one to develop first at the front.

    Candidates are the owed skills, the furthest below first, then those in focus, then the others. Places are filled
    one at a time: a base that holds a candidate back takes its place. Once MOST_OWED skills that are owed and not in
    focus stand among the first BALANCED, the next place goes to a skill in focus that nothing holds back.
    """
    position = {skill.id: index for index, skill in enumerate(framework.skills)}
    candidates = sorted((each for each in standings if each.below), key=lambda each: _rank(each, position))
    below = {each.skill: each for each in candidates}
    direct = {skill: tuple(base for base in below if base in framework.skill(skill).builds_on) for skill in below}
    holding = {
        skill: tuple(base for base in direct[skill] if _holds_back(below[base], below[skill])) for skill in below
    }
    order: list[str] = []
    waiting = dict(below)
    while waiting:
        chosen = next(iter(waiting))
        if _is_turn_of_focus([below[skill] for skill in order]):
            free = (skill for skill in waiting if below[skill].focus and not waiting.keys() & set(holding[skill]))
            chosen = next(free, chosen)
        while base := next((each for each in holding[chosen] if each in waiting), None):
            chosen = base
        order.append(chosen)
        del waiting[chosen]
    all_bases = _find_bases(framework)
    return tuple(
        Ranked(
            below[skill],
            carries=tuple(other for other in below if skill in all_bases[other]),
            holds_back=tuple(other for other in below if skill in holding[other]),
            held_by=holding[skill],
            along=tuple(base for base in direct[skill] if base not in holding[skill]),
        )
        for skill in order
    )


def _rank(standing: Standing, position: Mapping[str, int]) -> tuple[bool, bool, bool, int, int]:
    """A sort key: owed, in focus, the others; then rated before assumed, a larger gap before a smaller."""
    if standing.owed:
        return False, False, False, -standing.owed, position[standing.skill]
    gap = UNKNOWN_GAP if standing.gap is None else standing.gap
    return True, not standing.focus, not standing.rated, -gap, position[standing.skill]


def _holds_back(base: Standing, dependent: Standing) -> bool:
    """Whether a base below its own bar is rated, and owed or too far below the bar of the skill that builds on it."""
    if not base.rated or base.start is None:
        return False
    return bool(base.owed) or dependent.expected - base.start > NEAR


def _is_turn_of_focus(placed: Sequence[Standing]) -> bool:
    """Whether the last place went to the last owed skill outside the focus that may stand among the first places."""
    others = [each for each in placed if each.owed and not each.focus]
    return len(placed) <= BALANCED and len(others) == MOST_OWED and placed[-1] is others[-1]


def _find_bases(framework: Framework) -> Mapping[str, frozenset[str]]:
    """For each skill all skills that it builds on, directly or through others."""
    direct = {skill.id: skill.builds_on for skill in framework.skills}
    return {skill: _find_all_bases(skill, direct) for skill in direct}


def _find_all_bases(skill: str, direct: Mapping[str, tuple[str, ...]]) -> frozenset[str]:
    found: set[str] = set()
    waiting = list(direct[skill])
    while waiting:
        base = waiting.pop()
        if base not in found:
            found.add(base)
            waiting += direct[base]
    return frozenset(found)


class Factors(Value, frozen=True):
    """Why a skill is at `position` (from 1), and at which one it would be with another rating.

    `owed` are the steps below the present level's bar. `lower` and `higher` are its positions with a rating one step
    lower or higher: None if there is no such step, 0 where the skill would be at the bar and leave the list.
    """

    skill: str
    position: int
    carries: tuple[str, ...]
    focus: bool
    gap: int | None
    lower: int | None
    higher: int | None
    owed: int = 0
    rated: bool = False
    holds_back: tuple[str, ...] = ()
    held_by: tuple[str, ...] = ()


def explain_order(framework: Framework, present: str, target: str, ratings: Mapping[str, int]) -> tuple[Factors, ...]:
    """The factors of every skill below its bar, in the order of development."""
    ranked = order_by_need(framework, find_standings(framework, present, target, ratings))

    def try_rating(each: Standing, by: int) -> int | None:
        if each.start is None or not framework.has_rating_step(each.start + by):
            return None
        tried = {**ratings, each.skill: each.start + by}
        return _find_position(order_by_need(framework, find_standings(framework, present, target, tried)), each.skill)

    return tuple(
        Factors(
            skill=each.skill,
            position=index,
            carries=each.carries,
            focus=each.standing.focus,
            gap=each.standing.gap,
            lower=try_rating(each.standing, -1),
            higher=try_rating(each.standing, +1),
            owed=each.standing.owed,
            rated=each.standing.rated,
            holds_back=each.holds_back,
            held_by=each.held_by,
        )
        for index, each in enumerate(ranked, start=1)
    )


def _find_position(ranked: tuple[Ranked, ...], skill: str) -> int:
    return next((index for index, each in enumerate(ranked, start=1) if each.skill == skill), 0)
