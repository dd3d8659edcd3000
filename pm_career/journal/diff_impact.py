"""What a changed ladder means for one person's notes. Only reads."""

from __future__ import annotations

import shlex
from collections import Counter
from collections.abc import Mapping
from typing import NamedTuple

from msgspec.structs import replace

from pm_career.advice.development import Advice
from pm_career.advice.diff_impact import ChangedPiece, DiffImpact, Notes, find_shifts, find_touches
from pm_career.domain.person import Profile
from pm_career.domain.renamed_ids import RenamedIds, RenamedKind, follow_ladder
from pm_career.errors import UsageError
from pm_career.frameworks.changes.compare import Difference
from pm_career.frameworks.changes.describe import Describer
from pm_career.journal.access import Owner, format_person_option
from pm_career.journal.advice import advise
from pm_career.store.evidence import list_evidence
from pm_career.store.goals import list_goals
from pm_career.store.log import Store
from pm_career.store.people import read_profile
from pm_career.store.ratings import list_ratings
from pm_career.store.renamed_ids import read_moves


class _RenamedIds(NamedTuple):
    """The ids to read notes by on the older and on the newer ladder, and those already stored for the newer one."""

    old: RenamedIds
    new: RenamedIds
    stored: RenamedIds


def find_impact(store: Store, difference: Difference, person: str, asked: str | None) -> DiffImpact:
    """Find what `difference` means for a person (an id); `asked` is how the newer ladder was asked for.

    Private evidence is left out: the answer may be shown to others.
    """
    profile = read_profile(store, person)
    renamed = _read_renamed(store, difference)
    notes = Notes(list_ratings(store, person), list_evidence(store, person), list_goals(store, person))
    shown = notes._replace(evidence=[each for each in notes.evidence if not each.private])
    private = Notes((), [each for each in notes.evidence if each.private], ())
    remarks = [] if profile.level else [_ask_for_level(profile)]
    old = _advise(store, Owner(profile, difference.old, renamed.old), "older", remarks)
    new = _advise(store, Owner(profile, difference.new, renamed.new), "newer", remarks)
    changed = _list_changed(difference)
    left_out = {each.id for touch in find_touches(changed, profile, private, renamed.new) for each in touch.evidence}
    return DiffImpact(
        person=person,
        touches=find_touches(changed, profile, shown, renamed.new),
        old=old,
        new=new,
        same_aim=_find_aim(old, difference.levels) == _find_aim(new, {}),
        shifts=find_shifts(old, new, difference.skills) if old and new else (),
        moves=tuple(_list_commands(difference, profile, notes, renamed.stored, asked)),
        remarks=tuple(dict.fromkeys(remarks)),
        private_left_out=len(left_out),
    )


def _read_renamed(store: Store, difference: Difference) -> _RenamedIds:
    """Read the renamed ids: forward for the newer ladder, back for the older one."""
    earlier = follow_ladder(difference.old, read_moves(store, difference.old.id))
    stored = follow_ladder(difference.new, read_moves(store, difference.new.id))
    skills = {skill.id for skill in difference.old.skills}
    levels = {level.id for level in difference.old.levels}
    return _RenamedIds(
        old=RenamedIds(
            _reverse_ids(earlier.skills, difference.skills, skills),
            _reverse_ids(earlier.levels, difference.levels, levels),
        ),
        new=replace(
            stored, skills={**stored.skills, **difference.skills}, levels={**stored.levels, **difference.levels}
        ),
        stored=stored,
    )


def _reverse_ids(stored: Mapping[str, str], renamed: Mapping[str, str], known: set[str]) -> dict[str, str]:
    kept = {old: new for old, new in stored.items() if old not in known}
    return kept | {new: old for old, new in renamed.items()}


def _advise(store: Store, owner: Owner, which: str, remarks: list[str]) -> Advice | None:
    """Advise on one of the ladders; None if that is not possible. Adds what did not count, and why, to `remarks`."""
    if not owner.profile.level:
        return None
    try:
        personal = advise(store, owner)
    except UsageError as refused:
        remarks.append(f"On the {which} ladder: {refused.message} {refused.hint}")
        return None
    remarks += [f"On the {which} ladder: {remark}" for remark in personal.remarks]
    return personal.advice


def _ask_for_level(profile: Profile) -> str:
    option = format_person_option(profile.person)
    return f"For what comes next, set the present level: pmcareer me set{option} --level LEVEL"


def _find_aim(advice: Advice | None, renamed: Mapping[str, str]) -> str:
    """Find the id on the newer ladder of the level that advice leads to."""
    return renamed.get(advice.to.id, advice.to.id) if advice and advice.to else ""


def _list_changed(difference: Difference) -> list[ChangedPiece]:
    """List the skills and levels that changed, each with its name and the number of changes."""
    describer = Describer(difference)
    skills = Counter(change.skill for change in difference.changes if change.skill)
    levels = Counter(change.level for change in difference.changes if change.level)
    known = {each.id for each in difference.new.skills}
    found = [
        ChangedPiece("skill", each, describer.find_skill_name(each), count, each not in known)
        for each, count in skills.items()
    ]
    known = {each.id for each in difference.new.levels}
    found += [
        ChangedPiece("level", each, describer.find_level_name(each), count, each not in known)
        for each, count in levels.items()
    ]
    return found


def _list_commands(
    difference: Difference, profile: Profile, notes: Notes, stored: RenamedIds, asked: str | None
) -> list[str]:
    """List the `data move` commands for the renamed ids in the notes, except those that were given already."""
    options = f" --framework {shlex.quote(asked)}" if asked else ""
    options += format_person_option(profile.person)
    ways: tuple[tuple[RenamedKind, Mapping[str, str], Mapping[str, str], set[str]], ...] = (
        ("skill", difference.skills, stored.skills, notes.list_skills()),
        ("level", difference.levels, stored.levels, {profile.level, profile.target, *notes.list_levels()}),
    )
    return [
        f"pmcareer data move {kind} {old} {new}{options}"
        for kind, renamed, known, named in ways
        for old, new in renamed.items()
        if old in named and old not in known
    ]
