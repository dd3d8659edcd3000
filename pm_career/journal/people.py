"""The people there are notes about: who they are, and whom a name that nobody has may stand for."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from pm_career.domain.person import ME, Profile, make_person_id
from pm_career.domain.ratings import Rater
from pm_career.domain.text import find_nearest, join_names, one_line
from pm_career.errors import UsageError
from pm_career.journal.access import parse_person
from pm_career.store.log import Change, Store
from pm_career.store.people import list_people, merge_person, read_profile, rename_person
from pm_career.store.ratings import list_raters
from pm_career.store.rows import count_values

_LIKENESS = 0.75
"""difflib's ratio from which one name is taken for a slip of another: `anna` for `ana`, but not `bea` for `ben`."""
_MOST_NEAR = 5


class UnknownPersonError(UsageError):
    """A name that nobody in the notes has and that is like one or more that somebody has: `near`, as ids."""

    def __init__(self, person: str, near: tuple[str, ...]) -> None:
        super().__init__(
            f"There are no notes about {person}.",
            f"Did you mean {' or '.join(near)}? If {person} is somebody new, add --new-person.",
        )
        self.person = person
        self.near = near


def find_people(store: Store) -> tuple[Profile, ...]:
    """Everybody there are notes about, oneself first, whether or not there are any notes."""
    known = list_people(store)
    return known if any(each.person == ME for each in known) else (Profile(ME), *known)


def find_person(store: Store, typed: str, *, may_be_new: bool = False) -> str:
    """The id of the person whom a typed name stands for: known, or like nobody who is.

    Raises UnknownPersonError where it is like somebody in the notes, unless it `may_be_new`; a UsageError for a name
    that makes no id.
    """
    person = parse_person(typed)
    known = [each for each in list_people(store) if each.person != ME]
    if may_be_new or person == ME or any(each.person == person for each in known):
        return person
    near = _find_near(person, known)
    if near:
        raise UnknownPersonError(person, near)
    return person


class KnownPerson(NamedTuple):
    """Somebody there are notes about: the profile, how much there is of each kind, and who rated."""

    profile: Profile
    counts: Mapping[str, int]
    raters: tuple[Rater, ...]


class Merged(NamedTuple):
    """A person's profile after a merge. `left` are parts that the other one had otherwise, as a name and its value."""

    profile: Profile
    left: Mapping[str, str]


def describe_people(store: Store) -> tuple[KnownPerson, ...]:
    """Everybody there are notes about, oneself first, with what there is."""
    return tuple(
        KnownPerson(each, _count_notes(store, each.person), list_raters(store, each.person))
        for each in list_people(store)
    )


def rename(change: Change, person: str, typed: str) -> str:
    """Give a person (an id) another id, made of a typed name, in everything there is; return the new id.

    Raises a UsageError for oneself, and where there are notes about somebody of that name.
    """
    new = parse_person(typed)
    if ME in (person, new):
        raise UsageError(f"{ME} is you, and cannot be renamed.", "What you are called: pmcareer me set --name")
    if any(each.person == new for each in list_people(change)):
        raise UsageError(
            f"There are notes about {new} already.", f"To make them one: pmcareer data merge-person {person} {new}"
        )
    rename_person(change, person, new)
    return new


def preview_merge(store: Store, person: str, into: str) -> Mapping[str, int]:
    """How much there is of each kind that a merge would move. Raises a UsageError for a person and the same person."""
    if person == into:
        raise UsageError(f"{person} and {into} are the same.", "Give two people.")
    return _count_notes(store, person)


def merge(change: Change, person: str, into: str) -> Merged:
    """Make all notes about `person` notes about `into` (both ids). What both profiles say stays as `into` has it."""
    preview_merge(change, person, into)
    other = read_profile(change, person)
    profile = merge_person(change, person, into)
    said = {name: getattr(other, name) for name in ("name", "level", "target", "framework", "background")}
    return Merged(profile, {name: value for name, value in said.items() if value and value != getattr(profile, name)})


def _count_notes(store: Store, person: str) -> dict[str, int]:
    """How much there is of each kind about a person, but for the profile."""
    return {plural: count for plural, count in count_values(store, person).items() if plural != "people"}


def require_person(store: Store, typed: str) -> str:
    """The id of somebody there are notes about; a UsageError with the nearest for anybody else."""
    person = parse_person(typed)
    known = list_people(store)
    if any(each.person == person for each in known):
        return person
    near = _find_near(person, known)
    others = f"Did you mean {' or '.join(near)}?" if near else f"There are notes about: {_list_ids(known)}."
    raise UsageError(f"There are no notes about {one_line(person)}.", others)


def _list_ids(known: tuple[Profile, ...]) -> str:
    return join_names([each.person for each in known]) if known else "nobody"


def _find_near(person: str, known: list[Profile] | tuple[Profile, ...]) -> tuple[str, ...]:
    """The ids of those whose id or name is like `person`, the likest first."""
    ids: dict[str, str] = {}
    for each in known:
        ids[each.person] = each.person
        if called := make_person_id(each.name):
            ids.setdefault(called, each.person)
    swapped = [name for name in ids if len(name) == len(person) and sorted(name) == sorted(person)]
    longer = [name for name in ids if _is_part(name, person) or _is_part(person, name)]
    found = (*swapped, *find_nearest(person, ids, _MOST_NEAR, likeness=_LIKENESS), *longer)
    return tuple(dict.fromkeys(ids[name] for name in found))[:_MOST_NEAR]


def _is_part(part: str, whole: str) -> bool:
    """Whether `whole` is `part` and more words: `ana` of `ana-lima`."""
    return whole.startswith(part) and whole[len(part) :].startswith(("-", ".", "_"))
