"""The first start: one screen that asks where somebody stands and where she wants to get to."""

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

_HELLO = "Welcome. Two questions, and the ladder is about you. What you say stays on this machine."


class Answers(OptionList):
    """What can be answered."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "select", "Take")]


class Welcome(ModalScreen[tuple[str, str] | None]):
    """Ends with the ids of a level and a target (empty: the next rung), or None where somebody would rather not."""

    EXPLAINED = "Choose with the arrow keys and Enter. Esc leaves it unsaid; pmcareer me set says it later."
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
        """A greeting, a question, and the answers to choose from."""
        with Vertical(id="dialog"):
            yield Static(_HELLO, id="dialog-title", markup=False)
            yield Static(id="asked", markup=False)
            yield Answers(id="offered", markup=False)
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
        """Back is for the second question."""
        return self._level is not None if action == "again" else super().check_action(action, parameters)

    def action_again(self) -> None:
        """Back to the first question."""
        self._ask_level()

    def action_skip(self) -> None:
        """Leave it all unsaid."""
        self.dismiss(None)

    def _ask_level(self) -> None:
        self._level = None
        self._offer("Where do you stand now?", self._ladder.levels)

    def _ask_target(self, level: Level) -> None:
        above = find_reachable(self._ladder, level.id)
        self._offer(f"{level.title}. Where do you want to get to?", (None, *above))

    def _offer(self, question: str, offered: Sequence[Level | None]) -> None:
        self._offered = offered
        self.refresh_bindings()
        self.query_one("#asked", Static).update(Content(one_line(question)))
        listed = self.query_one("#offered", OptionList)
        listed.clear_options()
        listed.add_options([Option(Content(one_line(each.title) if each else "The next rung")) for each in offered])
        listed.highlighted = 0
        listed.focus()
