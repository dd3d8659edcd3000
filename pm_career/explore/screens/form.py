"""Several parts of one thing to change on one screen: texts, lines, and what is tied to it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import ClassVar, NamedTuple

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import OptionList, Static, TextArea
from textual.widgets.option_list import Option

from pm_career.domain.text import one_line
from pm_career.errors import PmCareerError
from pm_career.explore.screens.confirm_dialog import Unkept
from pm_career.explore.screens.note_dialog import Tie
from pm_career.explore.widgets.footer import Footer
from pm_career.explore.widgets.line_input import Line


class Field(NamedTuple):
    """A part to write: what it is called, what it is now, what to write there; a long one has several lines."""

    name: str
    label: str
    value: str = ""
    hint: str = ""
    long: bool = False


class Filled(NamedTuple):
    """What is different now: the parts that were rewritten, and what was tied and untied."""

    said: Mapping[str, str]
    tied: Sequence[str] = ()
    untied: Sequence[str] = ()


class Filling(ModalScreen[str | None], Unkept):
    """Asks for the parts, hands what was changed to `keep`, and ends with what that says; what it refuses is said."""

    EXPLAINED = (
        "Tab goes from part to part, Enter keeps them all, Esc leaves everything as it was. Ctrl+J begins a new line "
        "in a text; Space ties or unties what is under the cursor."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "keep", "Keep", priority=True),
        Binding("escape", "leave", "Leave it", priority=True, key_display="Esc"),
        Binding("tab", "app.focus_next", "Next part", priority=True, key_display="Tab"),
        Binding("ctrl+j", "new_line", "New line", priority=True, key_display="Ctrl+J"),
        Binding("f1", "app.explain", "Help", show=False),
    ]

    def __init__(
        self, title: str, fields: Sequence[Field], keep: Callable[[Filled], str], *, ties: Sequence[Tie] = ()
    ) -> None:
        super().__init__()
        self._title = title
        self._fields = fields
        self._keep = keep
        self._ties = ties

    def compose(self) -> ComposeResult:
        """Each part below its name, and the keys."""
        with Vertical(id="dialog", classes="" if self._ties else "-low"):
            yield Static(Content(one_line(self._title)), id="dialog-title", markup=False)
            with VerticalScroll(id="fields", can_focus=False):
                for each in self._fields:
                    yield Static(Content(each.label), classes="label", markup=False)
                    yield _written(each)
            if self._ties:
                yield Static("What it shows: Tab goes there, Space ties and unties", classes="label", markup=False)
                yield Ties(self._ties)
            yield Static(id="remark", markup=False)
        yield Footer()

    def on_mount(self) -> None:
        """Stand behind what is there already."""
        for text in self.query(TextArea):
            text.move_cursor(text.document.end)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A new line is for a text that has lines."""
        if action == "new_line":
            return isinstance(self.focused, TextArea)
        return super().check_action(action, parameters)

    def on_descendant_focus(self) -> None:
        """Other keys hold in another part."""
        self.refresh_bindings()

    def action_new_line(self) -> None:
        """Begin a new line in the text."""
        if isinstance(self.focused, TextArea):
            self.focused.insert("\n")

    @property
    def _filled(self) -> Filled:
        said = {}
        for each in self._fields:
            place = f"#{each.name}"
            now = self.query_one(place, TextArea).text if each.long else self.query_one(place, Line).value
            if now.strip() != _shown(each).strip():
                said[each.name] = now
        before = {each.skill for each in self._ties if each.tied}
        after = self.query_one(Ties).tied if self._ties else before
        tied = [each.skill for each in self._ties if each.skill in after - before]
        untied = [each.skill for each in self._ties if each.skill in before - after]
        return Filled(said, tied, untied)

    @property
    def written(self) -> Filled | None:
        """What is different now."""
        filled = self._filled
        return filled if any(filled) else None

    def action_keep(self) -> None:
        """Keep what was changed, and end; stay where it is refused."""
        try:
            self.dismiss(self._keep(self._filled))
        except PmCareerError as refused:
            self.query_one("#remark", Static).update(Content(one_line(f"{refused.message} {refused.hint}")))

    def action_leave(self) -> None:
        """Change nothing."""
        if self.may_go():
            self.dismiss(None)


class Ties(OptionList):
    """What it can be tied to, each with a mark where it is."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("space", "select", "Tie or untie", show=False)]

    def __init__(self, ties: Sequence[Tie]) -> None:
        self._ties = ties
        self.tied = {each.skill for each in ties if each.tied}
        super().__init__(*(Option(self._line(each)) for each in ties), id="ties", markup=False)

    def _line(self, each: Tie) -> Content:
        return Content(f"{'[x]' if each.skill in self.tied else '[ ]'} {one_line(each.name)}")

    def on_mount(self) -> None:
        """Begin with the first that is tied, so that it is seen."""
        self.highlighted = next((place for place, each in enumerate(self._ties) if each.tied), 0)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Tie it or untie it."""
        each = self._ties[event.option_index]
        self.tied ^= {each.skill}
        self.replace_option_prompt_at_index(event.option_index, self._line(each))


def _shown(each: Field) -> str:
    """What stands there at first: a line cannot show where lines end."""
    return each.value if each.long else one_line(each.value)


def _written(each: Field) -> Line | TextArea:
    if each.long:
        return TextArea(each.value, id=each.name, soft_wrap=True, tab_behavior="focus", highlight_cursor_line=False)
    return Line(_shown(each), id=each.name, placeholder=each.hint)
