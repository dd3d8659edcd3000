"""Build a framework's nodes from the rows of a workbook: each cell a value in the form of its column."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from collections.abc import Mapping as Named
from functools import partial

from pm_career.domain.fields import Form, Target
from pm_career.domain.framework import FORMATS, MOST_STEPS
from pm_career.domain.ids import make_slug
from pm_career.frameworks.yaml_nodes import Mapping, Node, Scalar, Sequence
from pm_career.importing.ladders.ledger import At, Fate
from pm_career.importing.ladders.workbook import layout
from pm_career.importing.ladders.workbook.cells import Names, split_texts
from pm_career.importing.ladders.workbook.layout import Column, Sheet
from pm_career.importing.ladders.workbook.node_builder import NodeBuilder
from pm_career.importing.ladders.workbook.records import Record, Records

_YES = ("yes", "y", "true", "x", "1", "ja", "oui", "si", "sí")
_NO = ("no", "n", "false", "0", "nein", "non", "-")


class CellFiller:
    """Puts what stands in cells into nodes; knows the names by which a cell may call levels, skills and tracks."""

    def __init__(self, nodes: NodeBuilder, records: Records, names: Named[Target, Names]) -> None:
        self._nodes, self._records, self._names = nodes, records, names

    def fill(self, into: Mapping, record: Record, *, falls: bool = True) -> None:
        """Put in what stands in a row's cells. A row `falls` with a required value that cannot be taken."""
        for column in record.sheet.columns:
            at = record.found.get(column.heading)
            if at is None or column.key:
                continue
            self._put_cell(into, column, at, into if falls and column.required else None)
        years = into.items.get("experience_years")
        if isinstance(years, Sequence) and len(years.items) == 1:
            for at in self._nodes.take_out(years.line).all:
                self._records.note(at, "a range of years needs both its ends")

    def _put_cell(self, into: Mapping, column: Column, at: At, falls_with: Node | None) -> None:
        key, *deeper = column.path
        assert isinstance(key, str)
        text = at.cell.text
        if deeper in ([0], [1]):
            years = self._nodes.get_list(into, key)
            self._nodes.add(years, Scalar(text.strip(), plain=True, mark=None), (at,))
            return
        if deeper:
            if key not in into.items:
                self._nodes.put(into, key, Mapping(None))
            inner = into.items[key]
            assert isinstance(inner, Mapping)
            self._put_cell(inner, column._replace(path=tuple(deeper)), at, falls_with)
        elif column.form in {Form.TEXTS, Form.IDS}:
            items = Sequence(None)
            self._nodes.put(into, key, items, (at,))
            for each in self._read_list(column, text):
                self._nodes.add(items, make_text_node(each), (at,))
        elif column.form is Form.NAMED_TEXTS:
            self._put_named_texts(into, column, at)
        elif column.form is Form.FLAG:
            self._put_flag(into, key, at)
        else:
            plain = column.form is Form.NUMBER
            value = text.strip() if plain else self._read_text(column, text)
            self._nodes.put(into, key, Scalar(value, plain=plain, mark=None), (at,), falls_with)

    def _read_list(self, column: Column, text: str) -> list[str]:
        return split_texts(text) if column.form is Form.TEXTS else self._names[column.refers_to].find_ids(text)

    def _read_text(self, column: Column, text: str) -> str:
        if column.form is Form.ID:
            return self._names[column.refers_to].find_id(text.strip()) or text
        return text.strip() if column.path == ("id",) else text

    def _put_named_texts(self, into: Mapping, column: Column, at: At) -> None:
        """Put in the texts of a cell, each behind its name and a colon."""
        named = Mapping(None)
        self._nodes.put(into, str(column.path[0]), named, (at,))
        for each in split_texts(at.cell.text):
            written, colon, text = each.partition(":")
            name = written.strip()
            if column.refers_to:
                name = self._names[column.refers_to].find_id(name) or name
            if not colon or name in named.items:
                self._records.note(at, "each line is a name, a colon and a text, and each name stands once")
            else:
                self._nodes.put(named, name, make_text_node(text.strip()), (at,))

    def _put_flag(self, into: Mapping, key: str, at: At) -> None:
        written = at.cell.text.strip().casefold()
        if written in _YES:
            self._nodes.put(into, key, Scalar("true", plain=True, mark=None), (at,))
        elif written not in _NO:
            self._records.note(at, "it is neither yes nor no")


def make_text_node(text: str) -> Scalar:
    """A text as if it stood in quotes: never a number or a date."""
    return Scalar(text, plain=False, mark=None)


_FEWEST_STEPS = 2
_DEFAULTS = {"id": "imported", "title": "Imported ladder", "version": "1.0.0"}


class FrameworkBuilder:
    """Builds all that there is a place for in a framework; the rest is noted in the records."""

    def __init__(self, records: Records) -> None:
        self.nodes = NodeBuilder()
        self.manifest = Mapping(None)
        self.levels: list[Mapping] = []
        self.skills: list[Mapping] = []
        self.nodes.add_root([], self.manifest)
        self._records = records
        self._names: dict[Target, Names] = {"track": Names(), "level": Names(), "skill": Names()}
        self._cells = CellFiller(self.nodes, records, self._names)
        self._by_id: dict[Target, dict[str, Mapping]] = {"level": {}, "skill": {}}
        self._growth_nodes: dict[tuple[str, str], Mapping] = {}
        self._build()

    def _build(self) -> None:
        self._collect_names("track", layout.TRACKS, "Title")
        self._collect_names("level", layout.LEVELS, "Title", "Titles", "Aliases")
        self._collect_names("skill", layout.SKILLS, "Name")
        self._build_manifest()
        self._build_pieces("level", layout.LEVELS, "Title", self.levels)
        self._build_pieces("skill", layout.SKILLS, "Name", self.skills)
        self._build_parts_of_levels(layout.RESPONSIBILITIES, "responsibilities")
        self._build_parts_of_levels(layout.WATCH_OUTS, "watch_outs")
        self._build_expectations()
        self._build_growth()
        self._build_actions()

    def complete(self) -> None:
        """Give the manifest what it cannot do without, where nothing that can be taken stands there."""
        for key, default in {"format": str(FORMATS[-1]), **_DEFAULTS}.items():
            if key not in self.manifest.items:
                self.nodes.put(self.manifest, key, Scalar(default, plain=key == "format", mark=None))
        if "scale" not in self.manifest.items:
            self._build_default_scale()

    def _build_default_scale(self) -> None:
        possible = {str(step): step for step in range(1, MOST_STEPS + 1)}  # a longer scale would be refused each time
        steps = [possible[each.text] for each in self._find_steps() if each.text in possible]
        scale = Sequence(None)
        self.nodes.put(self.manifest, "scale", scale)
        for value in range(1, max([_FEWEST_STEPS, *steps]) + 1):
            step = Mapping(None)
            self.nodes.add(scale, step)
            self.nodes.put(step, "value", Scalar(str(value), plain=True, mark=None))
            self.nodes.put(step, "name", Scalar(f"Step {value}", plain=False, mark=None))

    def _find_steps(self) -> Iterable[Scalar]:
        for skill in self.skills:
            expectations = skill.items.get("expectations")
            for each in expectations.items.values() if isinstance(expectations, Mapping) else ():
                step = each.items.get("step") if isinstance(each, Mapping) else None
                if isinstance(step, Scalar):
                    yield step

    def _build_manifest(self) -> None:
        rows = self._records.list_records(layout.FRAMEWORK)
        for record in self._keep_first(rows, lambda _: "the framework"):
            self._cells.fill(self.manifest, record, falls=False)
        for sheet, key in ((layout.SCALE, "scale"), (layout.TRACKS, "tracks")):
            records = self._keep_first(
                self._records.list_records(sheet), partial(Record.get_text, heading=sheet.columns[0].heading)
            )
            for record in records:
                self._add_row(self.nodes.get_list(self.manifest, key), record)
        backgrounds = self._records.list_records(layout.BACKGROUNDS)
        for record in self._keep_first(backgrounds, partial(Record.get_text, heading="Id")):
            self._add_row(self.nodes.get_list(self._get_entry(), "backgrounds"), record)

    def _get_entry(self) -> Mapping:
        if "entry" not in self.manifest.items:
            self.nodes.put(self.manifest, "entry", Mapping(None))
        entry = self.manifest.items["entry"]
        assert isinstance(entry, Mapping)
        return entry

    def _collect_names(self, target: Target, sheet: Sheet, *headings: str) -> None:
        known = self._names[target]
        for record in self._records.list_records(sheet):
            names = [name for heading in headings for name in split_texts(record.get_text(heading))]
            own = record.get_text("Id") or make_slug(names[0] if names else "")
            if own and not known.is_known(own):  # a second row of one id is not taken, nor are its names
                known.add(own, *names)

    def _build_pieces(self, target: Target, sheet: Sheet, title: str, pieces: list[Mapping]) -> None:
        def own(record: Record) -> str:
            return record.get_text("Id") or make_slug(record.get_text(title))

        for record in self._keep_first(self._records.list_records(sheet), own):
            piece = Mapping(None)
            self.nodes.add_root(pieces, piece, record.cells)
            self._cells.fill(piece, record)
            if not record.get_text("Id") and own(record):
                self.nodes.put(piece, "id", Scalar(own(record), plain=False, mark=None), falls_with=piece)
            if own(record):
                self._by_id[target][own(record)] = piece

    def _build_parts_of_levels(self, sheet: Sheet, key: str) -> None:
        """Add each row to a list of the level that it names."""
        for record in self._records.list_records(sheet):
            level = self._find_owner(record, "level")
            if level is None:
                continue
            row = self._add_row(self.nodes.get_list(level, key), record)
            if sheet is layout.WATCH_OUTS and "text" not in row.items:
                self.nodes.put(row, "text", make_text_node(""))

    def _build_expectations(self) -> None:
        def key(record: Record) -> tuple[str, str]:
            return self._find_id(record, "skill"), self._find_id(record, "level")

        for record in self._keep_first(self._records.list_records(layout.EXPECTATIONS), key):
            skill, level = self._find_owner(record, "skill"), self._find_owner(record, "level")
            if skill is None or level is None:
                continue
            if "expectations" not in skill.items:
                self.nodes.put(skill, "expectations", Mapping(None))
            expectations = skill.items["expectations"]
            assert isinstance(expectations, Mapping)
            row = Mapping(None)
            self.nodes.put(expectations, key(record)[1], row, record.cells)
            self._cells.fill(row, record)

    def _build_growth(self) -> None:
        for record in self._keep_first(self._records.list_records(layout.GROWTH), self._make_growth_key):
            if self._find_owner(record, "skill") is not None:
                self._cells.fill(self._add_growth(record), record)

    def _build_actions(self) -> None:
        """Put each action under its kind. Only practice has a size: the others take an hour, or a book's time."""
        for record in self._records.list_records(layout.ACTIONS):
            kind = record.get_text("Kind").casefold()
            if self._find_owner(record, "skill") is None:
                continue
            if kind not in {"practice", "people", "study"}:
                self._note_row(record, "an action is of the kind practice, people or study")
                continue
            growth = self._growth_nodes.get(self._make_growth_key(record)) or self._add_growth(record)
            actions = self.nodes.get_list(growth, kind)
            if kind != "practice" and "Size" in record.found:
                self._records.note(record.found["Size"], "only practice has a size")
            if kind == "practice" or record.get_text("Levels") or record.get_text("Tracks"):
                self._add_action(actions, record, sized=kind == "practice")
            else:
                text = record.found.get("Text")
                self.nodes.add(actions, make_text_node(text.cell.text if text else ""), record.cells)

    def _add_action(self, items: Sequence, record: Record, *, sized: bool) -> None:
        """Add an action with keys of its own: all but its kind, and its size only where it is `sized`."""
        row = Mapping(None)
        self.nodes.add(items, row, record.cells)
        text, size = record.found.get("Text"), record.found.get("Size")
        self.nodes.put(row, "text", make_text_node(text.cell.text if text else ""), (text,) if text else (), row)
        if size and sized:
            self.nodes.put(row, "size", make_text_node(size.cell.text.strip().casefold()), (size,))
        meant_for = {heading: at for heading, at in record.found.items() if heading in ("Levels", "Tracks")}
        self._cells.fill(row, Record(record.sheet, meant_for))

    def _add_growth(self, record: Record) -> Mapping:
        growth = Mapping(None)
        skill = self._find_owner(record, "skill")
        assert skill is not None
        self.nodes.add(self.nodes.get_list(skill, "growth"), growth, record.cells)
        at = record.found.get("To step")
        if at:
            self.nodes.put(growth, "to", Scalar(at.cell.text.strip(), plain=True, mark=None), (at,), growth)
        self._growth_nodes[self._make_growth_key(record)] = growth
        return growth

    def _make_growth_key(self, record: Record) -> tuple[str, str]:
        return self._find_id(record, "skill"), record.get_text("To step")

    def _find_id(self, record: Record, target: Target) -> str:
        return self._names[target].find_id(record.get_text(target.capitalize())) or ""

    def _find_owner(self, record: Record, target: Target) -> Mapping | None:
        """Find the level or skill that a row belongs to; None, and noted, where it names none."""
        piece = self._by_id[target].get(self._find_id(record, target))
        if piece is None:
            written = record.get_text(target.capitalize())
            self._note_row(record, f"there is no {target} `{written}`" if written else f"its row names no {target}")
        return piece

    def _keep_first(self, records: Iterable[Record], key: Callable[[Record], object]) -> Iterable[Record]:
        """The first record of each key; later ones are noted. A key of which a part is unknown equals no other."""
        first: dict[object, Record] = {}
        for record in records:
            own = key(record)
            whole = all(own) if isinstance(own, tuple) else own
            known = first.setdefault(own, record) if whole else record
            if known is record:
                yield record
                continue
            why, fate = "another row has something else for the same", Fate.CONTRADICTION
            if known.get_texts() == record.get_texts():
                why, fate = "the same is in another row", Fate.DUPLICATE
            for at in record.cells:
                self._records.note(at, why, fate, known.cells[0])

    def _note_row(self, record: Record, why: str) -> None:
        for at in record.cells:
            self._records.note(at, why)

    def _add_row(self, items: Sequence, record: Record) -> Mapping:
        row = Mapping(None)
        self.nodes.add(items, row, record.cells)
        self._cells.fill(row, record)
        return row
