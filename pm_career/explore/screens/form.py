"""A form: several parts of one thing to change on one screen, as texts, lines, and ties to skills."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import ClassVar, NamedTuple

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import OptionList, Static, TextArea
from textual.widgets.option_list import Option

from pm_career.domain.text import one_line
from pm_career.errors import PmCareerError
from pm_career.explore.keys import make_bindings, name_keys
from pm_career.explore.screens.confirm_dialog import UnsavedChanges
from pm_career.explore.screens.note_dialog import SkillTie
from pm_career.explore.widgets.footer import Footer
from pm_career.explore.widgets.header import NotesHeader
from pm_career.explore.widgets.line_input import LineInput

YES = "yes"
"""The text of a part that is ticked; that of one that is not is empty."""


_TIES = "What it shows: Tab goes there, Space ties and unties"
_TICKS = "Space ticks and unticks"


class Field(NamedTuple):
    """A part to write: its name, its label, its text now, and an example.

    A `long` one has several lines. Those to `tick` are in a list at the end; their text is YES or empty.
    """

    name: str
    label: str
    value: str = ""
    example: str = ""
    long: bool = False
    tick: bool = False


class FormChanges(NamedTuple):
    """What is different now: the texts by the names of their fields, and the ids of skills tied and untied."""

    texts: Mapping[str, str]
    tied: Sequence[str] = ()
    untied: Sequence[str] = ()


class Form(ModalScreen[str | None], UnsavedChanges):
    """Asks for the parts and hands the changes to `save`; ends with what that returns, or with None.

    The skills that it can be tied to are below the first part. If `save` raises a PmCareerError, the form stays open
    and shows it.
    """

    EXPLAINED = (
        "Tab goes from part to part, Enter saves them all, Esc leaves everything as it was. Ctrl+J begins a new line "
        "in a text; Space ties or unties, ticks or unticks what is under the cursor."
    )
    BINDINGS: ClassVar[list[BindingType]] = make_bindings("form")

    def __init__(
        self, title: str, fields: Sequence[Field], save: Callable[[FormChanges], str], *, ties: Sequence[SkillTie] = ()
    ) -> None:
        super().__init__()
        self._title = title
        self._fields = fields
        self._save = save
        self._ties = ties

    def compose(self) -> ComposeResult:
        """Each part below its label, and the keys."""
        yield NotesHeader()
        with Vertical(id="dialog", classes="-low"):
            yield Static(Content(one_line(self._title)), id="dialog-title", markup=False)
            with VerticalScroll(id="fields", can_focus=False):
                for place, each in enumerate(each for each in self._fields if not each.tick):
                    yield Static(Content(each.label), classes="label", markup=False)
                    yield _make_input(each)
                    if self._ties and place == 0:
                        yield Static(_TIES, classes="label", markup=False)
                        yield TieList(self._ties, id="ties")
                if ticks := [SkillTie(each.name, each.label, bool(each.value)) for each in self._fields if each.tick]:
                    yield Static(_TICKS, classes="label", markup=False)
                    yield TieList(ticks, id="ticks")
            yield Static(id="remark", markup=False)
        yield Footer()

    def on_mount(self) -> None:
        """Put the cursors behind the texts, and show the first part with its label."""
        for text in self.query(TextArea):
            text.move_cursor(text.document.end)
        self.call_after_refresh(self.query_one("#fields").scroll_home, animate=False)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer a new line only in a part that has lines."""
        if action == "new_line":
            return isinstance(self.focused, TextArea)
        return super().check_action(action, parameters)

    def on_descendant_focus(self) -> None:
        """Show the keys of the part that has the focus."""
        self.refresh_bindings()

    def action_new_line(self) -> None:
        """Begin a new line in the text."""
        if isinstance(self.focused, TextArea):
            self.focused.insert("\n")

    def _read_changes(self) -> FormChanges:
        texts = {}
        for each in self._fields:
            now = self._read_text(each)
            if now.strip() != _format_value(each).strip():
                texts[each.name] = now
        before = {each.skill for each in self._ties if each.tied}
        after = self.query_one("#ties", TieList).tied if self._ties else before
        tied = [each.skill for each in self._ties if each.skill in after - before]
        untied = [each.skill for each in self._ties if each.skill in before - after]
        return FormChanges(texts, tied, untied)

    def _read_text(self, field: Field) -> str:
        selector = f"#{field.name}"
        if field.tick:
            return YES if field.name in self.query_one("#ticks", TieList).tied else ""
        return self.query_one(selector, TextArea).text if field.long else self.query_one(selector, LineInput).value

    @property
    def unsaved(self) -> FormChanges | None:
        """What is different now."""
        changes = self._read_changes()
        return changes if any(changes) else None

    def action_save(self) -> None:
        """Save the changes and close the form, unless saving raises a PmCareerError."""
        try:
            self.dismiss(self._save(self._read_changes()))
        except PmCareerError as refused:
            self.query_one("#remark", Static).update(Content(one_line(name_keys(f"{refused.message} {refused.hint}"))))

    def action_leave(self) -> None:
        """Change nothing."""
        if self.may_leave():
            self.dismiss(None)


class TieList(OptionList):
    """The skills that it can be tied to, or other choices, each with a mark where it is."""

    BINDINGS: ClassVar[list[BindingType]] = make_bindings("ticks")

    def __init__(self, ties: Sequence[SkillTie], *, id: str) -> None:
        self._ties = ties
        self.tied = {each.skill for each in ties if each.tied}
        super().__init__(*(Option(self._describe(each)) for each in ties), id=id, markup=False)

    def _describe(self, each: SkillTie) -> Content:
        return Content(f"{'[x]' if each.skill in self.tied else '[ ]'} {one_line(each.name)}")

    def on_mount(self) -> None:
        """Put the cursor on the first that is tied, so that it is seen."""
        self.highlighted = next((place for place, each in enumerate(self._ties) if each.tied), 0)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Tie it or untie it."""
        each = self._ties[event.option_index]
        self.tied ^= {each.skill}
        self.replace_option_prompt_at_index(event.option_index, self._describe(each))


def _format_value(field: Field) -> str:
    """Format a field's value as it is shown at first: on one line unless the field is `long`."""
    return field.value if field.long else one_line(field.value)


def _make_input(field: Field) -> LineInput | TextArea:
    if field.long:
        return TextArea(field.value, id=field.name, soft_wrap=True, tab_behavior="focus", highlight_cursor_line=False)
    return LineInput(_format_value(field), id=field.name, placeholder=field.example)
