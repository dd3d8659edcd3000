"""Operations on the data file as a whole: its place, undo, backups, erasing, and ids that a ladder no longer has."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from pm_career import __version__
from pm_career.domain.framework import NO_LEVEL, Framework, Value
from pm_career.domain.names import find_level, find_skill
from pm_career.domain.person import Profile
from pm_career.domain.renamed_ids import RenamedKind, follow_ladder
from pm_career.domain.text import join_names, one_line
from pm_career.errors import FrameworkError, PersonalDataError, PmCareerError, UsageError
from pm_career.frameworks.locate import clear_choice, find_shipped_directory, read_choice
from pm_career.journal.access import open_ladder, open_store_for_change
from pm_career.paths import find_cache_directory, find_data_file, find_in_use_file, find_user_frameworks_directory
from pm_career.store.backups import backup, save_own_backup
from pm_career.store.check import Finding, Orphan, check_file, count_uses, find_orphans
from pm_career.store.connection import SHORT_TIMEOUT, data_file_exists
from pm_career.store.erase import erase_everything, erase_person, remove_own_backups
from pm_career.store.faults import CannotBeRead, list_own_backups
from pm_career.store.log import Change, Logged, Store, list_changes, undo
from pm_career.store.opening import open_for_reading
from pm_career.store.people import list_people, read_profile
from pm_career.store.renamed_ids import read_moves, save_move
from pm_career.store.rows import count_values
from pm_career.store.schema import VERSION


class Places(Value, frozen=True):
    """The paths, versions and counts that `data where` shows. The names of the fields are its keys in JSON."""

    program: str
    file: str
    exists: bool
    bytes: int
    schema: int | None
    known_schema: int
    encrypted: bool
    counts: dict[str, int]  # empty if the file cannot be read; `problems` says why
    backups: tuple[str, ...]
    frameworks: str
    shipped_frameworks: str
    framework_in_use: str | None
    cache: str
    problems: tuple[str, ...]


class ErasePreview(Value, frozen=True):
    """What erasing would delete. The names of the fields are its keys in JSON.

    `backups_hold`: the people in each backup; none for a backup that cannot be read.
    """

    would_erase: dict[str, int]
    backups: tuple[str, ...]
    backups_hold: dict[str, tuple[str, ...]]
    framework_in_use: str | None


class Moved(NamedTuple):
    """What `move_id` stored: the present id `new`, and the ids that the old one was read as `before`, if any.

    `uses` counts the notes under the old id, by the kind of data.
    """

    new: str
    before: tuple[str, ...]
    uses: Mapping[str, int]


class EraseResult(Value, frozen=True):
    """What was erased, by the name of the kind. The names of the fields are its keys in JSON."""

    erased: dict[str, int]
    removed_backups: tuple[str, ...]
    backups_left: tuple[str, ...]
    framework_in_use: str | None  # the one that was in use and is not any more


def find_places() -> Places:
    """Find where everything is kept. Damage is described in `problems` and never raised."""
    file = find_data_file()
    checked = check_file(file, timeout=SHORT_TIMEOUT)
    counts: dict[str, int] = {}
    if all(finding.kind != "unreadable" for finding in checked.findings):
        with suppress(PersonalDataError), open_for_reading(file, timeout=SHORT_TIMEOUT) as store:
            counts = count_values(store)
    try:
        in_use = read_choice()
    except UsageError:  # other commands report it
        in_use = None
    return Places(
        program=__version__,
        file=str(file),
        exists=checked.exists,
        bytes=checked.size,
        schema=checked.schema,
        known_schema=VERSION,
        encrypted=False,
        counts=counts,
        backups=_list_backups(),
        frameworks=str(find_user_frameworks_directory()),
        shipped_frameworks=str(find_shipped_directory()),
        framework_in_use=in_use,
        cache=str(find_cache_directory()),
        problems=tuple(finding.message for finding in checked.findings),
    )


def check_ladders(store: Store, asked: str | None) -> tuple[tuple[Orphan, ...], tuple[Finding, ...]]:
    """Find the skills and levels in everybody's notes that their ladders (or the one `asked` for) do not have.

    The findings are about ladders in use that cannot be opened. Raises what is wrong with the one that was asked for.
    """
    by_ladder: dict[str, tuple[Framework, list[Profile]]] = {}
    faults: dict[str, Finding] = {}
    for profile in list_people(store) or (Profile(),):
        try:
            ladder = open_ladder(profile, asked)
        except (UsageError, FrameworkError) as fault:
            if asked:
                raise
            faults[fault.message] = Finding("ladder", fault.message, fault.hint)
            continue
        by_ladder.setdefault(ladder.id, (ladder, []))[1].append(profile)
    orphans = (
        orphan
        for ladder, profiles in by_ladder.values()
        for orphan in find_orphans(store, ladder, [profile.person for profile in profiles])
    )
    return tuple(orphans), tuple(faults.values())


def move_id(change: Change, person: str, asked: str | None, kind: RenamedKind, old: str, typed: str) -> Moved:
    """Store that the id `old` in all notes means the skill or level that `typed` names on a person's ladder.

    The notes keep the old id. `asked` is the ladder that was asked for. Raises a UsageError if the ladder has `old`
    itself, if `old` stands for no level yet, or if both are the same.
    """
    ladder = open_ladder(read_profile(change, person), asked)
    new = (find_skill(ladder, typed) if kind == "skill" else find_level(ladder, typed)).id
    if kind == "level" and old == NO_LEVEL:
        raise UsageError(f"'{NO_LEVEL}' stands for no level yet.", "Set your level: pmcareer me set --level LEVEL")
    if old == new:
        raise UsageError(f"OLD and NEW are the same {kind}, {new}.", "Give the id in your notes, and what it is now.")
    if old in {each.id for each in (ladder.skills if kind == "skill" else ladder.levels)}:
        raise UsageError(
            f"The ladder '{one_line(ladder.id)}' has a {kind} '{one_line(old)}': notes under this id belong to it.",
            "Only an id that the ladder no longer has can be read as another one.",
        )
    renamed = follow_ladder(ladder, read_moves(change, ladder.id))
    if kind == "skill":
        read_as = renamed.find_skills(old)
    else:
        read_as = renamed.split_levels.get(renamed.level(old), (renamed.level(old),))
    save_move(change, ladder.id, kind, old, new)
    before = tuple(each for each in read_as if each not in (old, new))
    return Moved(new, before, count_uses(change, kind, old))


def find_last_change(store: Store) -> Logged | None:
    """Find the change that `take_back` would take back; None if there is none."""
    return next(iter(list_changes(store, 1)), None)


def take_back(now: datetime) -> Logged | None:
    """Take back the last change, by any process; None if there is none. Creates no data file."""
    if not data_file_exists(find_data_file()):
        return None
    with open_store_for_change(now) as change:
        return undo(change)


def save_backup(target: Path | None, now: datetime, *, force: bool = False) -> Path:
    """Copy the data file to `target`, or to the program's own backups beside it. Returns the path of the copy.

    Raises a PmCareerError if there is no data, and if `target` exists, unless `force`.
    """
    file = find_data_file()
    if target is not None:
        return backup(file, target, force=force)
    if not data_file_exists(file):
        raise PmCareerError(f"There is no personal data at {file} yet.", "Nothing was written.")
    return save_own_backup(file, now, "backup")


def preview_erase(store: Store, person: str | None) -> ErasePreview:
    """Count what erasing everything, or all about one person, would delete. Raises a UsageError for an unknown one."""
    counts = count_values(store, person)
    if person is not None and not counts["people"]:
        raise UsageError(f"There is nothing about {person}.", "Nothing would be erased.")
    return ErasePreview(counts, _list_backups(), find_backup_people(), read_choice() if person is None else None)


def find_backup_people() -> dict[str, tuple[str, ...]]:
    """Find the people in each of the program's own backups; none for a backup that cannot be read."""
    found: dict[str, tuple[str, ...]] = {}
    for each in _list_backups():
        try:
            with open_for_reading(Path(each)) as backup:
                found[each] = tuple(profile.person for profile in list_people(backup))
        except PersonalDataError:
            found[each] = ()
    return found


def erase(person: str | None, now: datetime, *, backups: bool = False) -> EraseResult:
    """Erase everything, or all about one person; undo cannot bring it back.

    `backups`: delete the program's own backups, too. Erasing everything also forgets which
    framework is in use. Raises a PmCareerError if there is nothing to erase.
    """
    file = find_data_file()
    if person is not None:
        counts = erase_person(file, person, now).counts
    elif find_in_use_file().exists() and not file.exists():
        counts = {}  # only a framework was chosen
    else:
        with name_files_to_delete():
            counts = erase_everything(file, now).counts
    in_use = clear_choice() if person is None else None
    removed = remove_own_backups(file) if backups else ()
    return EraseResult(counts, removed, _list_backups(), in_use)


@contextmanager
def name_files_to_delete() -> Iterator[None]:
    """Give the error about a data file that cannot be read a hint which files to delete instead of erasing."""
    try:
        yield
    except CannotBeRead as error:
        file = find_data_file()
        real = Path(os.path.realpath(file))
        beside = (real.with_name(f"{real.name}{end}") for end in ("-journal", "-wal", "-shm"))
        held = [*dict.fromkeys((str(file), str(real))), *(str(each) for each in beside if each.exists())]
        backups = _list_backups()
        kept = f" The backups of it are: {join_names([one_line(each) for each in backups])}." if backups else ""
        hint = f"Nothing was erased. To be rid of it, delete {join_names([one_line(each) for each in held])}.{kept}"
        raise PersonalDataError(error.message, hint) from None


def _list_backups() -> tuple[str, ...]:
    """List the copies that the program made on its own."""
    return tuple(map(str, list_own_backups(find_data_file())))
