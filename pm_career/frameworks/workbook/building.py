"""The records of a workbook grown into the nodes of a manifest, levels and skills: as if files had been parsed."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial

from pm_career.frameworks.imports.naming import slug
from pm_career.frameworks.nodes import Mapping, Scalar, Sequence
from pm_career.frameworks.workbook import layout
from pm_career.frameworks.workbook.filling import Filling, text_node
from pm_career.frameworks.workbook.growing import Ground
from pm_career.frameworks.workbook.layout import Sheet
from pm_career.frameworks.workbook.lists import texts_in
from pm_career.frameworks.workbook.names import Names
from pm_career.frameworks.workbook.records import Record, Records

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
