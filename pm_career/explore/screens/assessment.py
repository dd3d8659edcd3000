"""An assessment on the screen: one skill at a time, what each step looks like, and nothing of what is expected."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import Screen

from pm_career.domain.page import Hint, Page, Prose
from pm_career.explore.app_base import Hosted
from pm_career.explore.notebook import Sitting
from pm_career.explore.widgets.footer import Footer
from pm_career.explore.widgets.page_view import Reading
from pm_career.views.assessment import build_question_page


class Assessing(Hosted, Screen[None]):
    """Asks until all is answered or skipped; stopped, it goes on another day where it was."""

    EXPLAINED = (
        "One skill a screen. Press the number of the step that shows how you work now, 0 where you cannot tell. "
        "s skips it, b goes back, q stops: every answer is kept at once, and a goes on where you stopped."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("1", "rate(1)", "Step", key_display="1-9"),
        *(Binding(str(step), f"rate({step})", "Step", show=False) for step in range(2, 10)),
        Binding("0", "rate(0)", "Not known"),
        Binding("s", "skip", "Skip"),
        Binding("b,backspace", "back", "Back", key_display="b"),
        Binding("q,escape", "stop", "Stop", key_display="q"),
        Binding("question_mark,f1", "app.explain", "Help", key_display="?"),
        Binding("u,colon", "nothing", show=False),  # an undo here would take back half of it, unseen
    ]

    def __init__(self, sitting: Sitting) -> None:
        super().__init__()
        self._sitting = sitting
        waiting = [place for place, each in enumerate(sitting.questions) if each.skill.id not in sitting.answers]
        self._place = waiting[0] if waiting else 0
        self._done = False

    def compose(self) -> ComposeResult:
        """The question and the keys."""
        yield Reading("question")
        yield Footer()

    def on_mount(self) -> None:
        """Ask the first that is open."""
        self._ask()
        self.query_one(Reading).focus()

    def key_enter(self) -> None:
        """At the end, Enter leads back as well."""
        if self._done:
            self.dismiss()

    def action_nothing(self) -> None:
        """Do nothing."""

    def _ask(self) -> None:
        asked = self._sitting.questions[self._place]
        page = build_question_page(asked, self._place + 1, len(self._sitting.questions))
        if asked.skill.id in self._sitting.answers:
            step = self._sitting.answers[asked.skill.id]
            said = Prose(f"Your answer so far: {'not known' if step is None else step}", "Answer", tone="strong")
            page = (page[0], said, *page[1:])
        self.query_one(Reading).show(page)

    def action_rate(self, step: int) -> None:
        """Keep an answer, if the scale has such a step; 0 stands for not known."""
        asked = self._sitting.questions[self._place]
        if self._done or (step and step not in {choice.step.value for choice in asked.choices}):
            return
        with self.navigator.told():
            self._sitting.give(asked.skill.id, step or None)
            self._go_on()

    def action_skip(self) -> None:
        """Leave this skill unanswered."""
        if not self._done:
            with self.navigator.told():
                self._sitting.skip(self._sitting.questions[self._place].skill.id)
                self._go_on()

    def action_back(self) -> None:
        """The question before this one."""
        if self._done:
            self.dismiss()
        elif self._place:
            self._place -= 1
            self._ask()

    def action_stop(self) -> None:
        """Back to the ladder; what was answered is kept."""
        if not self._done:
            with self.navigator.told():
                self.navigator.say(self._sitting.stop())
        self.dismiss()

    def _go_on(self) -> None:
        if self._place + 1 < len(self._sitting.questions):
            self._place += 1
            self._ask()
            return
        moved = self._sitting.finish()
        self._done = True
        self.query_one(Reading).show(tuple(each for each in moved or _NOTHING if not isinstance(each, Hint)))


_NOTHING: Page = (Prose("Nothing was rated, and nothing was kept.", "Rated"),)
