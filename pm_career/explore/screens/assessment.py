"""The assessment screen: one skill at a time, what each step looks like, and nothing of what is expected."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.screen import Screen

from pm_career.domain.framework import NOT_YET
from pm_career.domain.page import Cell, Grid, Page, Prose, Section
from pm_career.domain.ratings import Assessment
from pm_career.explore.app_base import NavigatorAccess
from pm_career.explore.keys import make_bindings
from pm_career.explore.screens.confirm_dialog import ConfirmDialog
from pm_career.explore.session import Session
from pm_career.explore.widgets.footer import Footer
from pm_career.explore.widgets.header import NotesHeader
from pm_career.explore.widgets.page_view import PageView
from pm_career.journal import assessments
from pm_career.store.ratings import is_step_in_use
from pm_career.views.assessment import (
    ABSOLUTE,
    NOTHING_RATED,
    build_question_page,
    build_summary_page,
    describe_progress,
)

_WHAT_NEXT = (
    ("n", "what to develop next"),
    ("m", "where you stand, on one page"),
    ("p", "the plan: choose a goal from the advice"),
)
_ABOUT_ZERO = "0 now means not yet: none of it seen or done so far. Before, it meant not known, which is ? now."


class AssessmentScreen(NavigatorAccess, Screen[None]):
    """Asks until every skill is answered or skipped. Each answer is stored at once, so that it can be stopped."""

    EXPLAINED = (
        "One skill a screen. Press the number of the step that you see at work now: what somebody has done, not "
        "what a level expects. 0 is not yet: none of it seen or done. ? is not known: you cannot tell. Every answer is "
        "saved at once, so you can stop and go on on another day."
    )
    BINDINGS: ClassVar[list[BindingType]] = make_bindings("rating")

    def __init__(self, preparation: assessments.Preparation, assessment: Assessment) -> None:
        """`assessment` is open: a new one, or one that was stopped. Of its skills, those the ladder has are asked."""
        super().__init__()
        self._preparation = preparation
        self._assessment = assessment
        self._questions = preparation.list_questions(assessment)
        self._place = preparation.find_first_open(assessment)
        self._is_finished = False

    def compose(self) -> ComposeResult:
        """Whose notes are open and who rates, the question, and the keys."""
        yield NotesHeader()
        yield PageView("question")
        yield Footer()

    def on_mount(self) -> None:
        """Ask the first open question."""
        preparation = self._preparation
        self.query_one(NotesHeader).show(preparation.owner.profile, preparation.rater, preparation.ladder)
        if self._questions:
            self._ask()
        else:  # another level is set since the assessment was stopped, which asks for none of its skills
            self._go_on()
        self.query_one(PageView).focus()

    @property
    def is_finished(self) -> bool:
        """Whether the last question was answered."""
        return self._is_finished

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer the keys of the questions until the last one is answered, and then the one that leads back."""
        if action == "leave":
            return self._is_finished
        if action == "rate" and parameters[0] not in self._list_steps():
            return False
        if action in ("rate", "rate_unknown", "skip", "back", "stop", "explain"):
            return not self._is_finished
        return super().check_action(action, parameters)

    def action_leave(self) -> None:
        """Go back, once it is finished."""
        self.dismiss()

    def _ask(self) -> None:
        question = self._questions[self._place]
        said = self._assessment.find_answer(question.skill.id)
        page = build_question_page(question, self._place + 1, len(self._questions), said)
        page = (page[0], Prose(ABSOLUTE, "How to choose", tone="muted"), *page[1:])
        self.query_one(PageView).show(page)

    def _list_steps(self) -> list[int]:
        return [step.value for step in self._preparation.ladder.list_rating_steps()]

    def action_rate(self, step: int) -> None:
        """Store a step as the answer, if a rating may be of it. Confirm the first 0, which meant 'not known' once."""
        if step not in self._list_steps():
            return
        with self.navigator.show_errors():
            if step != NOT_YET.value or self._has_not_yet():
                self._answer(step)
                return
            name = self._questions[self._place].skill.name
            self.app.push_screen(ConfirmDialog(f"{name}: not yet?", _ABOUT_ZERO), self._end_question)

    def _has_not_yet(self) -> bool:
        with self.session.open_notes() as (store, _):
            return is_step_in_use(store, NOT_YET.value)

    def _end_question(self, yes: bool | None) -> None:
        if yes:
            with self.navigator.show_errors():
                self._answer(NOT_YET.value)

    def action_rate_unknown(self) -> None:
        """Store that it is not known."""
        with self.navigator.show_errors():
            self._answer(None)

    def _answer(self, step: int | None) -> None:
        question = self._questions[self._place]
        with self.session.open_notes_for_change() as (change, _):
            self._assessment = assessments.answer(change, self._assessment.id, question.skill.id, step)
        self._go_on()

    async def action_explain(self) -> None:
        """Show the help, whose usual key is an answer here."""
        await self.app.run_action("app.explain")

    def action_skip(self) -> None:
        """Go on to the next question; an answer that was given before stays."""
        with self.navigator.show_errors():
            self._go_on()

    def action_back(self) -> None:
        """Go to the question before this one."""
        if self._place:
            self._place -= 1
            self._ask()

    def action_stop(self) -> None:
        """Leave the rest for another day."""
        self.stop()
        self.dismiss()

    def stop(self) -> None:
        """Stop the assessment and say how far it has come; nothing where it is finished."""
        if self._is_finished:
            return
        with self.navigator.show_errors():
            with self.session.open_notes_for_change() as (change, _):
                waits = assessments.stop(change, self._assessment.id)
            self.navigator.show_message(f"{describe_progress(self._assessment)} r goes on." if waits else NOTHING_RATED)

    def _go_on(self) -> None:
        """Ask the next question; after the last one store the ratings and show what moved."""
        if self._place + 1 < len(self._questions):
            self._place += 1
            self._ask()
            return
        with self.session.open_notes_for_change() as (change, _):
            ratings = assessments.finish(change, self._assessment.id)
        self._is_finished = True
        page: Page = (Prose(NOTHING_RATED, "Rated"),)
        if ratings:
            prepared = self._preparation
            moved = assessments.compare_with_before(prepared, ratings)
            page = build_summary_page(
                prepared.ladder, moved, (prepared.level, prepared.target), prepared.owner.mention()
            )
        self.query_one(PageView).show((*page, Section("What next"), self._list_next_keys()))
        self.refresh_bindings()

    def _list_next_keys(self) -> Grid:
        every = assessments.estimate_efforts(self._preparation.owner).whole.questions
        more = [("r", f"rate all {every} skills")] if every > len(self._questions) else []
        keys = (*_WHAT_NEXT, *more, ("Esc", "back"))
        return Grid(("", ""), tuple((Cell((key,), tone="focus"), Cell((does,))) for key, does in keys), stack_below=0)


def open_assessment(session: Session, *, quick: bool = False, skills: Sequence[str] = ()) -> AssessmentScreen:
    """Begin an assessment, or go on with the one that was stopped.

    A new one asks only what is in focus with `quick`, and only `skills` (ids) if there are any.
    """
    with session.open_notes() as (store, owner):
        preparation = assessments.prepare(store, owner, session.view)
        asked = assessments.prepare(store, owner, session.view, quick=quick, skills=skills)
    today = session.today()
    new = assessments.make_assessment(asked, today, today)
    with session.open_notes_for_change() as (change, _):
        started = assessments.begin(change, preparation, new)
    return AssessmentScreen(preparation if started.resumed else asked, started.assessment)
