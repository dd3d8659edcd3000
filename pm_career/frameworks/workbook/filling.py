"""A row's cells grown into the fields of what the row is about, each in the form of its column."""

from __future__ import annotations

from collections.abc import Mapping as Named

from pm_career.frameworks.nodes import Mapping, Node, Scalar, Sequence
from pm_career.frameworks.workbook import layout
from pm_career.frameworks.workbook.growing import At, Ground
from pm_career.frameworks.workbook.layout import Column, Form
from pm_career.frameworks.workbook.lists import texts_in
from pm_career.frameworks.workbook.names import Names
from pm_career.frameworks.workbook.records import Record, Records

_YES = ("yes", "y", "true", "x", "1", "ja", "oui", "si", "sí")
_NO = ("no", "n", "false", "0", "nein", "non", "-")


class Filling:
    """Knows the names by which a cell may call levels, skills and tracks: of each sheet its own."""

    def __init__(self, ground: Ground, records: Records, names: Named[str, Names]) -> None:
        self._ground, self._records, self._names = ground, records, names

    def fill(self, into: Mapping, record: Record, *, falls: bool = True) -> None:
        """Grow what stands in a row's cells. A row `falls` with a required value that cannot be taken."""
        for column in record.sheet.columns:
            at = record.found.get(column.heading)
            if at is None or column.key:
                continue
            self._grow(into, column, at, into if falls and column.required else None)
        years = into.items.get("experience_years")
        if isinstance(years, Sequence) and len(years.items) == 1:
            for at in self._ground.take_out(years.line).all:
                self._records.note(at, "a range of years needs both its ends")

    def _grow(self, into: Mapping, column: Column, at: At, falls_with: Node | None) -> None:
        key, *deeper = column.path
        assert isinstance(key, str)
        text = at.cell.text
        if deeper in ([0], [1]):
            years = self._ground.list_in(into, key)
            self._ground.add(years, Scalar(text.strip(), plain=True, mark=None), (at,))
            return
        if deeper:
            if key not in into.items:
                self._ground.put(into, key, Mapping(None))
            inner = into.items[key]
            assert isinstance(inner, Mapping)
            self._ground.put(inner, str(deeper[0]), text_node(text), (at,))
        elif column.form in {Form.TEXTS, Form.IDS}:
            items = Sequence(None)
            self._ground.put(into, key, items, (at,))
            for each in texts_in(text) if column.form is Form.TEXTS else self._ids(column, text):
                self._ground.add(items, text_node(each), (at,))
        elif column.form is Form.FLAG:
            self._flag(into, key, at)
        else:
            plain = column.form is Form.NUMBER
            value = text.strip() if plain else self._one(column, text)
            self._ground.put(into, key, Scalar(value, plain=plain, mark=None), (at,), falls_with)

    def _ids(self, column: Column, text: str) -> list[str]:
        of = layout.SKILLS if column.path == ("builds_on",) else layout.LEVELS
        return self._names[of.name].ids_of(text)

    def _one(self, column: Column, text: str) -> str:
        if column.path == ("track",):
            return self._names[layout.TRACKS.name].id_of(text.strip()) or text
        return text.strip() if column.path == ("id",) else text

    def _flag(self, into: Mapping, key: str, at: At) -> None:
        written = at.cell.text.strip().casefold()
        if written in _YES:
            self._ground.put(into, key, Scalar("true", plain=True, mark=None), (at,))
        elif written not in _NO:
            self._records.note(at, "it is neither yes nor no")


def text_node(text: str) -> Scalar:
    """A text as if it stood in quotes: never a number or a date."""
    return Scalar(text, plain=False, mark=None)
