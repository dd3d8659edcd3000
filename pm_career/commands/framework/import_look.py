"""Show the ladder that would come of an import, and ask whether to take it, edit what is proposed, or leave it."""

from __future__ import annotations

import shlex
from itertools import count
from pathlib import Path

from pm_career.commands import output, prompts, streams
from pm_career.commands.editor import edit_text
from pm_career.domain.text import one_line
from pm_career.errors import PmCareerError, UsageError
from pm_career.files import write_document
from pm_career.importing.ladders.import_ladder import Imported
from pm_career.importing.ladders.mapping import Proposal
from pm_career.importing.ladders.mapping_file import format_mapping, parse_mapping
from pm_career.importing.ladders.options import Unsure, Wishes
from pm_career.importing.ladders.read_file import Source
from pm_career.views.import_proposal import build_proposal_page

_REMARK = "Save it and close the editor: then what comes of it is shown."
_HINT = "Write what is proposed with --propose mapping.yaml, edit it, and import with --mapping mapping.yaml"


def look_at(source: Source, proposal: Proposal, wishes: Wishes, *, dry_run: bool) -> tuple[Imported, Proposal]:
    """Show what would come of a proposal, and ask until it is taken, as it is or edited; with `dry_run` only show it.

    Prints to stdout and stderr. What was edited is kept in a new file of the working directory, however this ends.
    Raises a PmCareerError where it is not taken.
    """
    imported: Imported | None = None
    try:
        source.check(proposal, wishes)
        imported = source.take(proposal, wishes, looked_at=True)
        _show(imported, proposal)
    except UsageError as error:  # what is unsure may be the reason
        refused = Unsure(proposal, source.list_headings(proposal)) if proposal.doubts else error
        if dry_run:
            raise refused from None
        streams.tell(f"{refused.message} {refused.hint}".strip())
    edited = ""
    try:
        while not dry_run:
            asked = "Take it? Type y, n, or e to edit what is proposed"
            answer = prompts.ask(asked if imported else "Type e to edit what is proposed, or n", "n").casefold()
            if answer in ("y", "yes") and imported is not None:
                break
            if answer in ("n", "no"):
                raise PmCareerError("Nothing was imported.", "" if edited else _HINT)
            if answer not in ("e", "edit"):
                continue
            try:
                draft = edited or format_mapping(proposal, source.called, f"{source.called}.mapping.yaml")
                with edit_text(draft, _REMARK, "mapping.yaml") as written:
                    edited, imported = written, None
                proposal = Proposal(parse_mapping(edited, "The mapping"))
                imported = source.take_by(proposal.mapping, wishes)
                _show(imported, proposal)
            except PmCareerError as error:
                streams.tell(f"{error.message} {error.hint}".strip())
    finally:
        if edited:
            _keep(edited, source.called)
    assert imported is not None
    return imported, proposal


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


def _keep(text: str, called: str) -> None:
    """Write a mapping that was edited to a new file of the working directory."""
    names = (f"{called}.mapping{f'-{number}' if number > 1 else ''}.yaml" for number in count(1))
    path = next(path for name in names if not (path := Path(name)).exists())
    try:
        write_document(path, f"{text}\n".encode(), force=False)
    except PmCareerError as error:
        streams.tell(f"{error.message} This is your mapping:\n{text}")
        return
    shown = shlex.quote(one_line(path.name))
    streams.tell(f"Your mapping is in {shown}. Import the next version of the file by it: --mapping {shown}")
