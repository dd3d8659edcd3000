"""A part of an export: of one person, of some kinds, skills or days. Private pieces are left out."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any, NamedTuple

import msgspec

from pm_career.domain.framework import Value
from pm_career.domain.person import ME
from pm_career.store.export import drop_references, is_lost
from pm_career.store.kinds import EVIDENCE, KINDS, PERSON, TOMBSTONE, VIEW_SETTING, Kind


class ExportFilter(Value, frozen=True):
    """What to export. Every part that is given must hold.

    `only` are kinds by their plural (`ratings`, `goals`, `evidence`); `skills` are ids, the skill's present and former
    ones; of goals those are taken that were set, checked in on or closed on a day from `since` on.
    """

    person: str = ME
    only: tuple[str, ...] = ()
    skills: tuple[str, ...] = ()
    since: date | None = None


class PartialExport(NamedTuple):
    """A part of an export, and how many private pieces of evidence were left out of it."""

    export: Any
    private: int


def select_person(export: Any, person: str) -> Any:
    """Everything in an export that is about one person, private pieces included; of the settings only theirs."""
    parts: dict[str, Any] = {
        kind.plural: tuple(each for each in getattr(export, kind.plural) if each.person == person)
        for kind in KINDS
        if kind.owner
    }
    settings = {name: value for name, value in export.settings.items() if name == f"{VIEW_SETTING}{person}"}
    return msgspec.structs.replace(export, partial=True, settings=settings, **parts)


def select_part(export: Any, wanted: ExportFilter) -> PartialExport:
    """The part of an export that is wanted. What refers to something that is not in it no longer does."""
    chosen = select_person(export, wanted.person)
    parts = {kind.plural: tuple(_select(kind, getattr(chosen, kind.plural), wanted)) for kind in KINDS if kind.owner}
    private = sum(each.private for each in parts[EVIDENCE.plural])
    parts[EVIDENCE.plural] = tuple(_drop_private_versions(parts[EVIDENCE.plural]))
    there = {each.id for kind in KINDS if kind.letter for each in parts[kind.plural]}
    for kind in KINDS:
        if kind.letter:
            left = (each for each in parts[kind.plural] if not is_lost(kind, each, there))
            parts[kind.plural] = tuple(drop_references(kind, each, there) for each in left)
    return PartialExport(msgspec.structs.replace(chosen, settings={}, **parts), private)


def _select(kind: Kind[Any], things: Iterable[Any], wanted: ExportFilter) -> Iterable[Any]:
    """What is wanted of a kind. Profiles and assessments are about more than one kind and one skill."""
    if wanted.only and not (kind.plural in wanted.only or kind == TOMBSTONE):
        return
    for each in things:
        if kind == TOMBSTONE:
            plural = next((other.plural for other in KINDS if other.name == each.kind), "")
            is_wanted = not wanted.skills and (not wanted.only or plural in wanted.only)
        elif wanted.skills:
            is_wanted = bool({getattr(each, "skill", ""), *getattr(each, "skills", ())} & set(wanted.skills))
        else:
            is_wanted = True
        if is_wanted and (wanted.since is None or kind == PERSON or _is_since(kind, each, wanted.since)):
            yield each


def _is_since(kind: Kind[Any], thing: Any, day: date) -> bool:
    if kind == TOMBSTONE:
        return bool(thing.day >= day)
    if hasattr(thing, "date"):
        return bool(thing.date >= day)
    days = [thing.created.date(), thing.closed, *(each.date for each in thing.check_ins)]
    return any(each is not None and each >= day for each in days)


def _drop_private_versions(evidence: Iterable[Any]) -> Iterable[Any]:
    """What is not private, without what it was before as long as it was private."""
    for each in evidence:
        if not each.private:
            former = tuple(version for version in each.former if not version.value.private)
            yield msgspec.structs.replace(each, former=former)
