"""What a one-on-one is about: at most seven items out of what changed since the last one with that person."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import Literal, get_args

from pm_career.advice.development import Advice
from pm_career.domain.dates import format_relative
from pm_career.domain.evidence import Evidence
from pm_career.domain.framework import Value
from pm_career.domain.goals import DUE_SOON_DAYS, Goal, is_overdue
from pm_career.domain.one_on_ones import OneOnOne, Point
from pm_career.domain.person import READER, Mention
from pm_career.domain.promotion import Agreement, describe_agreement, list_open
from pm_career.domain.ratings import Rating, sort_by_day
from pm_career.domain.renamed_ids import Names
from pm_career.domain.text import cut_text, format_count, join_names, one_line

MOST_ITEMS = 7
"""Items of a one-on-one, unless all are asked for."""
SILENT_DAYS = 90
"""A skill without evidence for longer than this is silent."""
FIRST_SPAN_DAYS = 30
"""What the first one-on-one with somebody looks back on."""
_NAMED = 3
"""Skills or goals that one item names."""
_EXCERPT = 60
"""Characters of a text within an item."""

Part = Literal["decide", "since", "noted", "carried", "advice", "ahead", "silent"]
PARTS: tuple[Part, ...] = get_args(Part)
_ROOM: tuple[Part, ...] = ("decide", "noted", "carried", "since", "ahead", "advice", "silent")
"""The order in which parts get the room that is left: what has to be decided, then what was noted by hand."""


class Item(Value, frozen=True, kw_only=True):
    """One thing to talk about, in a sentence. `ids` are those of what it is about.

    `number` is that of a point of the one-on-one, counted from 1; None for what the notes say by themselves.
    """

    part: Part
    text: str
    ids: tuple[str, ...] = ()
    skills: tuple[str, ...] = ()
    number: int | None = None
    private: bool = False


class Agenda(Value, frozen=True):
    """The items of a one-on-one in the order of PARTS; `left_out` are those for which there was no room."""

    items: tuple[Item, ...]
    left_out: tuple[Item, ...] = ()


class Span(Value, frozen=True):
    """What counts as new: what happened after the day `since`, or was written down after the instant `after`.

    `is_first`: there was no one-on-one with that person before.
    """

    since: date
    after: datetime
    is_first: bool = False

    def is_new(self, day: date, recorded: datetime | None) -> bool:
        """Whether something of a day, written down at an instant, is new."""
        return day > self.since or (recorded is not None and recorded > self.after)


class Notes(Value, frozen=True, kw_only=True):
    """The notes that a one-on-one is made of, without private evidence.

    `own` are the person's ratings, `theirs` those of the manager in it; skills have their present ids.
    """

    evidence: tuple[Evidence, ...] = ()
    goals: tuple[Goal, ...] = ()
    agreements: tuple[Agreement, ...] = ()
    own: tuple[Rating, ...] = ()
    theirs: tuple[Rating, ...] = ()
    points: tuple[Point, ...] = ()


def find_span(last: OneOnOne | None, marked: datetime | None, today: date) -> Span:
    """Find what counts as new since the `last` one-on-one; `marked` is the instant at which it was marked as held.

    Where it was marked on its own day, what was written down later on that day is new. Without a last one it is what
    happened in the last FIRST_SPAN_DAYS days.
    """
    day = last.held if last and last.held else today - timedelta(days=FIRST_SPAN_DAYS)
    end = datetime.combine(day, time.max, tzinfo=UTC)
    return Span(day, marked if marked and marked.date() == day else end, is_first=last is None)


def build_agenda(
    notes: Notes,
    span: Span,
    today: date,
    *,
    names: Names,
    advice: Advice | None,
    who: Mention = READER,
    other: str = "",
    most: int | None = MOST_ITEMS,
) -> Agenda:
    """Build the items of a one-on-one. Of each part the first is in it; the room left goes to the parts as in _ROOM.

    `advice` is what to develop, None without a level; `who` is the person, and `other` the name of whom they meet.
    `most` None: all items.
    """
    items = (
        *_list_to_decide(notes, today),
        *_list_since(notes, span, names, other if who.is_reader else "you"),
        *_list_points(notes.points, span),
        *_list_to_ask(advice, who),
        *_list_ahead(notes, today),
        *_list_silent(notes, span, advice, names, today),
    )
    ordered = sorted(items, key=lambda each: PARTS.index(each.part))
    if most is None or len(ordered) <= most:
        return Agenda(tuple(ordered))
    parts = [each.part for each in ordered]
    first = [parts.index(part) for part in dict.fromkeys(parts)]
    others = [place for part in _ROOM for place, own in enumerate(parts) if own == part and place not in first]
    taken = {*[*first, *others][:most]}
    return Agenda(
        tuple(each for place, each in enumerate(ordered) if place in taken),
        tuple(each for place, each in enumerate(ordered) if place not in taken),
    )


def _list_to_decide(notes: Notes, today: date) -> Iterator[Item]:
    """Agreements that are due soon or overdue, then goals that are stuck or overdue, each the first due first."""
    for each in list_open(notes.agreements):
        if each.due and (each.due - today).days <= DUE_SOON_DAYS:
            yield Item(part="decide", text=describe_agreement(each, today), ids=(each.id,), skills=each.skills)
    for goal in sorted(notes.goals, key=lambda each: each.due or date.max):
        if not _has_to_be_decided(goal, today):
            continue
        last = goal.check_ins[-1] if goal.check_ins else None
        late = f"was due {format_relative(goal.due, today)}" if goal.due and is_overdue(goal, today) else ""
        stuck = ": ".join(filter(None, ("stuck", _excerpt(last.note)))) if last and last.state == "stuck" else ""
        said = join_names([*filter(None, (late, stuck))])
        yield Item(part="decide", text=f"{goal.id} {_excerpt(goal.what)}: {said}", ids=(goal.id,))


def _has_to_be_decided(goal: Goal, today: date) -> bool:
    """Whether an open goal is overdue, or stuck as its last check-in says."""
    is_stuck = bool(goal.check_ins) and goal.check_ins[-1].state == "stuck"
    return goal.status == "open" and (is_stuck or is_overdue(goal, today))


def _list_since(notes: Notes, span: Span, names: Names, other: str) -> Iterator[Item]:
    """Evidence, ratings that moved or that `other` gives otherwise, and goals looked at or closed: a line each."""
    pieces = [each for each in notes.evidence if span.is_new(each.date, each.created)]
    if pieces:
        newest = max(pieces, key=lambda each: (each.counts == "for", each.date))
        skills = _list_skills(names, (skill for each in pieces for skill in each.skills))
        shown = f" ({_name_few([names.skill(each) for each in skills])})" if skills else ""
        against = sum(each.counts == "against" for each in pieces)
        counted = format_count(len(pieces), "evidence") + shown + (f", {against} against" if against else "")
        text = f"{counted}; {newest.id} {_excerpt(newest.what)}"
        yield Item(part="since", text=text, ids=tuple(each.id for each in pieces), skills=skills)
    if rated := _list_rated(notes, span, names, other):
        yield Item(part="since", text=f"Rated: {_name_few(list(rated.values()))}", skills=tuple(rated))
    looked = [(goal.id, state) for goal in notes.goals if (state := _find_news(goal, span))]
    if looked:
        said = _name_few([f"{id} {state}" for id, state in looked])
        yield Item(part="since", text=f"Goals: {said}", ids=tuple(id for id, _ in looked))


def _list_rated(notes: Notes, span: Span, names: Names, other: str) -> dict[str, str]:
    """What to say of each skill whose rating moved since, or that the manager rates otherwise: 'Vision 2 → 3 (Lee 2)'.

    `other` is the manager's name.
    """
    moved, own, theirs = _list_moved(notes.own, span), _find_newest(notes.own), _find_newest(notes.theirs)
    differing = [skill for skill in own if skill in theirs and own[skill] != theirs[skill]]
    said = {}
    for skill in dict.fromkeys((*moved, *differing)):
        beside = f" ({one_line(other or 'your manager')} {theirs[skill]})" if skill in differing else ""
        said[skill] = f"{names.skill(skill)} {moved.get(skill, own[skill])}{beside}"
    return said


def _find_news(goal: Goal, span: Span) -> str:
    """What was said of a goal since: that it was closed, or its last check-in; empty for nothing, or if it is stuck."""
    if goal.closed:
        return goal.status if goal.closed > span.since else ""
    last = goal.check_ins[-1] if goal.check_ins else None
    if last is None or last.state == "stuck" or not span.is_new(last.date, last.recorded):
        return ""
    return last.state.replace("-", " ")


def _list_moved(ratings: Iterable[Rating], span: Span) -> dict[str, str]:
    """What happened to each skill that was rated since: '2 → 3', or '3' for its first rating.

    A rating about an earlier day is not new, whenever it was written down.
    """
    before: dict[str, int] = {}
    now: dict[str, int] = {}
    for each in sort_by_day(ratings):
        if each.step is not None:
            is_new = each.date >= span.since and span.is_new(each.date, each.recorded)
            (now if is_new else before)[each.skill] = each.step
    return {
        skill: f"{before[skill]} → {step}" if skill in before else str(step)
        for skill, step in now.items()
        if before.get(skill) != step
    }


def _find_newest(ratings: Iterable[Rating]) -> dict[str, int]:
    """The newest step of each skill, without those that are not known."""
    newest = {each.skill: each.step for each in sort_by_day(ratings)}
    return {skill: step for skill, step in newest.items() if step is not None}


def _list_points(points: Sequence[Point], span: Span) -> Iterator[Item]:
    """The points of the one-on-one that is prepared: those carried over from the last one, and new ones."""
    for number, each in enumerate(points, start=1):
        is_new = span.is_first or each.recorded is None or each.recorded > span.after
        part: Part = "noted" if is_new else "carried"
        yield Item(part=part, text=each.text, number=number, private=each.private)


def _list_to_ask(advice: Advice | None, who: Mention) -> Iterator[Item]:
    """One thing to ask advice on, from the bar of the first focus skill; without one, a question that always holds."""
    if advice is None:
        ask = "Which level do you see me at, and why?" if who.is_reader else f"Which level is {who.you} at, and why?"
        yield Item(part="advice", text=ask)
        return
    focus = next((each for each in advice.focus if each.focus), next(iter(advice.focus), None))
    if focus is None:
        more = "What should I do more of?" if who.is_reader else f"What does {who.you} want to do more of?"
        yield Item(part="advice", text=more)
        return
    see = "what would you want to see?" if who.is_reader else f"what would help {who.you} with it?"
    bar = f"“{focus.bar.rstrip('.')}”: " if focus.bar else ""
    yield Item(part="advice", text=f"{focus.label}: {bar}{see}", skills=(focus.skill,))


def _list_ahead(notes: Notes, today: date) -> Iterator[Item]:
    """The agreement that is due next, if not soon, so that it is always named; then goals that are due soon."""
    for each in list_open(notes.agreements)[:1]:
        if each.due is None or (each.due - today).days > DUE_SOON_DAYS:
            yield Item(part="ahead", text=describe_agreement(each, today), ids=(each.id,), skills=each.skills)
    for goal in sorted(notes.goals, key=lambda each: each.due or date.max):
        if goal.status != "open" or _has_to_be_decided(goal, today):
            continue
        if goal.due and (goal.due - today).days <= DUE_SOON_DAYS:
            text = f"{goal.id} {_excerpt(goal.what)}: due {format_relative(goal.due, today)}"
            yield Item(part="ahead", text=text, ids=(goal.id,))


def _list_silent(notes: Notes, span: Span, advice: Advice | None, names: Names, today: date) -> Iterator[Item]:
    """The skills that the level asks for and that have had no evidence for a while, those in focus first.

    Evidence that is told as new is no silence, whenever it happened.
    """
    if advice is None:
        return
    first = today - timedelta(days=SILENT_DAYS)
    told = [each for each in notes.evidence if each.date >= first or span.is_new(each.date, each.created)]
    heard = _list_skills(names, (skill for each in told for skill in each.skills))
    asked = (*advice.focus, *advice.later, *advice.strengths, *advice.proof_gaps)
    silent = [each for each in sorted(asked, key=lambda each: not each.focus) if each.skill not in heard]
    if silent:
        said = _name_few([each.name for each in silent]) if heard else "all skills: there is no evidence of that time"
        yield Item(part="silent", text=said, skills=tuple(each.skill for each in silent))


def _list_skills(names: Names, skills: Iterable[str]) -> tuple[str, ...]:
    """The present ids of skills, each once."""
    return tuple(dict.fromkeys(present for skill in skills for present in names.moves.find_skills(skill)))


def _name_few(said: Sequence[str]) -> str:
    """The first few, and how many more there are."""
    more = len(said) - _NAMED
    return f"{', '.join(said[:_NAMED])}{f' and {more} more' if more > 0 else ''}"


def _excerpt(text: str) -> str:
    return cut_text(one_line(text), _EXCERPT)


def group_by_part(items: Iterable[Item]) -> Mapping[Part, tuple[Item, ...]]:
    """The items by their part, in the order of PARTS; a part without any is left out."""
    listed = tuple(items)
    found = {part: tuple(each for each in listed if each.part == part) for part in PARTS}
    return {part: own for part, own in found.items() if own}
