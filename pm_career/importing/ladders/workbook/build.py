"""A row's cells grown into the fields of what the row is about, each in the form of its column."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from collections.abc import Mapping as Named
from functools import partial

from pm_career.frameworks.yaml_nodes import Mapping, Node, Scalar, Sequence
from pm_career.importing.ladders.ids import slug
from pm_career.importing.ladders.workbook import layout
from pm_career.importing.ladders.workbook.layout import Column, Form, Names, Sheet, texts_in
from pm_career.importing.ladders.workbook.node_builder import At, Ground
from pm_career.importing.ladders.workbook.records import Record, Records

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


_DEFAULTS = {"id": "imported", "title": "Imported ladder", "version": "1.0.0"}


class Building:
    """Grows everything that there is a place for; the rest is noted in the records."""

    def __init__(self, records: Records) -> None:
        self.ground = Ground()
        self.manifest = Mapping(None)
        self.levels: list[Mapping] = []
        self.skills: list[Mapping] = []
        self.ground.begin([], self.manifest)
        self._records = records
        self._names = {sheet.name: Names() for sheet in (layout.TRACKS, layout.LEVELS, layout.SKILLS)}
        self._cells = Filling(self.ground, records, self._names)
        self._by_id: dict[str, dict[str, Mapping]] = {layout.LEVELS.name: {}, layout.SKILLS.name: {}}
        self._ways: dict[tuple[str, str], Mapping] = {}
        self._build()

    def _build(self) -> None:
        self._know(layout.TRACKS, self._records.of(layout.TRACKS), "Title")
        self._know(layout.LEVELS, self._records.of(layout.LEVELS), "Title", "Titles", "Aliases")
        self._know(layout.SKILLS, self._records.of(layout.SKILLS), "Name")
        self._frame()
        self._pieces(layout.LEVELS, self.levels)
        self._pieces(layout.SKILLS, self.skills)
        self._parts(layout.RESPONSIBILITIES, layout.LEVELS, "responsibilities")
        self._parts(layout.WATCH_OUTS, layout.LEVELS, "watch_outs")
        self._expectations()
        self._growth()
        self._actions()

    def complete(self) -> None:
        """Give the manifest what it cannot do without, where nothing that can be taken stands there."""
        for key, default in {"format": "1", **_DEFAULTS}.items():
            if key not in self.manifest.items:
                self.ground.put(self.manifest, key, Scalar(default, plain=key == "format", mark=None))
        if "scale" not in self.manifest.items:
            self._plain_scale()

    def _plain_scale(self) -> None:
        steps = [int(each.text) for each in self._steps() if each.text.isdecimal() and len(each.text) < 4]
        scale = Sequence(None)
        self.ground.put(self.manifest, "scale", scale)
        for value in range(1, max([2, *steps]) + 1):
            step = Mapping(None)
            self.ground.add(scale, step)
            self.ground.put(step, "value", Scalar(str(value), plain=True, mark=None))
            self.ground.put(step, "name", Scalar(f"Step {value}", plain=False, mark=None))

    def _steps(self) -> Iterable[Scalar]:
        for skill in self.skills:
            expectations = skill.items.get("expectations")
            for each in expectations.items.values() if isinstance(expectations, Mapping) else ():
                step = each.items.get("step") if isinstance(each, Mapping) else None
                if isinstance(step, Scalar):
                    yield step

    def _frame(self) -> None:
        rows = self._records.of(layout.FRAMEWORK)
        for record in self._once(rows, lambda _: "the framework"):
            self._cells.fill(self.manifest, record, falls=False)
        for sheet, key in ((layout.SCALE, "scale"), (layout.TRACKS, "tracks")):
            records = self._once(self._records.of(sheet), partial(Record.text, heading=sheet.columns[0].heading))
            for record in records:
                self._row_in(self.ground.list_in(self.manifest, key), record)

    def _know(self, sheet: Sheet, records: Iterable[Record], *headings: str) -> None:
        for record in records:
            names = [name for heading in headings for name in texts_in(record.text(heading))]
            own = record.text("Id") or slug(names[0] if names else "")
            if own and not self._names[sheet.name].has(own):  # a second row of one id is not taken, nor are its names
                self._names[sheet.name].know(own, *names)

    def _pieces(self, sheet: Sheet, pieces: list[Mapping]) -> None:
        title = "Title" if sheet is layout.LEVELS else "Name"

        def own(record: Record) -> str:
            return record.text("Id") or slug(record.text(title))

        for record in self._once(self._records.of(sheet), own):
            piece = Mapping(None)
            self.ground.begin(pieces, piece, record.cells)
            self._cells.fill(piece, record)
            if not record.text("Id") and own(record):
                self.ground.put(piece, "id", Scalar(own(record), plain=False, mark=None), falls_with=piece)
            if own(record):
                self._by_id[sheet.name][own(record)] = piece

    def _parts(self, sheet: Sheet, of: Sheet, key: str) -> None:
        """Rows that belong to a level: listed in it."""
        for record in self._records.of(sheet):
            piece = self._owner(record, of)
            if piece is None:
                continue
            row = self._row_in(self.ground.list_in(piece, key), record)
            if sheet is layout.WATCH_OUTS and "text" not in row.items:
                self.ground.put(row, "text", text_node(""))

    def _expectations(self) -> None:
        def key(record: Record) -> tuple[str, str]:
            return self._id(record, layout.SKILLS), self._id(record, layout.LEVELS)

        for record in self._once(self._records.of(layout.EXPECTATIONS), key):
            skill, level = self._owner(record, layout.SKILLS), self._owner(record, layout.LEVELS)
            if skill is None or level is None:
                continue
            if "expectations" not in skill.items:
                self.ground.put(skill, "expectations", Mapping(None))
            expectations = skill.items["expectations"]
            assert isinstance(expectations, Mapping)
            row = Mapping(None)
            self.ground.put(expectations, key(record)[1], row, record.cells)
            self._cells.fill(row, record)

    def _growth(self) -> None:
        for record in self._once(self._records.of(layout.GROWTH), self._way_key):
            if self._owner(record, layout.SKILLS) is not None:
                self._cells.fill(self._way(record), record)

    def _actions(self) -> None:
        """Each under its kind. Only practice has a size: the others take an hour, or a book's time."""
        for record in self._records.of(layout.ACTIONS):
            kind = record.text("Kind").casefold()
            if self._owner(record, layout.SKILLS) is None:
                continue
            if kind not in {"practice", "people", "study"}:
                self._note_row(record, "an action is of the kind practice, people or study")
                continue
            way = self._ways.get(self._way_key(record)) or self._way(record)
            if kind == "practice":
                self._practice(self.ground.list_in(way, kind), record)
                continue
            text = record.found.get("Text")
            self.ground.add(self.ground.list_in(way, kind), text_node(text.cell.text if text else ""), record.cells)
            if "Size" in record.found:
                self._records.note(record.found["Size"], "only practice has a size")

    def _practice(self, items: Sequence, record: Record) -> None:
        row = Mapping(None)
        self.ground.add(items, row, record.cells)
        text, size = record.found.get("Text"), record.found.get("Size")
        self.ground.put(row, "text", text_node(text.cell.text if text else ""), (text,) if text else (), row)
        if size:
            self.ground.put(row, "size", text_node(size.cell.text.strip().casefold()), (size,))

    def _way(self, record: Record) -> Mapping:
        way = Mapping(None)
        skill = self._owner(record, layout.SKILLS)
        assert skill is not None
        self.ground.add(self.ground.list_in(skill, "growth"), way, record.cells)
        at = record.found.get("To step")
        if at:
            self.ground.put(way, "to", Scalar(at.cell.text.strip(), plain=True, mark=None), (at,), way)
        self._ways[self._way_key(record)] = way
        return way

    def _way_key(self, record: Record) -> tuple[str, str]:
        return self._id(record, layout.SKILLS), record.text("To step")

    def _id(self, record: Record, of: Sheet) -> str:
        return self._names[of.name].id_of(record.text(of.name.removesuffix("s"))) or ""

    def _owner(self, record: Record, of: Sheet) -> Mapping | None:
        """The level or skill that a row belongs to; None, and noted, where it names none."""
        called = of.name.removesuffix("s")
        piece = self._by_id[of.name].get(self._id(record, of))
        if piece is None:
            written = record.text(called)
            what = f"there is no {called.lower()} `{written}`" if written else f"its row names no {called.lower()}"
            self._note_row(record, what)
        return piece

    def _once(self, records: Iterable[Record], key: Callable[[Record], object]) -> Iterable[Record]:
        """The records but those whose key was there before. A key of which a part is not known is that of no other."""
        first: dict[object, Record] = {}
        for record in records:
            own = key(record)
            whole = all(own) if isinstance(own, tuple) else own
            known = first.setdefault(own, record) if whole else record
            if known is record:
                yield record
                continue
            same = known.texts() == record.texts()
            why = "the same stands in another row" if same else "another row says otherwise of the same"
            for at in record.cells:
                self._records.note(at, why, first=known.cells[0], same=same)

    def _note_row(self, record: Record, why: str) -> None:
        for at in record.cells:
            self._records.note(at, why)

    def _row_in(self, items: Sequence, record: Record) -> Mapping:
        row = Mapping(None)
        self.ground.add(items, row, record.cells)
        self._cells.fill(row, record)
        return row
