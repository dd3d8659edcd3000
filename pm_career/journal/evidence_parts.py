"""The parts of a piece of evidence as they are typed: check them, and find what they name."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, NamedTuple

from pm_career.domain.dates import parse_day
from pm_career.domain.evidence import Counts, Source
from pm_career.domain.names import find_level, find_skill
from pm_career.errors import UsageError
from pm_career.journal.access import Owner
from pm_career.journal.responsibilities import parse_responsibility
from pm_career.store.goals import find_goal
from pm_career.store.log import Store


class TypedParts(NamedTuple):
    """Parts of a piece of evidence as they were typed. None: not given; an empty text: none. `on` is its day."""

    level: str | None = None
    outcome: str | None = None
    links: Sequence[str] | None = None
    source: Source | None = None
    on: str | None = None
    counts: Counts | None = None
    private: bool | None = None
    project: str | None = None
    responsibility: str | None = None


NO_PARTS = TypedParts()


def require_text(typed: str) -> str:
    """Strip the text that says what happened. Raises a UsageError if it is empty."""
    text = typed.strip()
    if not text:
        raise UsageError(
            "You did not say what happened.", "Such as: pmcareer evidence add 'Cut the release to one form'"
        )
    return text


def parse_parts(owner: Owner, today: date, typed: TypedParts, tied_to: Sequence[str] = ()) -> dict[str, Any]:
    """Parse the parts that were typed into values to store, by the names of the fields of `Evidence`.

    `tied_to` are the levels that the piece is tied to so far, where a responsibility is looked up first.
    """
    level, outcome, links, source, on, counts, private, project, responsibility = typed
    found: dict[str, Any] = {
        "level": find_level_id(owner, level) if level is not None else None,
        "outcome": outcome.strip() if outcome is not None else None,
        "links": parse_links(links) if links is not None else None,
        "source": source,
        "date": parse_day(on, today) if on is not None else None,
        "counts": counts,
        "private": private,
        "project": project.strip() if project is not None else None,
    }
    if responsibility is not None:
        found |= parse_responsibility(owner, responsibility, level, tied_to)
    return {name: value for name, value in found.items() if value is not None}


def find_skill_ids(owner: Owner, names: Iterable[str]) -> tuple[str, ...]:
    """Find the ids of the skills with these names, each once."""
    return tuple(dict.fromkeys(find_skill(owner.require_ladder(), name).id for name in names))


def find_level_id(owner: Owner, name: str) -> str:
    """Find the id of the level with this name; empty for an empty name."""
    return find_level(owner.require_ladder(), name).id if name.strip() else ""


def find_goal_ids(store: Store, owner: Owner, ids: Iterable[str]) -> tuple[str, ...]:
    """Find the ids of the person's goals, each once. Raises a UsageError for an unknown or another's goal."""
    found = {goal.id: goal for goal in (find_goal(store, each) for each in ids)}
    for goal in found.values():
        owner.refuse_another(f"Goal {goal.id}", goal.person)
    return tuple(found)


def parse_links(typed: Iterable[str]) -> tuple[str, ...]:
    """Strip the links that were typed, and leave out empty and repeated ones."""
    return tuple(dict.fromkeys(filter(None, map(str.strip, typed))))
