"""`pmcareer data erase`: gone for good."""

from __future__ import annotations

from typing import Annotated

import typer

from pm_career.commands import clock, options, output, streams
from pm_career.commands.prompts import ask, require_terminal
from pm_career.domain.text import format_counts, one_line
from pm_career.errors import PmCareerError, UsageError
from pm_career.frameworks.in_use import clear_choice, read_choice
from pm_career.journal.access import open_store, parse_person
from pm_career.paths import data_file, in_use_file
from pm_career.store.erase import Erased, erase_everything, erase_person, remove_own_backups
from pm_career.store.faults import list_own_backups
from pm_career.store.kinds import KINDS
from pm_career.store.rows import count_values

EVERYTHING = "everything"


def command(
    person: options.Person = None,
    backups: Annotated[bool, typer.Option("--backups", help="Delete the program's own backups, too.")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show what would go; change nothing.")] = False,
    yes: options.Yes = False,
    json: options.Json = False,
) -> None:
    """Erase everything, or all about one person, for good. Undo does not bring it back; a backup does."""
    name = parse_person(person) if person else EVERYTHING
    if dry_run:
        _tell_what_would_go(name if person else None, json=json)
        return
    if not yes:
        require_terminal("This cannot be taken back.", "--yes")
        if ask(f"This cannot be taken back. Type {name} to erase it") != name:
            raise PmCareerError("Nothing was erased.", "The word that was typed was another.")
    erased = erase_person(data_file(), name, clock.now()) if person else _everything()
    forgotten = None if person else clear_choice()
    removed = remove_own_backups(data_file()) if backups else ()
    left = [] if backups else [one_line(each) for each in erased.backups]
    if json:
        output.show_json(
            {"erased": erased.counts, "removed_backups": removed, "backups_left": left, "framework_in_use": forgotten}
        )
        return
    plurals = {kind.name: kind.plural for kind in KINDS}
    gone = format_counts({plurals[name]: count for name, count in erased.counts.items()})
    streams.tell(f"Erased: {gone or 'nothing'}.")
    if forgotten:
        streams.tell(f"The framework {one_line(forgotten)} is not in use any more; its files stay.")
    if left:
        streams.tell(f"These backups may still hold it (--backups deletes them): {', '.join(left)}")


def _everything() -> Erased:
    """All personal data gone; nothing to do where there never was any, but a framework was chosen."""
    if in_use_file().exists() and not data_file().exists():
        return Erased({}, tuple(map(str, list_own_backups(data_file()))))
    return erase_everything(data_file(), clock.now())


def _tell_what_would_go(person: str | None, *, json: bool) -> None:
    with open_store() as store:
        counts = count_values(store, person)
    if person is not None and not counts["people"]:
        raise UsageError(f"There is nothing about {person}.", "Nobody's data would go.")
    kept = [str(each) for each in list_own_backups(data_file())]
    chosen = read_choice() if person is None else None
    if json:
        output.show_json({"would_erase": counts, "backups": kept, "framework_in_use": chosen})
        return
    if chosen:
        streams.tell(f"Would forget that the framework {one_line(chosen)} is in use.")
    streams.tell(f"Would erase: {format_counts(counts)}. Nothing was changed.")
