"""The responsibilities of a level by their ids, which the files give or which are made from the titles."""

from __future__ import annotations

from collections.abc import Sequence

from pm_career.domain.framework import Level, Responsibility
from pm_career.domain.ids import make_free, make_slug


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
