"""Open a person's notes: the data file, whose notes they are, and the ladder they are read on."""

from __future__ import annotations

import shlex
from contextlib import AbstractContextManager
from datetime import datetime
from typing import NamedTuple

from msgspec.structs import replace

from pm_career.domain.framework import Framework
from pm_career.domain.person import ME, Mention, Profile, make_person_id, mention
from pm_career.domain.ratings import SELF, Rater
from pm_career.domain.renamed_ids import Names, RenamedIds, follow_ladder, look_up_names
from pm_career.domain.text import one_line
from pm_career.errors import FrameworkError, PmCareerError, UsageError
from pm_career.frameworks.open import open_framework
from pm_career.paths import find_data_file
from pm_career.store.log import Change, Store
from pm_career.store.opening import open_for_change, open_for_reading
from pm_career.store.people import read_profile
from pm_career.store.renamed_ids import read_moves


class Owner(NamedTuple):
    """The person whose notes are open, and the ladder they are read on.

    `ladder` is None where the person's own ladder cannot be opened, and `fault` says why: notes can still be read and
    written then, with skills under their ids. `renamed` are the ids that the ladder no longer has.
    """

    profile: Profile
    ladder: Framework | None
    renamed: RenamedIds
    fault: PmCareerError | None = None

    @property
    def person(self) -> str:
        """The person's id."""
        return self.profile.person

    @property
    def option(self) -> str:
        """The option that makes a further command about the same person: ' --person ana', or nothing for 'me'."""
        return format_person_option(self.person)

    @property
    def names(self) -> Names:
        """What skills and levels are called now."""
        return look_up_names(self.ladder, self.renamed)

    def mention(self, rater: Rater = SELF) -> Mention:
        """Return the words for the person within a sentence about that rater's ratings."""
        whose = "" if rater.kind == "self" else rater.describe() if rater.name else f"a {rater.kind}"
        return mention(self.person, self.profile.name, whose)

    def require_ladder(self) -> Framework:
        """Return the ladder. Raises the error that kept it from being opened."""
        if self.ladder is None:
            raise self.fault or FrameworkError("There is no ladder.")
        return self.ladder

    def refuse_another(self, what: str, owner: str) -> None:
        """Raise a UsageError if `what` (such as 'Goal g1') belongs to another person."""
        if owner != self.person:
            whose = "yours" if owner == ME else f"{owner}'s"
            hint = "Leave --person out." if owner == ME else f"Add --person {owner}"
            raise UsageError(f"{what} is {whose}.", hint)


def open_store() -> AbstractContextManager[Store]:
    """Open the data file for reading. A missing file reads as an empty store; nothing is created."""
    return open_for_reading(find_data_file())


def open_store_for_change(now: datetime) -> AbstractContextManager[Change]:
    """Open the data file for one change, which undo takes back whole. Creates the file where there is none."""
    return open_for_change(find_data_file(), now)


def parse_person(typed: str | None) -> str:
    """Turn a typed name into a person's id; `me` for None. Raises a UsageError for a name that makes no id."""
    if typed is None:
        return ME
    found = make_person_id(typed)
    if found is None:
        raise UsageError(f"'{one_line(typed)}' cannot be used as a person's name here.", "Such as: ana or ana-lima")
    return found


def format_person_option(person: str) -> str:
    """Format ' --person ana' for a command about another person; empty for 'me'."""
    return "" if person == ME else f" --person {person}"


def format_rater_option(rater: Rater, *, even_without_name: bool = False) -> str:
    """Format ' --rater peer --rater-name Ana' for a command about another person's ratings; empty for 'self'.

    `even_without_name`: give an empty name, too, which tells the rater from others of that kind.
    """
    if rater.kind == "self":
        return ""
    named = rater.name or even_without_name
    return f" --rater {rater.kind}" + (f" --rater-name {shlex.quote(one_line(rater.name))}" if named else "")


def open_ladder(profile: Profile, asked: str | None) -> Framework:
    """Open the ladder that was asked for by name or path, else the person's own, else the one in use."""
    return open_framework(asked or profile.framework or None)


def find_owner(store: Store, person: str, asked: str | None) -> Owner:
    """Find the notes of `person` (an id) on the ladder that was asked for, else on the person's own.

    Raises the error of a ladder that was asked for. The error of the person's own ladder is `Owner.fault`.
    """
    profile = read_profile(store, person)
    try:
        ladder = open_ladder(profile, asked)
    except (FrameworkError, UsageError) as fault:
        if asked:
            raise
        return Owner(profile, None, RenamedIds(), fault)
    return _make_owner(store, profile, ladder)


def make_owner(store: Store, person: str, ladder: Framework) -> Owner:
    """Make the `Owner` of the notes of `person` (an id) on a ladder that is open already."""
    return _make_owner(store, read_profile(store, person), ladder)


def _make_owner(store: Store, profile: Profile, ladder: Framework) -> Owner:
    """Make an `Owner` whose level and target have the ids that the ladder has now."""
    renamed = follow_ladder(ladder, read_moves(store, ladder.id))
    level, target = (renamed.level(each) if each else "" for each in (profile.level, profile.target))
    return Owner(replace(profile, level=level, target=target), ladder, renamed)
