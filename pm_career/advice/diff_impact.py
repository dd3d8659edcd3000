"""What a change of the ladder means for one person: which of her notes it touches, and what comes next for her now."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Literal, NamedTuple

from pm_career.advice.development import Advice, Item
from pm_career.domain.evidence import Evidence
from pm_career.domain.framework import Value
from pm_career.domain.goals import Goal
from pm_career.domain.person import ME, Profile
from pm_career.domain.ratings import Rating
from pm_career.domain.renamed_ids import RenamedIds, RenamedKind
from pm_career.domain.text import format_count, format_ordinal

Shifting = Literal["enters", "leaves", "moves"]
Role = Literal["", "present", "target"]


class Notes(NamedTuple):
    """What a person keeps."""

    ratings: Sequence[Rating]
    evidence: Sequence[Evidence]
    goals: Sequence[Goal]

    def skills(self) -> set[str]:
        """The skills that are named anywhere in it, as they were called then."""
        tied = {skill for each in self.evidence for skill in each.skills}
        return tied | {each.skill for each in self.ratings} | {each.skill for each in self.goals}

    def levels(self) -> set[str]:
        """The levels that are named in it, as they were called then."""
        return {each.level for each in self.evidence}


class Changed(NamedTuple):
    """A skill or level of which something changed, and how many changes there are; `gone`, where it is no more."""

    about: RenamedKind
    id: str
    name: str
    changes: int
    gone: bool = False


class Touch(Value, frozen=True):
    """One skill or level that changed and that she has notes on.

    `role` says of a level whether she stands there or wants to; `changes` how many changes there are.
    """

    about: RenamedKind
    id: str
    name: str
    changes: int
    gone: bool
    ratings: tuple[Rating, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    goals: tuple[Goal, ...] = ()
    role: Role = ""

    @property
    def told(self) -> str:
        """What notes there are, and how much changed: '2 ratings, the newest step 3 on 2026-05-01, 1 change'."""
        newest = max(self.ratings, key=lambda each: each.date, default=None)
        step = "" if newest is None else "not known" if newest.step is None else f"step {newest.step}"
        kinds = {"evidence": len(self.evidence), "goals": len(self.goals), "changes": self.changes}
        found = (
            "gone from the ladder" if self.gone else "",
            {"present": "your level", "target": "your target"}.get(self.role, ""),
            f"{format_count(len(self.ratings), 'ratings')}, the newest {step} on {newest.date}" if newest else "",
            *(format_count(number, kind) for kind, number in kinds.items() if number),
        )
        return ", ".join(filter(None, found))


class Shift(Value, frozen=True):
    """A skill that enters the few to develop, leaves them or changes its place there. Places count from 1."""

    what: Shifting
    skill: str
    label: str
    before: int | None
    after: int | None
    why: tuple[str, ...]

    @property
    def told(self) -> str:
        """What became of it, and why."""
        before, after = (format_ordinal(place) if place else "" for place in (self.before, self.after))
        became = {"enters": f"new on the list: {after}", "leaves": f"leaves the list, was {before}"}
        return " ".join((f"{became.get(self.what, f'from {before} to {after}')}.", *self.why))


class DiffImpact(Value, frozen=True):
    """All of it for `person`.

    `old` and `new` are the advice on either ladder, None where none can be given, which `remarks` then say, and
    `same_aim` tells whether both lead to the same level. `moves` are commands that have her notes follow an id that is
    another now.
    """

    person: str
    touches: tuple[Touch, ...]
    old: Advice | None
    new: Advice | None
    same_aim: bool
    shifts: tuple[Shift, ...]
    moves: tuple[str, ...]
    remarks: tuple[str, ...]

    @property
    def heading(self) -> str:
        """Whom it is about."""
        return f"What it means for {'you' if self.person == ME else self.person}"

    @property
    def untouched(self) -> str:
        """That no notes are touched; empty where some are."""
        if self.touches:
            return ""
        return f"{'Your notes' if self.person == ME else f'The notes of {self.person}'} are not affected."

    @property
    def what_next(self) -> str:
        """Whether what comes next is another now; empty where that cannot be known."""
        if self.old is None or self.new is None:
            return ""
        ways = [advice.to.title if advice.to else "nothing above" for advice in (self.old, self.new)]
        aim = "" if self.same_aim else f"What comes next was {ways[0]} and is {ways[1]}. "
        if self.shifts:
            return f"{aim}What to develop next changes:"
        few = ", ".join(item.label for item in self.new.focus) or "nothing below the bar"
        return f"{aim}What to develop next stays as it was: {few}."


def find_touches(changed: Iterable[Changed], profile: Profile, notes: Notes, moves: RenamedIds) -> tuple[Touch, ...]:
    """Of what changed, that on which somebody has notes, or where she stands or wants to."""
    found = [_touch(each, profile, notes, moves) for each in changed]
    return tuple(each for each in found if each.ratings or each.evidence or each.goals or each.role)


def _touch(each: Changed, profile: Profile, notes: Notes, moves: RenamedIds) -> Touch:
    if each.about == "skill":
        rated = tuple(one for one in notes.ratings if moves.skill(one.skill) == each.id)
        shown = tuple(one for one in notes.evidence if each.id in map(moves.skill, one.skills))
        meant = tuple(one for one in notes.goals if one.skill and moves.skill(one.skill) == each.id)
        return Touch(*each, rated, shown, meant)
    shown = tuple(one for one in notes.evidence if one.level and moves.level(one.level) == each.id)
    return Touch(*each, evidence=shown, role=_role(profile, moves, each.id))


def _role(profile: Profile, moves: RenamedIds, level: str) -> Role:
    if profile.level and moves.level(profile.level) == level:
        return "present"
    return "target" if profile.target and moves.level(profile.target) == level else ""


def find_shifts(old: Advice, new: Advice, renamed: Mapping[str, str]) -> tuple[Shift, ...]:
    """How the few skills to develop differ between two ladders; `renamed` are the skills' old ids -> new ids."""
    before = {renamed.get(item.skill, item.skill): at for at, item in enumerate(old.focus, start=1)}
    after = {item.skill: at for at, item in enumerate(new.focus, start=1)}
    found = []
    for item in new.focus:
        was, now = before.get(item.skill), after[item.skill]
        if was != now:
            found.append(Shift("moves" if was else "enters", item.skill, item.label, was, now, item.why))
    for item in old.focus:
        present = renamed.get(item.skill, item.skill)
        if present not in after:
            found.append(Shift("leaves", present, item.label, before[present], None, (_where_now(present, new),)))
    return tuple(found)


def _where_now(skill: str, new: Advice) -> str:
    """Why a skill is not among the few any more."""
    waiting = _position(skill, new.later)
    if waiting is not None:
        return f"It comes later now: {format_ordinal(len(new.focus) + waiting)} in the order."
    if _position(skill, (*new.strengths, *new.proof_gaps)) is not None:
        return f"It is at the bar that {new.level.title} has now."
    return f"{new.level.title} does not ask for it."


def _position(skill: str, items: Sequence[Item]) -> int | None:
    return next((at for at, item in enumerate(items, start=1) if item.skill == skill), None)
