"""The evidence, the newest first: looked through, read, reworded, tied to other skills, taken out."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice
from typing import ClassVar

from rich.text import Text
from textual.binding import Binding, BindingType

from pm_career.domain.evidence import Evidence
from pm_career.domain.page import Page, Prose, Title
from pm_career.domain.text import one_line
from pm_career.explore.notebook import Rewritten
from pm_career.explore.screens.choice_dialog import Choice, Pick, named
from pm_career.explore.screens.confirm_dialog import Asking
from pm_career.explore.screens.form import Field, Filled, Filling
from pm_career.explore.screens.note_dialog import Tie
from pm_career.explore.screens.split_view import Beside

_FOUND = 50
"""Pieces that are offered at once: whoever looks for one further down types on."""
_EMPTY: Page = (
    Title("Nothing written down yet", "Evidence"),
    Prose("Press a to write down what happened; a minute is enough, while you remember it.", "What to do"),
)


class Recalling(Beside[Evidence]):
    """What was written down, and the page of the piece under the cursor."""

    EXPLAINED = (
        "The evidence, the newest first. Enter reads what is under the cursor, e changes its text and its skills, "
        "x takes it out, u brings it back. / finds one by its words, a adds another. Backspace leads back."
    )
    EMPTY = _EMPTY
    BINDINGS: ClassVar[list[BindingType]] = [
        *Beside.LEADING_ON,
        Binding("e", "edit", "Edit"),
        Binding("x,delete", "remove", "Remove", key_display="x"),
        Binding("slash", "find", "Find", key_display="/"),
        Binding("a", "add", "Add"),
    ]

    def look_up(self) -> Sequence[Evidence]:
        """All of it."""
        return self.navigator.notebook.evidence()

    def id_of(self, each: Evidence) -> str:
        """Its id."""
        return each.id

    def page(self, each: Evidence) -> Page:
        """As `pmcareer evidence show` has it."""
        return self.navigator.notebook.evidence_page(each.id)

    def line(self, each: Evidence, room: int) -> Text:
        """Its id and day, and below them how it begins."""
        tied = "" if each.skills else ", no skill yet"
        return Text.assemble((f"{each.id}  {each.date.isoformat()}{tied}", "dim"), "\n", _cut(each.what, room))

    def action_add(self) -> None:
        """Write down what happened."""
        self.navigator.action_note()

    def action_find(self) -> None:
        """Choose one by its words."""
        texts = [(each, f"{each.id} {each.what}\n{each.outcome}\n{each.link}".casefold()) for each in self._all]

        def find(typed: str) -> Sequence[Choice[int]]:
            words = typed.casefold().split()
            fitting = (place for place, (_, text) in enumerate(texts) if all(word in text for word in words))
            return [named(f"{texts[place][0].id}  {texts[place][0].what}", place) for place in islice(fitting, _FOUND)]

        def found(place: int | None) -> None:
            if place is not None:
                self.go_to(place)

        self.app.push_screen(Pick("Find evidence", find, nothing="Nothing that was written has this."), found)

    def action_edit(self) -> None:
        """Change its text and its skills."""
        each = self.current
        if each is None:
            return
        notebook = self.navigator.notebook

        def keep(filled: Filled) -> str:
            return notebook.rewrite(each.id, Rewritten(filled.said.get("what"), filled.tied, filled.untied))

        fields = [Field("what", "What happened", each.what, long=True)]
        ties = [Tie(*one) for one in notebook.skills_of(each)]
        self.app.push_screen(Filling(f"Evidence {each.id}", fields, keep, ties=ties), self.navigator.kept)

    def action_remove(self) -> None:
        """Take it out, once that was confirmed."""
        each = self.current
        if each is None:
            return

        def answered(yes: bool | None) -> None:
            if yes:
                self.navigator.change(lambda: self.navigator.notebook.remove_evidence(each.id))

        question = f"Remove {each.id}? {_cut(each.what, 200)}"
        self.app.push_screen(Asking(question, "y removes it, with what it was before; u brings it back."), answered)


def _cut(text: str, room: int) -> Text:
    line = Text(one_line(text))
    if room > 0:
        line.truncate(room, overflow="ellipsis")
    return line
