"""The evidence screen: read, add, edit, find and remove evidence, the newest first."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from msgspec.structs import replace
from rich.text import Text
from textual.binding import BindingType

from pm_career.domain.evidence import Evidence
from pm_career.domain.page import Page, Prose, Title
from pm_career.domain.text import one_line
from pm_career.explore.keys import make_bindings
from pm_career.explore.screens.confirm_dialog import ConfirmDialog
from pm_career.explore.screens.evidence_form import make_edit_form
from pm_career.explore.screens.split_view import SplitView, cut_line
from pm_career.journal import evidence, evidence_search
from pm_career.journal.local_time import convert_to_local_time
from pm_career.store.log import make_excerpt
from pm_career.views.evidence import build_page, mark_text

_QUESTION_COLUMNS = 200


class EvidenceList(SplitView[Evidence]):
    """What was written down, and the page of the piece under the cursor."""

    EXPLAINED = (
        "The evidence, the newest first, and the page of the piece under the cursor. You can change its parts and its "
        "skills, remove it, find a piece by its words, and add another."
    )
    EMPTY: ClassVar[Page] = (
        Title("There is no evidence yet", "Evidence"),
        Prose("Press a to write down what happened; a minute is enough, while you remember it.", "What to do"),
    )
    BINDINGS: ClassVar[list[BindingType]] = make_bindings("evidence")

    def read_entries(self) -> Sequence[Evidence]:
        """Read all evidence, the newest first; on the same day, what was added last."""
        with self.session.open_notes() as (store, owner):
            return evidence_search.find_all(store, owner, self.session.today()).evidence[::-1]

    def find_id(self, entry: Evidence) -> str:
        """Its id."""
        return entry.id

    def read_page(self, entry: Evidence) -> Page:
        """The page of `pmcareer evidence show`."""
        with self.session.open_notes() as (store, owner):
            found, history, goals, said = evidence.read_detail(store, owner, entry.id)
        local = tuple(replace(former, replaced=convert_to_local_time(former.replaced)) for former in history)
        return build_page(found, local, goals, owner.names, self.session.today(), said)

    def make_line(self, entry: Evidence, width: int) -> Text:
        """Its id and day, and below them how it begins."""
        tied = "" if entry.skills else ", no skill yet"
        against = ", against" if entry.counts == "against" else ""
        private = ", private" if entry.private else ""
        heading = f"{entry.id}  {entry.date.isoformat()}{tied}{against}{private}"
        return Text.assemble((heading, "dim"), "\n", cut_line(mark_text(entry, entry.what), width))

    def format_found(self, entry: Evidence) -> str:
        """Its id and how it begins."""
        return f"{entry.id} {mark_text(entry, entry.what)}"

    def list_texts(self, entry: Evidence) -> Sequence[str]:
        """What was written in it."""
        return (entry.id, entry.what, entry.outcome, entry.project, *entry.links)

    def action_edit(self) -> None:
        """Change the parts of a piece."""
        entry = self.current
        if entry is None:
            return
        with self.navigator.show_errors():
            self.app.push_screen(make_edit_form(self.session, entry), self.navigator.show_change)

    def action_remove(self) -> None:
        """Remove a piece, once that is confirmed."""
        entry = self.current
        if entry is None:
            return

        def remove() -> str:
            with self.session.open_notes_for_change() as (change, owner):
                (removed,) = evidence.remove(change, owner, [entry.id])
            return one_line(f"Removed {removed.id} {make_excerpt(removed.what)} u brings it back.")

        def answer(yes: bool | None) -> None:
            if yes:
                self.navigator.make_change(remove)

        question = f"Remove {entry.id}? {cut_line(entry.what, _QUESTION_COLUMNS)}"
        remark = "y removes it, with what it was before; u brings it back."
        self.app.push_screen(ConfirmDialog(question, remark), answer)
