"""A part of an export: of one person, of some kinds, skills or days. What is private is left out."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any, NamedTuple

import msgspec

from pm_career.domain.framework import Value
from pm_career.domain.person import ME
from pm_career.store.export import drop_references, is_lost
from pm_career.store.kind_types import Kind
from pm_career.store.kinds import (
    AGREEMENT,
    CLAIM,
    CONFIRMATION,
    EVIDENCE,
    GOAL,
    KEPT,
    KINDS,
    ONE_ON_ONE,
    PERSON,
    RATING,
    SENT,
    TOMBSTONE,
    VIEW_SETTING,
    Kinds,
)

SECTIONS: dict[str, Kinds] = {
    "ratings": (RATING,),
    "goals": (GOAL,),
    "evidence": (EVIDENCE, CONFIRMATION),
    "promotion": (KEPT, CLAIM, SENT, AGREEMENT, CONFIRMATION),
    "one-on-one": (ONE_ON_ONE,),
}
"""What can be exported alone, and the kinds that belong to it. With `promotion` goes the evidence that it names."""


class ExportFilter(Value, frozen=True):
    """What to export. Every part that is given must hold.

    `only` are keys of SECTIONS; `skills` are ids, the skill's present and former ones. With `since`, what has a day of
    its own is taken by that; other things if they were made, closed, held or checked in on from that day on.
    """

    person: str = ME
    only: tuple[str, ...] = ()
    skills: tuple[str, ...] = ()
    since: date | None = None


class LeftOut(NamedTuple):
    """What was left out of a part as it is private: pieces of evidence, points, sent copies that hold such a piece."""

    pieces: int = 0
    points: int = 0
    copies: int = 0


class PartialExport(NamedTuple):
    """A part of an export, and how much was left out of it because it is private."""

    export: Any
    left_out: LeftOut


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
    """The part of an export that is wanted. What refers to something that is not in it no longer does.

    What is nothing without something that is not in it is left out with it.
    """
    chosen = select_person(export, wanted.person)
    private = {each.id for each in chosen.evidence if each.private}
    parts = {kind.plural: tuple(_select(kind, getattr(chosen, kind.plural), wanted)) for kind in KINDS if kind.owner}
    if "promotion" in wanted.only:
        named = _find_named(parts) | {each.id for each in parts[EVIDENCE.plural]}
        parts[EVIDENCE.plural] = tuple(each for each in chosen.evidence if each.id in named)
    left_out = LeftOut(
        sum(each.private for each in parts[EVIDENCE.plural]),
        sum(point.private for each in parts[ONE_ON_ONE.plural] for point in each.points),
        sum(_holds(each, private) for each in parts[SENT.plural]),
    )
    parts[EVIDENCE.plural] = tuple(_drop_private_versions(parts[EVIDENCE.plural]))
    parts[ONE_ON_ONE.plural] = tuple(map(_drop_private_points, parts[ONE_ON_ONE.plural]))
    parts[SENT.plural] = tuple(each for each in parts[SENT.plural] if not _holds(each, private))
    there = {each.id for kind in KINDS if kind.letter for each in parts[kind.plural]}
    for kind in KINDS:
        if kind.letter:
            left = (each for each in parts[kind.plural] if not is_lost(kind, each, there))
            parts[kind.plural] = tuple(_drop_references(kind, each, there) for each in left)
    return PartialExport(msgspec.structs.replace(chosen, settings={}, **parts), left_out)


def _select(kind: Kind[Any], things: Iterable[Any], wanted: ExportFilter) -> Iterable[Any]:
    """What is wanted of a kind. Profiles and assessments are about more than one kind and one skill."""
    chosen = {each.name for name in wanted.only for each in SECTIONS[name]}
    if wanted.only and not (kind.name in chosen or kind == TOMBSTONE):
        return
    for each in things:
        if kind == TOMBSTONE:
            is_wanted = not wanted.skills and (not wanted.only or each.kind in chosen)
        elif wanted.skills and kind != CONFIRMATION:  # which goes with its piece
            is_wanted = bool(_list_skills(each) & set(wanted.skills))
        else:
            is_wanted = True
        if is_wanted and (wanted.since is None or kind == PERSON or _is_since(kind, each, wanted.since)):
            yield each


def _list_skills(thing: Any) -> set[str]:
    subject = thing.subject if getattr(thing, "kind", "") == "skill" else ""
    return {getattr(thing, "skill", ""), subject, *getattr(thing, "skills", ())} - {""}


def _is_since(kind: Kind[Any], thing: Any, day: date) -> bool:
    if hasattr(thing, "date"):
        return bool(thing.date >= day)
    days = [getattr(thing, name, None) for name in ("day", "closed", "held")]
    days += [getattr(thing, kind.recorded).date()] if kind.recorded else []
    days += [each.date for each in getattr(thing, "check_ins", ())]
    return any(each is not None and each >= day for each in days)


def _find_named(parts: dict[str, Any]) -> set[str]:
    """The ids of the evidence that a promotion case names."""
    return {
        *(each.evidence for each in parts[KEPT.plural]),
        *(id for each in parts[AGREEMENT.plural] for id in each.evidence),
    }


def _holds(copy: Any, private: set[str]) -> bool:
    """Whether a sent copy holds the text of a piece that is private by now."""
    return not private.isdisjoint(copy.evidence)


def _drop_private_versions(evidence: Iterable[Any]) -> Iterable[Any]:
    """What is not private, without what it was before as long as it was private."""
    for each in evidence:
        if not each.private:
            former = tuple(version for version in each.former if not version.value.private)
            yield msgspec.structs.replace(each, former=former)


def _drop_private_points(one_on_one: Any) -> Any:
    """A one-on-one without private points, and without former versions if it ever had one."""
    versions = (one_on_one, *(each.value for each in one_on_one.former))
    if not any(point.private for version in versions for point in version.points):
        return one_on_one
    shared = tuple(point for point in one_on_one.points if not point.private)
    return msgspec.structs.replace(one_on_one, points=shared, former=())


def _drop_references(kind: Kind[Any], thing: Any, there: set[str]) -> Any:
    """The thing without the ids of what is not there, also in what it was before."""
    found = drop_references(kind, thing, there)
    if not kind.keeps_history:
        return found
    left = (each for each in thing.former if not is_lost(kind, each.value, there))
    former = tuple(msgspec.structs.replace(each, value=drop_references(kind, each.value, there)) for each in left)
    return msgspec.structs.replace(found, former=former)
