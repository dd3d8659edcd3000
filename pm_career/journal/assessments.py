"""An assessment: begin or resume, answer, skip, finish or stop; or all ratings given at once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from pm_career.advice.assessment import (
    Effort,
    Question,
    RatingChange,
    build_question,
    choose_skills,
    compare_ratings,
    estimate_effort,
    estimate_minutes,
    sort_by_nearness,
)
from pm_career.domain.framework import NO_LEVEL, Framework, Level
from pm_career.domain.names import find_present, find_skill
from pm_career.domain.ratings import SELF, Answer, Assessment, Rater, Rating
from pm_career.errors import UsageError
from pm_career.frameworks.cache import save_rated_version
from pm_career.journal.access import Owner
from pm_career.journal.profile import find_target_or_next, prepare_update
from pm_career.journal.ratings import read_histories
from pm_career.store.assessments import (
    discard_assessment,
    find_assessment,
    find_open_assessment,
    finish_assessment,
    remove_answer,
    start_assessment,
)
from pm_career.store.assessments import save_answer as store_answer
from pm_career.store.log import Change, Store

_MOST_DAYS_APART = timedelta(days=2)
"""Between the dates of two places at one moment: at 10:30 UTC it is the 3rd at +14:00, and the 1st at -11:00."""


class Preparation(NamedTuple):
    """What an assessment needs: whose it is, who rates, the two levels, the questions, and the ratings before.

    `level` is None where none is set or the ladder lacks it: every skill is asked then. `earlier` are the ratings
    that the same rater gave before, per skill, the newest last. `quick`, `skills` (ids) and `start` (a level's id) are
    what of the call chose the questions: --quick, named skills and --from.
    """

    owner: Owner
    rater: Rater
    level: Level | None
    target: Level | None
    questions: tuple[Question, ...]
    earlier: Mapping[str, Sequence[Rating]]
    quick: bool = False
    skills: tuple[str, ...] = ()
    start: str = ""

    @property
    def ladder(self) -> Framework:
        """The ladder, which an assessment cannot do without."""
        return self.owner.require_ladder()

    @property
    def call(self) -> str:
        """The command that asks these questions, or goes on with them, without the options of person and ladder."""
        start = ("--from", self.start) if self.start else ()
        return " ".join(("pmcareer assess", *self.skills, *(("--quick",) if self.quick else ()), *start))

    @property
    def names_skills(self) -> bool:
        """Whether the skills to ask were named."""
        return bool(self.skills)

    def describe_effort(self) -> str:
        """Describe the effort of a new assessment of these questions, and beside it that with or without --quick."""
        efforts = estimate_efforts(self.owner)
        if not (self.quick or self.skills):
            return efforts.describe()
        effort = Effort(len(self.questions), estimate_minutes(len(self.questions))).describe()
        more = self.quick and efforts.whole != efforts.quick
        return f"{effort}; {efforts.whole.questions} without --quick" if more else effort

    def list_questions(self, assessment: Assessment) -> tuple[Question, ...]:
        """The questions of an assessment, which may have been begun when skills had other ids; without what is gone."""
        asked = self._find_present(assessment.asked)
        return tuple(each for each in self.questions if each.skill.id in asked)

    def find_first_open(self, assessment: Assessment) -> int:
        """The place among `list_questions` of the first that is not answered; the last place where all are."""
        answered = self._find_present(
            each.skill for each in assessment.answers if not self.owner.renamed.is_split(each.skill)
        )
        questions = self.list_questions(assessment)
        waiting = (n for n, each in enumerate(questions) if each.skill.id not in answered)
        return next(waiting, max(0, len(questions) - 1))

    def _find_present(self, skills: Iterable[str]) -> set[str]:
        return {present for skill in skills for present in self.owner.renamed.find_skills(skill)}


class Efforts(NamedTuple):
    """The effort of an assessment of all that is asked of somebody, and of one with --quick."""

    whole: Effort
    quick: Effort

    def describe(self) -> str:
        """Describe both: '12 questions, about 9 minutes; 5 with --quick, about 4'."""
        if not self.quick.questions or self.quick == self.whole:
            return self.whole.describe()
        return f"{self.whole.describe()}; {self.quick.questions} with --quick, about {self.quick.minutes}"


class Started(NamedTuple):
    """An open assessment; `resumed` tells whether it is one that was stopped."""

    assessment: Assessment
    resumed: bool


def prepare(
    store: Store,
    owner: Owner,
    rater: Rater = SELF,
    *,
    quick: bool = False,
    skills: Sequence[str] = (),
    start: str | None = None,
) -> Preparation:
    """Prepare the questions for a person: the skills that the present level or the target asks for.

    `quick`: only those that one of the two puts in focus. Raises a UsageError where there are none of these. `skills`:
    only these, as they are typed, whether or not a level asks for them. Raises a UsageError if the ladder lacks one.
    `start`: the present level as it is typed, in the place of the one that is set; a target that the ladder does not
    lead to from there is left out.
    """
    ladder = owner.require_ladder()
    if start and (typed := find_present(ladder, start).id) != owner.renamed.level(owner.profile.level):
        owner = owner._replace(profile=prepare_update(owner.profile, ladder, level=typed, drop_target=True))
    level, target = _find_levels(owner)
    levels = _choose_levels(ladder, level, target)
    named = {skill.id: skill for skill in (find_skill(ladder, typed) for typed in skills)}
    asked = tuple(named.values()) or choose_skills(ladder, levels, quick=quick)
    if quick and not asked:
        raise UsageError("No skill is in focus there, so a quick assessment has no question.", "Leave --quick out.")
    nearest = sort_by_nearness(ladder, level or target, target)
    questions = tuple(build_question(ladder, skill, nearest) for skill in asked)
    earlier = _read_earlier(store, owner, rater)
    called = owner.profile.level if (level or target) is not None and start else ""
    return Preparation(owner, rater, level, target, questions, earlier, quick and not named, tuple(named), called)


def estimate_efforts(owner: Owner) -> Efforts:
    """Estimate the effort of an assessment of the owner."""
    ladder = owner.require_ladder()
    levels = _choose_levels(ladder, *_find_levels(owner))
    whole, quick = (estimate_effort(ladder, levels, quick=quick) for quick in (False, True))
    return Efforts(whole, quick)


def _find_levels(owner: Owner) -> tuple[Level | None, Level | None]:
    """Find the present level, None where none is set or the ladder lacks it, and the target or the next level."""
    present = owner.renamed.level(owner.profile.level)
    level = next((each for each in owner.require_ladder().levels if each.id == present), None)
    if present == NO_LEVEL:
        return None, find_target_or_next(owner, owner.require_ladder().find_present(NO_LEVEL))
    return level, find_target_or_next(owner, level) if level else None


def _choose_levels(ladder: Framework, level: Level | None, target: Level | None) -> Sequence[Level]:
    """Choose the levels whose skills are asked: present level and target; all where neither is known."""
    return [each for each in (level, target) if each is not None] or ladder.levels


def _read_earlier(store: Store, owner: Owner, rater: Rater) -> Mapping[str, Sequence[Rating]]:
    """Read a rater's ratings per skill, the newest last, without those of a skill that was split since."""
    return {
        skill: tuple(each for each in history if not owner.renamed.is_split(each.skill))
        for skill, history in read_histories(store, owner, rater).items()
    }


def make_assessment(
    preparation: Preparation, about: date, today: date, *, answers: tuple[Answer, ...] = ()
) -> Assessment:
    """Make an assessment about a day, without storing it; with `answers`, only of their skills.

    `today` is the day in the place where it is made; one about today is dated as `_find_present_day` says. Raises a
    UsageError for an answer that is not on the ladder's scale, and for two answers on one skill. Writes the text of the
    ladder to the cache.
    """
    seen: set[str] = set()
    for each in answers:
        if each.skill in seen:
            raise UsageError(f"{each.skill} is rated twice.", "Give it once. Nothing was stored.")
        seen.add(each.skill)
        if not _fits(preparation.ladder, each):
            raise UsageError(f"{each.skill}: {each.step} is not a step of the scale.", "Nothing was stored.")
    save_rated_version(preparation.ladder)
    return Assessment(
        person=preparation.owner.person,
        date=_find_present_day(preparation, today) if about == today else about,
        rater=preparation.rater.kind,
        rater_name=preparation.rater.name,
        framework=preparation.ladder.id,
        framework_version=preparation.ladder.version,
        asked=tuple(each.skill for each in answers) or tuple(each.skill.id for each in preparation.questions),
        answers=answers,
    )


def _find_present_day(preparation: Preparation, today: date) -> date:
    """Find the day of a rating given now: `today`, but never before the day of an earlier rating.

    After a flight west over the date line today is a day that has been already, and a rating of it would count as older
    than what was rated on the way there. What is dated still further ahead comes from a clock that was wrong.
    """
    latest = max((each.date for history in preparation.earlier.values() for each in history), default=today)
    return latest if today <= latest <= today + _MOST_DAYS_APART else today


def begin(change: Change, preparation: Preparation, new: Assessment, *, restart: bool = False) -> Started:
    """Resume the assessment that the same rater stopped on this ladder, if there is one; else store `new`.

    Answers in it that the ladder has no step for any more are taken back, so that they are asked anew. With `restart`,
    and where it asks others and has no answer, as after a crash at the first question, that one is discarded and `new`
    stored. Raises a UsageError where skills were named, and the one that was stopped asks
    others: its answers would become ratings before it is finished.
    """
    stopped = find_open_assessment(change, preparation.owner.person, preparation.rater, preparation.ladder.id)
    has_nothing = stopped is not None and not stopped.answers and set(stopped.asked) != set(new.asked)
    if stopped is not None and (restart or has_nothing):
        discard_assessment(change, stopped.id)
    elif stopped is not None:
        if preparation.names_skills and set(stopped.asked) != set(new.asked):
            raise UsageError(
                f"An assessment waits that asks other skills: {stopped.progress}.",
                "Go on with it first: pmcareer assess   (--restart discards it)",
            )
        for each in stopped.answers:
            if not _fits(preparation.ladder, each):
                stopped = remove_answer(change, stopped.id, each.skill)
        return Started(stopped, resumed=True)
    return Started(start_assessment(change, new), resumed=False)


def _fits(ladder: Framework, given: Answer) -> bool:
    """Return whether an answer is of a step that a rating may be of, or unknown."""
    return given.step is None or ladder.has_rating_step(given.step)


def answer(
    change: Change,
    assessment_id: str,
    skill: str,
    step: int | None,
    *,
    note: str | None = None,
    evidence: tuple[str, ...] = (),
) -> Assessment:
    """Store an answer in the place of an earlier one; `step` None: unknown. Without a `note` the earlier one stays."""
    if note is None:
        answers = find_assessment(change, assessment_id).answers
        before = next((each for each in answers if each.skill == skill), Answer(skill, step))
        note, evidence = before.note, before.evidence
    return store_answer(change, assessment_id, Answer(skill, step, note, evidence))


def finish(change: Change, assessment_id: str) -> tuple[Rating, ...]:
    """Turn the answers into ratings. Without answers it discards the assessment and returns nothing."""
    if stop(change, assessment_id):
        return finish_assessment(change, assessment_id)
    return ()


def stop(change: Change, assessment_id: str) -> bool:
    """Stop an assessment, and return whether it has answers. Without answers it is discarded."""
    if find_assessment(change, assessment_id).answers:
        return True
    discard_assessment(change, assessment_id)
    return False


def rate(change: Change, new: Assessment) -> tuple[Rating, ...]:
    """Store an assessment that is answered already, as one change. Raises a UsageError if it has no answer."""
    if not new.answers:
        raise UsageError("There is nothing to rate in the answers.", "A file to fill in: pmcareer assess --template")
    return finish_assessment(change, start_assessment(change, new).id)


def compare_with_before(preparation: Preparation, ratings: Iterable[Rating]) -> tuple[RatingChange, ...]:
    """Compare each new rating with the one before and with the bars of the two levels."""
    return compare_ratings(preparation.ladder, preparation.earlier, ratings, preparation.level, preparation.target)
