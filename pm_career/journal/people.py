"""The people there are notes about: who they are, and whom a name that nobody has may stand for."""

from __future__ import annotations

from pm_career.domain.person import ME, Profile, make_person_id
from pm_career.domain.text import find_nearest, join_names, one_line
from pm_career.errors import UsageError
from pm_career.journal.access import parse_person
from pm_career.store.log import Store
from pm_career.store.people import list_people

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
