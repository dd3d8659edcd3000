"""What to develop next: a few skills in order with reasons and actions, what is strong, and what can wait."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from pm_career.advice.comparison import Change, compare
from pm_career.advice.gaps import Ranked, Standing, find_standings, order_by_need
from pm_career.advice.paths import find_stages
from pm_career.domain.framework import Action, ActionKind, Framework, Growth, Level, Responsibility, Skill, Value
from pm_career.domain.text import join_names, spell_count

FEW = 3
"""How many skills to develop at a time, unless asked otherwise."""
ACTIONS_SHOWN: Mapping[ActionKind, int] = {"practice": 2, "people": 1, "study": 1}
"""So many actions of each kind fit into one sitting; the skill's own page and --json have all of them."""


class Item(Value, frozen=True):
    """One skill in the advice. `current` is None where it is not known; `gap` then too."""

    skill: str
    name: str
    label: str
    current: int | None
    expected: int
    gap: int | None
    focus: bool
    bar: str
    why: tuple[str, ...]
    growth: Growth | None
    evidence_count: int = 0

    @property
    def actions(self) -> tuple[Action, ...]:
        """The actions of the step that comes next."""
        return self.growth.actions if self.growth else ()


class Advice(Value, frozen=True):
    """The answer to "what next": `level` is the one whose bar counts, `to` is None where the ladder ends.

    `stages` are the levels up to the aim, the first of them `to`; `alternatives` the other ways at a fork, those up
    before those to another track. `lateral` says that `to` is on another track at the same rank, `asks_less` what it
    asks less of, or nothing, than the present level.
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


def advise(
    framework: Framework,
    from_id: str,
    to_id: str | None = None,
    *,
    ratings: Mapping[str, int] | None = None,
    evidence: Mapping[str, int] | None = None,
    few: int = FEW,
) -> Advice:
    """What to develop next at `from_id`, with an eye on `to_id` (None: the first level it leads to).

    `ratings` maps skill ids to steps; a skill that is missing is not known. `evidence` maps skill ids to how many
    pieces there are; None where no evidence is kept, so that nothing is said about proof. The ladder must lead to
    `to_id`, up or aside.
    """
    start = framework.level(from_id)
    way = _way(framework, start, to_id)
    level = way[0] if way else start
    rated = ratings or {}
    basis: Literal["expectations", "ratings"] = "ratings" if rated else "expectations"
    places = find_standings(framework, from_id, level.id, rated)
    ranked = order_by_need(framework, places)
    build = _Items(framework, level, basis, evidence)
    developing = tuple(build.gap(each) for each in ranked)
    there = [place for place in places if not place.below]
    unproven = [place for place in there if place.rated and evidence is not None and not evidence.get(place.skill)]
    return Advice(
        start=start,
        to=level if way else None,
        level=level,
        stages=way,
        basis=basis,
        focus=developing[:few],
        later=developing[few:],
        strengths=tuple(build.at_bar(place) for place in there if place not in unproven),
        proof_gaps=tuple(build.at_bar(place) for place in unproven),
        responsibilities=level.responsibilities if way else (),
        alternatives=tuple(framework.level(each) for each in (*start.next, *start.lateral) if each != level.id),
        lateral=bool(way) and level.id in start.lateral,
        asks_less=_asked_less(framework, start, level),
    )


def choose_actions(item: Item) -> tuple[Action, ...]:
    """The actions of an item that one is shown at a time: the first few of each kind."""
    left = dict(ACTIONS_SHOWN)
    chosen: list[Action] = []
    for action in item.actions:
        if left[action.kind] > 0:
            left[action.kind] -= 1
            chosen.append(action)
    return tuple(chosen)


def _way(framework: Framework, start: Level, to_id: str | None) -> tuple[Level, ...]:
    if to_id is not None:
        return find_stages(framework, start.id, to_id)
    return (framework.level(start.next[0]),) if start.next else ()


def _asked_less(framework: Framework, start: Level, level: Level) -> tuple[Change, ...]:
    found = compare(framework, start.id, level.id)
    return (*found.of("lowered"), *found.of("dropped"))


class _Items:
    """Builds the items of one piece of advice."""

    def __init__(self, framework: Framework, level: Level, basis: str, evidence: Mapping[str, int] | None) -> None:
        self._framework = framework
        self._level = level
        self._basis = basis
        self._evidence = evidence or {}

    def gap(self, ranked: Ranked) -> Item:
        place = ranked.standing
        skill = self._framework.skill(place.skill)
        next_step = place.expected if place.start is None else place.start + 1
        why = _explain_place(self._framework, self._level, ranked, assumed=self._assumed(place))
        return self._item(skill, place, why, skill.growth_to(next_step))

    def at_bar(self, place: Standing) -> Item:
        return self._item(self._framework.skill(place.skill), place, (), None)

    def _assumed(self, place: Standing) -> bool:
        return self._basis == "ratings" and not place.rated

    def _item(self, skill: Skill, place: Standing, why: tuple[str, ...], growth: Growth | None) -> Item:
        unknown = self._assumed(place)
        return Item(
            skill=skill.id,
            name=skill.name,
            label=skill.label_at(self._level.id),
            current=None if unknown else place.start,
            expected=place.expected,
            gap=None if unknown else place.gap,
            focus=place.focus,
            bar=skill.expectations[self._level.id].bar,
            why=why,
            growth=growth,
            evidence_count=self._evidence.get(skill.id, 0),
        )


def _explain_place(framework: Framework, level: Level, ranked: Ranked, *, assumed: bool) -> tuple[str, ...]:
    """Sentences that say why a skill stands where it stands, in the order in which the factors count.

    `assumed`: there are ratings, but none of this skill.
    """
    place = ranked.standing
    found: list[str] = []
    if ranked.carries:
        names = join_names([framework.skill(skill).label_at(level.id) for skill in ranked.carries])
        found.append(f"{names} {'builds' if len(ranked.carries) == 1 else 'build'} on it.")
    if place.focus:
        found.append(f"{level.title} puts it in focus.")
    if place.start is None:
        found.append("Your present level does not ask for it yet, and you have no rating for it.")
    else:
        found.append(f"{spell_count(place.expected - place.start, 'step').capitalize()} to the bar.")
        if assumed:
            found.append("Not rated, or not known: counted as at the bar of your present level.")
    return tuple(found)
