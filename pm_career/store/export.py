"""The format of an export: everything of a person's own as one JSON value. Its keys are a promise: see docs/data.md.

Keys are only ever added, each with a default, and a key added raises FORMAT: a program refuses what is newer than it.
"""

# ruff: noqa: S608  The names of tables and columns are our own; what people wrote is always bound.
from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Container, Iterable
from functools import cache
from pathlib import Path
from typing import Any, Literal, get_args

import msgspec

from pm_career.domain.framework import MOST_STEPS, Value
from pm_career.domain.person import Identity, IdentityOrNone, Instant, require_utc
from pm_career.domain.text import cut_text, one_line
from pm_career.errors import PmCareerError, UsageError
from pm_career.files import make_private_folder, make_temporary_name, resolve_target, write_atomically
from pm_career.paths import find_data_file
from pm_career.store.cells import decode
from pm_career.store.connection import SQLITE_HEADER
from pm_career.store.faults import SpoiltError, translate_errors
from pm_career.store.homes import find_home
from pm_career.store.ids import refuse_unwritable
from pm_career.store.kinds import (
    AGREEMENT,
    CLAIM,
    CONFIRMATION,
    HISTORY,
    KEPT,
    KINDS,
    ONE_ON_ONE,
    SENT,
    TOMBSTONE,
    Column,
    Kind,
    Kinds,
)
from pm_career.store.log import Store
from pm_career.store.rows import read_fields
from pm_career.store.unfinished import record_place

FORMAT = 3
PURPOSE: Literal["personal-data"] = "personal-data"
MAX_BYTES = 200_000_000
UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")
_FIRST_FORMATS = {
    TOMBSTONE.plural: 2,
    **{kind.plural: 3 for kind in (KEPT, CLAIM, SENT, AGREEMENT, CONFIRMATION, ONE_ON_ONE)},
}
"""The format since which exports have what is under a key; without a row here, all of them have it."""

_SEVERAL_LINKS = 2
"""The format since which evidence has several links."""

_COMPLAINTS = {
    "Object contains unknown field ": "has a key that this format does not have,",
    "Object missing required field ": "lacks the key",
}
"""How complaints of msgspec begin that name a key, and what they mean."""

_LONGEST_KEY = 80
_NOTHING = "Nothing was imported."


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


# Writing an export


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


# Reading an export back


class _Mark(msgspec.Struct, frozen=True):
    pmcareer: str = ""


class _Head(msgspec.Struct, frozen=True):
    pmcareer: str = ""
    format: int = 0


def parse_export(raw: bytes, kinds: Kinds = KINDS) -> Any:
    """The export that `raw` holds, checked whole; anything else, and anything newer, is a PmCareerError."""
    if len(raw) > MAX_BYTES:
        raise PmCareerError(f"The file is over {MAX_BYTES // 1_000_000} MB: no export is.", _NOTHING)
    if raw.startswith(SQLITE_HEADER):
        raise PmCareerError(
            "The file is a backup, or another database, and not an export.",
            f"To put a backup back: pmcareer data restore FILE. {_NOTHING}",
        )
    try:
        raw = _encode_utf8(raw)
        head = msgspec.json.decode(raw, type=_Head)
        if head.pmcareer != PURPOSE:
            raise _make_foreign_fault()
        if head.format > FORMAT:
            newer = f"The export is from a newer pmcareer (its format is {head.format}; this program knows {FORMAT})."
            raise PmCareerError(newer, f"Update pmcareer. {_NOTHING}")
        _require_keys(raw, head.format, kinds)
        if head.format < _SEVERAL_LINKS:
            export = msgspec.convert(_upgrade(msgspec.json.decode(raw), kinds), make_export_type(kinds))
        else:
            export = msgspec.json.decode(raw, type=make_export_type(kinds))
        refuse_unwritable(msgspec.to_builtins(export))
    except msgspec.ValidationError as error:
        fault = _make_fault(_describe_misfit(str(error)))
        if not _is_export(raw):
            fault = _make_foreign_fault()
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        fault = _make_fault("it is not valid JSON, or was cut short")
    except UsageError as error:
        fault = _make_fault(error.message.removesuffix("."))
    else:
        check_export(export, kinds)
        return export
    raise fault  # outside of the except, so that nothing of the file hangs on it


def _require_keys(raw: bytes, format: int, kinds: Kinds) -> None:
    """Raise a PmCareerError for an export without the list of a kind that exports of its format have."""
    there = msgspec.json.decode(raw, type=dict[str, msgspec.Raw])
    for kind in kinds:
        if kind.plural not in there and format >= _FIRST_FORMATS.get(kind.plural, 1):
            raise _make_fault(f"it is incomplete, and has no `{kind.plural}`")


def _describe_misfit(complaint: str) -> str:
    """What is wrong with an export, in words, by what msgspec says of it: what, and ` - at ` where."""
    what, _, where = complaint.partition(" - at ")
    place = where.rpartition("`$")[2].rstrip("`").lstrip(".")
    subject = f"`{place}`" if place else "it"
    for beginning, words in _COMPLAINTS.items():
        if what.startswith(beginning):
            name = cut_text(one_line(what.removeprefix(beginning).strip(" `")), _LONGEST_KEY)
            return f"{subject} {words} `{name}`"
    return f"{subject} is not as the format says"


def _upgrade(export: Any, kinds: Kinds) -> Any:
    """An export of format 1, in which lists that have a name for their first item had only that one."""
    for kind in kinds:
        for column in kind.columns:
            things = export.get(kind.plural) if column.first else None
            for each in things if isinstance(things, list) else ():
                for version in (each, *_list_versions(each)):
                    if isinstance(version, dict) and column.first in version:
                        version[column.field] = [version[column.first]] if version[column.first] else []
    return export


def _list_versions(exported: Any) -> Iterable[Any]:
    former = exported.get("former") if isinstance(exported, dict) else None
    return [each.get("value") for each in former if isinstance(each, dict)] if isinstance(former, list) else []


def _encode_utf8(raw: bytes) -> bytes:
    """A text file as UTF-8 without a byte order mark. UTF-16 has one: PowerShell writes it for `>`."""
    if raw.startswith(UTF16_MARKS):
        return raw.decode("utf-16").encode()
    return raw.removeprefix(b"\xef\xbb\xbf")


def _is_export(raw: bytes) -> bool:
    """Whether JSON text says of itself that it is an export, whatever else is in it."""
    try:
        return msgspec.json.decode(raw, type=_Mark).pmcareer == PURPOSE
    except (msgspec.DecodeError, RecursionError):
        return False


def _make_foreign_fault() -> PmCareerError:
    return PmCareerError(
        "The file is JSON of another program, and not an export of pmcareer's personal data.",
        f"Give a file that pmcareer data export wrote. {_NOTHING}",
    )


def check_export(export: Any, kinds: Kinds) -> None:
    """Raise a PmCareerError unless all fits together.

    Everything has an id, an identity and an instant of its own, and refers to what is in the file, of its person.
    """
    owners: dict[tuple[str, str], str] = {}
    for kind in kinds:
        things = list_exported(export, kind)
        _check_keys(kind, things)
        if kind.letter:
            owners |= {(kind.name, each.id): each.person for each in things}
    for kind in kinds:
        for each in list_exported(export, kind):
            _check_items(kind, each)
            for reference in _list_references(kind, each):
                if reference not in owners:
                    raise _make_fault(f"it refers to {reference[1]}, which is not in it")
                if owners[reference] != each.person:
                    raise _make_fault(f"{each.id} refers to {reference[1]}, which is about another person")
            if any(step > MOST_STEPS for step in _list_steps(kind, each)):
                raise _make_fault(f"{each.id} is of a step over {MOST_STEPS}, and no scale has so many")
            if kind.name == "assessment" and each.answers and not each.open:
                raise _make_fault(f"assessment {each.id} is finished and still has answers")


def _check_keys(kind: Kind[Any], things: Iterable[Any]) -> None:
    """All have a key of their own; those with an id have an identity of their own and an instant, too."""
    if not kind.letter:
        key = [column.field for column in kind.columns if column.name in kind.key]
        _check_once(" ".join(getattr(each, field) for field in key) for each in things)
        return
    for each in things:
        if kind.parse_id(each.id) is None or each.id != each.id.lower():
            id = cut_text(one_line(repr(each.id)), _LONGEST_KEY)
            has = f"an id that is none, {id}" if each.id else "no id"
            raise _make_fault(f"an entry of `{kind.plural}` has {has}; ids are like {kind.format_id(1)}")
        if getattr(each, kind.recorded) is None:
            raise _make_fault(f"{each.id} has no instant")
    _check_once(each.id for each in things)
    _check_once(each.identity for each in things)


def _check_items(kind: Kind[Any], thing: Any) -> None:
    """Items that were added one by one have an instant; what is a part of an item's key is in one item only."""
    for part in kind.parts:
        items = getattr(thing, part.field)
        if part.recorded and any(getattr(item, part.recorded) is None for item in items):
            raise _make_fault(f"a {part.plural.removesuffix('s')} has no instant")
        for column in part.columns:
            if column.name in part.key:
                _check_once(getattr(item, column.field) if part.item else item for item in items)


def _list_steps(kind: Kind[Any], thing: Any) -> Iterable[int]:
    """The steps of a scale that something holds, itself and in its items; unknown ones apart."""
    holders = [
        (kind.columns, thing),
        *((part.columns, item) for part in kind.parts for item in getattr(thing, part.field)),
    ]
    for columns, holder in holders:
        if any(column.field == "step" for column in columns) and holder.step is not None:
            yield holder.step


def _list_references(kind: Kind[Any], thing: Any) -> Iterable[tuple[str, str]]:
    """The kind and the id of all that something refers to."""
    yield from _list_column_references(kind.columns, thing)
    for part in kind.parts:
        for item in () if part.read_only else getattr(thing, part.field):
            if part.item:
                yield from _list_column_references(part.columns, item)
            elif part.columns[0].to:
                yield part.columns[0].to, item


def _list_column_references(columns: Iterable[Column], value: Any) -> Iterable[tuple[str, str]]:
    for column in columns:
        if column.to:
            given = getattr(value, column.field)
            yield from ((column.to, id) for id in (given if column.many else (given,)) if id)


def _check_once(names: Iterable[str]) -> None:
    for name, times in Counter(names).items():
        if times > 1:
            raise _make_fault(f"it has more than one entry `{cut_text(one_line(name), _LONGEST_KEY)}`")


def _make_fault(how: str) -> PmCareerError:
    return PmCareerError(f"The file is no export that can be read: {how}.", _NOTHING)
