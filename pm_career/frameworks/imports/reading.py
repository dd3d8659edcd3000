"""A file or folder -> what was imported from it, by whichever way fits: our own export, or tables of anybody's."""

from __future__ import annotations

import stat
from pathlib import Path

from pm_career.domain.framework import Framework
from pm_career.domain.plaintext import one_line, visible
from pm_career.errors import UsageError
from pm_career.frameworks.files import mode_of
from pm_career.frameworks.imports.importing import Imported, imported
from pm_career.frameworks.imports.json_tables import json_tables, json_value
from pm_career.frameworks.imports.recognized import from_export, taken_back
from pm_career.frameworks.imports.wishes import Wishes
from pm_career.frameworks.sheets.bounds import MAX_BYTES, NotRead
from pm_career.frameworks.sheets.encodings import decoded
from pm_career.frameworks.sheets.reading import read_tables
from pm_career.frameworks.sheets.table import Table
from pm_career.frameworks.workbook import is_workbook


class Source:
    """What a file holds, read once: questions may be asked several times before it is imported."""

    def __init__(self, path: Path, sheet: str | None) -> None:
        self._tables: tuple[Table, ...] = ()
        self._framework: Framework | None = None
        self._file, self._called = visible(str(path)), path.resolve().stem
        self._take(path, sheet)

    def _take(self, path: Path, sheet: str | None) -> None:
        if path.suffix.lower() == ".json" and not stat.S_ISDIR(mode_of(path)):
            self._read_json(path)
            self._tables = tuple(each for each in self._tables if sheet in (None, each.name))
            if not self._tables and not self._framework:
                raise UsageError(f"{self._file} has no table called '{one_line(sheet or '')}'.", "Leave --sheet out.")
        else:
            self._tables = read_tables(path, sheet=sheet)

    def imported(self, wishes: Wishes) -> Imported:
        """Import it; a Question where that cannot be done without an answer."""
        if self._framework is not None:
            framework, report = from_export(self._framework, self._file, wishes)
            return Imported(framework, {}, report)
        if wishes.shape is None and is_workbook(self._tables):
            framework, report = taken_back(self._tables, wishes)
            return Imported(framework, {}, report)
        return imported(self._tables, wishes, self._called)

    def _read_json(self, path: Path) -> None:
        from pm_career.frameworks.workbook.json_form import framework_from, is_json_form

        try:
            with path.open("rb") as stream:
                raw = stream.read(MAX_BYTES + 1)
        except OSError as error:
            raise UsageError(f"{self._file} cannot be read: {error.strerror}.", "Give a file.") from None
        if len(raw) > MAX_BYTES:
            raise NotRead(f"{self._file} is over {MAX_BYTES // 1_000_000} MB.", "Split it.")
        text = decoded(raw, self._file)
        value = json_value(text.text, self._file)
        if is_json_form(value):
            self._framework = framework_from(raw, self._file)
        else:
            self._tables = tuple(json_tables(value, self._file))
