"""The first start: one dialog asks for the present level and the target, the next one offers the quick rating."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from pm_career.advice.assessment import Effort, estimate_minutes
from pm_career.advice.paths import find_reachable
from pm_career.domain.framework import NO_LEVEL, Framework, Level
from pm_career.domain.person import ME
from pm_career.domain.text import one_line
from pm_career.explore.app_base import NavigatorAccess, NavigatorBase
from pm_career.explore.keys import make_bindings
from pm_career.explore.screens.assessment import open_assessment
from pm_career.explore.screens.profile import save_profile
from pm_career.explore.session import Session
from pm_career.explore.widgets.footer import Footer
from pm_career.journal import assessments
from pm_career.views.ladder import format_years
from pm_career.views.level_list import MOST_LISTED, describe_level

_WELCOME = "Welcome. Two questions set your level and your target. Your answers stay on this machine."
_SETTING = "explore.welcome"


def welcome_new_person(navigator: NavigatorBase) -> None:
    """Ask you for your level and target if you have none and did not skip this before; then offer the quick rating."""
    session = navigator.session

    def store(chosen: tuple[str, str] | None) -> None:
        with navigator.show_errors():
            if chosen is None:
                session.save_setting(_SETTING, "skipped")
            else:
                level, target = chosen
                save_profile(session, level=level, target=target, framework=session.asked)
                navigator.update_screens(start=True)
                navigator.push_screen(QuickRatingOffer(session), rate)
                return
        navigator.update_screens(start=True)

    def rate(wanted: bool | None) -> None:
        if wanted:
            with navigator.show_errors():
                navigator.push_screen(open_assessment(session, quick=True), lambda _: navigator.update_screens())

    if session.person == ME and not session.read_position().is_set and not session.read_setting(_SETTING):
        navigator.push_screen(WelcomeDialog(session.ladder), store)


class AnswerList(OptionList):
    """The answers to choose from."""

    BINDINGS: ClassVar[list[BindingType]] = make_bindings("answers")


class WelcomeDialog(ModalScreen[tuple[str, str] | None]):
    """Ends with the ids of a level and a target (empty: the next level), or with None where it was skipped."""

    EXPLAINED = "Choose with the arrow keys and Enter. Esc skips both questions; i answers them later."
    BINDINGS: ClassVar[list[BindingType]] = make_bindings("welcome")

    def __init__(self, ladder: Framework) -> None:
        super().__init__()
        self._ladder = ladder
        self._level: Level | None = None
        self._offered: Sequence[Level | None] = ()

    def compose(self) -> ComposeResult:
        """A greeting, a question, and the answers."""
        with Vertical(id="dialog"):
            yield Static(_WELCOME, id="dialog-title", markup=False)
            yield Static(id="question-line", markup=False)
            yield AnswerList(id="offered", markup=False)
        yield Footer()

    def on_mount(self) -> None:
        """Ask the first question."""
        self._ask_level()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Take an answer: ask the second question, or end."""
        chosen = self._offered[event.option_index]
        if self._level is not None:
            self.dismiss((self._level.id, chosen.id if chosen else ""))
        elif chosen is not None:
            self._level = chosen
            self._ask_target(chosen)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer Backspace only at the second question."""
        return self._level is not None if action == "again" else super().check_action(action, parameters)

    def action_again(self) -> None:
        """Go back to the first question."""
        self._ask_level()

    def action_skip(self) -> None:
        """Leave both questions unanswered."""
        self.dismiss(None)

    def _ask_level(self) -> None:
        self._level = None
        self._ask("Where do you stand now?", (*self._ladder.levels, self._ladder.find_present(NO_LEVEL)))

    def _ask_target(self, level: Level) -> None:
        above = find_reachable(self._ladder, level.id)
        self._ask(f"{level.title}. Where do you want to get to?", (None, *above))

    def _ask(self, question: str, offered: Sequence[Level | None]) -> None:
        """Ask a question with these answers; None is the next level."""
        self._offered = offered
        self.refresh_bindings()
        self.query_one("#question-line", Static).update(Content(one_line(question)))
        answers = self.query_one(AnswerList)
        answers.clear_options()
        answers.add_options([Option(self._describe(each)) for each in offered])
        answers.highlighted = 0
        answers.focus()

    def _describe(self, level: Level | None) -> Text:
        """A level with its years and, on a ladder that is not too long for it, the line that sets it apart."""
        if level is None:
            return Text("The next level")
        years, sentence = format_years(level), one_line(describe_level(level))
        found = Text.assemble((one_line(level.title), "bold"), (f"  {years}" if years else "", "dim"))
        if sentence and len(self._ladder.levels) <= MOST_LISTED:
            found.append(f"\n{sentence}", "dim")
        return found


class QuickRatingOffer(NavigatorAccess, ModalScreen[bool]):
    """Offers to rate what is in focus, with the number of questions and the minutes; ends with whether it is wanted."""

    EXPLAINED = (
        "The quick rating asks for the skills in focus at your level and at the one you aim for. With it the advice "
        "rests on what you can do, and not on what your level expects."
    )
    BINDINGS: ClassVar[list[BindingType]] = make_bindings("welcome")

    def __init__(self, session: Session) -> None:
        super().__init__()
        with session.open_notes() as (store, owner):
            self._quick = assessments.prepare(store, owner, session.view, quick=True)
            self._whole = assessments.prepare(store, owner, session.view)

    def compose(self) -> ComposeResult:
        """What it is for, and the two answers."""
        quick, whole = (len(each.questions) for each in (self._quick, self._whole))
        with Vertical(id="dialog", classes="-low"):
            yield Static("Saved. Rate yourself now?", id="dialog-title", markup=False)
            yield Static(
                "The advice is better with ratings. Each question shows the steps of one skill: choose what you have "
                "done, not what you would be expected to do. Every answer is saved at once; you can stop at any time.",
                id="question-line",
                markup=False,
            )
            yield AnswerList(
                Option(Content(f"The quick rating: {_describe_effort(quick)}")),
                Option(Content(f"Later: r rates at any time, all skills in {_describe_effort(whole)}")),
                id="offered",
                markup=False,
            )
        yield Footer()

    def on_mount(self) -> None:
        """Mark the quick rating."""
        answers = self.query_one(AnswerList)
        answers.highlighted = 0
        answers.focus()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer no question before this one."""
        return False if action == "again" else super().check_action(action, parameters)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Take the answer."""
        self.dismiss(event.option_index == 0)

    def action_skip(self) -> None:
        """Rate later."""
        self.dismiss(False)


def _describe_effort(questions: int) -> str:
    return Effort(questions, estimate_minutes(questions)).describe()
