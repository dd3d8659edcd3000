"""Take in an export: what is not there yet is added, what is there stays as it is. Doing it twice changes nothing."""

# ruff: noqa: S608  The names of tables and columns are our own; what people wrote is always bound.
from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from functools import cached_property
from typing import Any

from pm_career.domain.framework import Value
from pm_career.domain.person import Tombstone
from pm_career.domain.text import format_counts
from pm_career.store.cells import convert, format_instant
from pm_career.store.edits import (
    add_tombstone,
    ensure_person,
    find_twin,
    insert_former,
    insert_items,
    insert_value,
    make_item_identity,
)
from pm_career.store.export import list_exported
from pm_career.store.homes import UNKNOWN_HOME, find_home, holds_nothing, take_over_home
from pm_career.store.ids import find_issued
from pm_career.store.imported_ids import ImportedIds, find_free_number, find_present_number
from pm_career.store.kind_references import sort_by_references
from pm_career.store.kind_types import Kind
from pm_career.store.kinds import PERSON, TOMBSTONE
from pm_career.store.log import Change
from pm_career.store.rows import find_value, make_row


class Merged(Value, frozen=True):
    """What an import did: how many of each kind were added, and what is there already but says something else.

    `different` are ids, people and names of settings as they are here; they were not overwritten. `changed` and
    `withdrawn` are the ids and people of what an update changed and took out. `left_out` are people in the export whose
    notes were not taken in. `kept_out` are those of `different` that were taken out before, and were not added again.
    """

    added: dict[str, int]
    different: tuple[str, ...]
    changed: tuple[str, ...] = ()
    withdrawn: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()
    kept_out: tuple[str, ...] = ()


def merge(change: Change, export: Any, people: Mapping[str, str] | None = None, *, bring_back: bool = False) -> Merged:
    """Take in an export, as one change. What is known by its identity is not added again.

    An id that means something else here is given anew; whatever refers to it follows. `people`: take in the notes about
    these people only, each under another id, and no settings: it is somebody else's export. None: everybody's, as they
    are; a home that holds nothing yet then becomes the home of the export. What was taken out before stays out, unless
    `bring_back`.
    """
    return Merging(change, export, people, bring_back=bring_back).run()


class Merging:
    """An import under way."""

    def __init__(self, change: Change, export: Any, people: Mapping[str, str] | None, *, bring_back: bool) -> None:
        self.change = change
        self.bring_back = bring_back
        self.export = export
        self.people = people
        self.added: dict[str, int] = {}
        self.different: list[str] = []
        self.changed: list[str] = []
        self.withdrawn: list[str] = []
        self.left_out: list[str] = []
        self.kept_out: list[str] = []
        self.ids = ImportedIds(people)

    def run(self) -> Merged:
        """Take in the whole export."""
        is_whole = self.export.home and self.export.people and not self.export.partial
        if self.people is None and is_whole and holds_nothing(self.change):
            take_over_home(self.change, self.export.home)
        self._here = find_home(self.change)
        for kind in sort_by_references(self.change.kinds):
            for theirs in list_exported(self.export, kind):
                if not self._is_left_out(kind, theirs):
                    self._merge(kind, theirs)
        self.finish()
        return Merged(
            added=self.added,
            different=tuple(dict.fromkeys(self.different)),
            changed=tuple(dict.fromkeys(self.changed)),
            withdrawn=tuple(self.withdrawn),
            left_out=tuple(dict.fromkeys(self.left_out)),
            kept_out=tuple(self.kept_out),
        )

    def _merge(self, kind: Kind[Any], theirs: Any) -> None:
        if kind.name == TOMBSTONE.name:
            self.merge_tombstone(theirs)
        elif kind.letter:
            self.merge_thing(kind, theirs)
        elif kind.name == PERSON.name:
            self.merge_person(kind, theirs)
        else:
            self.merge_entry(kind, theirs)

    def _is_left_out(self, kind: Kind[Any], theirs: Any) -> bool:
        """Whether something is not for this home: settings, and notes about others, of somebody else's export."""
        if self.people is None:
            return False
        if kind.owner and theirs.person not in self.people:
            self.left_out.append(theirs.person)
            return True
        return kind.is_map

    def finish(self) -> None:
        """Name what was taken out there and is still here, and say in the log of changes what was done."""
        self._name_removed_there()
        if self.added:
            self.change.describe(f"imported {format_counts(self.added)}")

    def _name_removed_there(self) -> None:
        for tombstone in list_exported(self.export, TOMBSTONE):
            kind = next((each for each in self.change.kinds if each.letter and each.name == tombstone.kind), None)
            if kind and (self.people is None or tombstone.person in self.people):
                number = find_present_number(self.change, kind, tombstone.identity)
                if number is not None:
                    self.different.append(kind.format_id(number))

    def merge_entry(self, kind: Kind[Any], theirs: Any) -> None:
        """Something without an id: what has its key here stays."""
        row = make_row(self.change, kind.columns, theirs)
        ours = self._read_row(kind, row)
        if ours is None:
            self.change.insert(kind.name, row)
            self._count(kind.counted_as or kind.plural)
        elif ours != row:
            self.different.append(row[kind.key[-1]])

    def merge_person(self, kind: Kind[Any], theirs: Any) -> None:
        """A person: what is empty in the profile here is filled in."""
        value = self.ids.rename(kind, theirs)
        row = make_row(self.change, kind.columns, value)
        ours = self._read_row(kind, row)
        if ours is None:
            self.change.insert(kind.name, row | {"origin": self.find_origin(theirs.origin)})
            self._count(kind.plural)
            self._insert_history(kind, value.person, theirs.former)
        elif ours != row and not self.follow(
            kind,
            value.person,
            convert({column.field: ours[column.name] for column in kind.columns}, kind.value, f"person {value.person}"),
            theirs,
        ):
            blanks = {name: cell for name, cell in row.items() if cell and not ours[name]}
            if blanks:
                is_empty = not any(cell for name, cell in ours.items() if name not in kind.key)
                origin = {"origin": self.find_origin(theirs.origin)} if is_empty else {}
                self.change.update(kind.name, (value.person,), blanks | origin)
                self._count(kind.counted_as)
            if any(cell not in ("", ours[name]) for name, cell in row.items() if name not in blanks):
                self.different.append(value.person)

    def merge_tombstone(self, theirs: Any) -> None:
        """What was taken out there and is not here: recorded here, too. What is here stays."""
        kind = next((each for each in self.change.kinds if each.letter and each.name == theirs.kind), None)
        if kind and find_present_number(self.change, kind, theirs.identity) is None:
            person = self.ids.find_person(theirs.person)
            ensure_person(self.change, person)
            tombstone = Tombstone(theirs.identity, theirs.kind, person, theirs.day)
            add_tombstone(self.change, tombstone, self.find_origin(theirs.origin))

    def merge_thing(self, kind: Kind[Any], theirs: Any) -> None:
        """Something with an id: it is here if its identity is, or what it says once.

        What is nothing without something that stays out stays out, too.
        """
        found = find_present_number(self.change, kind, theirs.identity)
        if found is None and (self._stays_out(kind, theirs) or self.ids.is_lost(kind, theirs)):
            return
        if found is None and kind.once:
            found = find_twin(self.change, kind, self.ids.rename(kind, theirs))
            if found is not None:
                self.meet_twin(kind, found, theirs)
        number = find_free_number(self.change, kind, theirs) if found is None else found
        id = kind.format_id(number)
        self.ids.add(theirs.id, id)
        value = self.ids.rename(kind, theirs, id)
        if found is None:
            ensure_person(self.change, value.person)
            insert_value(self.change, kind, value, number, theirs.identity, self.find_origin(theirs.origin))
            self.change.delete_where(TOMBSTONE.name, "identity = ?", (theirs.identity,))
            if kind.keeps_history:
                self._insert_history(kind, number, theirs.former, id)
            self._count(kind.counted_as or kind.plural)
        elif kind.name == "assessment" and theirs.finished is not None:
            self._finish_assessment(kind, id, number, value)
        elif kind.keeps_history:
            ours = find_value(self.change, kind, id)
            if self.differs(kind, ours, value) and not self.follow(kind, number, ours, theirs):
                self.different.append(id)
        self.merge_items(kind, number, value)

    def meet_twin(self, kind: Kind[Any], number: int, theirs: Any) -> None:
        """What is here once has another identity than the same in the export. An import leaves it so."""

    def follow(self, kind: Kind[Any], subject: Any, ours: Any, theirs: Any) -> bool:  # noqa: ARG002  an update needs it
        """Make of what is here what it is in the export, and return whether that was done. An import never does."""
        return False

    def _stays_out(self, kind: Kind[Any], theirs: Any) -> bool:
        """Whether something was taken out here, or there as another import said, and is not to be brought back.

        A later export of the home that took it out has it again only if that was undone there: then it is added.
        """
        found = self.change.rows(f"SELECT day, origin FROM {TOMBSTONE.name} WHERE identity = ?", (theirs.identity,))
        if self.bring_back or not found:
            return False
        ((day, origin),) = found
        if origin and origin == self.export.home and self.newest[:10] > str(day):
            return False
        issued = find_issued(self.change, kind, theirs.identity)
        id = f"{theirs.id} of the export" if issued is None else kind.format_id(issued)
        self.different.append(id)
        self.kept_out.append(id)
        return True

    @cached_property
    def newest(self) -> str:
        """The last instant in the export, as it is stored: the export cannot be older. Empty where it names none."""
        found: list[datetime] = []
        for kind in self.change.kinds:
            for each in list_exported(self.export, kind):
                if kind.letter:
                    found.append(getattr(each, kind.recorded))
                found += [former.replaced for former in (each.former if kind.keeps_history else ())]
                for part in kind.parts:
                    found += [getattr(item, part.recorded) for item in getattr(each, part.field) if part.recorded]
        return format_instant(max(found)) if found else ""

    def _finish_assessment(self, kind: Kind[Any], id: str, number: int, theirs: Any) -> None:
        """It was gone on with and finished elsewhere: the draft here has become those ratings."""
        if find_value(self.change, kind, id).finished is None:
            self.change.delete_where("answer", "assessment = ?", (number,))
            finished = {"finished": make_row(self.change, kind.columns, theirs)["finished"]}
            self.change.update(kind.name, (number,), finished)
            self._count("finished assessments")

    def merge_items(self, kind: Kind[Any], number: int, value: Any) -> None:
        """Items that were added one by one are added here, too, unless they are here already."""
        for part in kind.parts:
            if part.recorded:
                found = self.change.rows(f"SELECT identity FROM {part.table} WHERE {part.owner} = ?", (number,))
                known = {identity for (identity,) in found}
                for item in getattr(value, part.field):
                    if make_item_identity(self.change, part, item) not in known:
                        insert_items(self.change, part, number, [item], self.find_origin(""))
                        self._count(part.plural)

    def differs(self, kind: Kind[Any], ours: Any, theirs: Any) -> bool:
        """Whether what a person wrote, and can edit, is another here and there; what it refers to may be."""
        written = [column for column in kind.columns if not column.to and column.field not in ("person", kind.recorded)]
        lists = [
            part.field
            for part in kind.parts
            if not (part.read_only or part.recorded or any(column.to for column in part.columns))
        ]
        return make_row(self.change, written, ours) != make_row(self.change, written, theirs) or any(
            getattr(ours, field) != getattr(theirs, field) for field in lists
        )

    def _insert_history(self, kind: Kind[Any], subject: object, former: Iterable[Any], id: str = "") -> None:
        left = (each for each in former if not self.ids.is_lost(kind, each.value))
        for number, each in enumerate(left, 1):
            value = self.ids.rename(kind, each.value, id)
            insert_former(self.change, kind, subject, number, value, each.replaced, self.find_origin(each.origin))

    def find_origin(self, origin: str) -> str:
        """The home that something came from: empty in an export for its own home, and here for this one."""
        found = origin or self.export.home or ("" if self.people is None else UNKNOWN_HOME)
        return "" if found == self._here else found

    def _read_row(self, kind: Kind[Any], like: dict[str, Any]) -> dict[str, Any] | None:
        """The row here with the same key and the same columns; None if there is none."""
        match = " AND ".join(f"{column} = ?" for column in kind.key)
        found = self.change.rows(
            f"SELECT {', '.join(like)} FROM {kind.name} WHERE {match}", [like[column] for column in kind.key]
        )
        return dict(zip(like, found[0], strict=True)) if found else None

    def _count(self, kind: str) -> None:
        self.added[kind] = self.added.get(kind, 0) + 1
