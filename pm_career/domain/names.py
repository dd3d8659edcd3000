"""Find a level or skill by any name that people have for it. Nothing is guessed: the nearest names are only offered."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from pm_career.domain.framework import NO_LEVEL, Background, Framework, Level, Skill, Value
from pm_career.domain.text import find_nearest, fold_name, one_line
from pm_career.errors import UsageError

_BRACKETED = re.compile(r"^(?P<title>.*\S)\s*\((?P<short>[^()]+)\)\s*$")

_NEAREST_OFFERED = 3
_NEAREST_COMPARED = 6
"""More than are offered, as several of the nearest names may belong to one level or skill."""
_SHORTEST_BEGINNING = 2
"""Letters that a name needs for the names that begin with it to be offered."""
_LEVELS_LISTED = 12
_SKILLS_LISTED = 20


class Match(Value, frozen=True):
    """The ids that a name stands for (one, several or none); if there is none, the ids with the nearest names."""

    ids: tuple[str, ...]
    nearest: tuple[str, ...] = ()


def list_level_names(level: Level) -> tuple[str, ...]:
    """Every name a level answers to: id, title with and without its bracketed short form, titles, aliases."""
    bracketed = _BRACKETED.match(level.title)
    parts = bracketed.group("title", "short") if bracketed else ()
    return (level.id, level.title, *parts, *level.titles, *level.aliases)


def list_skill_names(skill: Skill) -> tuple[str, ...]:
    """Every name a skill answers to: id, name, and the labels levels have for it."""
    return (skill.id, skill.name, *(e.label for e in skill.expectations.values() if e.label))


def match_level(framework: Framework, name: str) -> Match:
    """The levels that `name` stands for; where there is none, those that had it as their id."""
    return _match_former(
        match(name, ((level.id, list_level_names(level)) for level in framework.levels)), name, framework.levels
    )


def match_skill(framework: Framework, name: str) -> Match:
    """The skills that `name` stands for; where there is none, those that had it as their id."""
    return _match_former(
        match(name, ((skill.id, list_skill_names(skill)) for skill in framework.skills)), name, framework.skills
    )


def _match_former(found: Match, name: str, pieces: Iterable[Level | Skill]) -> Match:
    """`found`, or the ids of the pieces that name `name` as a former id of theirs where nothing was found."""
    former = () if found.ids else tuple(each.id for each in pieces if fold_name(name) in map(fold_name, each.formerly))
    return Match(ids=former) if former else found


def match(name: str, named: Iterable[tuple[str, Iterable[str]]]) -> Match:
    """Match `name` with (id, names) pairs: an exact id wins, then a folded id, then any name; else the nearest ids."""
    wanted = fold_name(name)
    found: dict[str, None] = {}
    by_name: dict[str, str] = {}
    for own_id, names in named:
        if own_id == name:
            return Match(ids=(own_id,))
        for each in names:
            by_name.setdefault(fold_name(each), own_id)
            if fold_name(each) == wanted:
                found.setdefault(own_id)
    if found:
        exact = [own_id for own_id in found if fold_name(own_id) == wanted]
        return Match(ids=tuple(exact or found))
    return Match(ids=(), nearest=_find_nearest_ids(wanted, by_name))


def _find_nearest_ids(wanted: str, by_name: dict[str, str]) -> tuple[str, ...]:
    """The ids of the nearest names; where none is near, of those that begin with what is wanted or the other way."""
    close = find_nearest(wanted, by_name, _NEAREST_COMPARED)
    if not close and len(wanted) >= _SHORTEST_BEGINNING:
        close = [known for known in by_name if known.startswith(wanted) or wanted.startswith(known)]
    return tuple(dict.fromkeys(by_name[known] for known in close))[:_NEAREST_OFFERED]


def find_level(framework: Framework, name: str) -> Level:
    """The level that a typed name stands for; a UsageError with the nearest if it is unknown or ambiguous."""
    if fold_name(name) == NO_LEVEL:
        message = f"'{NO_LEVEL}' stands for no level yet."
        raise UsageError(message, f"What leads to the first level: pmcareer next --from {NO_LEVEL}")
    levels = _list_ids(framework.levels, _LEVELS_LISTED)
    return framework.level(_require_one("level", name, match_level(framework, name), levels))


def find_present(framework: Framework, name: str) -> Level:
    """As `find_level`; `none` stands for the place of those who are on no level yet."""
    return framework.find_present(NO_LEVEL) if fold_name(name) == NO_LEVEL else find_level(framework, name)


def find_background(framework: Framework, name: str) -> Background:
    """What people come from, by its id or title; a UsageError that lists what the ladder names."""
    known = framework.entry.backgrounds
    if not known:
        raise UsageError("This ladder says nothing on what people come from.", "Leave --background out.")
    found = match(name, ((each.id, (each.id, each.title)) for each in known))
    own = _require_one("background", name, found, ", ".join(each.id for each in known))
    return next(each for each in known if each.id == own)


def find_skill(framework: Framework, name: str) -> Skill:
    """The skill that a typed name stands for; a UsageError with the nearest if it is unknown or ambiguous."""
    skills = _list_ids(framework.skills, _SKILLS_LISTED)
    return framework.skill(_require_one("skill", name, match_skill(framework, name), skills))


def _list_ids(pieces: Sequence[Level | Skill], most: int) -> str:
    """The first ids, and how many more there are."""
    listed = ", ".join(each.id for each in pieces[:most])
    return f"{listed} and {len(pieces) - most} more" if len(pieces) > most else listed


def _require_one(kind: str, name: str, match: Match, known: str) -> str:
    """The one id of a match; UsageError if there are several or none, with what else to type."""
    if len(match.ids) == 1:
        return match.ids[0]
    if match.ids:
        candidates = ", ".join(match.ids)
        raise UsageError(f"'{one_line(name)}' can mean more than one {kind}.", f"Say which: {candidates}")
    near = f"Did you mean {' or '.join(match.nearest)}? " if match.nearest else ""
    raise UsageError(f"There is no {kind} '{one_line(name)}'.", f"{near}{kind.capitalize()}s: {known}")
