"""Show the ladder that would come of an import, and ask whether to take it, edit what is proposed, or leave it."""

from __future__ import annotations

import os
import shlex
from collections.abc import Callable
from itertools import count
from pathlib import Path

from pm_career.commands import output, prompts, streams
from pm_career.commands.editor import edit_text
from pm_career.domain.text import escape_hidden, one_line
from pm_career.errors import PmCareerError, UsageError
from pm_career.files import write_document
from pm_career.importing.ladders.import_ladder import Imported
from pm_career.importing.ladders.mapping import Proposal
from pm_career.importing.ladders.mapping_file import format_mapping, parse_mapping
from pm_career.importing.ladders.options import Unsure, Wishes
from pm_career.importing.ladders.read_file import Source
from pm_career.temporary_folder import call_before_end
from pm_career.views.import_proposal import build_proposal_page

_REMARK = "Save it and close the editor: then what comes of it is shown."
_HINT = "Write what is proposed with --propose mapping.yaml, edit it, and import with --mapping mapping.yaml"


def look_at(
    source: Source, proposal: Proposal, wishes: Wishes, before: Callable[[str], None], *, dry_run: bool, edit: bool
) -> tuple[Imported, Proposal]:
    """Show what would come of a proposal, and ask until it is taken, as it is or edited; with `dry_run` only show it.

    `before` is called with the title of what was edited; what it raises is told. With `edit` it is edited first.
    Prints to stdout and stderr. What was edited is kept in a new file of the working directory, however this ends.
    Raises a PmCareerError where it is not taken.
    """
    imported = None if edit and not dry_run else _show_proposed(source, proposal, wishes, dry_run=dry_run)
    draft = _Draft(source)
    try:
        while not dry_run:
            answer = "e" if edit else draft.ask(can_take=imported is not None)
            edit = False
            if answer in ("y", "yes") and imported is not None:
                break
            if answer in ("n", "no"):
                raise PmCareerError("Nothing was imported.", "" if draft.text else _HINT)
            if answer not in ("e", "edit"):
                continue
            try:
                draft.edit(proposal)
                imported = None
                proposal = Proposal(parse_mapping(draft.text, "The mapping"))
                before(proposal.mapping.title)
                imported = source.take_by(proposal.mapping, wishes)
                _show(imported, proposal)
            except PmCareerError as error:
                streams.tell(f"{error.message} {error.hint}".strip())
                if imported is None and not draft.text:  # there is no editor
                    imported = _show_proposed(source, proposal, wishes, dry_run=False)
    finally:
        draft.keep()
    assert imported is not None
    return imported, proposal


class _Draft:
    """A mapping that is edited: its `text`, '' before it is."""

    def __init__(self, source: Source) -> None:
        called = Path(os.path.realpath(source.path)).stem
        names = (f"{called}.mapping{f'-{number}' if number > 1 else ''}.yaml" for number in count(1))
        self._own = next(path for name in names if not os.path.lexists(path := Path(name)))
        self._file = str(source.path) if str(source.path)[:1] != "-" else f"./{source.path}"
        self._proposed = ""
        self.text = ""

    def ask(self, *, can_take: bool) -> str:
        """Ask what to do. A signal that ends the program meanwhile loses nothing."""
        asked = "Take it? Type y, n, or e to edit what is proposed"
        with call_before_end(self.keep):
            return prompts.ask(asked if can_take else "Type e to edit what is proposed, or n", "n").casefold()

    def edit(self, proposal: Proposal) -> None:
        """Open it in the editor. Raises a PmCareerError where that fails or nothing is left: then the text stays."""
        self._proposed = self._proposed or format_mapping(
            proposal, shlex.quote(self._file), shlex.quote(str(self._own))
        )
        with edit_text(self.text or self._proposed, _REMARK, "mapping.yaml") as written:
            pass
        if not written:
            raise PmCareerError("Nothing was in the file.", "What was there before is opened again with e.")
        self.text = written

    def keep(self) -> None:
        """Write it to a new file of the working directory, if it was changed; where that fails, to stderr."""
        text, self.text = self.text, ""
        if text in ("", self._proposed.strip()):
            return
        try:
            write_document(self._own, f"{text}\n".encode(), force=False)
        except PmCareerError as error:
            streams.tell(f"{error.message} What you edited is:")
            streams.tell_raw(f"{text}\n")
            return
        shown = shlex.quote(escape_hidden(str(self._own)))
        streams.tell(
            f"What you edited is in {shown}. To import by it, this version of the file or the next: --mapping {shown}"
        )


def _show_proposed(source: Source, proposal: Proposal, wishes: Wishes, *, dry_run: bool) -> Imported | None:
    """Show the ladder that would come of a proposal; None where none would, which is told, or raised with `dry_run`."""
    try:
        source.check(proposal, wishes)
        imported = source.take(proposal, wishes, looked_at=True)
    except UsageError as error:  # what is unsure may be the reason
        refused = Unsure(proposal, source.list_headings(proposal)) if proposal.doubts else error
        if dry_run:
            raise refused from None
        streams.tell(f"{refused.message} {refused.hint}".strip())
        return None
    _show(imported, proposal)
    return imported


def _show(imported: Imported, proposal: Proposal) -> None:
    """Show the ladder that would come, and what speaks against it: behind it, as a pager may take it off the screen."""
    output.show(build_proposal_page(imported.framework, imported.report), output.Manner())
    if imported.unused:
        streams.tell(f"\n{imported.unused}")
    if proposal.look:
        streams.tell(f"\nCheck it before you take it. {one_line(proposal.look)}")
    if proposal.doubts:
        streams.tell("\nWhat speaks against it:")
    for doubt in proposal.doubts:
        streams.tell(f"- {one_line(doubt.said)}")
