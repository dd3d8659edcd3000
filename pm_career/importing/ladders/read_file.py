"""The file of an import, whatever form it has: read once, then proposed, checked and taken."""

from __future__ import annotations

import os
import stat
from collections.abc import Sequence
from pathlib import Path

import msgspec

from pm_career.domain.framework import Framework
from pm_career.domain.text import escape_hidden
from pm_career.frameworks.source_files import get_mode
from pm_career.importing.ladders.exports import read_export, read_workbook_back
from pm_career.importing.ladders.import_ladder import (
    Imported,
    check_proposal,
    propose,
    take,
)
from pm_career.importing.ladders.mapping import Mapping, Proposal
from pm_career.importing.ladders.options import Wishes, list_skipped
from pm_career.importing.ladders.propose.looks import find_reason_to_look
from pm_career.importing.ladders.sheets.read_tables import read_bytes, read_tables
from pm_career.importing.ladders.sheets.table import Table
from pm_career.importing.ladders.split_tables import split_side_by_side
from pm_career.importing.ladders.take.parts import list_headings
from pm_career.importing.ladders.workbook import is_workbook


class Source:
    """What a file holds, read once: questions may be asked several times before it is imported."""

    def __init__(self, path: Path, sheets: Sequence[str] = ()) -> None:
        self.path = path
        self._file, self._called = escape_hidden(str(path)), Path(os.path.realpath(path)).stem
        self._framework: Framework | None = None
        if path.suffix.lower() == ".json" and stat.S_ISREG(get_mode(path)):
            from pm_career.importing.ladders.workbook.json_form import find_json_framework

            self._framework = find_json_framework(read_bytes(path), self._file)
        self._parts = read_tables(path, sheets=sheets) if self._framework is None else ()
        if not self.is_export:
            self._parts = split_side_by_side(self._parts)

    @property
    def is_export(self) -> bool:
        """Whether pmcareer wrote it itself: then nothing has to be proposed."""
        return self._framework is not None or is_workbook(self._list_tables())

    def _list_tables(self) -> list[Table]:
        return [part for part in self._parts if isinstance(part, Table)]

    def import_export(self, wishes: Wishes) -> Imported:
        """Import what pmcareer exported."""
        if self._framework is not None:
            framework, report = read_export(self._framework, self._file, wishes)
        else:
            framework, report = read_workbook_back(self._list_tables(), wishes)
        return Imported(framework, {}, report)

    def propose(self, wishes: Wishes) -> Proposal:
        """Propose a mapping, and say why somebody has to look at it."""
        proposal = propose(self._parts, wishes, self._called)
        look = find_reason_to_look(self._parts, proposal.mapping, wishes)
        return msgspec.structs.replace(proposal, look=look)

    def check(self, proposal: Proposal, wishes: Wishes) -> None:
        """Raise a UsageError for a proposal that gives no ladder."""
        check_proposal(self._parts, proposal, wishes)

    def take(self, proposal: Proposal, wishes: Wishes, *, looked_at: bool) -> Imported:
        """Take it as it is proposed. `looked_at`: somebody has seen the proposal."""
        mapping, assumed = proposal.mapping, proposal.assumed
        skipped = list_skipped(wishes)
        return take(self._parts, mapping, looked_at=looked_at, skipped=skipped, id=wishes.id, assumed=assumed)

    def take_by(self, mapping: Mapping, wishes: Wishes) -> Imported:
        """Take it by a mapping that was proposed of this file or of another version of it, and may be edited."""
        mapping = msgspec.structs.replace(mapping, title=wishes.title or mapping.title)
        return take(self._parts, mapping, looked_at=True, is_proposed=False, id=wishes.id)

    def list_headings(self, proposal: Proposal) -> list[str]:
        """List the headings of its tables and pages, each once, those of what is proposed first."""
        return list_headings(self._parts, proposal.mapping)
