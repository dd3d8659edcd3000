"""Where a user's own data lives. Only names places: nothing here is created, read or checked."""

from __future__ import annotations

import os
from pathlib import Path

HOME_VARIABLE = "PMCAREER_HOME"
DATA_FILE = "career.db"
BACKUPS = "backups"


def data_directory() -> Path:
    """The folder of the person's data: `PMCAREER_HOME`, or the platform's place for an application's data."""
    override = os.environ.get(HOME_VARIABLE)
    if override:
        return Path(os.path.expanduser(override))  # noqa: PTH111  Path's own raises for the home of an unknown user
    from platformdirs import user_data_path  # 4 ms, and not needed under PMCAREER_HOME

    return user_data_path("pmcareer", appauthor=False)


def data_file() -> Path:
    """The file with everything the person put in."""
    return data_directory() / DATA_FILE


def backups_directory(data: Path) -> Path:
    """Where the program keeps the copies it makes of a data file on its own: beside it."""
    return data.parent / BACKUPS


def cache_directory() -> Path:
    """Where what can be made anew is kept: below `PMCAREER_HOME`, or the platform's place for caches."""
    if os.environ.get(HOME_VARIABLE):
        return data_directory() / "cache"
    from platformdirs import user_cache_path

    return user_cache_path("pmcareer", appauthor=False)


def user_frameworks_directory() -> Path:
    """Where frameworks of the user's own are found by name."""
    return data_directory() / "frameworks"


def in_use_file() -> Path:
    """Where it stands which framework commands take when none is asked for; there only where one was chosen."""
    return data_directory() / "framework-in-use"
