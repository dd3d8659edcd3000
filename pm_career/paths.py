"""Where a user's own data lives, as absolute paths. Nothing here is created or read.

An account may have no home folder, as in a container. Then there is no place for personal data, and asking for one
raises a NoHomeError; ladders are still read, without a cache and without frameworks of the user's own.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from pm_career.errors import PersonalDataError

HOME_VARIABLE = "PMCAREER_HOME"
DATA_FILE = "career.db"
BACKUPS = "backups"
FRAMEWORKS = "frameworks"
NOWHERE = Path(os.devnull) / "pmcareer"
"""A folder that is never there and cannot be made: where ladders look for the user's own files if there is no home."""


class NoHomeError(PersonalDataError):
    """There is no place for personal data: no home folder, and no variable that names another folder."""

    def __init__(self) -> None:
        super().__init__(
            "There is no place for your data: this account has no home folder.",
            f"Set {HOME_VARIABLE} to a folder, such as: export {HOME_VARIABLE}=/srv/pmcareer",
        )


def require_data_directory() -> Path:
    """The folder of the person's data: `PMCAREER_HOME`, or the platform's place for an application's data.

    Raises NoHomeError if there is neither.
    """
    found = _find_data_directory()
    if found is None:
        raise NoHomeError
    return found


def _find_data_directory() -> Path | None:
    override = os.environ.get(HOME_VARIABLE)
    if override:
        expanded = os.path.expanduser(override)  # noqa: PTH111  Path's own raises for the home of an unknown user
        if expanded.split(os.sep, 1)[0] == "~":
            return None
        return Path(os.path.abspath(expanded))  # noqa: PTH100  Path's own follows links
    from platformdirs import user_data_path  # 4 ms, and not needed under PMCAREER_HOME

    return _get_absolute(lambda: user_data_path("pmcareer", appauthor=False))


def _get_absolute(find: Callable[[], Path]) -> Path | None:
    """The platform's place that `find` returns; None without a home folder."""
    try:
        found = find()
    except RuntimeError:  # platformdirs from 4.5 on
        return None
    return found if found.is_absolute() else None


def find_data_file() -> Path:
    """The file with everything the person put in. Raises NoHomeError if it has no place."""
    return require_data_directory() / DATA_FILE


def has_data() -> bool:
    """Whether the file with everything the person put in is there. Raises nothing if it has no place."""
    found = _find_data_directory()
    return found is not None and (found / DATA_FILE).exists()


def find_backups_directory(data: Path) -> Path:
    """Where the program keeps the copies it makes of a data file on its own: beside it."""
    return data.parent / BACKUPS


def find_cache_directory() -> Path:
    """Where what can be made anew is kept: below `PMCAREER_HOME`, or the platform's place for caches."""
    if os.environ.get(HOME_VARIABLE):
        return (_find_data_directory() or NOWHERE) / "cache"
    from platformdirs import user_cache_path

    return _get_absolute(lambda: user_cache_path("pmcareer", appauthor=False)) or NOWHERE / "cache"


def find_user_frameworks_directory() -> Path:
    """Where frameworks of the user's own are found by name; below `NOWHERE` without a home."""
    return (_find_data_directory() or NOWHERE) / FRAMEWORKS


def require_frameworks_directory() -> Path:
    """As `find_user_frameworks_directory`, to write one there: raises NoHomeError without a home."""
    return require_data_directory() / FRAMEWORKS


def find_in_use_file() -> Path:
    """The file with the name or path of the framework in use. It exists only if one was chosen."""
    return (_find_data_directory() or NOWHERE) / "framework-in-use"
