"""Everyday names of levels and skills: found without regard to case, spaces and hyphens, never guessed."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from pm_career.domain.framework import Framework, Level, Skill, Value
from pm_career.domain.text import one_line
from pm_career.errors import UsageError

_IGNORED = re.compile(r"[\s\-_/.,()&'\u2010-\u2015]+")
_BRACKETED = re.compile(r"^(?P<title>.*\S)\s*\((?P<short>[^()]+)\)\s*$")


class Match(Value, frozen=True):
    """The ids that a name stands for (one, several or none) and, where none, the nearest names."""

    ids: tuple[str, ...]
    nearest: tuple[str, ...] = ()


def folded(name: str) -> str:
    """A name as it is compared: NFKC, case-folded, without spaces, hyphens and brackets."""
    return _IGNORED.sub("", unicodedata.normalize("NFKC", name).casefold())


def level_names(level: Level) -> tuple[str, ...]:
    """Every name a level answers to: id, title with and without its bracketed short form, titles, aliases."""
    bracketed = _BRACKETED.match(level.title)
    parts = bracketed.group("title", "short") if bracketed else ()
    return (level.id, level.title, *parts, *level.titles, *level.aliases)


def skill_names(skill: Skill) -> tuple[str, ...]:
    """Every name a skill answers to: id, name, and the labels levels have for it."""
    return (skill.id, skill.name, *(e.label for e in skill.expectations.values() if e.label))


def match_level(framework: Framework, name: str) -> Match:
    """The levels that `name` stands for."""
    return match(name, ((level.id, level_names(level)) for level in framework.levels))


def match_skill(framework: Framework, name: str) -> Match:
    """The skills that `name` stands for."""
    return match(name, ((skill.id, skill_names(skill)) for skill in framework.skills))


def match(name: str, named: Iterable[tuple[str, Iterable[str]]]) -> Match:
    """Match `name` against (id, names) pairs: an exact id wins, then any name; else the nearest ids."""
    wanted = folded(name)
    found: dict[str, None] = {}
    by_name: dict[str, str] = {}
    for own_id, names in named:
        if own_id == name:
            return Match(ids=(own_id,))
        for each in names:
            by_name.setdefault(folded(each), own_id)
            if folded(each) == wanted:
                found.setdefault(own_id)
    if found:
        exact = [own_id for own_id in found if folded(own_id) == wanted]
        return Match(ids=tuple(exact or found))
    return Match(ids=(), nearest=_nearest(wanted, by_name))


def _nearest(wanted: str, by_name: dict[str, str]) -> tuple[str, ...]:
    from difflib import get_close_matches  # only needed for a typo

    close = get_close_matches(wanted, by_name, n=6, cutoff=0.6)
    if not close and len(wanted) >= 2:
        close = [known for known in by_name if known.startswith(wanted) or wanted.startswith(known)]
    return tuple(dict.fromkeys(by_name[known] for known in close))[:3]


def find_level(framework: Framework, name: str) -> Level:
    """The level that a typed name stands for; a UsageError with the nearest where it is unknown or ambiguous."""
    levels = ", ".join(level.id for level in framework.levels[:12])
    return framework.level(_only("level", name, match_level(framework, name), levels))


def find_skill(framework: Framework, name: str) -> Skill:
    """The skill that a typed name stands for; a UsageError with the nearest where it is unknown or ambiguous."""
    skills = ", ".join(skill.id for skill in framework.skills[:20])
    return framework.skill(_only("skill", name, match_skill(framework, name), skills))


def _only(kind: str, name: str, match: Match, known: str) -> str:
    if len(match.ids) == 1:
        return match.ids[0]
    if match.ids:
        candidates = ", ".join(match.ids)
        raise UsageError(f"'{one_line(name)}' stands for more than one {kind}.", f"Say which: {candidates}")
    near = f"Did you mean {' or '.join(match.nearest)}? " if match.nearest else ""
    raise UsageError(f"There is no {kind} '{one_line(name)}'.", f"{near}{kind.capitalize()}s: {known}")
