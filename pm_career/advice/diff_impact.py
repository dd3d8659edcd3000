"""What a change of the ladder means for one person: which notes it affects, and how what to develop next changes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Literal, NamedTuple

from pm_career.advice.development import Advice, Item
from pm_career.domain.evidence import Evidence
from pm_career.domain.framework import NOT_YET, Value
from pm_career.domain.goals import Goal
from pm_career.domain.person import ME, Profile
from pm_career.domain.ratings import Rating, sort_by_day
from pm_career.domain.renamed_ids import RenamedIds, RenamedKind
from pm_career.domain.text import format_count, format_ordinal

ShiftKind = Literal["enters", "leaves", "moves"]
Role = Literal["", "present", "target"]


class Notes(NamedTuple):
    """All that a person has written down."""

    ratings: Sequence[Rating]
    evidence: Sequence[Evidence]
    goals: Sequence[Goal]

    def list_skills(self) -> set[str]:
        """The ids of all skills named in the notes, as they were written down."""
        tied = {skill for each in self.evidence for skill in each.skills}
        return tied | {each.skill for each in self.ratings} | {each.skill for each in self.goals}

    def list_levels(self) -> set[str]:
        """The ids of all levels named in the evidence, as they were written down."""
        return {each.level for each in self.evidence}


class ChangedPiece(NamedTuple):
    """A skill or level that changed, and in how many ways. `gone`: the new ladder does not have it."""

    about: RenamedKind
    id: str
    name: str
    changes: int
    gone: bool = False


class Touch(Value, frozen=True):
    """A skill or level that changed and that the person has notes on.

    `role` is that of a level in the profile. The other fields are those of `ChangedPiece`.
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
    def summary(self) -> str:
        """The notes and changes in words: '2 ratings, the newest step 3 on 2026-05-01, 1 change'."""
        newest = sort_by_day(self.ratings)[-1] if self.ratings else None
        step = "" if newest is None else _format_step(newest.step)
        if newest and newest.rater != "self":
            step += f" by {newest.who.describe()}"
        against = sum(each.counts == "against" for each in self.evidence)
        shown = format_count(len(self.evidence), "evidence") + (f" ({against} against)" if against else "")
        kinds = {"goals": len(self.goals), "changes": self.changes}
        found = (
            "gone from the ladder" if self.gone else "",
            {"present": "the present level", "target": "the target"}.get(self.role, ""),
            f"{format_count(len(self.ratings), 'ratings')}, the newest {step} on {newest.date}" if newest else "",
            shown if self.evidence else "",
            *(format_count(number, kind) for kind, number in kinds.items() if number),
        )
        return ", ".join(filter(None, found))


def _format_step(step: int | None) -> str:
    if step == NOT_YET.value:
        return NOT_YET.name.lower()
    return "not known" if step is None else f"step {step}"


class Shift(Value, frozen=True):
    """A skill that enters the few to develop, leaves them or moves among them. `before` and `after` count from 1."""

    what: ShiftKind
    skill: str
    label: str
    before: int | None
    after: int | None
    why: tuple[str, ...]

    @property
    def summary(self) -> str:
        """What changed, and why ('from 2nd to 1st. Senior puts it in focus.')."""
        before, after = (format_ordinal(place) if place else "" for place in (self.before, self.after))
        became = {"enters": f"new on the list: {after}", "leaves": f"leaves the list, was {before}"}
        return " ".join((f"{became.get(self.what, f'from {before} to {after}')}.", *self.why))


class DiffImpact(Value, frozen=True):
    """What a change of the ladder means for `person`.

    `old` and `new` are the advice on either ladder; None if none can be given, and `remarks` say why. `same_aim`:
    both lead to the same level. `moves` are commands that make the notes follow renamed ids. `private_left_out` is how
    many private pieces of evidence the touched skills and levels have besides.
    """

    person: str
    touches: tuple[Touch, ...]
    old: Advice | None
    new: Advice | None
    same_aim: bool
    shifts: tuple[Shift, ...]
    moves: tuple[str, ...]
    remarks: tuple[str, ...]
    private_left_out: int = 0

    @property
    def heading(self) -> str:
        """The heading of the page's part: whom it is about."""
        return f"What it means for {'you' if self.person == ME else self.person}"

    @property
    def unaffected(self) -> str:
        """A sentence that no notes are affected; empty if some are."""
        if self.touches:
            return ""
        return f"{'Your notes' if self.person == ME else f'The notes of {self.person}'} are not affected."

    @property
    def what_next(self) -> str:
        """A sentence about what to develop next before and after; empty if that cannot be known."""
        if self.old is None or self.new is None:
            return ""
        ways = [advice.to.title if advice.to else "nothing above" for advice in (self.old, self.new)]
        aim = "" if self.same_aim else f"What comes next was {ways[0]} and is {ways[1]}. "
        if self.shifts:
            return f"{aim}What to develop next changes:"
        few = ", ".join(item.label for item in self.new.focus) or "nothing below the bar"
        return f"{aim}What to develop next stays as it was: {few}."


def find_touches(
    changed: Iterable[ChangedPiece], profile: Profile, notes: Notes, moves: RenamedIds
) -> tuple[Touch, ...]:
    """The changed pieces that the notes or the profile name. `moves` are the renamed ids of the new ladder."""
    found = [_find_touch(each, profile, notes, moves) for each in changed]
    return tuple(each for each in found if each.ratings or each.evidence or each.goals or each.role)


def _find_touch(each: ChangedPiece, profile: Profile, notes: Notes, moves: RenamedIds) -> Touch:
    if each.about == "skill":
        rated = tuple(one for one in notes.ratings if each.id in moves.find_skills(one.skill))
        shown = tuple(one for one in notes.evidence if any(each.id in moves.find_skills(skill) for skill in one.skills))
        meant = tuple(one for one in notes.goals if one.skill and each.id in moves.find_skills(one.skill))
        return Touch(*each, rated, shown, meant)
    shown = tuple(one for one in notes.evidence if one.level and moves.level(one.level) == each.id)
    return Touch(*each, evidence=shown, role=_find_role(profile, moves, each.id))


def _find_role(profile: Profile, moves: RenamedIds, level: str) -> Role:
    if profile.level and moves.level(profile.level) == level:
        return "present"
    return "target" if profile.target and moves.level(profile.target) == level else ""


def find_shifts(old: Advice, new: Advice, renamed: Mapping[str, str]) -> tuple[Shift, ...]:
    """How the few skills to develop differ between two ladders; `renamed` maps old skill ids to new ones."""
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
            found.append(Shift("leaves", present, item.label, before[present], None, (_explain_absence(present, new),)))
    return tuple(found)


def _explain_absence(skill: str, new: Advice) -> str:
    """Why a skill is no longer among the few."""
    waiting = _find_position(skill, new.later)
    if waiting is not None:
        return f"It comes later now: {format_ordinal(len(new.focus) + waiting)} in the order."
    if _find_position(skill, (*new.strengths, *new.proof_gaps)) is not None:
        return f"It is at the bar that {new.level.title} has now."
    return f"{new.level.title} does not ask for it."


def _find_position(skill: str, items: Sequence[Item]) -> int | None:
    return next((at for at, item in enumerate(items, start=1) if item.skill == skill), None)
