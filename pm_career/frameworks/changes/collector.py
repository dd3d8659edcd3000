"""Collect the changes between two frameworks: compare fields by their form, and note each change with its severity."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple, TypeVar

import msgspec

from pm_career.domain.fields import Field, Form, Target, list_fields
from pm_career.domain.wording import have_same_words
from pm_career.frameworks.changes.change import About, Change, Kind
from pm_career.frameworks.changes.pairing import Paired, pair_items

T = TypeVar("T")

_SHORT = 40
"""Characters of an item where another order of a list is shown."""

_READING_ORDER: tuple[set[Form | str], ...] = (
    {"renamed"},
    {Form.TEXT},
    {Form.GROUP},
    {Form.TEXTS, Form.NAMED_TEXTS},
    {Form.RANGE},
    {Form.NUMBER, Form.FLAG, Form.ID, "moved"},
    {Form.IDS},
    {Form.PARTS},
)
"""Forms of fields, and in place of Form.TEXT the kinds of change of the texts that are names and places."""


def list_compared_fields(kind: type[msgspec.Struct], *, without: Iterable[str]) -> list[Field]:
    """The fields of a type but those `without`, which are compared in a way of their own.

    They come in the order in which changes are read: names, texts, lists, then where a piece stands and leads to.
    """
    return sorted((field for field in list_fields(kind) if field.name not in set(without)), key=_rank_for_reading)


def _rank_for_reading(field: Field) -> int:
    change = field.about.change
    form = change if field.form is Form.TEXT and change in ("renamed", "moved") else field.form
    return next(place for place, forms in enumerate(_READING_ORDER) if form in forms)


class Subject(NamedTuple):
    """What a change is about, before it is known what changed."""

    about: About
    level: str = ""
    skill: str = ""
    name: str = ""


class Collector:
    """Collects changes; `renamed` has old ids -> new ids of the levels, skills and tracks that were renamed."""

    def __init__(self, renamed: Mapping[Target, Mapping[str, str]]) -> None:
        self.changes: list[Change] = []
        self.renamed = renamed

    def note(
        self,
        kind: Kind,
        subject: Subject,
        field: str = "",
        before: str | None = None,
        after: str | None = None,
        *,
        rule: str = "",
        alike: float | None = None,
    ) -> None:
        """Note one change; its severity goes by its kind, unless a `rule` of its own is named."""
        self.changes.append(
            Change(
                kind=kind,
                about=subject.about,
                field=field,
                level=subject.level,
                skill=subject.skill,
                name=subject.name,
                before=before,
                after=after,
                alike=alike,
                rule=rule or kind.value,
            )
        )

    def compare_fields(
        self, old: msgspec.Struct, new: msgspec.Struct, subject: Subject, fields: Iterable[Field], prefix: str = ""
    ) -> None:
        """Note what changed in these fields of a value; `prefix` stands before their names."""
        for field in fields:
            before, after, name = getattr(old, field.name), getattr(new, field.name), prefix + field.name
            kind, rule = Kind(field.about.change), field.about.rule
            match field.form:
                case Form.TEXTS:
                    self._compare_lists(subject, name, before, after, kind, rule)
                case Form.NAMED_TEXTS:
                    ids = self.renamed.get(field.about.refers_to, {})
                    self._compare_named(subject, name, {ids.get(k, k): v for k, v in before.items()}, after, kind, rule)
                case Form.ID:
                    self._compare_ids(subject, name, [before] * bool(before), [after] * bool(after), field)
                case Form.IDS:
                    self._compare_ids(subject, name, before, after, field)
                case Form.GROUP:
                    assert field.of is not None
                    self.compare_fields(before, after, subject, list_fields(field.of), f"{name}.")
                case Form.PARTS:
                    raise TypeError(f"{name} needs a comparison of its own")
                case _:
                    self.compare_texts(subject, name, _spell_out(before), _spell_out(after), kind=kind, rule=rule)

    def compare_texts(
        self, subject: Subject, field: str, before: str, after: str, *, kind: Kind = Kind.CLARIFIED, rule: str = ""
    ) -> None:
        """Note a text that is another, unless it is the same: as reworded where no word is another."""
        if before == after:
            return
        if before and after and have_same_words(before, after):
            self.note(Kind.REWORDED, subject, field, before, after)
        else:
            self.note(kind, subject, field, before or None, after or None, rule=rule)

    def _compare_lists(
        self, subject: Subject, field: str, old: Sequence[str], new: Sequence[str], kind: Kind, rule: str
    ) -> None:
        """Note what changed in a list of texts; where one more is `new`, one less is removed."""
        if old == new:
            return
        found = pair_items(old, new, texts=lambda text: (text,))
        for a, b in found.pairs:
            self.compare_texts(subject, field, old[a], new[b])
        for b in found.come:
            self.note(kind, subject, field, None, new[b], rule=rule)
        for a in found.gone:
            self.note(Kind.REMOVED if kind is Kind.NEW else kind, subject, field, old[a], None)
        self.note_order_of(subject, field, found, old, new, lambda text: text)

    def _compare_named(
        self, subject: Subject, field: str, old: Mapping[str, str], new: Mapping[str, str], kind: Kind, rule: str
    ) -> None:
        """Note texts under a name that are others, added or gone: 'vague: they are our customers' words'."""
        for key in dict.fromkeys((*old, *new)):
            before, after = (f"{key}: {texts[key]}" if key in texts else "" for texts in (old, new))
            self.compare_texts(subject, field, before, after, kind=kind, rule=rule)

    def _compare_ids(self, subject: Subject, name: str, old: Sequence[str], new: Sequence[str], field: Field) -> None:
        """Note changes in a list of ids: new, removed and reordered ones. A renamed id is no change."""
        renamed = self.renamed[field.about.refers_to]
        if [renamed.get(each, each) for each in old] != list(new):
            self.note(Kind.MOVED, subject, name, ", ".join(old) or None, ", ".join(new) or None)

    def note_order_of(
        self, subject: Subject, field: str, found: Paired, old: Sequence[T], new: Sequence[T], name: Callable[[T], str]
    ) -> None:
        """Note if the order of the items in both lists changed; `name` returns an item's name."""
        if found.reordered:
            before = [name(old[a]) for a, _ in sorted(found.pairs)]
            self.note_order(subject, field, before, [name(new[b]) for _, b in found.pairs])

    def note_order(
        self, subject: Subject, field: str, before: Sequence[str], after: Sequence[str], *, rule: str = "order"
    ) -> None:
        """Note that the order of the same items changed; only the part of the list that changed is noted."""
        start = 0
        while start < min(len(before), len(after)) - 1 and before[start] == after[start]:
            start += 1
        end = 0
        while end < min(len(before), len(after)) - start - 1 and before[-1 - end] == after[-1 - end]:
            end += 1
        stretches = [_join(side[start : len(side) - end]) for side in (before, after)]
        self.note(Kind.MOVED, subject, f"order of {field}", stretches[0], stretches[1], rule=rule)


def _join(items: Iterable[str]) -> str:
    return ", ".join(item if len(item) <= _SHORT else f"{item[:_SHORT].rstrip()}…" for item in items)


def _spell_out(value: object) -> str:
    """A number, a range, a flag or a choice as a text; empty if there is none."""
    if isinstance(value, tuple):
        return "-".join(map(str, value))
    return str(value).lower() if isinstance(value, bool) else "" if value is None else str(value)
