"""Notes on the fields of the framework beside their types: words for authors, and how each is treated.

`about(…)` stands in the type of a field in `domain/framework.py`; `fields_of(type)` reads it back. What treats all
fields alike goes by these: the JSON Schema, the comparison of two ladders, the workbook, search, and the limits of
`framework check`. What shows some fields in a way of its own (pages, the LEVEL of JSON) names them, and
`tests/test_every_field.py` fails where one is missing there.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from enum import Enum, IntEnum
from functools import cache
from types import UnionType
from typing import Annotated, Any, Literal, NamedTuple, Union, get_args, get_origin

import msgspec
from msgspec.structs import FieldInfo

Change = Literal["clarified", "renamed", "moved", "new"]
"""What another text is to a reader of the ladder; `new`: each item more in a list is something new that is asked."""
Target = Literal["", "level", "skill", "track"]


class Form(Enum):
    """What kind of value a field has, for code that treats all fields alike."""

    TEXT = "a text"
    TEXTS = "a list of texts"
    NAMED_TEXTS = "texts, each under a name"
    ID = "the id of another piece"
    IDS = "a list of ids of other pieces"
    NUMBER = "a whole number"
    FLAG = "true or false"
    RANGE = "two whole numbers, from and to"
    GROUP = "a value with fields of its own"
    PARTS = "several such values"


class Weight(IntEnum):
    """How much a search hit in a text counts: a name more than a sentence, a sentence more than an example."""

    NAME = 4
    BAR = 3
    BEHAVIOUR = 2
    EXAMPLE = 1


class Search(msgspec.Struct, frozen=True):
    """How search shows a text that it found.

    `kind` is its kind in JSON (the field's name, if empty), `place` what stands for the field in the way to it (the
    caption, if empty).
    """

    weight: Weight = Weight.BEHAVIOUR
    place: str = ""
    kind: str = ""


class About(msgspec.Struct, frozen=True):
    """The notes on a field.

    description: what it is for, in its author's words; editors show it.
    caption: what people call it in a comparison of two ladders, where that is not its key with spaces.
    change: what another text under it is to a reader. rule: its severity, where the usual one of `change` is not meant.
    refers_to: what the ids in it are ids of; of named texts, what their names are ids of.
    search: how search shows a text of it.
    longest, most: characters of one text and number of items, of which more are too many to `framework check`.
    paragraph: whether a long text is a block of its own in the files.
    since: the lowest format of the files that has the key.
    schema: what JSON Schema asks beyond the type.
    """

    description: str = ""
    caption: str = ""
    change: Change = "clarified"
    rule: str = ""
    refers_to: Target = ""
    search: Search = Search()
    longest: int = 0
    most: int = 0
    paragraph: bool = False
    since: int = 1
    schema: Mapping[str, Any] = {}


def about(description: str, **more: Any) -> msgspec.Meta:
    """Annotate a field; `more` are attributes of `About`."""
    return msgspec.Meta(description=description, extra={"about": About(description, **more)})


class Field(msgspec.Struct, frozen=True):
    """A field of a type: its key, kind of value, whether it is required, and its notes.

    `of` is the type of the value or values where these have fields of their own.
    """

    name: str
    form: Form
    of: type[msgspec.Struct] | None
    required: bool
    about: About

    @property
    def caption(self) -> str:
        """What people call it."""
        return self.about.caption or self.name.replace("_", " ")


@cache
def list_fields(kind: type[msgspec.Struct]) -> tuple[Field, ...]:
    """The fields of a type in the order of the type, which is that of the keys in the files."""
    return tuple(_field(each) for each in msgspec.structs.fields(kind))


def _field(field: FieldInfo) -> Field:
    notes = get_args(field.type)[1:] if get_origin(field.type) is Annotated else ()
    row = next((note.extra["about"] for note in notes if note.extra and "about" in note.extra), About())
    form, of = _find_form(field.type, row.refers_to)
    return Field(field.name, form, of, field.required, row)


class NewerKey(NamedTuple):
    """A key in use that only a later format of the files has: the way to it, and the lowest format that has it."""

    path: tuple[str | int, ...]
    since: int


def find_newer_keys(kind: type[msgspec.Struct], value: object, known: int = 1) -> Iterator[NewerKey]:
    """The keys in `value` that the format `known` does not have; `value` is a `kind`, or its values by key."""
    for field in _find_newer_fields(kind, known):
        held = value.get(field.name) if isinstance(value, Mapping) else getattr(value, field.name, None)
        if field.about.since > known and not _is_empty(held):
            yield NewerKey((field.name,), field.about.since)
        elif held and field.of is not None:
            for step, each in _list_parts(field, held):
                for path, since in find_newer_keys(field.of, each, known):
                    yield NewerKey((field.name, *step, *path), since)


def _is_empty(held: object) -> bool:
    """Whether a value says nothing; one with fields of its own does not if none of them does."""
    if isinstance(held, msgspec.Struct):
        return all(_is_empty(getattr(held, name)) for name in held.__struct_fields__)
    return not held


def drop_newer_keys(kind: type[msgspec.Struct], values: dict[str, Any], known: int) -> None:
    """Take the keys that the format `known` does not have out of the plain values of a `kind`."""
    for field in _find_newer_fields(kind, known):
        if field.about.since > known:
            values.pop(field.name, None)
        elif field.of is not None:
            for _, each in _list_parts(field, values.get(field.name) or ()):
                drop_newer_keys(field.of, each, known)


def _list_parts(field: Field, held: Any) -> Iterator[tuple[tuple[str | int, ...], Any]]:
    """The values that a field holds, each with the way to it from there."""
    if field.form is Form.GROUP:
        yield (), held
    else:
        keyed = held.items() if isinstance(held, Mapping) else enumerate(held)
        yield from (((key,), each) for key, each in keyed)


@cache
def _find_newer_fields(kind: type[msgspec.Struct], known: int) -> tuple[Field, ...]:
    """The fields of a type that are newer than a format or hold values with such fields: mostly none to look at."""
    return tuple(
        field
        for field in list_fields(kind)
        if field.about.since > known or (field.of is not None and _find_newer_fields(field.of, known))
    )


_PLAIN_FORMS = {bool: Form.FLAG, int: Form.NUMBER}
_LISTS_OF = {Form.TEXT: Form.TEXTS, Form.ID: Form.IDS, Form.GROUP: Form.PARTS}


def _find_form(kind: Any, refers_to: Target) -> tuple[Form, type[msgspec.Struct] | None]:
    """What values of a type are, and the type of those that have fields of their own."""
    origin, within = get_origin(kind), get_args(kind)
    if origin in (Annotated, Union, UnionType):  # what it is apart from its notes, or from None
        return _find_form(within[0], refers_to)
    if origin is tuple and within[-1] is not Ellipsis:
        return Form.RANGE, None
    if origin in (tuple, dict):
        form, of = _find_form(within[1], "") if origin is dict else _find_form(within[0], refers_to)
        if origin is dict and form is Form.TEXT:
            return Form.NAMED_TEXTS, None
        return _LISTS_OF[form], of
    if origin is Literal or kind is str:
        return Form.ID if refers_to else Form.TEXT, None
    return (_PLAIN_FORMS[kind], None) if kind in _PLAIN_FORMS else (Form.GROUP, kind)


def list_texts(value: object, without: Collection[str] = ()) -> Iterator[str]:
    """Every text in a value and in the values within it, in their order; `without` names fields that are left out."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, msgspec.Struct):
        for name in value.__struct_fields__:
            if name not in without:
                yield from list_texts(getattr(value, name), without)
    elif isinstance(value, Mapping):
        for each in value.values():
            yield from list_texts(each, without)
    elif isinstance(value, tuple):
        for each in value:
            yield from list_texts(each, without)
