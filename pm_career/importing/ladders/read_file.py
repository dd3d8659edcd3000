"""The file of an import, whatever form it has: read once, then proposed, checked and taken."""

from __future__ import annotations

import os
import stat
from collections.abc import Sequence
from pathlib import Path

import msgspec

from pm_career.domain.framework import Framework
from pm_career.domain.text import escape_hidden
from pm_career.errors import UsageError
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
from pm_career.importing.ladders.sheets.bounds import MAX_BYTES, Budget, NotRead
from pm_career.importing.ladders.sheets.csv_tables import decode
from pm_career.importing.ladders.sheets.outline import Outline
from pm_career.importing.ladders.sheets.read_tables import find_sheets, read_tables
from pm_career.importing.ladders.sheets.table import Table
from pm_career.importing.ladders.sheets.trees import parse_json, read_tree
from pm_career.importing.ladders.split_tables import split_side_by_side
from pm_career.importing.ladders.take.parts import list_headings
from pm_career.importing.ladders.workbook import is_workbook


class Source:
    """What a file holds, read once: questions may be asked several times before it is imported."""

    def __init__(self, path: Path, sheets: Sequence[str] = ()) -> None:
        self._parts: tuple[Table | Outline, ...] = ()
        self._framework: Framework | None = None
        self._file, self._called = escape_hidden(str(path)), Path(os.path.realpath(path)).stem
        self._read(path, sheets)
        if not self.is_export:
            self._parts = split_side_by_side(self._parts)

    def _read(self, path: Path, sheets: Sequence[str]) -> None:
        if path.suffix.lower() == ".json" and not stat.S_ISDIR(get_mode(path)):
            self._read_json(path)
            if sheets and self._framework is None:
                self._parts = find_sheets(sheets, self._parts, path)
        else:
            self._parts = read_tables(path, sheets=sheets)

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

    def _read_json(self, path: Path) -> None:
        from pm_career.importing.ladders.workbook.json_form import is_json_form, read_json_framework

        try:
            with path.open("rb") as stream:
                raw = stream.read(MAX_BYTES + 1)
        except OSError as error:
            raise UsageError(f"{self._file} cannot be read: {error.strerror}.", "Give a file.") from None
        if len(raw) > MAX_BYTES:
            raise NotRead(f"{self._file} is over {MAX_BYTES // 1_000_000} MB.", "Split it.")
        text = decode(raw, self._file)
        value = parse_json(text.text, self._file)
        if is_json_form(value):
            self._framework = read_json_framework(raw, self._file)
        else:
            parts = read_tree(value, self._file, Budget(self._file))
            self._parts = tuple(part for part in parts if any(True for _ in part.list_filled()))
            if not self._parts:
                raise NotRead(f"{self._file} holds no table, and no text.", "Give the file with the ladder.")
