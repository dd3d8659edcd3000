"""Open the notes that --person, --rater and --framework name, and print the ids of what was stored in them."""

from __future__ import annotations

import sys
from collections.abc import Iterable

from pm_career.commands import hints, streams
from pm_career.commands.prompts import ask_choice, can_ask
from pm_career.domain.ratings import SELF, Rater, RaterKind
from pm_career.domain.text import one_line, start_sentence
from pm_career.journal import people, raters
from pm_career.journal.access import Owner, find_owner, open_store, parse_person
from pm_career.store.log import Store

_NO_NAME = "-"
"""How a rater without a name is listed and typed."""


def open_owner(store: Store, person: str | None, framework: str | None) -> Owner:
    """Find the notes of the person that --person names, on the ladder of --framework or the person's own.

    Prints to stderr if the person's own ladder cannot be opened: the notes can be read and written without it.
    """
    owner = find_owner(store, parse_person(person), framework)
    if owner.fault is not None:
        message = one_line(owner.fault.message)
        lost = f"{owner.mention().your} ladder cannot be opened, so skills are shown by their ids: {message}"
        streams.tell(start_sentence(lost))
    return owner


def choose_person(typed: str, *, may_be_new: bool) -> str:
    """Return the id of the person that --person names; ask if the name is unknown and similar to a known one.

    Without a terminal it raises a UsageError that lists the similar names. `may_be_new`: accept the name as it is.
    """

    def find(name: str, *, may_be_new: bool) -> str:
        with open_store() as store:
            return people.find_person(store, name, may_be_new=may_be_new)

    try:
        return find(typed, may_be_new=may_be_new)
    except people.UnknownPersonError as error:
        if not can_ask():
            raise
        streams.tell(error.message)
        new = error.person
        names = {**dict.fromkeys(error.near, ""), new: "somebody new"}
        return ask_choice("Whom do you mean", names, lambda line: find(line, may_be_new=line == new))


def tell_first_note(person: str) -> None:
    """Print that what was stored is the first about a person, so that a slip in the name shows."""
    streams.tell(f"This is the first note about {person}.")


def choose_rater(person: str, kind: RaterKind, name: str | None, *, may_be_new: bool = False) -> Rater:
    """Find the rater that --rater and --rater-name name; ask which one if there are several of a kind.

    `person` is the id of whom they rated. With `may_be_new` (to rate, not to read) the name may be a new one, and it
    asks, too, if the only one so far has a name and none was typed. Without a terminal it raises a UsageError that
    lists the raters. Opens the notes only for ratings by others.
    """

    def find(typed: str | None) -> Rater:
        with open_store() as store:
            return raters.find_rater(store, person, kind, typed, may_be_new=may_be_new)

    if kind == "self" and not name:
        return SELF
    try:
        return find(name)
    except raters.RaterNotNamedError as error:
        if not can_ask():
            raise
        streams.tell(error.message)
        names = {each.name or _NO_NAME: "" if each.name else f"a {kind} without a name" for each in error.raters}
        chosen = ask_choice(f"Which {kind}", names, lambda line: find("" if line == _NO_NAME else line))
        hints.remember_rater(chosen, even_without_name=True)
        return chosen


def write_ids(ids: Iterable[str]) -> None:
    """Write the ids of what was stored to stdout, one a line, for a script; nothing if stdout is a terminal."""
    if not streams.is_terminal(sys.stdout):
        streams.write("".join(f"{each}\n" for each in ids))
