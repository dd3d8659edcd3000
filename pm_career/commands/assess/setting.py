"""What an assessment is set in: whose it is, the ladder, the questions, and what was rated before."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from pm_career.advice.assessment import Question, RatingChange, build_question, choose_skills, compare_ratings
from pm_career.commands.personal import changing, ladder_of, reading, target_level, whose
from pm_career.domain.framework import Framework, Level
from pm_career.domain.person import ME, Profile
from pm_career.domain.ratings import Assessment, Rater, Rating
from pm_career.errors import UsageError
from pm_career.store.assessments import finish_assessment, start_assessment
from pm_career.store.people import read_profile
from pm_career.store.ratings import find_newest_ratings
from pm_career.store.renamed_ids import read_moves


class Outcome(NamedTuple):
    """The ratings that were kept."""

    ratings: tuple[Rating, ...]


class Setting(NamedTuple):
    """One person about to be rated by one rater. `before` are the newest ratings of that rater."""

    profile: Profile
    ladder: Framework
    rater: Rater
    level: Level | None
    target: Level | None
    questions: tuple[Question, ...]
    before: Mapping[str, Rating]

    def keep(self, assessment: Assessment) -> Outcome:
        """Keep an assessment that is answered already, as one change."""
        if not assessment.answers:
            raise UsageError(
                "There is nothing to rate in the answers.", "A file to fill in: pmcareer assess --template"
            )
        with changing() as change:
            return Outcome(finish_assessment(change, start_assessment(change, assessment).id))

    @property
    def option(self) -> str:
        """What further commands need so that they are about the same person and go by the same rater."""
        person = "" if self.profile.person == ME else f" --person {self.profile.person}"
        return person if self.rater == "self" else f"{person} --rater {self.rater}"

    def moved(self, outcome: Outcome) -> tuple[RatingChange, ...]:
        """Each new rating beside the one before."""
        before = {skill: rating.step for skill, rating in self.before.items()}
        now = {rating.skill: rating.step for rating in outcome.ratings}
        return compare_ratings(self.ladder, before, now, self.level, self.target)


def setting_for(person: str | None, framework: str | None, rater: Rater, *, quick: bool) -> Setting:
    """What is needed to ask. Without a level set, every skill is asked: there is no bar to hide."""
    with reading() as store:
        profile = read_profile(store, whose(person))
        ladder = ladder_of(profile, framework)
        moves = read_moves(store, ladder.id)
        before = find_newest_ratings(store, profile.person, rater=rater, moves=moves)
    own = moves.level(profile.level)
    level = next((each for each in ladder.levels if each.id == own), None)
    target = target_level(ladder, profile, None, moves) if level else None
    if target is None and level is not None and level.next:
        target = ladder.level(level.next[0])
    levels = [each for each in (level, target) if each is not None] or list(ladder.levels)
    asked = choose_skills(ladder, levels, quick=quick)
    return Setting(
        profile, ladder, rater, level, target, tuple(build_question(ladder, skill) for skill in asked), before
    )
