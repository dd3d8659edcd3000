"""What was edited, as it was before each edit."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import msgspec

from pm_career.store.log import Change, Store
from pm_career.store.rows import instant_text, parsed_instant


def add_former(change: Change, kind: str, subject: object, value: msgspec.Struct) -> None:
    """Keep something as history as it is before an edit."""
    past = change.rows(
        "SELECT coalesce(max(number), 0) FROM former WHERE kind = ? AND subject = ?", (kind, str(subject))
    )
    put_former(change, kind, subject, past[0][0] + 1, value, change.now)


def put_former(
    change: Change, kind: str, subject: object, number: int, value: msgspec.Struct, replaced: datetime
) -> None:
    """Write one row of history."""
    row = {
        "kind": kind,
        "subject": str(subject),
        "number": number,
        "replaced": instant_text(replaced),
        "content": msgspec.json.encode(value).decode(),
    }
    change.insert("former", row)


def formers(store: Store, kind: str, subject: object) -> list[tuple[Any, Any]]:
    """What something was before each edit, as (plain parts, instant), the oldest first."""
    found = store.rows(
        "SELECT content, replaced FROM former WHERE kind = ? AND subject = ? ORDER BY number", (kind, str(subject))
    )
    return [(msgspec.json.decode(content), parsed_instant(at)) for content, at in found]
