"""Read an export back, checked whole: what it says of itself, its types, and that all in it fits together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any

import msgspec

from pm_career.domain.framework import MOST_STEPS
from pm_career.domain.text import cut_text, one_line
from pm_career.errors import PmCareerError, UsageError
from pm_career.store.connection import SQLITE_HEADER
from pm_career.store.export import FORMAT, PURPOSE, list_exported, make_export_type
from pm_career.store.ids import refuse_unwritable
from pm_career.store.kind_types import Column, Kind
from pm_career.store.kinds import AGREEMENT, CLAIM, CONFIRMATION, KEPT, KINDS, ONE_ON_ONE, SENT, TOMBSTONE, Kinds

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
