"""The plan: goals with how they stand, looked at, done, let go, reworded, and taken on from the advice."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import ClassVar, get_args

from rich.text import Text
from textual.binding import Binding, BindingType

from pm_career.advice.goals import GoalNow, Proposal
from pm_career.domain.goals import Goal, Progress
from pm_career.domain.page import Page, Prose, Title
from pm_career.domain.text import one_line
from pm_career.explore.screens.choice_dialog import Choice, Pick, among, named
from pm_career.explore.screens.form import Field, Filled, Filling
from pm_career.explore.screens.note_dialog import Noting, Said
from pm_career.explore.screens.split_view import Beside

_OWN_WORDS: str = "own words"


class Planning(Beside[GoalNow]):
    """The goals, and the page of the one under the cursor."""

    EXPLAINED = (
        "The goals, the next due first. i looks at the one under the cursor: on track, slow or stuck. d says that it "
        "is done, e changes its words and its day, x lets it go with a reason. a takes on another, from the advice or "
        "in other words. u takes back the last change. Backspace leads back to the ladder."
    )
    EMPTY: ClassVar[Page] = (
        Title("No goal yet", "Plan"),
        Prose("Press a to choose one from the advice.", "What to do"),
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        *Beside.LEADING_ON,
        Binding("i", "check_in", "Check in"),
        Binding("d", "done", "Done"),
        Binding("a", "take", "Add"),
        Binding("e", "edit", "Edit"),
        Binding("x,delete", "drop", "Let go", key_display="x"),
    ]

    def look_up(self) -> Sequence[GoalNow]:
        """All of them."""
        return self.navigator.notebook.goals()

    def id_of(self, each: GoalNow) -> str:
        """The goal's id."""
        return each.goal.id

    def page(self, each: GoalNow) -> Page:
        """As `pmcareer plan show` has it."""
        return self.navigator.notebook.goal_page(each.goal.id)

    def line(self, each: GoalNow, room: int) -> Text:
        """A goal in a line, and below it what is to be known at once; the page beside it has the words whole."""
        goal = each.goal
        remarks: list[str] = [goal.status] if goal.status != "open" else []
        remarks += [word for word, holds in (("overdue", each.overdue), ("not looked at lately", each.stale)) if holds]
        remarks += [f"due {goal.due.isoformat()}"] if goal.due and goal.status == "open" else []
        what = Text(one_line(goal.what))
        if room > 0:
            what.truncate(room, overflow="ellipsis")
        return Text.assemble(what, (f"\n  {', '.join(remarks)}" if remarks else "", "dim"))

    def action_check_in(self) -> None:
        """Ask how the goal goes, then for a note."""
        goal = self.current
        if goal is None:
            return

        def looked(state: Progress | None) -> None:
            if state is not None:
                self._note_look(goal.goal.id, state)

        states: Sequence[Progress] = get_args(Progress)
        choices = [named(state.replace("-", " "), state) for state in states]
        self.app.push_screen(Pick(f"How does it go? {goal.goal.what}", among(choices)), looked)

    def _note_look(self, goal_id: str, state: Progress) -> None:
        def keep(said: Said) -> str:
            return self.navigator.notebook.check_in(goal_id, state, said.text)

        hint = "what you saw; Enter alone leaves it out"
        self.app.push_screen(Noting("A note, if you like", hint, keep, may_be_empty=True), self.navigator.kept)

    def action_done(self) -> None:
        """The goal is done."""
        goal = self.current
        if goal is not None:
            self.navigator.change(lambda: self.navigator.notebook.close(goal.goal.id))

    def action_drop(self) -> None:
        """Let the goal go, with a reason."""
        goal = self.current
        if goal is None:
            return

        def keep(said: Said) -> str:
            return self.navigator.notebook.drop(goal.goal.id, said.text)

        ask = Noting(f"Let it go? {goal.goal.what}", "why; Enter alone gives no reason", keep, may_be_empty=True)
        self.app.push_screen(ask, self.navigator.kept)

    def action_edit(self) -> None:
        """Change the goal's words and its day."""
        goal = self.current
        if goal is not None:
            notebook = self.navigator.notebook
            keep = partial(_kept, partial(notebook.reword_goal, goal.goal.id))
            self.app.push_screen(Filling(f"Goal {goal.goal.id}", _fields(goal.goal), keep), self.navigator.kept)

    def action_take(self) -> None:
        """Choose another goal from the advice, or write one."""

        def taken(offer: Proposal | str | None) -> None:
            if isinstance(offer, Proposal):
                self.navigator.change(lambda: self.navigator.notebook.take(offer))
            elif offer is not None:
                keep = partial(_kept, self.navigator.notebook.set_goal)
                self.app.push_screen(Filling("A goal in your own words", _fields(None), keep), self.navigator.kept)

        offers: Sequence[Proposal] = ()
        with self.navigator.told():
            offers = self.navigator.notebook.offers()
        choices: list[Choice[Proposal | str]] = [named(each.goal.what, each, each.item.label) for each in offers]
        choices.append(named("In your own words …", _OWN_WORDS))
        self.app.push_screen(Pick("Take on which of these?", among(choices)), taken)


def _fields(goal: Goal | None) -> Sequence[Field]:
    """The parts of a goal, as they are now."""
    due = goal.due.isoformat() if goal and goal.due else ""
    return (
        Field("what", "What you mean to do", goal.what if goal else "", long=True),
        Field("due", "By when", due, "next friday, in 3 weeks, 2027-01-31"),
        Field("when", "When will you do it: when …", goal.when if goal else "", "a review ends"),
        Field("then", "… then I will", goal.then if goal else "", "what you will do; nothing: the goal itself"),
        Field("done_when", "What will show that it is done", goal.done_when if goal else "", long=True),
    )


def _kept(keep: Callable[[Mapping[str, str]], str], filled: Filled) -> str:
    return keep(filled.said)
