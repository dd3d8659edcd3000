"""The responsibilities of a level by their ids, which the files give or which are made from the titles."""

from __future__ import annotations

from collections.abc import Sequence

from pm_career.domain.framework import Level, Responsibility
from pm_career.domain.ids import make_free, make_slug
from pm_career.domain.names import Match, match
from pm_career.domain.text import fold_name, one_line
from pm_career.errors import UsageError


def list_responsibility_ids(responsibilities: Sequence[Responsibility]) -> tuple[str, ...]:
    """List the ids of a level's responsibilities in their order, each once.

    One without an id has an id made from its title: 'Area results' -> 'area-results'.
    """
    taken = {each.id for each in responsibilities if each.id}
    found = []
    for number, each in enumerate(responsibilities, start=1):
        own = each.id or make_free(make_slug(each.title) or f"responsibility-{number}", taken)
        taken.add(own)
        found.append(own)
    return tuple(found)


def name_responsibilities(level: Level) -> dict[str, Responsibility]:
    """The responsibilities of a level by their ids, in their order."""
    return dict(zip(list_responsibility_ids(level.responsibilities), level.responsibilities, strict=True))


def match_responsibility(level: Level, name: str) -> Match:
    """The responsibilities of a level that `name` stands for: by id, title or short title, else by a former id."""
    known = name_responsibilities(level)
    found = match(name, ((own, (own, each.title, each.short or own)) for own, each in known.items()))
    former = [own for own, each in known.items() if fold_name(name) in map(fold_name, each.formerly)]
    return Match(tuple(former)) if former and not found.ids else found


def find_responsibility(levels: Sequence[Level], name: str) -> tuple[str, str]:
    """Find a responsibility by its name in the first of several levels that has it; returns both ids.

    Raises a UsageError with the nearest names where none has it, or where several of one level have that name.
    """
    matches = {level.id: match_responsibility(level, name) for level in levels}
    typed = one_line(name)
    for level_id, found in matches.items():
        if len(found.ids) > 1:
            raise UsageError(
                f"'{typed}' can mean more than one responsibility of {level_id}.", f"Say which: {', '.join(found.ids)}"
            )
        if found.ids:
            return level_id, found.ids[0]
    nearest = " or ".join(dict.fromkeys(near for found in matches.values() for near in found.nearest))
    known = "; ".join(f"{level.id}: {', '.join(name_responsibilities(level)) or 'none'}" for level in levels)
    raise UsageError(
        f"There is no responsibility '{typed}' at {' or '.join(matches)}.",
        f"{f'Did you mean {nearest}? ' if nearest else ''}Responsibilities of {known}",
    )
