"""The first start: one dialog that asks for the present level and the target."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from pm_career.advice.paths import find_reachable
from pm_career.domain.framework import Framework, Level
from pm_career.domain.text import one_line
from pm_career.explore.widgets.footer import Footer

_WELCOME = "Welcome. Two questions set your level and your target. Your answers stay on this machine."


class AnswerList(OptionList):
    """The answers to choose from."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "select", "Take")]


class WelcomeDialog(ModalScreen[tuple[str, str] | None]):
    """Ends with the ids of a level and a target (empty: the next level), or with None where it was skipped."""

    EXPLAINED = "Choose with the arrow keys and Enter. Esc skips both questions; pmcareer me set answers them later."
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "skip", "Not now", key_display="Esc"),
        Binding("backspace", "again", "Back", key_display="Bksp"),
    ]

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
        self._ask("Where do you stand now?", self._ladder.levels)

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
        answers.add_options([Option(Content(one_line(each.title) if each else "The next level")) for each in offered])
        answers.highlighted = 0
        answers.focus()
