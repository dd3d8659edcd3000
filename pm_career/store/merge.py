# ruff: noqa: S608  The names of tables and columns are our own; what people wrote is always bound.
"""An export taken in: what is not there yet is added, what is there stays as it is. Doing it twice changes nothing."""

from __future__ import annotations

from typing import Any

import msgspec

from pm_career.domain.evidence import Evidence
from pm_career.domain.framework import Value
from pm_career.domain.person import Former
from pm_career.domain.text import format_counts
from pm_career.store import evidence as evidences
from pm_career.store import goals
from pm_career.store.assessments import put_answer, put_assessment
from pm_career.store.export import Export, ExportedAssessment, ExportedEvidence, ExportedGoal, ExportedPerson
from pm_career.store.history import put_former
from pm_career.store.ids import last_issued, record_issued
from pm_career.store.log import Change
from pm_career.store.people import ensure_person, read_profile, read_settings
from pm_career.store.ratings import put_rating
from pm_career.store.rows import id_of, instant_text, number_in

_PROFILE = ("name", "level", "target", "framework")
# An id beyond this is nobody's count of anything, and must not push the next ids of this file up there.
_HIGHEST_TAKEN_OVER = 1_000_000_000


class Merged(Value, frozen=True):
    """What an import did: how many of each kind were added, and what is there already but says something else.

    `different` are ids, people and names of settings as they are here; they were not overwritten.
    """

    added: dict[str, int]
    different: tuple[str, ...]


def merge(change: Change, export: Export) -> Merged:
    """Take in all of an export, as one change. What is known by its identity is not added again.

    An id that means something else here is given anew; whatever refers to it follows.
    """
    merging = _Merging(change)
    for person in export.people:
        merging.person(person)
    merging.settings(export)
    for goal in export.goals:
        merging.goal(goal)
    for evidence in export.evidence:
        merging.evidence(evidence)
    for assessment in export.assessments:
        merging.assessment(assessment)
    merging.ratings(export)
    done = Merged(added=merging.added, different=tuple(merging.different))
    if done.added:
        change.did(f"imported {format_counts(done.added)}")
    return done


class _Merging:
    """One import under way: which number here stands for which id there."""

    def __init__(self, change: Change) -> None:
        self.change = change
        self.added: dict[str, int] = {}
        self.different: list[str] = []
        self._numbers: dict[str, int] = {}

    def person(self, theirs: ExportedPerson) -> None:
        ours = read_profile(self.change, theirs.person)
        is_new = not self.change.rows("SELECT 1 FROM person WHERE id = ?", (theirs.person,))
        if is_new:
            ensure_person(self.change, theirs.person)
            self._count("people")
            self._former("person", theirs.person, theirs.former)
        blanks = {name: getattr(theirs, name) for name in _PROFILE if getattr(theirs, name) and not getattr(ours, name)}
        if blanks:
            self.change.update("person", (theirs.person,), blanks)
            if not is_new:
                self._count("profiles")
        if any(getattr(theirs, name) not in ("", getattr(ours, name)) for name in _PROFILE if name not in blanks):
            self.different.append(theirs.person)

    def settings(self, export: Export) -> None:
        ours = read_settings(self.change)
        for name, value in export.settings.items():
            if name not in ours:
                self.change.insert("setting", {"name": name, "value": value})
                self._count("settings")
            elif ours[name] != value:
                self.different.append(name)
        for moved in export.moved:
            key = (moved.framework, moved.kind, moved.old)
            known = self.change.rows("SELECT new FROM moved WHERE framework = ? AND kind = ? AND old = ?", key)
            if not known:
                self.change.insert("moved", msgspec.structs.asdict(moved))
                self._count("moved names")
            elif known[0][0] != moved.new:
                self.different.append(moved.old)

    def goal(self, theirs: ExportedGoal) -> None:
        number, is_new = self._number("goal", theirs.id, theirs.identity)
        if is_new:
            ensure_person(self.change, theirs.person)
            goals.put_goal(self.change, number, theirs.identity, theirs)
            self._former("goal", number, theirs.former)
            self._count("goals")
        elif goals.content_of(theirs) != self._columns("goal", number, goals.content_of(theirs)):
            self.different.append(id_of("goal", number))
        known = {name for (name,) in self.change.rows("SELECT identity FROM check_in WHERE goal = ?", (number,))}
        for look in theirs.check_ins:
            assert look.recorded is not None
            recorded = instant_text(look.recorded)
            if goals.check_in_identity(look, recorded) not in known:
                goals.put_check_in(self.change, number, look, recorded)
                self._count("check-ins")

    def evidence(self, theirs: ExportedEvidence) -> None:
        number, is_new = self._number("evidence", theirs.id, theirs.identity)
        if is_new:
            ensure_person(self.change, theirs.person)
            tied = [self._numbers[goal] for goal in theirs.goals]
            evidences.put_evidence(self.change, number, theirs.identity, theirs, tied)
            self._former("evidence", number, theirs.former)
            self._count("evidence")
            return
        skills = "SELECT skill FROM evidence_skill WHERE evidence = ? ORDER BY position"
        same_skills = tuple(skill for (skill,) in self.change.rows(skills, (number,))) == theirs.skills
        content = evidences.content_of(theirs)
        if not same_skills or content != self._columns("evidence", number, content):
            self.different.append(id_of("evidence", number))

    def assessment(self, theirs: ExportedAssessment) -> None:
        number, is_new = self._number("assessment", theirs.id, theirs.identity)
        if is_new:
            ensure_person(self.change, theirs.person)
            put_assessment(self.change, number, theirs.identity, theirs)
            for given in theirs.answers:
                put_answer(self.change, number, given, [self._numbers[id] for id in given.evidence])
            self._count("assessments")
        elif theirs.finished is not None and self._columns("assessment", number, {"finished": None}) == {
            "finished": None
        }:
            # It was gone on with and finished elsewhere: the draft here has become those ratings.
            self.change.delete_where("answer", "assessment = ?", (number,))
            self.change.update("assessment", (number,), {"finished": instant_text(theirs.finished)})
            self._count("finished assessments")

    def ratings(self, export: Export) -> None:
        for theirs in export.ratings:
            number, is_new = self._number("rating", theirs.id, theirs.identity)
            if is_new:
                ensure_person(self.change, theirs.person)
                shown = [self._numbers[id] for id in theirs.evidence]
                together = self._numbers[theirs.assessment] if theirs.assessment else None
                put_rating(self.change, number, theirs.identity, theirs, shown, together)
                self._count("ratings")

    def _number(self, kind: str, id: str, identity: str) -> tuple[int, bool]:
        """The number here of what is `id` there, and whether it is new here."""
        there = self.change.rows(f"SELECT number FROM {kind} WHERE identity = ?", (identity,))
        number = there[0][0] if there else self._free_number(kind, id, identity)
        self._numbers[id] = number
        return number, not there

    def _free_number(self, kind: str, id: str, identity: str) -> int:
        """Its own number again, if it had one here; else the one it has there, if it is free; else the next."""
        known = self.change.rows("SELECT number FROM issued WHERE kind = ? AND identity = ?", (kind, identity))
        if known:
            return int(known[0][0])
        wanted = number_in(kind, id)
        assert wanted is not None
        taken = self.change.rows("SELECT 1 FROM issued WHERE kind = ? AND number = ?", (kind, wanted))
        if taken or wanted > _HIGHEST_TAKEN_OVER:
            wanted = last_issued(self.change, kind) + 1
        record_issued(self.change, kind, wanted, identity)
        return wanted

    def _former(self, kind: str, subject: object, formers: tuple[Former[Any], ...]) -> None:
        for number, former in enumerate(formers, 1):
            put_former(self.change, kind, subject, number, self._renamed(kind, subject, former.value), former.replaced)

    def _renamed(self, kind: str, subject: object, value: Any) -> Any:
        """A former value as it is called here."""
        if kind == "person":
            return value
        called = msgspec.structs.replace(value, id=id_of(kind, int(str(subject))))
        if isinstance(called, Evidence):
            tied = tuple(id_of("goal", self._numbers[goal]) for goal in called.goals if goal in self._numbers)
            called = msgspec.structs.replace(called, goals=tied)
        return called

    def _columns(self, table: str, number: int, columns: dict[str, Any]) -> dict[str, Any]:
        found = self.change.rows(f"SELECT {', '.join(columns)} FROM {table} WHERE number = ?", (number,))[0]
        return dict(zip(columns, found, strict=True))

    def _count(self, kind: str) -> None:
        self.added[kind] = self.added.get(kind, 0) + 1
