"""`pmcareer data import FILE`: read back what `data export` wrote."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from pm_career.commands import clock, options, output, streams
from pm_career.commands.options import FileArgument, PersonOption
from pm_career.commands.person_context import choose_person
from pm_career.commands.prompts import ask_choice, ask_until, can_ask
from pm_career.domain.person import ME
from pm_career.domain.text import format_counts, one_line
from pm_career.errors import UsageError
from pm_career.journal.access import open_store, open_store_for_change, parse_person
from pm_career.journal.data_import import find_subject, is_whose_unknown, take_in
from pm_career.store import export_reading
from pm_career.store.kinds import KINDS
from pm_career.store.merge import Merged

_MOST_LISTED = 12
"""So many ids are listed in one message."""


def command(
    file: Annotated[str, FileArgument(help="A file that data export wrote; - for stdin.")],
    person: Annotated[
        str | None,
        PersonOption(
            "--person",
            callback=options.check_person,
            help="It is somebody else's: these are notes about NAME.",
        ),
    ] = None,
    as_me: Annotated[
        bool, typer.Option("--as-me", help="It is your own, from another machine. This is remembered.")
    ] = False,
    update: Annotated[
        bool,
        typer.Option("--update", help="Follow what was changed or taken out there since, unless you edited it here."),
    ] = False,
    bring_back: Annotated[
        bool, typer.Option("--bring-back", help="Also add what was taken out before, here or by its author.")
    ] = False,
    json: options.Json = False,
) -> None:
    """Import an export. It adds what you do not have yet; undo takes it all back.

    Somebody else's notes do not mix with yours: --person NAME makes them notes about NAME. Nothing that you have is
    changed, unless --update is given.
    """
    everything = export_reading.parse_export(_read(file))
    whose = parse_person(person) if person else None
    with open_store() as store:
        if whose is not None:
            find_subject(store, everything, whose, as_me=as_me)  # a request that is refused creates no file
        is_unknown = whose is None and not as_me and is_whose_unknown(store, everything)
    if is_unknown and file != "-" and can_ask():
        whose = _ask_whose()
        as_me = whose is None
    with open_store_for_change(clock.now()) as change:
        merged = take_in(change, everything, person=whose, as_me=as_me, update=update, bring_back=bring_back)
    if json:
        output.show_json(merged)
    else:
        _tell(merged, update=update)


def _ask_whose() -> str | None:
    """Ask whose notes an export has; None for your own."""
    streams.tell("This export was not made from your notes here.")
    choices = {"other": "somebody else's", "me": "your own, from another machine"}

    def read(line: str) -> str:
        if line not in choices:
            raise UsageError(f"'{one_line(line)}' is neither.", "Say other or me.")
        return line

    if ask_choice("Whose notes are they", choices, read) == "me":
        return None

    def read_name(line: str) -> str:
        found = choose_person(line, may_be_new=False)
        if found == ME:
            raise UsageError("That would be you.", "Say the name of the person.")
        return found

    return ask_until("Whose (such as ana)", read_name)


def _tell(merged: Merged, *, update: bool) -> None:
    """Print to stderr what the import did."""
    counts = format_counts(merged.added)
    done = [f"Added {counts}."] if counts else []
    done += [f"Changed {len(merged.changed)}: {_list_some(merged.changed)}."] if merged.changed else []
    done += [f"Withdrew {len(merged.withdrawn)}: {_list_some(merged.withdrawn)}."] if merged.withdrawn else []
    nothing = "Nothing was added: you have all of it already."
    if update or merged.kept_out:
        nothing = "There is nothing new in it."
    streams.tell(one_line(" ".join(done) or nothing))
    if different := [each for each in merged.different if each not in merged.kept_out]:
        streams.tell(one_line(f"These differ from the export and were left as they are: {_list_some(different)}"))
        if not update:
            streams.tell("To follow what was changed or taken out there since: add --update.")
    if merged.kept_out:
        streams.tell(one_line(f"Not added, as these were taken out before: {_list_some(merged.kept_out)}"))
        streams.tell("To add them again: add --bring-back.")
    if merged.left_out:
        streams.tell(
            one_line(
                f"Only its author's notes about themselves were taken in, not those about {', '.join(merged.left_out)}."
            )
        )


def _list_some(names: Sequence[str]) -> str:
    return ", ".join(map(_name, names[:_MOST_LISTED]))


def _name(id: str) -> str:
    """An id, after what it is an id of where no command shows such ids."""
    return next((f"{kind.word} {id}" for kind in KINDS if kind.once and kind.parse_id(id) is not None), id)


def _read(file: str) -> bytes:
    """Read a file or stdin, as far as an export may be long and one byte more, so that a longer one is refused."""
    most = export_reading.MAX_BYTES + 1
    if file == "-":
        return sys.stdin.buffer.read(most)
    try:
        with Path(file).open("rb") as stream:
            return stream.read(most)
    except OSError as error:
        raise UsageError(f"{one_line(file)} cannot be read: {error.strerror}", "Give the file of an export.") from None
