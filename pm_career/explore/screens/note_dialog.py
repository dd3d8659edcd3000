"""A dialog to write one sentence in: a note, or what happened, which can be tied to a skill."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar, NamedTuple

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from pm_career.advice.skill_suggestion import suggest_skills
from pm_career.domain.text import join_names, one_line
from pm_career.explore.app_base import get_navigator
from pm_career.explore.screens.confirm_dialog import UnsavedChanges
from pm_career.explore.session import Session
from pm_career.explore.widgets.footer import Footer
from pm_career.explore.widgets.line_input import LineInput, TypingScreen
from pm_career.journal import evidence


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

    Where `save` refuses, the dialog stays as it is. `suggest` finds skills for the sentence; the first of them is
    offered, and tied only when the person says so.
    """

    EXPLAINED = (
        "Write a sentence; Enter saves it, Esc leaves it. Ctrl+T ties it to the skill that is named, or unties it."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "Leave it", key_display="Esc"),
        Binding("ctrl+t", "tie", "Tie it", priority=True, key_display="Ctrl+T"),
    ]

    def __init__(
        self,
        title: str,
        placeholder: str,
        save: Callable[[Note], str],
        *,
        tied: SkillTie | None = None,
        suggest: Callable[[str], Sequence[SkillTie]] | None = None,
        may_be_empty: bool = False,
    ) -> None:
        super().__init__()
        self._title = title
        self._placeholder = placeholder
        self._save = save
        self._suggest = suggest
        self._may_be_empty = may_be_empty
        self._offered = tied
        self._is_tied = tied is not None
        self._is_fixed = tied is not None

    def compose(self) -> ComposeResult:
        """The title, the line to write on, and what it is tied to."""
        with Vertical(id="dialog", classes="-low"):
            yield Static(Content(one_line(self._title)), id="dialog-title", markup=False)
            yield LineInput(id="typed", placeholder=self._placeholder)
            yield Static(id="remark", markup=False)
        yield Footer()

    def on_mount(self) -> None:
        """Say what it will be tied to, before anything is written."""
        self._show_tie()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer Ctrl+T only where there can be something to tie to."""
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
        text = event.value.strip()
        if text or self._may_be_empty:
            skills = (self._offered.skill,) if self._is_tied and self._offered is not None else ()
            with get_navigator(self).show_errors():
                self.dismiss(self._save(Note(text, skills)))

    @property
    def unsaved(self) -> str:
        """The sentence so far."""
        return self.typed.value.strip()

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


def make_evidence_dialog(session: Session, skill_id: str) -> NoteDialog:
    """A dialog that asks for evidence, tied to a skill (an id), or for none to the one that the words sound like."""
    names = {skill.id: skill.name for skill in session.ladder.skills}

    def suggest(text: str) -> list[SkillTie]:
        return [SkillTie(each.skill, names[each.skill]) for each in suggest_skills(session.ladder, text)]

    def save(note: Note) -> str:
        with session.open_notes() as (store, owner):
            typed = evidence.TypedParts(source=session.view.kind)
            draft = evidence.draft(store, owner, session.today(), what=note.text, skills=note.skills, typed=typed)
        with session.open_notes_for_change() as (change, owner):
            stored = evidence.add(change, owner, draft).evidence
        ties = join_names([names[skill] for skill in stored.skills]) if stored.skills else "no skill yet"
        return f"Saved {stored.id}: {ties}."

    return NoteDialog(
        "What happened?",
        "a sentence: what, and your part in it",
        save,
        tied=SkillTie(skill_id, names[skill_id]) if skill_id else None,
        suggest=suggest,
    )
