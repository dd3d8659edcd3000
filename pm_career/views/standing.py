"""The table of `me`: each skill with its step, the bars of two levels, what others rated, and what proves it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from pm_career.advice.dashboard import Dashboard, RatedSkill
from pm_career.advice.proof import Proof
from pm_career.domain.dates import format_relative
from pm_career.domain.framework import NOT_YET, Framework
from pm_career.domain.page import Cell, Gauge, Grid, Tone
from pm_career.domain.ratings import Rater
from pm_career.domain.text import start_sentence
from pm_career.journal.raters import RatingsOf
from pm_career.views import theme
from pm_career.views.evidence import AGAINST, OTHERS_WORD, format_proof
from pm_career.views.steps import say_step
from pm_career.views.theme import SEPARATOR

_BARS = "▁▂▃▄▅▆▇█"
OFF_SCALE = "×"
_MOST_BARS = 8
"""Ratings of a skill that a row shows, the newest ones."""
_NONE = "–"


def build_skill_table(
    framework: Framework,
    board: Dashboard,
    today: date,
    beside: Sequence[RatingsOf] = (),
    *,
    by_name: bool = False,
    full: bool = False,
) -> Grid:
    """A row for each skill. `beside` are other raters, a column each, called by their names if `by_name`.

    `full` adds how the ratings moved, and how much proves each level.
    """
    levels = [each.id for each in (board.present, board.target) if each]
    others = [_name_rater(each.rater, by_name=by_name) for each in beside]
    columns = ("Skill", _name_own(board), *levels, *others, *(("History",) if full else ()), "Proof")
    rows = tuple(_build_row(framework, board, place, today, beside, full=full) for place in board.places)
    return Grid(
        columns,
        rows,
        records=tuple(_build_record(place) for place in board.places),
        stack_below=46,
        spoken=tuple(_say_row(board, place, today, beside, full=full) for place in board.places),
        wraps=0,
        legend=SEPARATOR.join(_list_signs(board, beside)),
    )


def _name_own(board: Dashboard) -> str:
    """The name of the column of the ratings that the dashboard is by."""
    if board.who.by:
        return "Rated"
    return "You" if board.who.is_reader else "Own"


def _name_rater(rater: Rater, *, by_name: bool) -> str:
    if rater.kind == "self":
        return "Own"
    return start_sentence(rater.describe() if by_name else rater.kind)


def _build_row(
    framework: Framework, board: Dashboard, place: RatedSkill, today: date, beside: Sequence[RatingsOf], *, full: bool
) -> tuple[Cell, ...]:
    bars = [
        *([_build_bar(place, place.present, theme.OWED, "owed")] if board.present else []),
        *([_build_bar(place, place.target, theme.TO_GO, "to_go", larger=place.larger_job)] if board.target else []),
    ]
    return (
        Cell((place.name,), tone="strong"),
        _build_step(framework, place),
        *bars,
        *(_build_other(place, each) for each in beside),
        *([Cell((format_bars([each.step for each in place.history], len(framework.scale)),))] if full else []),
        Cell((_describe_proof(board, place, today),)) if full else _build_proof(place.proof, today),
    )


def _build_step(framework: Framework, place: RatedSkill) -> Cell:
    """The step as a gauge up to the target's bar, else the present one's, with its number."""
    made = theme.UNKNOWN if place.made is None else str(place.made)
    if place.to_rate_again:
        return Cell((made,), tone="unknown")
    bar = place.target if place.target is not None else place.present
    tone: Tone = "unknown" if place.step is None else "normal"
    return Cell((made,), tone=tone, gauge=Gauge(place.step, bar, len(framework.scale)))


def _build_bar(place: RatedSkill, bar: int | None, below: str, tone: Tone, *, larger: bool = False) -> Cell:
    """A sign for the step beside one bar; `below` is the sign before the steps that are missing.

    `larger`: the bar asks the step of the present level on a larger job, which a rating at that step does not show.
    """
    gap = place.gap(bar)
    if bar is None:
        return Cell((_NONE,), tone="unknown")
    if place.to_rate_again:
        return Cell(("rate again",), tone="unknown")
    if gap is None:
        return Cell((theme.UNKNOWN,), tone="unknown")
    if gap:
        return Cell((f"{below}{gap}",), tone=tone)
    return Cell((theme.LARGER,)) if larger else Cell((theme.MET,), tone="met")


def _build_other(place: RatedSkill, other: RatingsOf) -> Cell:
    """What somebody else rated, marked where it is not the same."""
    given = other.newest.get(place.skill)
    if given is None:
        return Cell((_NONE,), tone="unknown")
    step = theme.UNKNOWN if given.step is None else str(given.step)
    if _differs(place, given.step):
        return Cell((f"{step} {theme.DIFFERS}",), tone="differs")
    return Cell((step,), tone="unknown" if given.step is None else "normal")


def _differs(place: RatedSkill, step: int | None) -> bool:
    return None not in (place.step, step) and place.step != step


def _build_proof(proof: Proof, today: date) -> Cell:
    """How many pieces prove it and how old the newest is; without proof, how many are of a lower level."""
    against = f" {AGAINST}{proof.against}" if proof.against else ""
    others = f" {theme.OTHERS_WORD}{proof.others_word}" if proof.others_word else ""
    if proof.newest:
        return Cell((f"{proof.count}{SEPARATOR}{format_relative(proof.newest, today)}{others}{against}",), tone="met")
    return Cell((f"{f'{proof.below} lower' if proof.below else _NONE}{against}",), tone="unknown")


def _describe_proof(board: Dashboard, place: RatedSkill, today: date) -> str:
    proof = format_proof(place.proof, today)
    if board.target and place.target_proof.count != place.proof.count:
        proof += f"; {board.target.id}: {place.target_proof.count or 'none'}"
    return proof


def _say_row(board: Dashboard, place: RatedSkill, today: date, beside: Sequence[RatingsOf], *, full: bool) -> str:
    """'Vision: you 2, pm at the bar, senior 1 to go, manager 1, no evidence'."""
    rated = "not rated" if place.made is None else f"{_name_own(board).lower()} {say_step(place.made)}"
    at_target = "at the step, on a larger job" if place.larger_job else "at the bar"
    bars = [
        (board.present, place.present, "below the bar", "at the bar"),
        (board.target, place.target, "to go", at_target),
    ]
    said = [f"{level.id} {_say_bar(place, bar, below, met)}" for level, bar, below, met in bars if level]
    others = [_say_other(place, each) for each in beside if place.skill in each.newest]
    history = [f"history {_format_history(place)}"] if full and len(place.history) > 1 else []
    evidence = f"evidence {_describe_proof(board, place, today) if full else format_proof(place.proof, today)}"
    return f"{place.name}: {', '.join((rated, *said, *others, *history, evidence))}"


def _say_bar(place: RatedSkill, bar: int | None, below: str, met: str) -> str:
    if bar is None:
        return "not asked"
    if place.to_rate_again:
        return "carried over, rate again" if place.carried_over else "rate again"
    gap = place.gap(bar)
    if gap is None:
        return f"asks {bar}"
    return f"{gap} {below}" if gap else met


def _say_other(place: RatedSkill, other: RatingsOf) -> str:
    step = other.newest[place.skill].step
    who = "own rating" if other.rater.kind == "self" else other.rater.describe()
    return f"{who} {say_step(step)}{' (differs)' if _differs(place, step) else ''}"


def _format_history(place: RatedSkill) -> str:
    """All steps of a skill, oldest first: '0 (not yet), not known, 2'."""
    return ", ".join(say_step(each.step) for each in place.history)


def _list_signs(board: Dashboard, beside: Sequence[RatingsOf]) -> Iterator[str]:
    """What each sign of the table means, of those that occur."""
    places, level, target = board.places, board.present, board.target
    aim = target or level
    if any(place.step for place in places):
        yield f"{theme.STEP} step"
    if any(place.step == NOT_YET.value for place in places):
        yield f"{NOT_YET.value} {NOT_YET.name.lower()}"
    if aim and any(place.target or place.present for place in places):
        yield f"{theme.BAR} the bar of {aim.id}"
    larger = [place for place in places if place.larger_job and place.gap(place.target) == 0]
    at_target = any(place.gap(place.target) == 0 for place in places if place not in larger)
    if at_target or any(place.gap(place.present) == 0 for place in places):
        yield f"{theme.MET} at the bar"
    if larger:
        yield f"{theme.LARGER} at the step, on a larger job"
    if level and any(place.gap(place.present) for place in places):
        yield f"{theme.OWED}n steps below {level.id}"
    if target and any(place.gap(place.target) for place in places):
        yield f"{theme.TO_GO}n steps to go"
    given = [(place, each.newest.get(place.skill)) for place in places for each in beside]
    if any(rating and _differs(place, rating.step) for place, rating in given):
        yield f"{theme.DIFFERS} rated otherwise"
    if any(place.made is None for place in places):
        yield f"{theme.UNKNOWN} not rated"
    if any(place.proof.others_word for place in places):
        yield f"{theme.OTHERS_WORD}n on {OTHERS_WORD}"
    if any(place.proof.against for place in places):
        yield f"{AGAINST}n against"


def format_bars(steps: Sequence[int | None], top: int) -> str:
    """The last _MOST_BARS steps as bars, as high as the step is on a scale up to `top`.

    '0' is not yet, '?' a step that is not known, and OFF_SCALE one that is not on the scale.
    """
    return "".join(_format_bar(each, top) for each in list(steps)[-_MOST_BARS:])


def _format_bar(step: int | None, top: int) -> str:
    if step is None:
        return "?"
    if step == NOT_YET.value:
        return str(step)
    return _BARS[round((step - 1) * (len(_BARS) - 1) / max(1, top - 1))] if 1 <= step <= top else OFF_SCALE


def _build_record(place: RatedSkill) -> tuple[str, ...]:
    """A line for a pipe.

    Its fields: skill, step, its day, present bar, target bar, history, evidence, day of the newest, evidence against,
    evidence at the target, evidence on somebody else's word.
    """
    steps = " ".join("?" if each.step is None else str(each.step) for each in place.history)
    numbers = ("" if each is None else str(each) for each in (place.made, place.present, place.target))
    rated, present, target = numbers
    day = place.history[-1].date.isoformat() if place.history else ""
    proof, there = place.proof, place.target_proof
    newest = proof.newest.isoformat() if proof.newest else ""
    counts = map(str, (proof.against, there.count, proof.others_word))
    return (place.skill, rated, day, present, target, steps, str(proof.count), newest, *counts)
