"""What a person's data calls by a name that the framework no longer has: said once, read everywhere, undoable."""

from __future__ import annotations

import msgspec

from pm_career.domain.renamed_ids import RenamedId, RenamedIds, RenamedKind
from pm_career.errors import UsageError
from pm_career.store.ids import checked
from pm_career.store.log import Change, Store


def read_moves(store: Store, framework: str) -> RenamedIds:
    """All that moved in one framework, by its id."""
    found = store.rows("SELECT kind, old, new FROM moved WHERE framework = ? ORDER BY kind, old", (framework,))
    by_kind: dict[str, dict[str, str]] = {"skill": {}, "level": {}}
    for kind, old, new in found:
        by_kind[kind][old] = new
    return RenamedIds(skills=by_kind["skill"], levels=by_kind["level"])


def save_move(change: Change, framework: str, kind: RenamedKind, old: str, new: str) -> None:
    """From now on read `old` as `new` in this framework. What was written keeps its name."""
    moved = checked(RenamedId(framework, kind, old, new))
    moves = read_moves(change, framework)
    if (moves.skill if kind == "skill" else moves.level)(new) == old:
        raise UsageError(f"The {kind} {new} is read as {old} already.", "Take that back first: pmcareer data undo")
    known = (moves.skills if kind == "skill" else moves.levels).get(old)
    if known == new:
        return
    if known is None:
        change.insert("moved", msgspec.structs.asdict(moved))
    else:
        change.update("moved", (framework, kind, old), {"new": new})
    change.did(f"moved the {kind} {old} to {new}")
