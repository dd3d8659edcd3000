"""What a change of the ladder touches in one person's notes, looked up in the store; nothing is changed there."""

from __future__ import annotations

import shlex
from collections import Counter
from collections.abc import Mapping
from typing import NamedTuple

from pm_career.advice.development import Advice
from pm_career.advice.diff_impact import Changed, DiffImpact, Notes, find_shifts, find_touches
from pm_career.commands.personal import read_moves, read_profile, reading, whose
from pm_career.commands.personal_advice import advice_for
from pm_career.domain.framework import Framework
from pm_career.domain.person import ME, Profile
from pm_career.domain.renamed_ids import RenamedIds, RenamedKind
from pm_career.errors import UsageError
from pm_career.frameworks.changes.compare import Difference
from pm_career.frameworks.changes.describe import Describer
from pm_career.store.evidence import list_evidence
from pm_career.store.goals import list_goals
from pm_career.store.log import Store
from pm_career.store.ratings import list_ratings


class _Moves(NamedTuple):
    """How her notes are read on either ladder, and what she has said of the newer one."""

    old: RenamedIds
    new: RenamedIds
    told: RenamedIds


def touched_for(difference: Difference, person: str | None, asked: str | None) -> DiffImpact:
    """What `difference` means for a person (None: the user); `asked` is how the newer ladder was asked for."""
    with reading() as store:
        profile = read_profile(store, whose(person))
        moves = _moves(store, difference)
        person_id = profile.person
        notes = Notes(list_ratings(store, person_id), list_evidence(store, person_id), list_goals(store, person_id))
        remarks = [] if profile.level else [_unknown(difference.new, profile)]
        old = _advice(difference.old, profile, store, moves.old, "older", remarks)
        new = _advice(difference.new, profile, store, moves.new, "newer", remarks)
        return DiffImpact(
            person=profile.person,
            touches=find_touches(_changed(difference), profile, notes, moves.new),
            old=old,
            new=new,
            same_aim=_aim(old, difference.levels) == _aim(new, {}),
            shifts=find_shifts(old, new, difference.skills) if old and new else (),
            moves=tuple(_commands(difference, profile, notes, moves.told, asked)),
            remarks=tuple(dict.fromkeys(remarks)),
        )


def _moves(store: Store, difference: Difference) -> _Moves:
    """Her notes go along with what was renamed, forth for the newer ladder and back for the older one."""
    earlier, told = read_moves(store, difference.old.id), read_moves(store, difference.new.id)
    skills = {skill.id for skill in difference.old.skills}
    levels = {level.id for level in difference.old.levels}
    return _Moves(
        old=RenamedIds(
            _back(earlier.skills, difference.skills, skills), _back(earlier.levels, difference.levels, levels)
        ),
        new=RenamedIds({**told.skills, **difference.skills}, {**told.levels, **difference.levels}),
        told=told,
    )


def _back(told: Mapping[str, str], renamed: Mapping[str, str], there: set[str]) -> dict[str, str]:
    kept = {old: new for old, new in told.items() if old not in there}
    return kept | {new: old for old, new in renamed.items()}


def _advice(
    framework: Framework, profile: Profile, store: Store, moves: RenamedIds, which: str, remarks: list[str]
) -> Advice | None:
    if not profile.level:
        return None
    try:
        given = advice_for(framework, profile, store, moves=moves)
    except UsageError as refused:
        remarks.append(f"On the {which} ladder: {refused.message} {refused.hint}")
        return None
    remarks += [f"On the {which} ladder: {remark}" for remark in given.remarks]
    return given.advice


def _unknown(framework: Framework, profile: Profile) -> str:
    who = "" if profile.person == ME else f" --person {profile.person}"
    return f"For what comes next, say the present level: pmcareer me set{who} --level {framework.levels[0].id}"


def _aim(advice: Advice | None, renamed: Mapping[str, str]) -> str:
    """The level that advice leads to, as the newer ladder calls it."""
    return renamed.get(advice.to.id, advice.to.id) if advice and advice.to else ""


def _changed(difference: Difference) -> list[Changed]:
    """The skills and levels that changed, each with its name and how many changes there are."""
    teller = Describer(difference)
    skills = Counter(change.skill for change in difference.changes if change.skill)
    levels = Counter(change.level for change in difference.changes if change.level)
    there = {each.id for each in difference.new.skills}
    found = [Changed("skill", each, teller.skill(each), count, each not in there) for each, count in skills.items()]
    there = {each.id for each in difference.new.levels}
    found += [Changed("level", each, teller.level(each), count, each not in there) for each, count in levels.items()]
    return found


def _commands(difference: Difference, profile: Profile, notes: Notes, told: RenamedIds, asked: str | None) -> list[str]:
    """What has her notes follow each renamed id under which she has any, unless she said it already."""
    options = f" --framework {shlex.quote(asked)}" if asked else ""
    if profile.person != ME:
        options += f" --person {profile.person}"
    ways: tuple[tuple[RenamedKind, Mapping[str, str], Mapping[str, str], set[str]], ...] = (
        ("skill", difference.skills, told.skills, notes.skills()),
        ("level", difference.levels, told.levels, {profile.level, profile.target, *notes.levels()}),
    )
    return [
        f"pmcareer data move {kind} {old} {new}{options}"
        for kind, renamed, known, called in ways
        for old, new in renamed.items()
        if old in called and old not in known
    ]
