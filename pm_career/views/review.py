"""Pages of reviews: today in three lines, and a quarter."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from pm_career.advice.review import Moved, Quarter, SkillReview
from pm_career.advice.today import Today
from pm_career.domain.dates import format_day, format_relative
from pm_career.domain.evidence import Evidence
from pm_career.domain.goals import Goal
from pm_career.domain.page import Block, Hint, Page, Pair, Pairs, Prose, Section, Title
from pm_career.domain.periods import Period, find_quarter
from pm_career.domain.text import cut_text, find_first_sentence, format_count, one_line
from pm_career.views.theme import SEPARATOR

_MOST_PIECES = 2
"""Pieces of a skill that a quarter tells without --full; the others it counts."""
_LONGEST = 64
"""Characters of a text there."""


def build_today_page(found: Today, today: date) -> Page:
    """Build the three lines: what is due first, what to write down, what to develop."""
    rows = (
        Pair("Due", _say_due(found, today)),
        Pair("Write down", _say_written(found)),
        Pair("Develop", _say_develop(found)),
    )
    return (Title(format_day(today), "Today"), Pairs(rows), Hint(_list_hints(found)))


def _say_due(found: Today, today: date) -> str:
    if found.due is None:
        return "nothing within a week"
    if found.due.due is None:
        return f"{found.due.id} {_shorten(found.due.what)} (bring it up in your next one-on-one)"
    late = "overdue: " if found.due.due < today else ""
    return f"{found.due.id} {_shorten(found.due.what)} ({late}{format_relative(found.due.due, today)})"


def _say_written(found: Today) -> str:
    if found.days_since is None:
        return "your first evidence: one thing that you moved"
    if found.days_since == 0:
        return "nothing more: you wrote something down today"
    return f"what you moved: the newest evidence is {format_count(found.days_since, 'days')} old"


def _say_develop(found: Today) -> str:
    if found.develop is None:
        return "set your level first: what to develop depends on it"
    return f"{found.develop.name}: {found.develop.action}" if found.develop.action else found.develop.name


def _list_hints(found: Today) -> tuple[tuple[str, str], ...]:
    due = found.due
    looks = {
        "goal": ("plan check-in {}", "say how it goes"),
        "agreement": ("promotion agree {} --shown ID", "say how it goes"),
        "one-on-one": ("one-on-one", "what it is about"),
    }
    command, gives = looks[due.kind] if due else ("", "")
    first = ((f"pmcareer {command.format(due.id)}", gives),) if due else ()
    last = ("pmcareer next", "all of it") if found.develop else ("pmcareer me set", "set your level")
    return (*first, ("pmcareer evidence add", "write it down"), last)


def build_quarter_page(found: Quarter, today: date, *, full: bool = False) -> Page:
    """Build the review of a quarter: what happened by skill, what is silent, steps that moved, goals."""
    return tuple(_build_quarter(found, today, full=full))


def _build_quarter(found: Quarter, today: date, *, full: bool) -> Iterator[Block]:
    yield Title(name_span(found.span), "Review", f"{format_day(found.span.first)} to {format_day(found.span.last)}")
    if found.is_empty:
        yield Prose("You wrote nothing down in these days.", "What happened")
    if found.skills or found.untied:
        yield Section("What happened")
        rows = [_build_skill(each, full=full) for each in found.skills]
        rows += [Pair("Other", _list_pieces(found.untied, full=full))] if found.untied else []
        yield Pairs(tuple(rows), "What happened")
    if found.silent:
        yield Section("Silent: no evidence in these days")
        yield Prose(SEPARATOR.join(name for _, name in found.silent), "Silent")
    if found.moved:
        yield Section("Steps that moved")
        yield Pairs(tuple(map(_build_moved, found.moved)), "Moved")
    goals = {"Kept": found.kept, "Late": found.late, "Dropped": found.dropped}
    if any(goals.values()):
        yield Section("Goals")
        yield Pairs(tuple(Pair(name, _list_goals(each)) for name, each in goals.items() if each), "Goals")
    yield Hint(_list_quarter_hints(found, today))


def name_span(span: Period) -> str:
    """'Q3 2026' for a quarter, else its days."""
    if span == find_quarter(span.first):
        return f"Q{(span.first.month + 2) // 3} {span.first.year}"
    return "One day" if span.first == span.last else "These days"


def _build_skill(each: SkillReview, *, full: bool) -> Pair:
    parts = [_list_pieces(each.pieces, full=full)] if each.pieces else []
    if each.against:
        parts.append(f"against: {_list_pieces(each.against, full=full)}")
    return Pair(each.name, SEPARATOR.join(parts))


def _list_pieces(pieces: Sequence[Evidence], *, full: bool) -> str:
    shown = pieces if full else pieces[:_MOST_PIECES]
    texts = [f"{each.id} {_shorten(each.what)}" for each in shown]
    if more := len(pieces) - len(shown):
        texts.append(f"{more} more")
    return SEPARATOR.join(texts)


def _build_moved(each: Moved) -> Pair:
    before = "not rated" if each.before is None else str(each.before)
    return Pair(each.name, f"{before} → {each.after}", "" if each.rater.kind == "self" else each.rater.describe())


def _list_goals(goals: Sequence[Goal]) -> str:
    return SEPARATOR.join(f"{each.id} {_shorten(each.what)}" for each in goals)


def _shorten(text: str) -> str:
    return cut_text(find_first_sentence(one_line(text)), _LONGEST)


def _list_quarter_hints(found: Quarter, today: date) -> tuple[tuple[str, str], ...]:
    if found.silent:
        skill = found.silent[0][0]
        first = (f"pmcareer evidence add --skill {skill}", "write down what was left out")
    else:
        first = ("pmcareer evidence add", "write down what was left out")
    running = found.span.last >= today
    second = (
        ("pmcareer plan from-next", "goals for the next quarter") if running else ("pmcareer promotion", "your case")
    )
    return (first, second)
