"""What a framework renamed: stored once, applied whenever notes are read, taken back by undo."""

from __future__ import annotations

from pm_career.domain.renamed_ids import RenamedId, RenamedIds, RenamedKind
from pm_career.errors import UsageError
from pm_career.store.ids import check_value
from pm_career.store.kinds import MOVED
from pm_career.store.log import Change, Store
from pm_career.store.rows import make_row, read_values


def read_moves(store: Store, framework: str) -> RenamedIds:
    """All ids that moved in one framework, which is given by its id."""
    moved = read_values(store, MOVED, "framework = ?", (framework,))
    return RenamedIds(
        skills={each.old: each.new for each in moved if each.kind == "skill"},
        levels={each.old: each.new for each in moved if each.kind == "level"},
    )


def save_move(change: Change, framework: str, kind: RenamedKind, old: str, new: str) -> None:
    """From now on read `old` as `new` in this framework. What was written keeps its name.

    Raises a UsageError if `new` is read as `old` already.
    """
    moved = check_value(RenamedId(framework, kind, old, new))
    moves = read_moves(change, framework)
    if (moves.skill if kind == "skill" else moves.level)(new) == old:
        raise UsageError(
            f"The {kind} {new} is read as {old} already.",
            "pmcareer data undo --list shows whether that is the last change, which undo takes back.",
        )
    known = (moves.skills if kind == "skill" else moves.levels).get(old)
    if known == new:
        return
    if known is None:
        change.insert(MOVED.name, make_row(change, MOVED.columns, moved))
    else:
        change.update(MOVED.name, (framework, kind, old), {"new": new})
    change.describe(f"moved the {kind} {old} to {new}")
