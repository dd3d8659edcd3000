"""Tell what a ladder renamed where it does not say so itself, and what that takes away from what was read before."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from pm_career.domain.renamed_ids import RenamedKind, follow_ladder
from pm_career.domain.text import one_line
from pm_career.errors import UsageError
from pm_career.journal.data_file import find_ladder_and_id
from pm_career.store.check import count_uses
from pm_career.store.log import Change
from pm_career.store.renamed_ids import read_moves, save_move


class Moved(NamedTuple):
    """`new` is the present id; `before` are the ids that the old one was read as until now, if any.

    `uses` counts what is written under the old id, by the kind of data.
    """

    new: str
    before: tuple[str, ...]
    uses: Mapping[str, int]


def move(change: Change, person: str, asked: str | None, kind: RenamedKind, old: str, typed: str) -> Moved:
    """From now on read the id `old` in all notes as the skill or level that `typed` names on a person's ladder.

    `asked` is how the ladder was asked for. What was written keeps its id. Raises a UsageError for an id that the
    ladder has: notes under it belong to that.
    """
    ladder, new = find_ladder_and_id(change, person, asked, kind, typed)
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
