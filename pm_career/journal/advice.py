"""Advice from a person's notes: what to develop next, from level and target, newest ratings and evidence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pm_career.advice.development import FEW
from pm_career.advice.development import advise as advise_on
from pm_career.advice.paths import find_stages, require_target
from pm_career.domain.evidence import EvidenceCount
from pm_career.domain.framework import NO_LEVEL, Framework, Level
from pm_career.domain.names import find_level, match_level
from pm_career.domain.ratings import SELF, Rater, Rating
from pm_career.domain.text import join_names, one_line, start_sentence
from pm_career.journal.access import Owner, find_owner, format_rater_option
from pm_career.journal.newer_ladder import find_newer_ladder
from pm_career.journal.profile import find_present_level
from pm_career.journal.raters import mention_rated
from pm_career.journal.ratings import find_carried, find_draft, find_off_scale, read_newest
from pm_career.journal.what_if import PersonalAdvice, parse_background, parse_rating
from pm_career.store.agreements import find_next_due
from pm_career.store.assessments import list_assessments
from pm_career.store.evidence import count_evidence
from pm_career.store.log import Store
from pm_career.store.people import list_people, read_profile


def advise_person(
    store: Store,
    person: str,
    asked: str | None,
    *,
    map_file: str | None = None,
    start: str | None = None,
    to: str | None = None,
    rate: Sequence[str] = (),
    rater: Rater = SELF,
    few: int = FEW,
    background: str | None = None,
) -> PersonalAdvice:
    """Advise `person` (an id) as `advise` does, on the ladder that was asked for or through a map.

    Raises what keeps the ladder from being opened.
    """
    if map_file is None:
        owner = find_owner(store, person, asked)
        return advise_owner(store, owner, start=start, to=to, rate=rate, rater=rater, few=few, background=background)
    from pm_career.journal.ladder_map import read_through_map  # YAML: 15 ms, and few have a map

    mapped = read_through_map(store, read_profile(store, person), asked, map_file, rater)
    if start is None:
        mapped.require_level()
    newest = mapped.ratings.newest
    found = advise(
        store, mapped.owner, start=start, to=to, rate=rate, rater=rater, few=few, newest=newest, background=background
    )
    return found._replace(
        remarks=(*found.remarks, *mapped.carried.notes),
        carried=mapped.carried,
        agreement=find_next_due(store, person, mapped.owner.require_ladder().id),
    )


def advise_owner(
    store: Store,
    owner: Owner,
    *,
    start: str | None = None,
    to: str | None = None,
    rate: Sequence[str] = (),
    rater: Rater = SELF,
    few: int = FEW,
    background: str | None = None,
) -> PersonalAdvice:
    """Advise as `advise` does, with remarks that the ladder is newer than ratings, and on answers that do not count."""
    found = advise(store, owner, start=start, to=to, rate=rate, rater=rater, few=few, background=background)
    newer = find_newer_ladder(store, owner, rater, (found.advice.start, found.advice.level))
    sentence = (newer.sentence,) if newer else ()
    return found._replace(
        remarks=(*sentence, *_remark_on_draft(store, owner, rater), *found.remarks),
        agreement=find_next_due(store, owner.person, owner.require_ladder().id),
    )


def advise(
    store: Store,
    owner: Owner,
    *,
    start: str | None = None,
    to: str | None = None,
    rate: Sequence[str] = (),
    rater: Rater | None = SELF,
    few: int = FEW,
    background: str | None = None,
    newest: Mapping[str, Rating] | None = None,
    evidence: Sequence[EvidenceCount] | None = None,
) -> PersonalAdvice:
    """Advise what the owner should develop next on the owner's ladder.

    `start` and `to` (names as typed) replace the profile's level and target, `rate` (SKILL=N as typed, never stored)
    the stored ratings. `rater` None: the newest rating, whoever gave it. `newest` are the ratings to count, `evidence`
    the counts of evidence, where they were read already. Raises UsageError where the present level is not known, or
    where what was typed is not on the ladder; a target of the profile that does not fit is left out, which `remarks`
    then say.
    """
    ladder = owner.require_ladder()
    present = _find_start(owner, start, to)
    target, remarks = _find_target(owner, present, to)
    tried = dict(parse_rating(ladder, each) for each in rate)
    newest = read_newest(store, owner, rater) if newest is None else newest
    newest = {skill: rating for skill, rating in newest.items() if skill not in tried}
    remarks += _remark_on_rating_again(owner, newest, rater or SELF)
    carried = find_carried(owner, newest)
    stored = _select_known(ladder, {skill: each for skill, each in newest.items() if skill not in carried})
    rated = {skill: rating.step for skill, rating in stored.items()} | tried
    steps = {skill: step for skill, step in rated.items() if step is not None}
    advice = advise_on(
        ladder,
        present.id,
        target.id if target else None,
        ratings=steps,
        evidence=_count_evidence(store, owner, evidence),
        few=few,
        has_others=len(newest) > len(stored),
        who=mention_rated(store, owner, rater or SELF, is_rated=bool(newest or tried)),
        background=parse_background(ladder, present, background) or owner.profile.background,
    )
    days = {skill: each.date for skill, each in stored.items()}
    return PersonalAdvice(ladder, advice, steps, days, remarks, None, owner.person, rater or SELF, owner)


def _find_start(owner: Owner, start: str | None, to: str | None) -> Level:
    """Find the level to start from; where none is set and a first level is asked for, that of being on none yet."""
    ladder = owner.require_ladder()
    if to and not start and not owner.profile.level and find_level(ladder, to) in ladder.find_first_levels():
        return ladder.find_present(NO_LEVEL)
    return find_present_level(owner, start)


def _remark_on_draft(store: Store, owner: Owner, rater: Rater) -> tuple[str, ...]:
    """Return a remark if there is an unfinished assessment, whose answers do not count yet."""
    draft = find_draft(store, owner, rater)
    if draft is None:
        return ()
    option = f"{owner.option}{format_rater_option(rater)}"
    return (f"{draft.progress} in an assessment that is not finished: go on with pmcareer assess{option}",)


def remark_on_other_drafts(store: Store, owner: Owner, rater: Rater) -> tuple[str, ...]:
    """Remarks on assessments by other raters than `rater` that are not finished and have answers."""
    ladder, who = owner.require_ladder(), owner.mention()
    waiting = [each for each in list_assessments(store, owner.person) if each.open and each.answers]
    found = []
    for each in waiting:
        if each.framework == ladder.id and each.who.key != rater.key:
            whose = f"{who.your} own assessment" if each.rater == "self" else f"an assessment by {each.who.describe()}"
            option = format_rater_option(each.who, even_without_name=True) or " --rater self"
            command = f"pmcareer assess{owner.option}{option}"
            found.append(f"{each.progress} in {whose} that is not finished: go on with {command}")
    return tuple(found)


def _find_target(owner: Owner, present: Level, asked: str | None) -> tuple[Level | None, tuple[str, ...]]:
    """Find the target, and a remark if the profile's target does not fit. Raises only for one that was asked for."""
    ladder, set_target, who = owner.require_ladder(), owner.profile.target, owner.mention()
    if asked:
        return require_target(ladder, present, find_level(ladder, asked)), ()
    name = owner.renamed.level(set_target) if set_target else ""
    if not name:
        return None, ()
    found = match_level(ladder, name).ids
    if len(found) != 1:
        lost = f"{who.your} target {one_line(set_target)} is not on this ladder, so it is left out here."
        return None, (start_sentence(lost),)
    target = ladder.level(found[0])
    if target.id == present.id == owner.renamed.level(owner.profile.level):
        return target, ()
    if not find_stages(ladder, present.id, target.id):
        no_way = f"the ladder does not lead from {present.id} to {who.your} target {target.id}"
        why = no_way if target.rank > present.rank else f"{who.your} target {target.id} is not above {present.id}"
        return None, (start_sentence(f"{why}, so it is left out here."),)
    return target, ()


def _select_known(ladder: Framework, newest: Mapping[str, Rating]) -> dict[str, Rating]:
    """Select the ratings that this ladder has a skill and a step for, without "don't know"."""
    skills = {skill.id for skill in ladder.skills}
    return {
        skill: rating for skill, rating in newest.items() if skill in skills and ladder.has_rating_step(rating.step)
    }


def _remark_on_rating_again(owner: Owner, newest: Mapping[str, Rating], rater: Rater) -> tuple[str, ...]:
    """Remarks on ratings that are shown and do not count: their skill was split, or the scale has no such step."""
    ladder = owner.require_ladder()
    known = {skill.id for skill in ladder.skills}
    split = [skill for skill in find_carried(owner, newest) if skill in known and newest[skill].step is not None]
    reasons = {
        "Not counted, as this scale has no such step": tuple(find_off_scale(ladder, newest)),
        "Carried over from a skill that was split, and not counted": split,
    }
    again = f"Rate again: pmcareer assess{owner.option}{format_rater_option(rater)}"
    return tuple(
        f"{why}: {join_names([f'{ladder.skill(skill).name} ({newest[skill].step})' for skill in skills])}. {again}"
        for why, skills in reasons.items()
        if skills
    )


def _count_evidence(
    store: Store, owner: Owner, counted: Sequence[EvidenceCount] | None
) -> Sequence[EvidenceCount] | None:
    """Count the evidence for each skill, unless it is `counted`; None for a person without any notes."""
    if all(known.person != owner.person for known in list_people(store)):
        return None
    return count_evidence(store, owner.person, owner.renamed) if counted is None else counted
