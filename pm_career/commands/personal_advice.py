"""The advice for a person as she is known here: her level and target, her newest ratings, and what proves them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from pm_career.advice.development import FEW, Advice, advise
from pm_career.advice.paths import find_stages
from pm_career.commands.personal import present_level, read_moves
from pm_career.commands.session import above, level_called
from pm_career.domain.framework import Framework, Level
from pm_career.domain.names import match_level
from pm_career.domain.text import one_line
from pm_career.journal.what_if import parse_rating as rating_tried
from pm_career.store.evidence import count_proof
from pm_career.store.people import list_people
from pm_career.store.ratings import find_newest_ratings

if TYPE_CHECKING:
    from pm_career.domain.person import Profile
    from pm_career.domain.ratings import Rater, Rating
    from pm_career.domain.renamed_ids import RenamedIds
    from pm_career.store.log import Store


class PersonalAdvice(NamedTuple):
    """Advice and what it rests on.

    `steps` are all the ratings that it counts, those tried with --rate among them; `ratings` are the kept ones among
    them, whose dates say how old they are. `remarks` are sentences about what in the profile did not count.
    """

    advice: Advice
    steps: Mapping[str, int]
    ratings: Mapping[str, Rating]
    remarks: tuple[str, ...] = ()


def advice_for(
    framework: Framework,
    profile: Profile,
    store: Store,
    *,
    start: str | None = None,
    to: str | None = None,
    rate: Sequence[str] = (),
    rater: Rater | None = "self",
    few: int = FEW,
    moves: RenamedIds | None = None,
    newest: Mapping[str, Rating] | None = None,
) -> PersonalAdvice:
    """What this person is to develop next. `start` and `to` (names as typed) go before her profile's level and target.

    `rate` are ratings to try (SKILL=N), which go before the kept ones; `rater` None: the newest, whoever gave it.
    `moves` are what the ladder renamed (those that she was told of, unless given), `newest` her newest ratings where
    they were picked out already.
    """
    moves = moves if moves is not None else read_moves(store, framework.id)
    present = present_level(framework, profile, start, moves)
    target, remarks = _target(framework, profile, present, to, moves)
    tried = dict(rating_tried(framework, each) for each in rate)
    if newest is None:
        newest = find_newest_ratings(store, profile.person, rater=rater, moves=moves)
    kept = _counting(framework, newest)
    kept = {skill: rating for skill, rating in kept.items() if skill not in tried}
    steps = {skill: rating.step for skill, rating in kept.items() if rating.step is not None} | tried
    advice = advise(
        framework,
        present.id,
        target.id if target else None,
        ratings=steps,
        evidence=_evidence_counts(store, profile.person, moves),
        few=few,
    )
    return PersonalAdvice(advice, steps, kept, remarks)


def _target(
    framework: Framework, profile: Profile, present: Level, asked: str | None, moves: RenamedIds
) -> tuple[Level | None, tuple[str, ...]]:
    """Where to, and a remark where the profile's target cannot be it: only what was asked for is refused."""
    if asked:
        return above(framework, present, level_called(framework, asked)), ()
    name = moves.level(profile.target) if profile.target else ""
    if not name:
        return None, ()
    found = match_level(framework, name).ids
    if len(found) != 1:
        return None, (f"The target {one_line(profile.target)} is not on this ladder: left out here.",)
    if not find_stages(framework, present.id, found[0]):
        target = framework.level(found[0])
        no_way = f"The ladder does not lead from {present.id} to the target {target.id}"
        why = no_way if target.rank > present.rank else f"The target {target.id} is not above {present.id}"
        return None, (f"{why}: left out here.",)
    return framework.level(found[0]), ()


def _counting(framework: Framework, newest: Mapping[str, Rating]) -> dict[str, Rating]:
    """The ratings that this framework has a skill and a step for. "Don't know" is none: not known, never the lowest."""
    skills = {skill.id for skill in framework.skills}
    steps = {step.value for step in framework.scale}
    return {skill: rating for skill, rating in newest.items() if skill in skills and rating.step in steps}


def _evidence_counts(store: Store, person: str, moves: RenamedIds) -> dict[str, int] | None:
    """How much evidence there is for each skill; None for somebody of whom nothing is kept at all."""
    if all(known.person != person for known in list_people(store)):
        return None
    return {skill: proof.count for skill, proof in count_proof(store, person, moves).items()}
