"""Find the responsibility that somebody typed, and the evidence of each responsibility of a level."""

from __future__ import annotations

from collections.abc import Sequence

from pm_career.domain.evidence import Evidence
from pm_career.domain.framework import NO_LEVEL, Level
from pm_career.domain.names import find_level
from pm_career.domain.responsibilities import find_responsibility
from pm_career.errors import UsageError
from pm_career.journal.access import Owner
from pm_career.journal.profile import find_target_or_next
from pm_career.store.evidence import EvidenceFilter, list_evidence
from pm_career.store.log import Store


def parse_responsibility(
    owner: Owner, typed: str, level: str | None = None, tied_to: Sequence[str] = ()
) -> dict[str, str]:
    """Find the responsibility with this name, as the two parts that are stored; both are empty for an empty name.

    It is looked up at `level`; without one at the levels `tied_to` (ids), at the target (else the next level), and at
    the present level. Raises a UsageError where none has it, or where none is known.
    """
    if not typed.strip():
        return {"responsibility": "", "responsibility_level": ""}
    levels = list_levels_with_work(owner, level, tied_to)
    if not levels:
        hint = f"Name it: --level LEVEL; or set yours: pmcareer me set{owner.option}"
        raise UsageError("At which level this is a responsibility is not known: no level of yours is set.", hint)
    level_id, found = find_responsibility(levels, typed)
    return {"responsibility": found, "responsibility_level": level_id}


def list_levels_with_work(owner: Owner, level: str | None = None, tied_to: Sequence[str] = ()) -> tuple[Level, ...]:
    """List the levels at which a responsibility is looked up, the first of them first, as `parse_responsibility`."""
    ladder = owner.require_ladder()
    if level and level.strip():
        return (find_level(ladder, level),)
    own = {each.id: each for each in ladder.levels}
    present = ladder.find_present(NO_LEVEL) if owner.profile.level == NO_LEVEL else own.get(owner.profile.level)
    target = find_target_or_next(owner, present) if present else own.get(owner.profile.target)
    wanted = [*(own.get(owner.renamed.level(each)) for each in tied_to if each), target, present]
    return tuple({each.id: each for each in wanted if each and each.id != NO_LEVEL}.values())


def group_by_responsibility(store: Store, owner: Owner, level: Level) -> dict[str, list[Evidence]]:
    """Group the person's evidence for the responsibilities of a level by their ids, by its day, the newest last."""
    wanted = EvidenceFilter(responsibility_level=level.id)
    found: dict[str, list[Evidence]] = {}
    for each in sorted(list_evidence(store, owner.person, wanted, owner.renamed), key=lambda each: each.date):
        found.setdefault(owner.renamed.responsibility(level.id, each.responsibility), []).append(each)
    return found
