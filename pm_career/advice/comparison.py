"""What changes between two levels: skills raised, new, unchanged, lowered and dropped, and responsibilities."""

from __future__ import annotations

from typing import Literal

from pm_career.domain.framework import Expectation, Framework, Level, Responsibility, Skill, Value

Kind = Literal["raised", "new", "unchanged", "lowered", "dropped"]
KINDS: tuple[Kind, ...] = ("raised", "new", "unchanged", "lowered", "dropped")


class Change(Value, frozen=True):
    """One skill at two levels; `before` or `after` is None if that level expects nothing."""

    skill: Skill
    kind: Kind
    before: Expectation | None
    after: Expectation | None


class Comparison(Value, frozen=True):
    """Two levels side by side. `changes` are in the framework's order of skills, those in focus at `to` first."""

    start: Level
    to: Level
    changes: tuple[Change, ...]
    added: tuple[Responsibility, ...]
    dropped: tuple[Responsibility, ...]

    @property
    def lateral(self) -> bool:
        """Whether this is a move to another track at the same rank: neither up nor down."""
        return self.to.id in self.start.lateral

    def select(self, kind: Kind) -> tuple[Change, ...]:
        """The changes of one kind."""
        return tuple(change for change in self.changes if change.kind == kind)


def compare(framework: Framework, from_id: str, to_id: str) -> Comparison:
    """Compare two levels, in either direction. KeyError for an id that the framework does not have."""
    start, to = framework.level(from_id), framework.level(to_id)
    changes = [_compare_skill(skill, from_id, to_id) for skill in framework.skills]
    found = [change for change in changes if change is not None]
    before, after = ({each.title for each in level.responsibilities} for level in (start, to))
    return Comparison(
        start=start,
        to=to,
        changes=tuple(sorted(found, key=lambda change: not (change.after and change.after.focus))),
        added=tuple(each for each in to.responsibilities if each.title not in before),
        dropped=tuple(each for each in start.responsibilities if each.title not in after),
    )


def _compare_skill(skill: Skill, from_id: str, to_id: str) -> Change | None:
    before, after = skill.expectations.get(from_id), skill.expectations.get(to_id)
    if before is None and after is None:
        return None
    return Change(skill, _classify(before, after), before, after)


def _classify(before: Expectation | None, after: Expectation | None) -> Kind:
    if before is None:
        return "new"
    if after is None:
        return "dropped"
    if before.step == after.step:
        return "unchanged"
    return "raised" if after.step > before.step else "lowered"
