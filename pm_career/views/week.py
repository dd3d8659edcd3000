"""The pages of a week: what was written down, what is asked, and the goals that are due."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pm_career.domain.dates import format_day, format_relative
from pm_career.domain.evidence import Evidence
from pm_career.domain.goals import Goal
from pm_career.domain.page import Block, Bullets, Page, Prose, Section, Title
from pm_career.domain.person import Mention
from pm_career.domain.text import cut_text, one_line, spell_count
from pm_career.domain.week import QUESTIONS
from pm_career.journal.review import Week

_MOST_PIECES = 7
"""Pieces of a week that the page lists, the newest; the others it counts."""
_LONGEST = 64
"""Characters of a text there."""


def build_week_page(week: Week) -> Page:
    """Build the page of the last seven days that stands before the questions: what is written down."""
    return tuple(_build_week(week))


def build_overview_page(week: Week, who: Mention) -> Page:
    """Build the page of a week that has the questions themselves and the goals that are due; `who` is the person."""
    return tuple(_build_overview(week, who))


def _build_overview(week: Week, who: Mention) -> Iterator[Block]:
    yield _build_title(week)
    yield Section(spell_count(len(QUESTIONS), "question").capitalize())
    yield Bullets(tuple(each.format_text(who) for each in QUESTIONS), "Question", quiet=True)
    if week.due:
        yield Section("Goals to look at")
        yield Bullets(tuple(describe_goal(each, week.last) for each in week.due), "Goal", quiet=True)
    yield from _build_written(week)
    if not week.evidence:
        yield Section("Written down so far")
        yield Prose("Nothing of these seven days is written down yet.", "Written down", tone="muted")


def _build_week(week: Week) -> Iterator[Block]:
    yield _build_title(week)
    due = f", then {spell_count(len(week.due), 'goal')} to look at" if week.due else ""
    questions = spell_count(len(QUESTIONS), "question").capitalize()
    how = "Each answer is saved at once: Enter passes a question, q stops."
    yield Prose(f"{questions}{due}. {how}", "How")
    yield from _build_written(week)


def _build_title(week: Week) -> Title:
    return Title("The week", "Review", f"{format_day(week.first)} to {format_day(week.last)}")


def _build_written(week: Week) -> Iterator[Block]:
    if week.evidence:
        yield Section("Written down so far")
        shown = week.evidence[-_MOST_PIECES:]
        items = [_say_piece(each, week.last) for each in shown]
        if before := len(week.evidence) - len(shown):
            items.insert(0, f"{before} more before them")
        yield Bullets(tuple(items), "Written down", quiet=True)


def _say_piece(each: Evidence, today: date) -> str:
    return f"{each.id} {cut_text(one_line(each.what), _LONGEST)} ({format_relative(each.date, today)})"


def describe_goal(goal: Goal, today: date) -> str:
    """Say what a goal is, when it is due and how it went at the last look: 'g1 Ask Noor (due in 4 days; slow)'."""
    remarks = [f"due {format_relative(goal.due, today)}"] if goal.due else []
    if goal.check_ins:
        last = goal.check_ins[-1]
        note = f": {cut_text(one_line(last.note), _LONGEST)}" if last.note else ""
        remarks.append(f"{last.state} {format_relative(last.date, today)}{note}")
    return f"{goal.id} {one_line(goal.what)}" + (f" ({'; '.join(remarks)})" if remarks else "")
