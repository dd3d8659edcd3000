"""Look at the last change of the notes and take it back."""

from __future__ import annotations

from datetime import datetime

from pm_career.journal.access import open_store_for_change
from pm_career.paths import find_data_file
from pm_career.store.log import Logged, Store, list_changes, undo


def find_last_change(store: Store) -> Logged | None:
    """The change that `take_back` would take back; None where there is none."""
    return next(iter(list_changes(store, 1)), None)


def take_back(now: datetime) -> Logged | None:
    """Take back the last change, whoever made it; None where there is none. Creates no data file."""
    if not find_data_file().exists():
        return None
    with open_store_for_change(now) as change:
        return undo(change)
