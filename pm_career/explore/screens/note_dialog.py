"""A sentence to write: a note, or what happened, with the skills that it sounds like offered beside it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar, NamedTuple

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from pm_career.domain.text import one_line
from pm_career.explore.app_base import host_of
from pm_career.explore.notebook import Notebook
from pm_career.explore.screens.confirm_dialog import Unkept
from pm_career.explore.widgets.footer import Footer
from pm_career.explore.widgets.line_input import Line, Typed


class Said(NamedTuple):
    """What was written, and the ids of the skills to tie it to."""

    text: str
    skills: tuple[str, ...] = ()


class Tie(NamedTuple):
    """A skill that can be tied to what is written, and whether it is."""

    skill: str
    name: str
    tied: bool = False


class Noting(Typed[str | None], Unkept):
    """Asks for a sentence, hands it to `keep`, and ends with what that says; where it is refused, it stays as it is.

    `sounds_like` offers a skill, taken only when it is asked for.
    """

    EXPLAINED = (
        "Write a sentence; Enter keeps it, Esc leaves it. Ctrl+T ties it to the skill that is named, or unties it."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "Leave it", key_display="Esc"),
        Binding("ctrl+t", "tie", "Tie it", priority=True, key_display="Ctrl+T"),
    ]

    def __init__(
        self,
        title: str,
        placeholder: str,
        keep: Callable[[Said], str],
        *,
        tied: Tie | None = None,
        sounds_like: Callable[[str], Sequence[Tie]] | None = None,
        may_be_empty: bool = False,
    ) -> None:
        super().__init__()
        self._asked = title
        self._placeholder = placeholder
        self._keep = keep
        self._sounds_like = sounds_like
        self._may_be_empty = may_be_empty
        self._offered = tied
        self._tied = tied is not None
        self._fixed = tied is not None

    def compose(self) -> ComposeResult:
        """The question, the line to write on, and what it will be tied to."""
        with Vertical(id="dialog", classes="-low"):
            yield Static(Content(one_line(self._asked)), id="dialog-title", markup=False)
            yield Line(id="typed", placeholder=self._placeholder)
            yield Static(id="remark", markup=False)
        yield Footer()

    def on_mount(self) -> None:
        """Say what it will be tied to, before anything is written."""
        self._remark()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Tying is for what has something to be tied to."""
        return self._sounds_like is not None if action == "tie" else super().check_action(action, parameters)

    def on_input_changed(self, event: Line.Changed) -> None:
        """Look which skill the words sound like, unless one was chosen."""
        if self._sounds_like is not None and not self._fixed:
            self._offered = next(iter(self._sounds_like(event.value)), None)
            self._remark()

    def action_tie(self) -> None:
        """Tie it to the skill that is offered, or untie it."""
        if self._offered is not None:
            self._tied = not self._tied
            self._fixed = self._tied
            self._remark()

    def on_input_submitted(self, event: Line.Submitted) -> None:
        """Keep what was written, if anything was."""
        text = event.value.strip()
        if text or self._may_be_empty:
            tied = (self._offered.skill,) if self._tied and self._offered is not None else ()
            with host_of(self).told():
                self.dismiss(self._keep(Said(text, tied)))

    @property
    def written(self) -> str:
        """The sentence so far."""
        return self.typed.value.strip()

    def action_leave(self) -> None:
        """Keep nothing."""
        if self.may_go():
            self.dismiss(None)

    def _remark(self) -> None:
        said = ""
        if self._sounds_like is not None:
            if self._offered is None:
                said = "Tied to no skill yet."
            elif self._tied:
                said = f"Tied to: {self._offered.name}. Ctrl+T unties it."
            else:
                said = f"It sounds like: {self._offered.name}. Ctrl+T ties it."
        self.query_one("#remark", Static).update(Content(one_line(said)))


def what_happened(notebook: Notebook, shown: str) -> Noting:
    """The screen that asks for evidence, tied to the skill on show (empty: none) or to what the words sound like."""
    names = {skill.id: skill.name for skill in notebook.ladder.skills}
    return Noting(
        "What happened?",
        "a sentence: what, and your part in it",
        lambda said: notebook.add_evidence(said.text, said.skills),
        tied=Tie(shown, names[shown]) if shown else None,
        sounds_like=lambda text: [Tie(each, names[each]) for each in notebook.sounds_like(text)],
    )
