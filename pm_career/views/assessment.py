"""Pages of an assessment: one question each, and at the end what changed and the ratings beside the bars."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pm_career.advice.assessment import Question, RatingChange
from pm_career.domain.framework import Framework, Level
from pm_career.domain.page import Block, Bullets, Cell, Entry, Grid, Hint, Page, Prose, Section, Title
from pm_career.domain.person import READER, Mention
from pm_career.domain.ratings import Answer, Assessment
from pm_career.domain.text import join_names, one_line, spell_count
from pm_career.views.steps import format_step, say_step

ABSOLUTE = "Steps are absolute: what was done, not how good that is for a level."
NOTHING_RATED = "You rated nothing, so nothing was saved."


def build_question_page(question: Question, place: int, total: int, said: Answer | None = None) -> Page:
    """One skill and what each step looks like. It does not say what is expected. `place` counts from 1.

    `said` is the answer that was given before.
    """
    return tuple(_build_question(question, place, total, said))


def describe_answer(said: Answer) -> str:
    """Say which answer was given, with its note: 'Your answer so far: 3 (the launch in May)'."""
    return f"Your answer so far: {say_step(said.step)}{f' ({one_line(said.note)})' if said.note else ''}"


def _build_question(question: Question, place: int, total: int, said: Answer | None) -> Iterator[Block]:
    yield Title(question.skill.name, "Skill", f"{place} of {total}")
    if said is not None:
        yield Prose(describe_answer(said), "Answer", tone="strong")
    if question.skill.description:
        yield Prose(question.skill.description, "What it is")
    for choice in question.choices:
        step = choice.step
        yield Entry(step.name, f"Step {step.value}", number=step.value, meaning=step.description)
        if choice.example:
            yield Bullets((choice.example,), "For example", quiet=True, tone="muted")


def build_summary_page(
    framework: Framework,
    ratings: Sequence[RatingChange],
    levels: tuple[Level | None, Level | None],
    who: Mention = READER,
) -> Page:
    """What changed since the last time; then each rating beside the bars of the `levels` (present, target).

    `who` is whom they are about.
    """
    return tuple(_build_summary(framework, ratings, levels, who))


def _build_summary(
    framework: Framework, ratings: Sequence[RatingChange], levels: tuple[Level | None, Level | None], who: Mention
) -> Iterator[Block]:
    yield Title(f"Rated: {spell_count(len(ratings), 'skill')}", "Assessment")
    changed = [each for each in ratings if each.before is not None and each.before != each.now]
    older = [each.skill.name for each in ratings if not each.is_newest]
    if older:
        yield Prose(f"Rated on a later day already, which stays the newest: {join_names(older)}.", "Note")
    if changed:
        yield Section("Changed since the last time")
        moves = tuple((Cell((each.skill.name,)), Cell((_format_change(framework, each),))) for each in changed)
        yield Grid(("Skill", "Changed"), moves, tuple(_build_record("moved", each) for each in changed), stack_below=0)
    elif any(each.before is not None for each in ratings):
        yield Prose("Nothing has changed since the last time.", "Changed")
    elif not older:
        yield Prose("Rated for the first time: next time, this shows what changed.", "Changed")
    shown = [level for level in levels if level is not None]
    if not shown:
        stands = "you are at" if who.is_reader else f"{who.you} is at"
        yield Hint((("pmcareer me set --level LEVEL", f"say which level {stands}, to see the bars"),))
        return
    yield Section("Compared with the bar")
    columns = ("Skill", "Rated", *(f"For {level.id}" for level in shown))
    rows = tuple(_build_row(framework, each, len(shown)) for each in ratings)
    yield Grid(columns, rows, tuple(_build_record("bar", each) for each in ratings), stack_below=56)
    stands = "you stand" if who.is_reader else f"{who.you} stands"
    yield Hint((("pmcareer next", "what to develop next"), ("pmcareer me", f"where {stands}, on one page")))


def describe_progress(assessment: Assessment) -> str:
    """Say how far an assessment that was stopped has come."""
    return f"{assessment.progress}."


def _build_row(framework: Framework, each: RatingChange, bars: int) -> tuple[Cell, ...]:
    rated = "not known" if each.now is None else format_step(framework, each.now)
    against = [each.present, each.target] if bars == 2 else [each.present if each.target is None else each.target]
    return (
        Cell((each.skill.name,), tone="strong"),
        Cell((rated,)),
        *(Cell((_format_distance(each.now, bar),)) for bar in against),
    )


def _format_distance(now: int | None, bar: int | None) -> str:
    if bar is None:
        return "not asked"
    if now is None:
        return f"the bar is {bar}"
    return "at the bar" if now >= bar else f"{spell_count(bar - now, 'step')} to go"


def _format_change(framework: Framework, each: RatingChange) -> str:
    before, now = (
        ("not known" if value is None else format_step(framework, value)) for value in (each.before, each.now)
    )
    return f"{before} → {now}"


def _build_record(kind: str, each: RatingChange) -> tuple[str, ...]:
    numbers = (each.before, each.now, each.present, each.target)
    return (kind, each.skill.id, *("" if number is None else str(number) for number in numbers))
