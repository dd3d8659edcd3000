"""The people with notes: find, describe, rename and merge them, and find whom a typed name may mean."""

from __future__ import annotations

import shlex
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
    """A name that is not in the notes and is similar to names that are: `near`, as ids."""

    def __init__(self, person: str, near: tuple[str, ...]) -> None:
        super().__init__(
            f"There are no notes about {person}.",
            f"Did you mean {' or '.join(near)}? If {person} is somebody new, add --new-person.",
        )
        self.person = person
        self.near = near


def find_people(store: Store) -> tuple[Profile, ...]:
    """List everybody with notes, 'me' first, even without notes about 'me'."""
    known = list_people(store)
    return known if any(each.person == ME for each in known) else (Profile(ME), *known)


def find_person(store: Store, typed: str, *, may_be_new: bool = False) -> str:
    """Find the id for a typed name: that of a known person, or a new one that is not similar to a known one.

    Raises UnknownPersonError if it is similar to a known one, unless it `may_be_new`, and a UsageError for a name that
    makes no id.
    """
    person = parse_person(typed)
    known = [each for each in list_people(store) if each.person != ME]
    if may_be_new or person == ME or any(each.person == person for each in known):
        return person
    near = _find_near(person, known)
    if near:
        raise UnknownPersonError(person, near)
    return person


def is_new(store: Store, person: str) -> bool:
    """Return whether there are no notes about a person (an id) who is not 'me'."""
    return person != ME and all(each.person != person for each in list_people(store))


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
    """Describe everybody with notes, 'me' first: how much there is of each kind, and who rated."""
    return tuple(
        KnownPerson(each, _count_notes(store, each.person), list_raters(store, each.person))
        for each in list_people(store)
    )


def rename(change: Change, person: str, typed: str) -> str:
    """Give a person (an id) another id, made of a typed name, in everything there is; return the new id.

    Raises a UsageError for 'me', and for a name that a person with notes has already.
    """
    new = parse_person(typed)
    called = shlex.quote(one_line(typed.strip()))
    if person == ME:
        hint = f"To change the name that is shown: pmcareer me set --name {called}"
        raise UsageError(f"{ME} is whoever keeps the notes, and cannot be renamed.", hint)
    known = {each.person for each in list_people(change)}
    if new == ME:
        hint = f"If they are your own notes: pmcareer data merge-person {person} {ME}" if ME in known else ""
        raise UsageError(f"{person} cannot be renamed to {ME}, who is whoever keeps the notes.", hint)
    if new == person:
        hint = f"To change the name that is shown: pmcareer me set --person {person} --name {called}"
        raise UsageError(f"The name for --person is {person} already.", hint)
    if new in known:
        raise UsageError(
            f"There are notes about {new} already.", f"To make them one: pmcareer data merge-person {person} {new}"
        )
    rename_person(change, person, new)
    return new


def preview_merge(store: Store, person: str, into: str) -> Mapping[str, int]:
    """Count what a merge would move, by kind. Raises a UsageError if both are the same person."""
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
    """Count the notes about a person by kind, without the profile."""
    return {plural: count for plural, count in count_values(store, person).items() if plural != "people"}


def require_person(store: Store, typed: str) -> str:
    """Return the id of a person with notes. Raises a UsageError with the nearest names for anybody else."""
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
    """Find the ids of people whose id or name is similar to `person`, the most similar first."""
    ids: dict[str, str] = {}
    for each in known:
        ids[each.person] = each.person
        if called := make_person_id(each.name):
            ids.setdefault(called, each.person)
    swapped = [name for name in ids if len(name) == len(person) and sorted(name) == sorted(person)]
    changed = [name for name in ids if _has_one_inner_letter_changed(name, person)]
    longer = [name for name in ids if _is_part(name, person) or _is_part(person, name)]
    found = (*swapped, *changed, *find_nearest(person, ids, _MOST_NEAR, likeness=_LIKENESS), *longer)
    return tuple(dict.fromkeys(ids[name] for name in found))[:_MOST_NEAR]


def _has_one_inner_letter_changed(one: str, other: str) -> bool:
    """Whether one letter differs between the same first and last ones: `smm` of `sam`, but not `ben` of `bea`.

    In short names one letter weighs too much for `_LIKENESS`.
    """
    if len(one) != len(other) or (one[0], one[-1]) != (other[0], other[-1]):
        return False
    return sum(mine != theirs for mine, theirs in zip(one, other, strict=True)) == 1


def _is_part(part: str, whole: str) -> bool:
    """Whether `whole` is `part` and more words: `ana` of `ana-lima`."""
    return whole.startswith(part) and whole[len(part) :].startswith(("-", ".", "_"))
