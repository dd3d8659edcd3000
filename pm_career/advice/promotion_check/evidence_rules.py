"""Rules on what the claims of a case rest on: evidence, whose word it is, how old it is, where it comes from."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from pm_career.advice.case import Expected
from pm_career.advice.promotion_check.finding import (
    CASE,
    Checked,
    Finding,
    Remedy,
    add_evidence,
    keep_evidence,
    name_place,
)
from pm_career.domain.dates import format_day
from pm_career.domain.text import cut_text, one_line, spell_count

NO_EVIDENCE = "no-evidence"
OWN_WORD = "own-word"
OLD = "old"
ONE_MOMENT = "one-moment"
ONE_PROJECT = "one-project"
LOWER_LEVEL = "present-level"
OVERUSED = "overused"

SHORTEST_SPAN = timedelta(days=30)
"""Evidence that lies no further apart than this shows one moment."""
MOST_CLAIMS = 3
"""Expectations that one piece of evidence can stand for."""


def find_no_evidence(checked: Checked) -> Iterator[Finding]:
    """A claim without evidence; a case in which nothing has any."""
    case = checked.case
    for each in case.expected:
        if each.claim and not each.evidence:
            yield Finding(
                NO_EVIDENCE,
                name_place(each),
                "The claim rests on no evidence.",
                "Keep a piece that shows it, or take the claim out",
                keep_evidence(each),
            )
    if case.expected and not any(each.claim or each.evidence for each in case.expected):
        message = f"No evidence shows anything that {case.target.title} asks for."
        yield Finding(NO_EVIDENCE, CASE, message, "Write down what happened", add_evidence(case.expected[0]))


def find_own_word(checked: Checked) -> Iterator[Finding]:
    """Evidence for something of which no piece rests on somebody else's word."""
    for each in _list_with_evidence(checked):
        if not any(piece.has_others_word for piece in each.evidence):
            yield Finding(
                OWN_WORD,
                name_place(each),
                "Its evidence is one's own word alone: nobody else says so.",
                "Ask somebody who saw it for a word on it",
                Remedy("ask for word", each.evidence[0].id),
            )


def find_old(checked: Checked) -> Iterator[Finding]:
    """Evidence for something of which the newest piece is over twelve months old."""
    year_ago = _subtract_year(checked.case.until)
    for each in _list_with_evidence(checked):
        newest = max(piece.date for piece in each.evidence)
        if newest < year_ago:
            message = f"Its newest evidence is over twelve months old: {format_day(newest)}."
            yield Finding(OLD, name_place(each), message, "Add something newer", add_evidence(each))


def find_one_moment(checked: Checked) -> Iterator[Finding]:
    """Several pieces for something that all lie within thirty days."""
    for each in _list_with_evidence(checked):
        days = [piece.date for piece in each.evidence]
        if len(days) > 1 and max(days) - min(days) <= SHORTEST_SPAN:
            count, newest = spell_count(len(days), "piece"), format_day(max(days))
            message = f"Its {count} lie within {SHORTEST_SPAN.days} days, the newest of {newest}."
            mend = "Add something of another time, to show that it lasts"
            yield Finding(ONE_MOMENT, name_place(each), message, mend, add_evidence(each))


def find_one_project(checked: Checked) -> Iterator[Finding]:
    """Several pieces for something that are all of the same project."""
    for each in _list_with_evidence(checked):
        projects = {piece.project.casefold() for piece in each.evidence}
        if len(each.evidence) > 1 and len(projects) == 1 and projects != {""}:
            count, project = spell_count(len(each.evidence), "piece"), one_line(each.evidence[0].project)
            message = f"Its {count} are all of one project: {cut_text(project, 40)}."
            mend = "Add something from other work"
            yield Finding(ONE_PROJECT, name_place(each), message, mend, add_evidence(each))


def find_lower_level(checked: Checked) -> Iterator[Finding]:
    """A piece that is tied to a lower level than the case is for."""
    target = checked.case.target
    for piece in checked.list_shown():
        if piece.is_below:
            yield Finding(
                LOWER_LEVEL,
                piece.id,
                f"It is tied to a lower level, so it does not show {target.title}.",
                "Leave it out, or tie it to the level that it shows",
                Remedy("leave", piece.id),
            )


def find_overused(checked: Checked) -> Iterator[Finding]:
    """A piece that stands for more than three things."""
    for piece in checked.list_shown():
        under = [each for each in checked.case.expected if any(one.id == piece.id for one in each.evidence)]
        if len(under) > MOST_CLAIMS:
            yield Finding(
                OVERUSED,
                piece.id,
                f"It stands for {len(under)} expectations; a reader believes {MOST_CLAIMS} at most.",
                "Keep another piece where it shows least",
                keep_evidence(under[-1]),
            )


def _list_with_evidence(checked: Checked) -> Iterator[Expected]:
    return (each for each in checked.case.expected if each.evidence)


def _subtract_year(day: date) -> date:
    """The same day of the year before; 28 February for the 29th."""
    try:
        return day.replace(year=day.year - 1)
    except ValueError:
        return day.replace(year=day.year - 1, day=28)
