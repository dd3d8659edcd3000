"""Turn what SQLite and the system complain of into one sentence with the path and one of what to do.

The complaint itself is not shown with it: nothing a person wrote can get into a traceback that way.
"""

from __future__ import annotations

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pm_career.errors import PersonalDataError
from pm_career.files import DISK_FULL_ERRORS
from pm_career.paths import HOME_VARIABLE, find_backups_directory

# How the name of a backup ends that is a damaged file set aside: nothing to go back to.
SET_ASIDE = "-damaged"

_ELSEWHERE = f"Make the folder writable, or set {HOME_VARIABLE} to a folder that is."
_SPACE = "Free some space and try again: what was there before is untouched."

_FULL = "The disk is full: nothing was saved to PATH."

_BUSY = "The personal data at PATH is in use by another pmcareer."
_LATER = "Nothing was changed. Try again in a moment, or close the other one."
_CANNOT_OPEN = "The personal data at PATH cannot be opened."
_FAILED = "The disk failed while the personal data at PATH was used."
_CHECK = "Check the disk and its free space, then try again: what was there before is kept."
_SAID = {
    sqlite3.SQLITE_BUSY: (_BUSY, _LATER),
    sqlite3.SQLITE_LOCKED: (_BUSY, _LATER),
    sqlite3.SQLITE_FULL: (_FULL, _SPACE),
    sqlite3.SQLITE_READONLY: ("The personal data at PATH cannot be written.", _ELSEWHERE),
    sqlite3.SQLITE_CANTOPEN: (_CANNOT_OPEN, _ELSEWHERE),
    sqlite3.SQLITE_PERM: (_CANNOT_OPEN, _ELSEWHERE),
    sqlite3.SQLITE_IOERR: (_FAILED, _CHECK),
}


class CannotBeRead(PersonalDataError):
    """The file as it is: damaged, cut short, another program's, or newer than this one. `how` says what it is."""

    def __init__(self, message: str, hint: str, how: str) -> None:
        super().__init__(message, hint)
        self.how = how


class SpoiltError(sqlite3.DataError):
    """A stored value is not as its type says. `place` names its row, such as "evidence e3", and never what it holds."""

    def __init__(self, place: str) -> None:
        super().__init__("a stored value is not as its type says")
        self.place = place


@contextmanager
def translate_errors(path: Path, errors: tuple[type[Exception], ...] = (sqlite3.Error, OSError)) -> Iterator[None]:
    """Raise what SQLite or the system raises in the block (those of `errors`) as a PersonalDataError about `path`."""
    try:
        yield
    except sqlite3.ProgrammingError:
        raise  # a mistake of ours, not the file's
    except errors as error:
        raise (make_os_error(error, path) if isinstance(error, OSError) else _make_sqlite_error(error, path)) from None


def make_damaged_error(path: Path, how: str) -> CannotBeRead:
    """The file is not what it should be; the way back is the newest backup."""
    return CannotBeRead(f"The personal data at {path} cannot be read: {how}.", suggest_backup(path), how)


def make_spoilt_error(path: Path, place: str) -> CannotBeRead:
    """One row is not as this program wrote it; all others can still be exported."""
    how = f"{place} is damaged"
    return CannotBeRead(
        f"The personal data at {path} cannot be read: {how}.",
        f"{suggest_backup(path)} To save all other entries: pmcareer data export --skip-damaged FILE",
        how,
    )


def make_link_error(path: Path) -> PersonalDataError:
    """A link that leads nowhere: most likely a disk that is not connected."""
    return PersonalDataError(
        f"{path} is a link to {path.readlink()}, which is not there.",
        "Connect the disk that it is on, or remove the link to start anew.",
    )


def make_no_folder_error(path: Path) -> PersonalDataError:
    """Something that is no folder, where the folder of the data file or one above it should be."""
    found = next((each for each in path.parents if each.exists() and not each.is_dir()), path.parent)
    return PersonalDataError(
        f"The personal data at {path} cannot be used: {found} is not a folder.", f"Set {HOME_VARIABLE} to a folder."
    )


def make_newer_error(path: Path, version: int, known: int) -> CannotBeRead:
    """A file that a later program has written."""
    how = f"from a newer pmcareer (its schema is {version}; this program knows {known})"
    return CannotBeRead(
        f"The personal data at {path} is {how}.", "Update pmcareer. Nothing was changed.", f"it is {how}"
    )


def suggest_backup(path: Path) -> str:
    """What to do about a data file that cannot be read; names the newest backup, if there is one."""
    newest = find_newest_backup(path)
    if newest is None:
        return "It was left as it is. Put a backup in its place with: pmcareer data restore FILE"
    return f"It was left as it is. The newest backup is {newest}: pmcareer data restore {newest}"


def find_newest_backup(path: Path) -> Path | None:
    """The newest of the copies that the program made of this file on its own, and that can be restored."""
    backups = [each for each in list_own_backups(path) if each.suffix == path.suffix]
    return next((each for each in reversed(backups) if not each.stem.endswith(SET_ASIDE)), None)


def list_own_backups(path: Path) -> tuple[Path, ...]:
    """The copies that the program made of this file on its own, the oldest first, also those of damaged files."""
    try:
        return tuple(sorted(find_backups_directory(path).glob(f"{path.stem}-*")))
    except OSError:
        return ()


def make_os_error(error: OSError, path: Path) -> PersonalDataError:
    """A refusal of the system, as a sentence about `path`."""
    if error.errno in DISK_FULL_ERRORS:
        return PersonalDataError(_FULL.replace("PATH", str(path)), _SPACE)
    if error.errno == errno.EIO:
        return PersonalDataError(_FAILED.replace("PATH", str(path)), _CHECK)
    reason = (error.strerror or "it cannot be used").lower()
    return PersonalDataError(f"The personal data at {path} cannot be used: {reason}.", _ELSEWHERE)


def _make_sqlite_error(error: Exception, path: Path) -> PersonalDataError:
    if isinstance(error, SpoiltError):
        return make_spoilt_error(path, error.place)
    extended = getattr(error, "sqlite_errorcode", None) or sqlite3.SQLITE_ERROR
    said = _SAID.get(extended & 0xFF)
    if said is None:  # a missing table, a broken reference: the file is not as this program wrote it
        return make_damaged_error(path, "the file is damaged or is not one of pmcareer's")
    message, hint = said
    return PersonalDataError(message.replace("PATH", str(path)), hint)
