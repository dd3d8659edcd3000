"""Take in a newer export of a home that was taken in before: what was changed or taken out there follows.

What was written in this home stays; what came from there and was edited here stays, too, and is named.
"""

# ruff: noqa: S608  The names of tables and columns are our own; what people wrote is always bound.
from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from pm_career.domain.framework import Value
from pm_career.domain.person import Tombstone
from pm_career.store.edits import (
    add_tombstone,
    insert_former,
    insert_items,
    list_former,
    make_item_identity,
    make_version,
    remove_value,
    replace_items,
)
from pm_career.store.export import list_exported
from pm_career.store.faults import SpoiltError
from pm_career.store.ids import record_issued
from pm_career.store.kind_references import sort_by_references
from pm_career.store.kind_types import Kind
from pm_career.store.kinds import HISTORY
from pm_career.store.log import Change
from pm_career.store.merge import Merged, Merging
from pm_career.store.rows import find_value, make_row

Version = tuple[Value, datetime, str]
"""A former version: its value, when it was replaced, and the home where that was done."""


def update(change: Change, export: Any, people: Mapping[str, str] | None = None, *, bring_back: bool = False) -> Merged:
    """Take in an export as `merge` does, and follow what was changed or taken out in its home, as one change."""
    return _Updating(change, export, people, bring_back=bring_back).run()


class _Updating(Merging):
    """An update under way."""

    def meet_twin(self, kind: Kind[Any], number: int, theirs: Any) -> None:
        """What came from that home, was taken out there and made anew, is what was made anew."""
        ((identity, origin),) = self.change.rows(
            f"SELECT identity, origin FROM {kind.name} WHERE number = ?", (number,)
        )
        if origin == self.export.home and all(each.identity != identity for each in list_exported(self.export, kind)):
            self.change.update(kind.name, (number,), {"identity": theirs.identity})
            record_issued(self.change, kind, number, theirs.identity)

    def follow(self, kind: Kind[Any], subject: Any, ours: Any, theirs: Any) -> bool:
        """Follow if what is here is a former version of theirs, or came from there and was not edited here."""
        id = kind.format_id(subject) if kind.letter else ""
        former: list[Version] = [
            (self.ids.rename(kind, each.value, id), each.replaced, self.find_origin(each.origin))
            for each in theirs.former
            if not self.ids.is_lost(kind, each.value)
        ]
        is_former = any(not self.differs(kind, ours, value) for value, _, _ in former)
        if not is_former and not self._is_unedited(kind, subject):
            return False
        self._replace_history(kind, subject, ours, former)
        value = self.ids.rename(kind, theirs, id)
        row = make_row(self.change, kind.columns, value)
        row.pop(kind.owner)  # the person may have another id here by now
        self.change.update(kind.name, (subject,), row)
        if kind.letter:
            replace_items(self.change, kind, subject, ours, value)
        self.changed.append(id or subject)
        return True

    def _is_unedited(self, kind: Kind[Any], subject: Any) -> bool:
        """Whether something came from another home, was not edited here, and is older than the export."""
        key = kind.key[0]
        ((origin,),) = self.change.rows(f"SELECT origin FROM {kind.name} WHERE {key} = ?", (subject,))
        last = self.change.rows(
            f"SELECT coalesce(max(replaced), '') FROM {HISTORY} WHERE kind = ? AND subject = ?",
            (kind.name, str(subject)),
        )[0][0]
        if not isinstance(last, str):
            raise SpoiltError(f"{kind.word} {subject}")
        return bool(origin) and not self._list_own_edits(kind, subject) and last <= self.newest

    def _replace_history(self, kind: Kind[Any], subject: Any, ours: Any, theirs: list[Version]) -> None:
        """Keep all former versions that either home knows, and what is here, in the order they were replaced."""
        origins = self.change.rows(
            f"SELECT origin FROM {HISTORY} WHERE kind = ? AND subject = ? ORDER BY number", (kind.name, str(subject))
        )
        kept: list[Version] = [
            (each.value, each.replaced, origin)
            for each, (origin,) in zip(list_former(self.change, kind, subject), origins, strict=True)
        ]
        for value, replaced, origin in theirs:
            if all(replaced != other or self.differs(kind, value, known) for known, other, _ in kept):
                kept.append((value, replaced, origin))
        if all(self.differs(kind, ours, known) for known, _, _ in kept):
            kept.append((make_version(kind, ours), self.change.now, self.find_origin("")))
        self.change.delete_where(HISTORY, "kind = ? AND subject = ?", (kind.name, str(subject)))
        for number, (value, replaced, origin) in enumerate(sorted(kept, key=lambda each: each[1]), 1):
            insert_former(self.change, kind, subject, number, value, replaced, origin)

    def merge_items(self, kind: Kind[Any], number: int, value: Any) -> None:
        """Add items that are new, take out those of that home that are gone there, and follow an open assessment."""
        super().merge_items(kind, number, value)
        for part in kind.parts:
            if part.recorded:
                there = {make_item_identity(self.change, part, item) for item in getattr(value, part.field)}
                found = self.change.rows(
                    f"SELECT {part.order}, identity FROM {part.table}"
                    f" WHERE {part.owner} = ? AND origin != '' AND {part.recorded} <= ?",
                    (number, self.newest),
                )
                for place, identity in found:
                    if identity not in there:
                        self.change.delete(part.table, (number, place))
                        self.changed.append(kind.format_id(number))
        if kind.name == "assessment" and value.open:
            self._follow_answers(kind, number, value)

    def _follow_answers(self, kind: Kind[Any], number: int, value: Any) -> None:
        ours = find_value(self.change, kind, kind.format_id(number))
        ((origin,),) = self.change.rows(f"SELECT origin FROM {kind.name} WHERE number = ?", (number,))
        if origin and ours.open and ours.answers != value.answers:
            (part,) = kind.parts
            self.change.delete_where(part.table, f"{part.owner} = ?", (number,))
            insert_items(self.change, part, number, value.answers)
            self.changed.append(ours.id)

    def finish(self) -> None:
        """Take out what was taken out there, and say in the log of changes what was done."""
        self._withdraw_all()
        super().finish()
        for done, ids in (("updated", self.changed), ("withdrew", self.withdrawn)):
            if ids:
                self.change.describe(f"{done} {', '.join(dict.fromkeys(ids))}")

    def _withdraw_all(self) -> None:
        gone = {each.identity: each for each in self.export.tombstones}
        people = None if self.people is None else set(self.people.values())
        for kind in reversed(sort_by_references(self.change.kinds)):
            if not kind.letter:
                continue
            present = {each.identity for each in list_exported(self.export, kind)}
            for number, identity, person, origin, recorded in self.change.rows(
                f"SELECT number, identity, person, origin, {kind.recorded} FROM {kind.name} ORDER BY number"
            ):
                if identity in present or not (people is None or person in people):
                    continue
                is_lacking = origin and origin == self.export.home and not self.export.partial
                if tombstone := gone.get(identity):
                    self._withdraw(kind, number, origin, Tombstone(identity, kind.name, person, tombstone.day))
                elif is_lacking and recorded <= self.newest:  # it was added there, and taken back by undo
                    self._withdraw(kind, number, origin, Tombstone(identity, kind.name, person, self.change.now.date()))

    def _withdraw(self, kind: Kind[Any], number: int, origin: str, tombstone: Tombstone) -> None:
        """Take something out, unless it was edited here since; what was written here only for another own home."""
        edits = self._list_own_edits(kind, number)
        if not origin and self.people is not None:
            return
        is_edited = bool(edits) if origin else any(each[:10] > tombstone.day.isoformat() for each in edits)
        if is_edited or self._is_referred_to(kind, number):
            self.different.append(kind.format_id(number))
            return
        add_tombstone(self.change, tombstone, self.find_origin(""))
        remove_value(self.change, kind, kind.format_id(number))
        self.withdrawn.append(kind.format_id(number))

    def _is_referred_to(self, kind: Kind[Any], number: int) -> bool:
        """Whether something else cannot do without it. Lists may name what is gone."""
        return any(
            self.change.rows(f"SELECT 1 FROM {other.name} WHERE {column.name} = ? LIMIT 1", (number,))
            for other in self.change.kinds
            for column in other.columns
            if column.to == kind.name and not column.many
        )

    def _list_own_edits(self, kind: Kind[Any], subject: object) -> list[str]:
        """The instants, as text, at which something was edited or added to in this home."""
        found = self.change.rows(
            f"SELECT replaced FROM {HISTORY} WHERE kind = ? AND subject = ? AND origin = ''", (kind.name, str(subject))
        )
        for part in kind.parts:
            if part.recorded:
                found += self.change.rows(
                    f"SELECT {part.recorded} FROM {part.table} WHERE {part.owner} = ? AND origin = ''", (subject,)
                )
        return [instant for (instant,) in found]
