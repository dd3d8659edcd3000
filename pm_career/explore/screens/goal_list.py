"""The plan screen: check in on goals, close, edit and add them, also from the advice."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from rich.text import Text
from textual.binding import BindingType

from pm_career.advice.goals import GoalNow, Proposal
from pm_career.domain.goals import PROGRESS, CheckIn, Goal, Progress
from pm_career.domain.page import Page, Prose, Title
from pm_career.explore.keys import make_bindings
from pm_career.explore.screens.choice_dialog import Choice, ChoiceDialog, filter_choices, make_choice
from pm_career.explore.screens.form import Field, Form, FormChanges
from pm_career.explore.screens.note_dialog import Note, NoteDialog
from pm_career.explore.screens.split_view import SplitView, cut_line
from pm_career.journal import goals
from pm_career.views.plan import build_page, describe_closed_already

_OWN_WORDS = "own words"


class GoalList(SplitView[GoalNow]):
    """The goals, and the page of the one under the cursor."""

    EXPLAINED = (
        "The goals, the next due first, and the page of the one under the cursor. You can check in on it (on track, "
        "slow or stuck), close it, change its words and its day, and add another, from the advice or in other words."
    )
    EMPTY: ClassVar[Page] = (
        Title("There are no goals yet", "Plan"),
        Prose("Press a to choose one from the advice.", "What to do"),
    )
    BINDINGS: ClassVar[list[BindingType]] = make_bindings("plan")

    def read_entries(self) -> Sequence[GoalNow]:
        """Read all goals: open ones first, the next due at the front."""
        with self.session.open_notes() as (store, owner):
            return goals.find_all(store, owner, self.session.today()).goals

    def find_id(self, entry: GoalNow) -> str:
        """The goal's id."""
        return entry.goal.id

    def read_page(self, entry: GoalNow) -> Page:
        """The page of `pmcareer plan show`."""
        today = self.session.today()
        with self.session.open_notes() as (store, owner):
            now, evidence, history, confirmed = goals.read_detail(store, owner, entry.goal.id, today)
        return build_page(now, evidence, history, today, confirmed)

    def make_line(self, entry: GoalNow, width: int) -> Text:
        """Format a goal on a line, and below it whether it is overdue, stale or closed, and when it is due."""
        goal = entry.goal
        remarks: list[str] = [goal.status] if goal.status != "open" else []
        remarks += [
            word for word, holds in (("overdue", entry.overdue), ("not looked at lately", entry.stale)) if holds
        ]
        remarks += [f"due {goal.due.isoformat()}"] if goal.due and goal.status == "open" else []
        return Text.assemble(cut_line(goal.what, width), (f"\n  {', '.join(remarks)}" if remarks else "", "dim"))

    def format_found(self, entry: GoalNow) -> str:
        """Its id and what is to be done."""
        return f"{entry.goal.id} {entry.goal.what}"

    def list_texts(self, entry: GoalNow) -> Sequence[str]:
        """What was written in it."""
        goal = entry.goal
        return (goal.id, goal.what, goal.when, goal.then, goal.done_when)

    def action_check_in(self) -> None:
        """Ask how the goal goes, then for a note."""
        entry = self.current
        if entry is None:
            return

        def ask_note(progress: Progress | None) -> None:
            if progress is not None:
                self._ask_check_in_note(entry.goal.id, progress)

        choices = [make_choice(each.replace("-", " "), each) for each in PROGRESS]
        dialog = ChoiceDialog(f"How does it go? {entry.goal.what}", filter_choices(choices))
        self.app.push_screen(dialog, ask_note)

    def _ask_check_in_note(self, goal_id: str, progress: Progress) -> None:
        def save(note: Note) -> str:
            with self.session.open_notes_for_change() as (change, owner):
                goals.check_in(change, owner, goal_id, CheckIn(self.session.today(), progress, note.text))
            return f"Checked in on {goal_id}: {progress}."

        hint = "what you saw; Enter alone leaves it out"
        dialog = NoteDialog("A note, if you like", hint, save, may_be_empty=True)
        self.app.push_screen(dialog, self.navigator.show_change)

    def action_done(self) -> None:
        """Mark the goal as done."""
        entry = self.current
        if entry is not None:
            self.navigator.make_change(lambda: self._close(entry.goal.id, "done", ""))

    def action_remove(self) -> None:
        """Ask why the goal is dropped, and drop it."""
        entry = self.current
        if entry is None:
            return

        def save(note: Note) -> str:
            return self._close(entry.goal.id, "dropped", note.text)

        title = f"Drop this goal? {entry.goal.what}"
        dialog = NoteDialog(title, "why; Enter alone gives no reason", save, may_be_empty=True)
        self.app.push_screen(dialog, self.navigator.show_change)

    def _close(self, goal_id: str, status: goals.Ending, note: str) -> str:
        """Mark a goal as done or dropped, with a note, and return what to say of it."""
        with self.session.open_notes_for_change() as (change, owner):
            closed = goals.close(change, owner, goal_id, status, self.session.today(), note=note)
        if closed.was_closed:
            return describe_closed_already(closed)
        return f"{status.capitalize()}: {goal_id}. u takes it back."

    def action_edit(self) -> None:
        """Change the goal's words and its day."""
        entry = self.current
        if entry is None:
            return
        goal_id = entry.goal.id

        def save(changes: FormChanges) -> str:
            with self.session.open_notes() as (_, owner):
                parts = goals.read_parts(owner, self.session.today(), changes.texts)
            with self.session.open_notes_for_change() as (change, owner):
                before, after = goals.edit(change, owner, goal_id, parts)
            return f"Nothing was changed in {goal_id}." if after == before else f"Changed {goal_id}. u takes it back."

        self.app.push_screen(Form(f"Goal {goal_id}", _list_fields(entry.goal), save), self.navigator.show_change)

    def action_add(self) -> None:
        """Choose another goal from the advice, or write one."""

        def choose(chosen: Proposal | str | None) -> None:
            if isinstance(chosen, Proposal):
                self.navigator.make_change(lambda: self._take(chosen))
            elif chosen is not None:
                form = Form("A goal in other words", _list_fields(None), self._add)
                self.app.push_screen(form, self.navigator.show_change)

        proposals: Sequence[Proposal] = ()
        with self.navigator.show_errors(), self.session.open_notes() as (store, owner):
            proposals = goals.propose(store, owner, self.session.today(), rater=self.session.view).new
        choices: list[Choice[Proposal | str]] = [
            make_choice(each.goal.what, each, each.item.label) for each in proposals
        ]
        choices.append(make_choice("In other words …", _OWN_WORDS))
        self.app.push_screen(ChoiceDialog("Take on which of these?", filter_choices(choices)), choose)

    def _take(self, proposal: Proposal) -> str:
        """Store a proposed goal, and return what to say of it."""
        with self.session.open_notes_for_change() as (change, owner):
            taken = goals.take(change, owner, [proposal.goal])
        if not taken.added:
            return f"{taken.open_already[0]} is an open goal with the same text, so it was not added again."
        return f"Added {taken.added[0].id}: {taken.added[0].what}"

    def _add(self, changes: FormChanges) -> str:
        """Store a goal in the person's own words, and return what to say of it."""
        with self.session.open_notes() as (_, owner):
            draft = goals.draft(owner, self.session.today(), {"what": "", **changes.texts})
        with self.session.open_notes_for_change() as (change, _):
            added, same = goals.add(change, draft)
        twice = f"{same.id} is an open goal with the same text; u takes this one back. " if same else ""
        return f"{twice}Added {added.id}: {added.what}"


def _list_fields(goal: Goal | None) -> Sequence[Field]:
    """The parts of a goal as they are now; empty for a new one."""
    due = goal.due.isoformat() if goal and goal.due else ""
    return (
        Field("what", "What to do", goal.what if goal else "", long=True),
        Field("due", "By when", due, "next friday, in 3 weeks, 2027-01-31"),
        Field("when", "When to do it: when …", goal.when if goal else "", "a review ends"),
        Field("then", "… then I will", goal.then if goal else "", "what to do; nothing: the goal itself"),
        Field("done_when", "What will show that it is done", goal.done_when if goal else "", long=True),
    )
