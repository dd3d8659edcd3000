"""A dialog to write one sentence in: a note, or what happened, which can be tied to a skill."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar, NamedTuple

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from pm_career.domain.text import one_line
from pm_career.explore.app_base import get_navigator
from pm_career.explore.keys import make_bindings
from pm_career.explore.screens.confirm_dialog import UnsavedChanges
from pm_career.explore.widgets.footer import Footer
from pm_career.explore.widgets.header import NotesHeader
from pm_career.explore.widgets.line_input import LineInput, TypingScreen


class Note(NamedTuple):
    """What was written, and the ids of the skills to tie it to."""

    text: str
    skills: tuple[str, ...] = ()


class SkillTie(NamedTuple):
    """A skill that something written can be tied to, and whether it is."""

    skill: str
    name: str
    tied: bool = False


class NoteDialog(TypingScreen[str | None], UnsavedChanges):
    """Asks for a sentence and hands it to `save`; ends with what that returns, or with None.

    If `save` raises a PmCareerError, the dialog stays open. `suggest` finds skills for the sentence; the first one is
    offered, and Ctrl+T ties it. `make_form` makes a form for all parts, which saves them itself.
    """

    EXPLAINED = (
        "Write a sentence; Enter saves it, Esc leaves it. Ctrl+T ties it to the skill that is named, or unties it. "
        "Ctrl+O shows all parts: the day, what came of it, links, what counts against you, what is private."
    )
    BINDINGS: ClassVar[list[BindingType]] = make_bindings("note")

    def __init__(
        self,
        title: str,
        placeholder: str,
        save: Callable[[Note], str],
        *,
        tied: SkillTie | None = None,
        suggest: Callable[[str], Sequence[SkillTie]] | None = None,
        make_form: Callable[[Note], Screen[str | None]] | None = None,
        value: str = "",
        may_be_empty: bool = False,
    ) -> None:
        """`value` is what stands on the line from the start."""
        super().__init__()
        self._title = title
        self._placeholder = placeholder
        self._save = save
        self._suggest = suggest
        self._make_form = make_form
        self._value = value
        self._may_be_empty = may_be_empty
        self._offered = tied
        self._is_tied = tied is not None
        self._is_fixed = tied is not None

    def compose(self) -> ComposeResult:
        """The title, the line to write on, and what it is tied to."""
        yield NotesHeader()
        with Vertical(id="dialog", classes="-low"):
            yield Static(Content(one_line(self._title)), id="dialog-title", markup=False)
            yield LineInput(self._value, id="typed", placeholder=self._placeholder)
            yield Static(id="remark", markup=False)
        yield Footer()

    def on_mount(self) -> None:
        """Say what it will be tied to, before anything is written."""
        self._show_tie()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer Ctrl+T only where there can be something to tie to, and Ctrl+O where there are other parts."""
        if action == "open_form":
            return self._make_form is not None
        return self._suggest is not None if action == "tie" else super().check_action(action, parameters)

    def on_input_changed(self, event: LineInput.Changed) -> None:
        """Offer the skill that the words sound like, unless one was chosen."""
        if self._suggest is not None and not self._is_fixed:
            self._offered = next(iter(self._suggest(event.value)), None)
            self._show_tie()

    def action_tie(self) -> None:
        """Tie it to the skill that is offered, or untie it."""
        if self._offered is not None:
            self._is_tied = not self._is_tied
            self._is_fixed = self._is_tied
            self._show_tie()

    def on_input_submitted(self, event: LineInput.Submitted) -> None:
        """Save what was written, if anything was."""
        if event.value.strip() or self._may_be_empty:
            with get_navigator(self).show_errors():
                self.dismiss(self._save(self._read_note()))

    def _read_note(self) -> Note:
        skills = (self._offered.skill,) if self._is_tied and self._offered is not None else ()
        return Note(self.typed.value.strip(), skills)

    def action_open_form(self) -> None:
        """Ask for all parts in a form. If it is left without saving, this dialog is open again."""

        def end(saved: str | None) -> None:
            if saved is not None:
                self.dismiss(saved)

        if self._make_form is not None:
            with get_navigator(self).show_errors():
                self.app.push_screen(self._make_form(self._read_note()), end)

    @property
    def unsaved(self) -> str:
        """The sentence so far, if it is another than at the start."""
        typed = self.typed.value.strip()
        return "" if typed == self._value.strip() else typed

    def action_leave(self) -> None:
        """Save nothing."""
        if self.may_leave():
            self.dismiss(None)

    def _show_tie(self) -> None:
        remark = ""
        if self._suggest is not None:
            if self._offered is None:
                remark = "Tied to no skill yet."
            elif self._is_tied:
                remark = f"Tied to: {self._offered.name}. Ctrl+T unties it."
            else:
                remark = f"It sounds like: {self._offered.name}. Ctrl+T ties it."
        self.query_one("#remark", Static).update(Content(one_line(remark)))
