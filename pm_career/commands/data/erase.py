"""`pmcareer data erase`: delete everything, or all about one person, for good."""

from __future__ import annotations

from contextlib import nullcontext
from typing import Annotated

import typer

from pm_career.commands import clock, options, output, streams
from pm_career.commands.prompts import ask, require_terminal
from pm_career.domain.person import ME
from pm_career.domain.text import format_counts, format_present, join_names, one_line
from pm_career.errors import PmCareerError
from pm_career.journal.access import open_store, parse_person
from pm_career.journal.data_file import (
    ErasePreview,
    EraseResult,
    erase,
    find_backup_people,
    name_files_to_delete,
    preview_erase,
)
from pm_career.store.kinds import KINDS

EVERYTHING = "everything"
"""The word to type before everything is erased; for one person it is the person's id."""


def command(
    person: options.Person = None,
    backups: Annotated[
        bool, typer.Option("--backups", help="Also delete the backups that pmcareer made by itself.")
    ] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show what would be erased; change nothing.")] = False,
    yes: options.Yes = False,
    json: options.Json = False,
) -> None:
    """Erase everything, or all about one person, for good. Undo cannot bring it back; only a backup can.

    Changes to notes about others can still be undone. Backups may be about others, too: --dry-run says about whom.
    """
    whose = parse_person(person) if person else None
    if dry_run:
        with nullcontext() if whose else name_files_to_delete(), open_store() as store:
            preview = preview_erase(store, whose)
        if json:
            output.show_json(preview)
        else:
            _tell_preview(preview, backups=backups)
        return
    if backups:
        _tell_backups("Deletes", find_backup_people())
    if not yes:
        word = whose or EVERYTHING
        require_terminal("This cannot be undone.", "--yes")
        if ask(f"This cannot be undone. Type {word} to erase it") != word:
            raise PmCareerError("Nothing was erased.", f"You did not type {word}.")
    result = erase(whose, clock.now(), backups=backups)
    if json:
        output.show_json(result)
    else:
        _tell_result(result)


def _tell_backups(verb: str, held: dict[str, tuple[str, ...]]) -> None:
    """Print to stderr which backups go or stay, and about whom they have notes."""
    for path, people in held.items():
        whose = join_names(["you" if each == ME else each for each in people]) if people else ""
        streams.tell(
            one_line(f"{verb} the backup {path}, with notes about {whose or 'people who cannot be read from it'}.")
        )


def _tell_preview(preview: ErasePreview, *, backups: bool) -> None:
    if preview.framework_in_use:
        streams.tell(f"Would forget that the framework {one_line(preview.framework_in_use)} is in use.")
    streams.tell(f"Would erase: {format_present(preview.would_erase) or 'nothing'}. Nothing was changed.")
    _tell_backups("Would delete" if backups else "Would leave (--backups deletes it)", preview.backups_hold)


def _tell_result(result: EraseResult) -> None:
    plurals = {kind.name: kind.plural for kind in KINDS}
    counts = format_counts({plurals[name]: count for name, count in result.erased.items()})
    streams.tell(f"Erased: {counts or 'nothing'}.")
    if result.framework_in_use:
        streams.tell(f"The framework {one_line(result.framework_in_use)} is no longer in use; its files are kept.")
    if result.backups_left:
        left = ", ".join(one_line(each) for each in result.backups_left)
        streams.tell(f"These backups may still hold it (--backups deletes them): {left}")
