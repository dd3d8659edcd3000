"""`pmcareer data where`: the files, versions and counts."""

from __future__ import annotations

from typing import Any

from pm_career import __version__
from pm_career.commands import options, output
from pm_career.errors import PersonalDataError, UsageError
from pm_career.frameworks.in_use import read_choice
from pm_career.frameworks.locate import find_shipped_directory
from pm_career.journal.access import open_store
from pm_career.paths import cache_directory, data_file, user_frameworks_directory
from pm_career.store.check import check_file
from pm_career.store.faults import list_own_backups
from pm_career.store.rows import count_values
from pm_career.store.schema import VERSION


def command(json: options.Json = False, plain: options.Plain = False, color: options.Color = None) -> None:
    """Show where everything is kept, its versions, and how much there is. The file is not encrypted."""
    file = data_file()
    looked = check_file(file)
    shape: dict[str, Any] = {
        "program": __version__,
        "file": str(file),
        "exists": looked.exists,
        "bytes": looked.size,
        "schema": looked.schema,
        "known_schema": VERSION,
        "encrypted": False,
        "counts": _counts(),
        "backups": [str(each) for each in list_own_backups(file)],
        "frameworks": str(user_frameworks_directory()),
        "shipped_frameworks": str(find_shipped_directory()),
        "framework_in_use": _in_use(),
        "cache": str(cache_directory()),
        "problems": [finding.message for finding in looked.findings],
    }
    if json:
        output.show_json(shape)
        return
    from pm_career.views.data import build_where_page

    output.show(build_where_page(shape), output.Manner(json, plain, color))


def _in_use() -> str | None:
    """The framework that was chosen; None where none was, or where that cannot be read, which other commands say."""
    try:
        return read_choice()
    except UsageError:
        return None


def _counts() -> dict[str, int]:
    """How much of each kind there is; nothing where the file cannot be read, which `problems` says."""
    try:
        with open_store() as store:
            return count_values(store)
    except PersonalDataError:
        return {}
