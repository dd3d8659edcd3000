"""The format of an export: everything of a person's own as one JSON value. Its keys are a promise: see docs/data.md.

Keys are only ever added, each with a default, and a key added raises FORMAT: a program refuses what is newer than it.
"""

# ruff: noqa: S608  The names of tables and columns are our own; what people wrote is always bound.
from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable
from functools import cache
from pathlib import Path
from typing import Any, Literal, get_args

import msgspec

from pm_career.domain.framework import Value
from pm_career.domain.person import Identity, IdentityOrNone, Instant, require_utc
from pm_career.errors import UsageError
from pm_career.files import make_private_folder, make_temporary_name, resolve_target, write_atomically
from pm_career.paths import find_data_file
from pm_career.store.cells import decode
from pm_career.store.faults import SpoiltError, translate_errors
from pm_career.store.homes import find_home
from pm_career.store.ids import refuse_unwritable
from pm_career.store.kind_types import Column, Kind
from pm_career.store.kinds import HISTORY, KINDS, Kinds
from pm_career.store.log import Store
from pm_career.store.rows import read_fields
from pm_career.store.unfinished import record_place

FORMAT = 3
PURPOSE: Literal["personal-data"] = "personal-data"


class _Replaced(Value, frozen=True):
    """Base of what something was before an edit: it has the instant of the edit, `replaced`."""

    def __post_init__(self) -> None:
        """Refuse an instant that has no day in UTC."""
        require_utc(self.replaced)  # type: ignore[attr-defined]


@cache
def make_export_type(kinds: Kinds = KINDS) -> Any:
    """The type of an export: under each kind's plural all there is of it. `home` is the identity of the data file.

    `partial`: it was made of a part of what there is.
    """
    things: list[Any] = [
        (kind.plural, dict[str, str], msgspec.field(default_factory=dict))
        if kind.is_map
        else (kind.plural, tuple[make_exported_type(kind), ...], ())  # type: ignore[misc]  # a type made at run time
        for kind in kinds
    ]
    head: list[Any] = [
        ("pmcareer", Literal["personal-data"], PURPOSE),
        ("format", int, FORMAT),
        ("home", IdentityOrNone, ""),
        ("partial", bool, False),
    ]
    return msgspec.defstruct("Export", [*head, *things], bases=(Value,), frozen=True, kw_only=True)


@cache
def make_exported_type(kind: Kind[Any]) -> Any:
    """A kind's domain type with what it has across files: its identity, the home it came from, its former versions."""
    more: list[Any] = [("identity", Identity)] if kind.letter else []
    if kind.has_origin:
        more.append(("origin", IdentityOrNone, ""))  # empty: the home of the export
    if kind.keeps_history:
        former: list[Any] = [("value", _make_version_type(kind)), ("replaced", Instant), ("origin", IdentityOrNone, "")]
        version = msgspec.defstruct("ExportedFormer", former, bases=(_Replaced,), frozen=True)
        more.append(("former", tuple[version, ...], ()))  # type: ignore[valid-type]
    name = f"Exported{kind.value.__name__}"
    return msgspec.defstruct(name, more, bases=(_make_version_type(kind),), frozen=True, kw_only=True)


def _make_version_type(kind: Kind[Any]) -> Any:
    """A kind's domain type with the first items of lists, under the names that they had before there could be several.

    They are written for other programs, and not read.
    """
    first: list[Any] = [(column.first, str, "") for column in kind.columns if column.first]
    name = kind.value.__name__
    return msgspec.defstruct(name, first, bases=(kind.value,), frozen=True, kw_only=True) if first else kind.value


def list_exported(export: Any, kind: Kind[Any]) -> tuple[Any, ...]:
    """All there is of a kind in an export."""
    things = getattr(export, kind.plural)
    return tuple(kind.value(*pair) for pair in things.items()) if kind.is_map else things


def read_export(store: Store) -> Any:
    """Everything in the store, in the order it was added; the same data gives the same value.

    Raises a SpoiltError that names the first row that is damaged.
    """
    export, damaged = read_undamaged(store)
    if damaged:
        raise SpoiltError(damaged[0])
    return export


def read_undamaged(store: Store) -> tuple[Any, tuple[str, ...]]:
    """Everything in the store that is not damaged, and the places of what is. Nothing refers to what is left out.

    Of something that is damaged only in a list (its check-ins, what it was before its edits) the rest is there.
    """
    everything: dict[str, Any] = {}
    damaged: list[str] = []
    try:
        home = find_home(store)
    except SpoiltError as error:
        home, damaged = "", [error.place]
    for kind in store.kinds:
        sound = []
        for fields in read_exported(store, kind):
            value = _convert_exported(kind, fields)
            if value is None:
                damaged.append(kind.find_place(fields))
                value = _convert_exported(kind, _drop_damaged_items(kind, fields))
            if value is not None:
                sound.append(value)
        everything[kind.plural] = tuple(sound)
    if damaged:
        there = {each.id for kind in store.kinds if kind.letter for each in everything[kind.plural]}
        for kind in store.kinds:
            left = (each for each in everything[kind.plural] if not is_lost(kind, each, there))
            everything[kind.plural] = tuple(drop_references(kind, each, there) for each in left)
    maps = {kind.plural: _make_map(kind, everything[kind.plural]) for kind in store.kinds if kind.is_map}
    return make_export_type(store.kinds)(home=home, **everything | maps), tuple(damaged)


def _convert_exported(kind: Kind[Any], fields: dict[str, Any]) -> Any:
    """The value of `make_exported_type` with these fields; None if something in it is not as its type says."""
    try:
        value = msgspec.convert(fields, make_exported_type(kind))
        if b"\\u0000" in msgspec.json.encode(value):  # cheaper than to look through every text
            refuse_unwritable(msgspec.to_builtins(value))
    except (msgspec.ValidationError, UsageError):
        return None
    return value


def _drop_damaged_items(kind: Kind[Any], fields: dict[str, Any]) -> dict[str, Any]:
    """The fields with only those items of lists that are as their types say."""
    found = dict(fields)
    for field in msgspec.structs.fields(make_exported_type(kind)):
        if isinstance(fields.get(field.name), list):
            item, *_ = get_args(field.type)
            found[field.name] = [each for each in fields[field.name] if _fits(each, item)]
    return found


def _fits(value: object, type: Any) -> bool:
    try:
        msgspec.convert(value, type)
    except msgspec.ValidationError:
        return False
    return True


def is_lost(kind: Kind[Any], value: Any, there: Container[str]) -> bool:
    """Whether a value is nothing without something that is not among the ids in `there`."""
    return any(column.dependent and getattr(value, column.field) not in there for column in kind.columns)


def drop_references(kind: Kind[Any], value: Any, there: Container[str]) -> Any:
    """The value without the ids, in columns and parts, that are not among those in `there`."""
    changed: dict[str, Any] = {}
    for part in kind.parts:
        items = getattr(value, part.field)
        if part.item:
            changed[part.field] = tuple(_drop_column_references(part.columns, item, there) for item in items)
        elif part.columns[0].to:
            changed[part.field] = tuple(id for id in items if id in there)
    return msgspec.structs.replace(_drop_column_references(kind.columns, value, there), **changed)


def _drop_column_references(columns: Iterable[Column], value: Any, there: Container[str]) -> Any:
    changed: dict[str, Any] = {}
    for column in columns:
        if column.to:
            held = getattr(value, column.field)
            if column.many:
                changed[column.field] = tuple(id for id in held if id in there)
            elif held not in there:
                changed[column.field] = None
    return msgspec.structs.replace(value, **changed)


def _make_map(kind: Kind[Any], things: Iterable[Any]) -> dict[Any, Any]:
    first, second = (column.field for column in kind.columns)
    return {getattr(each, first): getattr(each, second) for each in things}


def read_exported(store: Store, kind: Kind[Any]) -> list[dict[str, Any]]:
    """Everything of a kind, as the fields of `make_exported_type`. Nothing is checked."""
    things = read_fields(store, kind)
    if not kind.has_origin:
        return things
    identity = "identity" if kind.letter else "''"
    found = store.rows(f"SELECT {kind.key[0]}, {identity}, origin FROM {kind.name}")
    own = {key: (identity, origin) for key, identity, origin in found}
    history = _read_history(store, kind) if kind.keeps_history else {}
    for each in things:
        key = kind.parse_id(str(each["id"])) if kind.letter else each[kind.columns[0].field]
        identity, each["origin"] = own.get(key, (None, None))
        if kind.letter:
            each["identity"] = identity
        if kind.keeps_history:
            each["former"] = history.get(str(key), ())
        _add_first_items(kind, each)
    return things


def _add_first_items(kind: Kind[Any], fields: Any) -> None:
    for column in kind.columns:
        if column.first and isinstance(fields, dict) and isinstance(items := fields.get(column.field), list):
            fields[column.first] = next(iter(items), "")


def _read_history(store: Store, kind: Kind[Any]) -> dict[str, list[dict[str, Any]]]:
    """What each thing was before its edits, by its number or its key."""
    former: defaultdict[str, list[dict[str, Any]]] = defaultdict(list)
    for subject, content, replaced, origin in store.rows(
        f"SELECT subject, content, replaced, origin FROM {HISTORY} WHERE kind = ? ORDER BY subject, number",
        (kind.name,),
    ):
        value = decode(content)
        _add_first_items(kind, value)
        former[subject].append({"value": value, "replaced": replaced, "origin": origin})
    return former


def write_private_file(target: Path, content: str | bytes, *, force: bool = False) -> Path:
    """Write `content`, a text as UTF-8, to `target`, for its owner alone, as `write_atomically` does.

    Returns the file written.
    If the process is killed, the next change removes what it left. What the system refuses is a PersonalDataError.
    """
    with translate_errors(target):
        real = resolve_target(target, force=force)
        with record_place(find_data_file(), make_temporary_name(real)):
            return write_atomically(target, content.encode() if isinstance(content, str) else content, force=force)


def write_private_files(folder: Path, texts: dict[str, str], *, force: bool = False) -> tuple[Path, ...]:
    """Write several documents by name into a folder, made if need be; none if one of them may not be written."""
    with translate_errors(folder):
        make_private_folder(folder)
    for name in texts:
        resolve_target(folder / name, force=force)
    return tuple(write_private_file(folder / name, text, force=force) for name, text in texts.items())
