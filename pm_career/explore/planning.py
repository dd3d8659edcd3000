"""The plan: goals with how they stand, looked at, done, and taken on from the advice."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar, cast, get_args

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container
from textual.screen import Screen
from textual.widgets import Footer, OptionList
from textual.widgets.option_list import Option

from pm_career.advice.goals import GoalNow
from pm_career.advice.intentions import Proposal
from pm_career.domain.goals import Progress
from pm_career.domain.plaintext import one_line
from pm_career.explore.noting import Noting, Said
from pm_career.explore.picking import Pick, among, named
from pm_career.explore.reading import Reading
from pm_career.views.page import Hint, Page, Prose, Title

if TYPE_CHECKING:
    from pm_career.explore.navigator import Navigator

_EMPTY: Page = (Title("No goal yet", "Plan"), Prose("Press a to choose one from the advice.", "What to do"))


class Planning(Screen[None]):
    """The goals, and the page of the one under the cursor."""

    EXPLAINED = (
        "Your goals, the next due first. i looks at the one under the cursor: on track, slow or stuck. d says that it "
        "is done, a takes on another from the advice, u takes back the last change. Backspace leads back to the ladder."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("i", "check_in", "Check in"),
        Binding("d", "done", "Done"),
        Binding("a", "take", "Add"),
        Binding("question_mark,f1", "app.explain", "Help", key_display="?"),
        Binding("backspace,q,escape", "leave", "Back", key_display="Bksp"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._goals: Sequence[GoalNow] = ()

    @property
    def navigator(self) -> Navigator:
        """The program that this screen belongs to."""
        return cast("Navigator", self.app)

    def compose(self) -> ComposeResult:
        """The list, the page and the keys."""
        with Container(id="plan"):
            yield OptionList(id="goals", markup=False)
            yield Reading("page")
        yield Footer(show_command_palette=False, compact=True)

    def on_mount(self) -> None:
        """Show the goals there are."""
        self.renew()
        self.query_one("#goals").focus()

    def on_resize(self) -> None:
        """List and page beside one another where there is room."""
        self.set_class(self.app.size.width < 76, "-narrow")
        self.call_after_refresh(self.renew)

    def renew(self) -> None:
        """Show everything as it is now."""
        with self.navigator.told():
            self._goals = self.navigator.notebook.goals()
        listed = self.query_one("#goals", OptionList)
        at = listed.highlighted or 0
        listed.clear_options()
        listed.add_options([Option(_line(each, listed.scrollable_content_region.width)) for each in self._goals])
        listed.highlighted = min(at, len(self._goals) - 1) if self._goals else None
        self._show()

    def on_option_list_option_highlighted(self) -> None:
        """The page follows the cursor."""
        self._show()

    def _show(self) -> None:
        goal = self._goal
        with self.navigator.told():
            page = self.navigator.notebook.goal_page(goal.goal.id) if goal else _EMPTY
            self.query_one(Reading).show(tuple(block for block in page if not isinstance(block, Hint)))

    @property
    def _goal(self) -> GoalNow | None:
        at = self.query_one("#goals", OptionList).highlighted
        return self._goals[at] if at is not None and at < len(self._goals) else None

    def action_check_in(self) -> None:
        """Ask how the goal goes, then for a note."""
        goal = self._goal
        if goal is None:
            return

        def looked(state: Progress | None) -> None:
            if state is not None:
                self.app.push_screen(
                    Noting("A note, if you like", "what you saw; Enter alone leaves it out", may_be_empty=True),
                    lambda said: self._keep_look(goal.goal.id, state, said),
                )

        states: Sequence[Progress] = get_args(Progress)
        choices = [named(state.replace("-", " "), state) for state in states]
        self.app.push_screen(Pick(f"How does it go? {goal.goal.what}", among(choices)), looked)

    def _keep_look(self, goal_id: str, state: Progress, said: Said | None) -> None:
        if said is not None:
            self.navigator.change(lambda: self.navigator.notebook.check_in(goal_id, state, said.text))

    def action_done(self) -> None:
        """The goal is done."""
        goal = self._goal
        if goal is not None:
            self.navigator.change(lambda: self.navigator.notebook.close(goal.goal.id))

    def action_take(self) -> None:
        """Choose another goal from the advice."""

        def taken(offer: Proposal | None) -> None:
            if offer is not None:
                self.navigator.change(lambda: self.navigator.notebook.take(offer))

        with self.navigator.told():
            offers = self.navigator.notebook.offers()
            if offers:
                choices = [named(each.goal.what, each, each.item.label) for each in offers]
                self.app.push_screen(Pick("Take on which of these?", among(choices)), taken)
            else:
                self.navigator.say("The advice has nothing that is not a goal already.")

    def action_leave(self) -> None:
        """Back to the ladder."""
        self.dismiss()


def _line(now: GoalNow, room: int) -> Text:
    """A goal in a line, and below it what is to be known at once; the page beside it has the words whole."""
    goal = now.goal
    remarks: list[str] = [goal.status] if goal.status != "open" else []
    remarks += [word for word, holds in (("overdue", now.overdue), ("not looked at lately", now.stale)) if holds]
    remarks += [f"due {goal.due.isoformat()}"] if goal.due and goal.status == "open" else []
    what = Text(one_line(goal.what))
    if room > 0:
        what.truncate(room, overflow="ellipsis")
    return Text.assemble(what, (f"\n  {', '.join(remarks)}" if remarks else "", "dim"))
