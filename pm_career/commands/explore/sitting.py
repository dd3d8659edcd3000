"""An assessment as the navigator asks it, kept by the same functions as `pmcareer assess`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pm_career.advice.assessment import Question
from pm_career.commands import clock
from pm_career.commands.assess.setting import Outcome, Setting
from pm_career.commands.personal import changing, reading
from pm_career.domain.page import Page
from pm_career.domain.ratings import Answer, Assessment
from pm_career.store.assessments import (
    discard_assessment,
    find_open_assessment,
    finish_assessment,
    remove_answer,
    save_answer,
    start_assessment,
)
from pm_career.views.assessment import build_summary_page, describe_progress


class KeptSitting:
    """An assessment that is open in the store."""

    def __init__(self, setting: Setting, assessment: Assessment) -> None:
        self._setting = setting
        self._assessment = assessment

    @property
    def questions(self) -> Sequence[Question]:
        """Those of the skills it was begun with that the ladder still has."""
        return [each for each in self._setting.questions if each.skill.id in self._assessment.asked]

    @property
    def answers(self) -> Mapping[str, int | None]:
        """The answers so far."""
        return {given.skill: given.step for given in self._assessment.answers}

    def give(self, skill: str, step: int | None) -> None:
        """Keep an answer; a note that stands with an earlier one stays."""
        before = next((given for given in self._assessment.answers if given.skill == skill), Answer(skill, step))
        with changing() as change:
            kept = Answer(skill, step, before.note, before.evidence)
            self._assessment = save_answer(change, self._assessment.id, kept)

    def skip(self, skill: str) -> None:
        """Leave a skill unanswered."""
        with changing() as change:
            self._assessment = remove_answer(change, self._assessment.id, skill)

    def finish(self) -> Page | None:
        """Make the answers ratings; where there is none, nothing is kept."""
        if not self._assessment.answers:
            self._discard()
            return None
        with changing() as change:
            outcome = Outcome(finish_assessment(change, self._assessment.id))
        setting = self._setting
        return build_summary_page(
            setting.ladder, setting.moved(outcome), (setting.level, setting.target), setting.option
        )

    def stop(self) -> str:
        """Leave the rest for another day."""
        if not self._assessment.answers:
            self._discard()
            return "Nothing was rated, and nothing was kept."
        return describe_progress(self._assessment)

    def _discard(self) -> None:
        with changing() as change:
            discard_assessment(change, self._assessment.id)


def begun(setting: Setting) -> KeptSitting:
    """The assessment that was stopped, if it is on this ladder; else a new one."""
    with reading() as store:
        stopped = find_open_assessment(store, setting.profile.person)
    if stopped is not None and stopped.rater == setting.rater and stopped.framework == setting.ladder.id:
        return KeptSitting(setting, stopped)
    fresh = Assessment(
        person=setting.profile.person,
        date=clock.today(),
        rater=setting.rater,
        framework=setting.ladder.id,
        framework_version=setting.ladder.version,
        asked=tuple(asked.skill.id for asked in setting.questions),
    )
    with changing() as change:
        return KeptSitting(setting, start_assessment(change, fresh))
