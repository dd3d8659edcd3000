"""What all parts of the navigator's notebook stand on: whose notes are open, on which ladder, in which file."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from typing import Any

from pm_career.commands.personal import changing, ladder_of, reading, whose
from pm_career.domain.framework import Framework
from pm_career.domain.person import ME, Profile
from pm_career.domain.text import one_line
from pm_career.paths import data_file
from pm_career.store.people import list_people, read_profile, read_settings, set_setting


class Opened:
    """One person's notes beside the ladder that was asked for, or that is hers; others can be turned to."""

    def __init__(self, framework: str | None, person: str | None, program: Any = None) -> None:
        """`program` is the context of `pmcareer` itself, whose commands can be called from here."""
        self._asked = framework
        self._program = program
        self._person = whose(person)
        self._ladder = self._ladder_of(self._person)

    def _ladder_of(self, person: str) -> Framework:
        with reading() as store:
            return ladder_of(read_profile(store, person), self._asked)

    @property
    def ladder(self) -> Framework:
        """The ladder, as it was when it was opened last."""
        return self._ladder

    def reopen(self) -> bool:
        """Open the ladder again, which may be another one now; whether it is."""
        before, self._ladder = self._ladder, self._ladder_of(self._person)
        return self._ladder != before

    def stamp(self) -> Hashable:
        """When the file was last written, and how long it is; None where there is none."""
        try:
            found = data_file().stat()
        except OSError:
            return None
        return (found.st_ino, found.st_size, found.st_mtime_ns)

    def setting(self, name: str) -> str:
        """A setting that was kept."""
        with reading() as store:
            return read_settings(store).get(name, "")

    def remember(self, name: str, value: str) -> None:
        """Keep a setting."""
        with changing() as change:
            set_setting(change, name, value)

    def profile(self) -> Profile:
        """Who she is, as `pmcareer me set` keeps it."""
        with reading() as store:
            return read_profile(store, self._person)

    def people(self) -> Sequence[Profile]:
        """Everybody there are notes about, oneself first, whether or not there are any."""
        with reading() as store:
            known = list_people(store)
        return known if any(each.person == ME for each in known) else (Profile(ME), *known)

    def turn_to(self, person: str) -> str:
        """As --person: from now on all is about her."""
        found = whose(person)
        self._ladder = self._ladder_of(found)
        self._person = found
        return "Your own notes are open." if found == ME else one_line(f"The notes about {found} are open.")
