"""What the browse screen lets choose from: another level for a page about two, and what a search finds."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import chain, islice
from typing import Literal, NamedTuple

from rich.text import Text

from pm_career.advice.passages import Part, Passage
from pm_career.advice.paths import find_leading_to
from pm_career.advice.search import Hit, search_live, search_notes_live
from pm_career.domain.framework import NO_LEVEL, Framework, Level
from pm_career.explore.locations import Location, locate_level, locate_skill
from pm_career.explore.screens.choice_dialog import Choice, ChoiceDialog, make_choice
from pm_career.journal.profile import Position
from pm_career.views.screen import draw_page
from pm_career.views.search import build_excerpt

_OWN = "present level"
_TARGET = "aim"
_ONWARD = "and further up"
_MAX_HITS = 50
_EXCERPT_WIDTH = 54
_NAMES = ("level", "skill")
"""The kinds of texts that are names of levels and skills."""


class SearchHit(NamedTuple):
    """What a search found: the location whose page has it, its text, and the words of it to mark.

    Of `texts` the first that the page has is shown: the text itself, else what it belongs to, the nearest first.
    """

    to: Location
    texts: tuple[str, ...]
    words: tuple[str, ...]


class LevelQuestion(NamedTuple):
    """A level to choose among `choices`, and the location that each choice leads to."""

    title: str
    choices: Sequence[Choice[Level]]
    find_location: Callable[[Level], Location]


def ask_start_of_next(ladder: Framework, aim: Level, position: Position) -> LevelQuestion:
    """Where to start for `aim`: at the person's own level where it leads there, else at `aim` itself, going on.

    From the person's own level there is one choice: up.
    """

    def find_location(start: Level) -> Location:
        return Location("next", tuple(dict.fromkeys((start.id, aim.id))))

    own = position.level
    if own is not None and own.id == aim.id:
        choices = [make_choice(aim.title, aim)]
    else:
        before = find_leading_to(ladder, aim.id)
        leads = own is not None and any(each.id == own.id for each in before)
        others = [make_choice(each.title, each) for each in before if own is None or each.id != own.id]
        onward = make_choice(aim.title, aim, _ONWARD)
        if own is not None and leads:
            choices = [make_choice(own.title, own, _OWN), *others, onward]
        else:
            choices = [onward, *others]
    return LevelQuestion(f"To {aim.title}, starting from", choices, find_location)


def ask_path_end(ladder: Framework, aim: Level, position: Position) -> LevelQuestion:
    """Where the way to `aim` starts, the person's own level first; at the own level, where the way leads."""
    own = position.level
    if own is None or own.id == aim.id:
        return _ask_other_level("path", f"The way from {aim.title} to", ladder, aim, position)
    others = [each for each in find_leading_to(ladder, aim.id) if each.id != own.id]
    choices = [make_choice(own.title, own, _OWN), *(make_choice(each.title, each) for each in others)]
    return LevelQuestion(
        f"The way to {aim.title}, starting from", choices, lambda start: Location("path", (start.id, aim.id))
    )


def ask_level_to_compare(ladder: Framework, here: Level, position: Position) -> LevelQuestion:
    """Which level to compare with."""
    return _ask_other_level("compare", f"Compare {here.title} with", ladder, here, position)


def _ask_other_level(
    kind: Literal["compare", "path"], title: str, ladder: Framework, here: Level, position: Position
) -> LevelQuestion:
    """Any other level, the likeliest first: the person's own, the target, those that come next, the rest."""
    marks = {each.id: mark for each, mark in ((position.target, _TARGET), (position.level, _OWN)) if each is not None}

    def order(each: Level) -> int:
        return [_OWN, _TARGET].index(marks[each.id]) if each.id in marks else 2 if each.id in here.next else 3

    others = sorted((each for each in ladder.levels if each.id != here.id), key=order)

    def find_location(other: Level) -> Location:
        low, high = sorted((here, other), key=lambda each: each.rank)
        return Location(kind, (low.id, high.id))

    return LevelQuestion(
        title, [make_choice(each.title, each, marks.get(each.id, "")) for each in others], find_location
    )


def make_search_dialog(ladder: Framework, notes: Sequence[Passage] = ()) -> ChoiceDialog[SearchHit]:
    """A dialog that searches the ladder and the notes while one types, and ends with the hit that is chosen.

    Names of levels and skills come first, then the notes, then the rest of the ladder.
    """

    def find(typed: str) -> Sequence[Choice[SearchHit]]:
        hits = search_live(ladder, typed).hits
        names = [hit for hit in hits if hit.complete and hit.passage.kind in _NAMES]
        found = dict.fromkeys(chain(names, search_notes_live(notes, typed).hits, hits))
        return [
            Choice(Text("\n").join(draw_page((build_excerpt(hit),), _EXCERPT_WIDTH)), _make_search_hit(hit))
            for hit in islice(found, _MAX_HITS)
        ]

    return ChoiceDialog(
        "Search the ladder and your notes", find, nothing="Nothing in the ladder or your notes has these words."
    )


def _make_search_hit(hit: Hit) -> SearchHit:
    """Where a hit leads: a note to its piece, else the skill of a hit, at the level of the hit if it has one.

    Without a skill its level, in full unless its name is hit.
    """
    passage = hit.passage
    level = passage.level or ""
    if passage.note is not None:
        to = Location("goal" if passage.part is Part.GOALS else "evidence", (passage.note.id,))
    elif passage.kind == "entry":
        to = Location("whole next", (NO_LEVEL,))
    elif passage.skill:
        to = locate_skill(passage.skill, level)
    else:
        to = locate_level(level) if passage.kind == "level" else Location("whole level", (level,))
    words = dict.fromkeys(passage.text[start:end] for start, end in hit.matches)
    return SearchHit(to, (passage.text, *reversed(passage.where)), tuple(words))
