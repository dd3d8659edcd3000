"""Pages of one-on-ones: what the next one is about, one that was held, and a list."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from pm_career.advice.one_on_one import FIRST_SPAN_DAYS, SILENT_DAYS, Item, Part, group_by_part
from pm_career.domain.dates import format_relative
from pm_career.domain.goals import Goal
from pm_career.domain.one_on_ones import OneOnOne, Point
from pm_career.domain.page import Block, Cell, Grid, Hint, Page, Pair, Pairs, Prose, Records, Section, Title
from pm_career.domain.person import Mention
from pm_career.domain.text import cut_text, format_count, one_line
from pm_career.journal.one_on_one_agenda import Meeting

PART_TITLES: dict[Part, str] = {
    "decide": "To decide",
    "since": "Since then",
    "noted": "You noted",
    "carried": "Carried over",
    "advice": "Ask advice on",
    "ahead": "Ahead",
    "silent": f"Silent {SILENT_DAYS} days",
}
_LONGEST = 240
"""Characters of an item; --full has it whole."""


def name_meeting(with_name: str, who: Mention) -> str:
    """Name a one-on-one by whom it is with: 'One-on-one with Dana'."""
    return f"One-on-one with {_name_other(with_name, who)}"


def _name_other(with_name: str, who: Mention) -> str:
    return one_line((with_name or "your manager") if who.is_reader else who.you)


def build_page(meeting: Meeting, who: Mention, today: date, *, full: bool = False) -> Page:
    """Build the page of the next one-on-one."""
    return tuple(_build_blocks(meeting, who, today, full=full))


def _build_blocks(meeting: Meeting, who: Mention, today: date, *, full: bool) -> Iterator[Block]:
    span, agenda = meeting.span, meeting.agenda
    when = (
        f"the first: the last {FIRST_SPAN_DAYS} days"
        if span.is_first
        else f"since {span.since.isoformat()}, {format_relative(span.since, today)}"
    )
    yield Title(name_meeting(meeting.with_name, who), "One-on-one", when)
    rows = []
    for part, items in group_by_part(agenda.items).items():
        title = "Offer help with" if part == "advice" and not who.is_reader else PART_TITLES[part]
        rows += [Pair(title if place == 0 else "", _format_item(each, full=full)) for place, each in enumerate(items)]
    yield Pairs(tuple(rows))
    if agenda.left_out:
        more = format_count(len(agenda.left_out), "more items")
        yield Prose(f"{more}: pmcareer one-on-one{meeting.option} --full", "Note", tone="muted")
    yield Hint(
        (
            (f"pmcareer one-on-one note TEXT{meeting.option}", "something to bring up"),
            (f"pmcareer one-on-one held{meeting.option}", "we met: what was agreed, what carries over"),
        )
    )


def _format_item(item: Item, *, full: bool) -> str:
    text = one_line(item.text) if full else cut_text(one_line(item.text), _LONGEST)
    number = f"{item.number}. " if item.number is not None else ""
    return f"{number}{text}{' (private)' if item.private else ''}"


def build_list_page(found: Sequence[OneOnOne], who: Mention, today: date) -> Page:
    """Build the list of one-on-ones: the one that is prepared first, then those that were held, the last first."""
    if not found:
        said = "No one-on-one was noted yet."
        hint = ("pmcareer one-on-one", "what the next one is about")
        return (Title(said, "One-on-ones"), Records((), otherwise=said, offer=hint[0]), Hint((hint,)))
    rows = tuple(
        (
            Cell((each.id,), tone="strong"),
            Cell((_name_other(each.with_name, who),)),
            Cell((_say_when(each, today),), tone="muted" if each.held else "strong"),
            Cell((_count_points(each),)),
            Cell((", ".join(each.goals),)),
        )
        for each in found
    )
    records = tuple(
        (
            each.id,
            each.state,
            each.held.isoformat() if each.held else "",
            each.with_name,
            str(len(each.points)),
            ",".join(each.goals),
        )
        for each in found
    )
    hint = (f"pmcareer one-on-one show {found[0].id}", "one of them whole")
    grid = Grid(("", "With", "When", "Points", "Agreed"), rows, records, wraps=1)
    return (Title("One-on-ones", "One-on-ones", format_count(len(found), "one_on_ones")), grid, Hint((hint,)))


def build_held_page(each: OneOnOne, goals: Sequence[Goal], who: Mention, today: date) -> Page:
    """Build the page of one one-on-one: its points, and the goals that were agreed in it."""
    blocks: list[Block] = [Title(name_meeting(each.with_name, who), f"One-on-one {each.id}", _say_when(each, today))]
    if each.points:
        blocks.append(Section("Points"))
        blocks.append(
            Pairs(tuple(_build_point(*numbered, each) for numbered in enumerate(each.points, start=1)), "Point")
        )
    if goals:
        blocks.append(Section("Agreed"))
        blocks.append(Pairs(tuple(_build_goal(goal, today) for goal in goals), "Goal"))
    if not (each.points or goals):
        blocks.append(Prose("Nothing was noted in it.", "Points", tone="muted"))
    blocks.append(Hint((("pmcareer one-on-one", "the next one"), ("pmcareer one-on-one list", "all of them"))))
    return tuple(blocks)


def _build_point(number: int, point: Point, each: OneOnOne) -> Pair:
    carried = "" if point.done or each.state == "open" else "carried over"
    aside = ", ".join(filter(None, (carried, "private" if point.private else "")))
    return Pair(str(number), point.text, aside)


def _build_goal(goal: Goal, today: date) -> Pair:
    due = f"due {format_relative(goal.due, today)}" if goal.due and goal.status == "open" else ""
    state = goal.status if goal.status != "open" else ""
    return Pair(goal.id, goal.what, state or due)


def _say_when(each: OneOnOne, today: date) -> str:
    return f"{each.held.isoformat()}, {format_relative(each.held, today)}" if each.held else "the next one"


def _count_points(each: OneOnOne) -> str:
    done = sum(point.done for point in each.points)
    return f"{done} of {len(each.points)} talked about" if each.held and each.points else str(len(each.points))
