"""The questions of an assessment: which skills to ask, what each step of the scale looks like, and what changed since.

A question does not say what a level expects: seeing the bar while rating pulls the rating towards it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from pm_career.domain.framework import Framework, Level, Skill, Step, Value
from pm_career.domain.ratings import Rating
from pm_career.domain.text import format_count

SECONDS_A_QUESTION = 45
"""To answer one: a question of the shipped ladders has 220 words, of which people read half, at 240 words a minute
(Brysbaert 2019, https://doi.org/10.1016/j.jml.2019.104047); a quarter of a minute is left to choose."""


class Choice(Value, frozen=True):
    """One step that a rating may be of, as this skill shows it."""

    step: Step
    example: str = ""


class Question(Value, frozen=True):
    """One skill to rate; the choices go from the lowest step to the highest."""

    skill: Skill
    choices: tuple[Choice, ...]


class RatingChange(Value, frozen=True):
    """A skill's step before and now (None: not known or not rated), and its bars at the present and target level.

    `before` is that of the rating before this one by the day they are about. `is_newest`: no rating is of a later day.
    """

    skill: Skill
    before: int | None
    now: int | None
    present: int | None
    target: int | None
    is_newest: bool = True


def choose_skills(framework: Framework, levels: Sequence[Level], *, quick: bool) -> tuple[Skill, ...]:
    """The skills that at least one of the levels expects; `quick`: only those that one of them puts in focus."""
    return tuple(
        skill
        for skill in framework.skills
        if any((bar := skill.expectations.get(level.id)) is not None and (bar.focus or not quick) for level in levels)
    )


class Effort(Value, frozen=True):
    """How many questions an assessment asks, and how many minutes it takes, rounded up."""

    questions: int
    minutes: int

    def describe(self) -> str:
        """Describe it: '5 questions, about 4 minutes'."""
        return f"{format_count(self.questions, 'questions')}, about {format_count(self.minutes, 'minutes')}"


def estimate_effort(framework: Framework, levels: Sequence[Level], *, quick: bool) -> Effort:
    """Estimate the effort of an assessment of somebody whose present level and target are `levels`."""
    questions = len(choose_skills(framework, levels, quick=quick))
    return Effort(questions, estimate_minutes(questions))


def estimate_minutes(questions: int) -> int:
    """Estimate how many minutes it takes to answer so many questions, rounded up."""
    return -(-questions * SECONDS_A_QUESTION // 60)


def sort_by_nearness(framework: Framework, level: Level | None, target: Level | None = None) -> tuple[Level, ...]:
    """All levels, those first whose work is nearest to that of somebody at `level` who aims for `target`.

    First come the levels on the person's own way: those of the same track, those that lead to `level`, those between it
    and the target, and those after the target. Among these, as among the others, the nearest rank comes first. Of two
    ranks that are as near, the lower comes first: a job that the person has had is easier to recognize than one that is
    to come. Without a `level`, nearness is counted from the target, and without both from the middle of the ladder.
    """
    level = level or target
    if level is None:
        middle = framework.levels[(len(framework.levels) - 1) // 2].rank
        return tuple(sorted(framework.levels, key=lambda each: (abs(each.rank - middle), each.rank)))
    own_way = _find_own_way(framework, level, target or level)
    rank, track = level.rank, level.track

    def rate_distance(each: Level) -> tuple[bool, int, int]:
        is_on_way = each.id in own_way or bool(track and each.track == track)
        return not is_on_way, abs(each.rank - rank), each.rank

    return tuple(sorted(framework.levels, key=rate_distance))


def _find_own_way(framework: Framework, level: Level, target: Level) -> set[str]:
    """The ids of the levels that lead up to `level`, from there to `target`, and on from there."""
    up = {each.id: each.next for each in framework.levels}
    down: dict[str, list[str]] = {id: [] for id in up}
    for id, targets in up.items():
        for each in targets:
            down[each].append(id)
    before, after = _find_connected(down, level.id), _find_connected(up, target.id)
    return before | after | (_find_connected(up, level.id) & _find_connected(down, target.id))


def _find_connected(links: Mapping[str, Sequence[str]], start: str) -> set[str]:
    """The ids that one comes to from `start` by following `links`, and `start`."""
    found, waiting = {start}, [start]
    while waiting:
        new = [each for each in links[waiting.pop()] if each not in found]
        found.update(new)
        waiting += new
    return found


def build_question(framework: Framework, skill: Skill, nearest: Iterable[Level]) -> Question:
    """One question: the example of a step is the first behaviour at the first of the `nearest` levels that asks for it.

    There is one for each step, so that all steps fit on a screen. A step without such a level has the skill's own
    example of it, or none.
    """
    examples: dict[int, str] = {}
    for level in nearest:
        bar = skill.expectations.get(level.id)
        if bar is not None and bar.behaviours:
            examples.setdefault(bar.step, bar.behaviours[0])
    for step, example in skill.steps.items():
        examples.setdefault(step, example)
    return Question(skill, tuple(Choice(step, examples.get(step.value, "")) for step in framework.list_rating_steps()))


def compare_ratings(
    framework: Framework,
    earlier: Mapping[str, Sequence[Rating]],
    ratings: Iterable[Rating],
    present: Level | None,
    target: Level | None,
) -> tuple[RatingChange, ...]:
    """Every skill rated now with its step before and the bars, in the framework's order of skills.

    `earlier` are the same rater's ratings per skill that were there already, the newest last.
    """
    now = {rating.skill: rating for rating in ratings}

    def bar(skill: Skill, level: Level | None) -> int | None:
        expectation = skill.expectations.get(level.id) if level else None
        return expectation.step if expectation else None

    def compare(skill: Skill, new: Rating) -> RatingChange:
        history = earlier.get(skill.id, ())
        before = [each for each in history if each.date <= new.date]
        step = before[-1].step if before else None
        is_newest = len(before) == len(history)
        return RatingChange(skill, step, new.step, bar(skill, present), bar(skill, target), is_newest)

    return tuple(compare(skill, now[skill.id]) for skill in framework.skills if skill.id in now)
