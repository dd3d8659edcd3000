"""A person's ratings as a ladder has them now: the newest, the history of each skill, and the steps to compare with."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from pm_career.domain.framework import Framework, Skill
from pm_career.domain.names import find_skill
from pm_career.domain.person import ME, READER, Mention
from pm_career.domain.ratings import SELF, Assessment, Rater, RaterKind, Rating, sort_by_day
from pm_career.domain.renamed_ids import Names
from pm_career.journal.access import Owner, find_owner
from pm_career.journal.raters import find_rater
from pm_career.store.assessments import find_open_assessment
from pm_career.store.log import Store
from pm_career.store.people import read_profile
from pm_career.store.ratings import find_newest_ratings, list_ratings

if TYPE_CHECKING:
    from pm_career.advice.mapped_ratings import AppliedMap


class History(NamedTuple):
    """A person's ratings by the day they are about, the newest last; `skill` is the only one they are of, if any.

    `names` are what their skills are called now.
    """

    ladder: Framework
    skill: Skill | None
    ratings: tuple[Rating, ...]
    names: Names


class RatedSteps(NamedTuple):
    """The newest step of each skill of a ladder (None: not known); `carried` is what a map could carry over.

    `made` are the same steps as they were made: `steps` has None for one that the ladder's scale does not have. They
    are about `person` (an id) and by `rater`; `who` are the words for both.
    """

    ladder: Framework
    steps: Mapping[str, int | None]
    made: Mapping[str, int | None]
    carried: AppliedMap | None = None
    who: Mention = READER
    person: str = ME
    rater: Rater = SELF


def read_newest(store: Store, owner: Owner, rater: Rater | None) -> dict[str, Rating]:
    """Read the newest rating of each skill, under its present id; `rater` None: by any rater."""
    return find_newest_ratings(store, owner.person, rater=rater, moves=owner.renamed)


def read_histories(store: Store, owner: Owner, rater: Rater) -> dict[str, Sequence[Rating]]:
    """Read one rater's ratings per skill, under its present id, the newest last."""
    found: defaultdict[str, list[Rating]] = defaultdict(list)
    for rating in sort_by_day(list_ratings(store, owner.person, rater=rater)):
        for skill in owner.renamed.find_skills(rating.skill):
            found[skill].append(rating)
    return dict(found)


def find_carried(owner: Owner, newest: Mapping[str, Rating]) -> tuple[str, ...]:
    """Find the skills whose newest rating is of a skill that was split since. It is shown, and counts as unknown."""
    return tuple(skill for skill, rating in newest.items() if owner.renamed.is_split(rating.skill))


def find_draft(store: Store, owner: Owner, rater: Rater) -> Assessment | None:
    """Find the unfinished assessment of a rater on the owner's ladder, if it has answers. They do not count yet."""
    found = find_open_assessment(store, owner.person, rater, owner.require_ladder().id)
    return found if found and found.answers else None


def find_all(
    store: Store, owner: Owner, skill: str | None = None, kind: RaterKind | None = None, name: str | None = None
) -> History:
    """Find all ratings of a person; with `skill` (a typed name) only those of one skill.

    With `kind` only those by raters of that kind, and with `name` only those by one of them.
    """
    ladder = owner.require_ladder()
    only = find_skill(ladder, skill) if skill else None
    rater = find_rater(store, owner.person, kind, name) if kind and name is not None else None
    found = list_ratings(store, owner.person, skill=only.id if only else "", rater=rater, moves=owner.renamed)
    if kind:
        found = tuple(each for each in found if each.rater == kind)
    return History(ladder, only, sort_by_day(found), owner.names)


def read_steps(
    store: Store, person: str, asked: str | None, map_file: str | None = None, *, rater: Rater = SELF
) -> RatedSteps:
    """Read a rater's newest step of each skill, on the ladder that was asked for or through a map."""
    if map_file is not None:
        from pm_career.journal.ladder_map import read_through_map  # YAML: 15 ms, and few have a map

        mapped = read_through_map(store, read_profile(store, person), asked, map_file, rater)
        return _read_steps(mapped.owner, rater, mapped.ratings.newest, mapped.carried)
    owner = find_owner(store, person, asked)
    newest = read_newest(store, owner, rater)
    carried = find_carried(owner, newest)
    return _read_steps(owner, rater, {skill: each for skill, each in newest.items() if skill not in carried})


def _read_steps(
    owner: Owner, rater: Rater, newest: Mapping[str, Rating], carried: AppliedMap | None = None
) -> RatedSteps:
    ladder = owner.require_ladder()
    off_scale = find_off_scale(ladder, newest)
    rated = {skill.id: newest[skill.id].step if skill.id in newest else None for skill in ladder.skills}
    steps = {skill: None if skill in off_scale else step for skill, step in rated.items()}
    return RatedSteps(ladder, steps, rated, carried, owner.mention(rater), owner.person, rater)


def find_off_scale(ladder: Framework, newest: Mapping[str, Rating]) -> dict[str, int]:
    """Find the rated steps that the ladder's scale does not have, by skill.

    They were made on another scale, or on this one before it lost steps. They are shown as they were made, and count as
    unknown.
    """
    skills = {skill.id for skill in ladder.skills}
    steps = {skill: rating.step for skill, rating in newest.items() if skill in skills}
    return {skill: step for skill, step in steps.items() if step is not None and not ladder.has_rating_step(step)}
