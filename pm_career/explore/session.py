"""The session: whose notes the navigator shows, on which ladder and clock, and how they are opened."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime

from pm_career.domain.framework import Framework
from pm_career.domain.person import ME, Mention, Profile
from pm_career.domain.ratings import SELF, Rater
from pm_career.journal.access import Owner, make_owner, open_ladder, open_store, open_store_for_change, parse_person
from pm_career.journal.data_file import find_last_change
from pm_career.journal.profile import Position, read_position
from pm_career.journal.raters import list_views
from pm_career.paths import find_data_file
from pm_career.store.log import Change, Logged, Store
from pm_career.store.people import read_profile, read_settings, read_view, save_view, set_setting


class Session:
    """One person's notes on one ladder, by one rater's view.

    Nothing stays open: another process may change the notes at any time.
    """

    def __init__(
        self,
        framework: str | None,
        person: str | None,
        *,
        now: Callable[[], datetime],
        today: Callable[[], date],
    ) -> None:
        """`framework` and `person` as they were typed; None: the person's own ladder, and 'me'.

        Raises PmCareerError if there is no such ladder or the notes cannot be read.
        """
        self.asked = framework
        self.now = now
        self.today = today
        self.person = parse_person(person)
        self.ladder = self._open_ladder(self.person)
        self.view = SELF
        """Whose view of the person is shown and stored."""
        self.is_view_chosen = True
        """Whether a view is stored; always true for 'me'."""
        self.reload_view()
        with open_store() as store:
            last = find_last_change(store)
        self._last_before = last.number if last else 0

    def _open_ladder(self, person: str) -> Framework:
        with open_store() as store:
            return open_ladder(read_profile(store, person), self.asked)

    @contextmanager
    def open_notes(self) -> Iterator[tuple[Store, Owner]]:
        """Open the notes for reading. Keep it short: writers wait meanwhile."""
        with open_store() as store:
            yield store, make_owner(store, self.person, self.ladder)

    @contextmanager
    def open_notes_for_change(self) -> Iterator[tuple[Change, Owner]]:
        """Open the notes for one change, which one undo takes back. Creates the data file if there is none."""
        with open_store_for_change(self.now()) as change:
            yield change, make_owner(change, self.person, self.ladder)

    def reopen_ladder(self) -> bool:
        """Open the ladder again, as it may have changed. Returns whether it has."""
        before, self.ladder = self.ladder, self._open_ladder(self.person)
        return self.ladder != before

    def switch_person(self, typed: str) -> None:
        """Switch to the notes about a person, perhaps none yet, on the person's ladder unless one was asked for."""
        person = parse_person(typed)
        self.ladder = self._open_ladder(person)
        self.person = person
        self.reload_view()

    def reload_view(self) -> None:
        """Read the stored view of the person; the person's own if there is none."""
        with open_store() as store:
            stored = None if self.person == ME else read_view(store, self.person)
        self.view, self.is_view_chosen = stored or SELF, stored is not None or self.person == ME

    def list_views(self) -> Sequence[Rater]:
        """List the views of the person to choose from."""
        with open_store() as store:
            return list_views(store, self.person)

    def choose_view(self, rater: Rater) -> None:
        """Store a rater's view as the one to show and to rate with."""
        with open_store_for_change(self.now()) as change:
            save_view(change, self.person, rater)
        self.reload_view()

    def read_profile(self) -> Profile:
        """Read the profile of the person."""
        with self.open_notes() as (_, owner):
            return owner.profile

    def read_mention(self) -> Mention:
        """Read the words for the person within a sentence."""
        with self.open_notes() as (_, owner):
            return owner.mention()

    def read_position(self) -> Position:
        """Read the person's level, target and ratings, as far as the ladder has them."""
        with self.open_notes() as (store, owner):
            return read_position(store, owner, self.view)

    def read_setting(self, name: str) -> str:
        """Read a setting of the navigator; empty if there is none."""
        with open_store() as store:
            return read_settings(store).get(name, "")

    def save_setting(self, name: str, value: str) -> None:
        """Store a setting of the navigator."""
        with open_store_for_change(self.now()) as change:
            set_setting(change, name, value)

    def read_file_stamp(self) -> Hashable:
        """Return a value that differs after any process changed the notes. Cheap enough for every second."""
        try:
            found = find_data_file().stat()
        except OSError:
            return None
        return (found.st_ino, found.st_size, found.st_mtime_ns)

    def find_older_change(self) -> Logged | None:
        """Find the change that undo would take back, if it was made before this session."""
        with open_store() as store:
            last = find_last_change(store)
        return last if last is not None and last.number <= self._last_before else None
