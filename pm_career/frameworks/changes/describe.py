"""Describe changes in words: what each is about, which part of it, and what was and is, for every form of output."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache, cached_property
from typing import NamedTuple

from pm_career.domain.framework import Framework, Level, Skill
from pm_career.frameworks.changes.change import Change, Kind, VersionStep
from pm_career.frameworks.changes.compare import Difference
from pm_career.frameworks.file_types import FILE_TYPES, list_fields_in_files

_ARTICLES: dict[VersionStep, str] = {"major": "A major", "minor": "A minor", "patch": "A patch"}


class Group(NamedTuple):
    """The changes of one level, one skill, or the ladder as a whole (`id` empty)."""

    title: str
    id: str
    changes: tuple[Change, ...]


class Describer:
    """Puts the changes between two ladders into words; a level or skill is called as the newer ladder calls it."""

    def __init__(self, difference: Difference) -> None:
        self.difference = difference

    def format_heading(self, change: Change) -> str:
        """Format what a change is about: 'Dough at Journeyman'."""
        level, skill = self.find_level_name(change.level), self.find_skill_name(change.skill)
        match change.about:
            case "expectation":
                return f"{skill} at {level}"
            case "scale":
                return f"Step {change.name} of the scale"
            case "track":
                return f"Track {change.name}"
            case "background":
                return f"Background {change.name}"
            case "framework":
                return "The ladder"
            case _:
                return level or skill

    def format_part(self, change: Change) -> str:
        """Format the part that changed: 'bar', 'in practice'; with a name if there are several of its kind."""
        words = [format_key(change.field)] if change.field else []
        if change.about == "expectation" and change.field == "step" and None in (change.before, change.after):
            words = ["expectation"]  # all of it, not its step alone
        if change.about == "expectation":
            words.insert(0, self.find_level_name(change.level))
        elif change.about == "responsibility":
            words.insert(0, f"responsibility '{change.name}'" if change.field else "responsibility")
        elif change.about == "scale":
            words.insert(0, f"step {change.name} of the scale")
        elif change.about in ("track", "background"):
            words.insert(0, f"{change.about} {change.name}")
        elif change.about in ("level", "skill") and not change.field:
            words.insert(0, change.about)
        if change.field.startswith("growth") and change.name:
            words.append(f"to step {change.name}")
        return ", ".join(words)

    def format_kind(self, change: Change) -> str:
        """Format what happened, in a word or two."""
        one_sided = change.before is None or change.after is None
        if one_sided and change.kind in (Kind.CLARIFIED, Kind.MOVED, Kind.RENAMED):
            return "added" if change.before is None else "taken out"
        return {Kind.FOCUS_PUT: "put in focus", Kind.FOCUS_TAKEN: "taken out of focus"}.get(
            change.kind, change.kind.value
        )

    def format_place(self, change: Change) -> str:
        """Which part of what it is about, what happened to it, and the step of the version where that is not minor."""
        told = ": ".join(filter(None, (self.format_part(change), self.format_kind(change))))
        return told if change.step == "minor" else f"{told} ({change.step})"

    def format_sides(self, change: Change) -> tuple[str | None, str | None]:
        """Format the values before and after; steps with their names."""
        if change.about == "expectation" and change.field == "step":
            return _format_step(self.difference.old, change.before), _format_step(self.difference.new, change.after)
        return change.before, change.after

    def format_harder(self, change: Change) -> tuple[str, str]:
        """Format what a change that asks for more is about, and what it asks."""
        before, after = self.format_sides(change)
        match change.about:
            case "expectation" if change.field == "step":
                asked = f"{before} → {after}" if before else f"new: {after}"
                return self.format_heading(change), ". ".join(filter(None, (asked, self.find_bar(change))))
            case "expectation":
                return self.format_heading(change), f"new {format_key(change.field)}: {after}"
            case "responsibility":
                return self.find_level_name(change.level), f"new responsibility: {after}"
            case _:
                return self.format_heading(
                    change
                ), f"new {change.about}{self._format_levels_below(change.level)}. {change.why}"

    def find_bar(self, change: Change) -> str:
        """Find the newer ladder's bar for a changed step; '' for any other change."""
        if change.about != "expectation" or change.field != "step":
            return ""
        skill = self._new_skills.get(change.skill)
        expectation = skill.expectations.get(change.level) if skill else None
        return expectation.bar if expectation else ""

    def format_certainty(self, change: Change) -> str:
        """Format how similar the content of a renamed id is; '' for any other change."""
        if change.alike is None:
            return ""
        if change.alike == 1:
            return "every word of it is the same"
        if change.alike == 0:
            return "going by the name alone: it has no words to compare"
        return f"{change.alike * 100:.0f} of 100 words of it are the same"

    def find_level_name(self, level_id: str) -> str:
        """Find a level's title, on the newer ladder if it is there."""
        found = self._new_levels.get(level_id) or self._old_levels.get(level_id)
        return found.title if found else level_id

    def find_skill_name(self, skill_id: str) -> str:
        """Find a skill's name, on the newer ladder if it is there."""
        found = self._new_skills.get(skill_id) or self._old_skills.get(skill_id)
        return found.name if found else skill_id

    def group_changes(self, changes: Iterable[Change]) -> tuple[Group, ...]:
        """Group changes by what they are about: the whole, then the levels in their order, then the skills."""
        by: dict[tuple[int, str], list[Change]] = {}
        for change in changes:
            where = (2, change.skill) if change.skill else (1, change.level) if change.level else (0, "")
            by.setdefault(where, []).append(change)
        return tuple(
            Group(self._name_group(*where), where[1], tuple(found))
            for where, found in sorted(by.items(), key=lambda each: self._rank(*each[0]))
        )

    def format_counts(self) -> str:
        """Format the number of changes of each kind: '5 changes: 2 raised, 3 clarified.'."""
        difference = self.difference
        number = len(difference.changes)
        if not number:
            return "Nothing differs but the version." if difference.differs else "Nothing differs."
        told = ", ".join(f"{count} {kind.value}" for kind, count in difference.counts.items())
        return f"{number} change{'s' * (number != 1)}: {told}."

    def format_verdict(self) -> str:
        """Format which version step is needed, how many changes need it, and whether the version is high enough."""
        difference = self.difference
        old, new, step = difference.old.version, difference.new.version, difference.step
        if not difference.one_ladder:
            return "These are two ladders, not two versions of one: no version follows from the other."
        if step is None:
            return "No step is needed." if difference.says_enough else f"{new} is older than {old}."
        making = sum(change.step == step for change in difference.changes)
        number = "one change" if making == 1 else f"{making} changes"
        says = f"It says {new}" + (", which will do." if difference.says_enough else ", which is too low.")
        return f"{_ARTICLES[step]} step, for {number}: after {old} it must be at least {difference.needed}. {says}"

    def _format_levels_below(self, level_id: str) -> str:
        """Format the levels that lead up to a level: ' after A and B'; '' if none do."""
        below = [level.title for level in self.difference.new.levels if level_id in level.next]
        return f" after {' and '.join(below)}" if below else ""

    def _name_group(self, kind: int, own: str) -> str:
        return (self.find_level_name(own), self.find_skill_name(own))[kind - 1] if kind else "The ladder as a whole"

    def _rank(self, kind: int, own: str) -> tuple[int, int]:
        order = (self._level_order, self._skill_order)[kind - 1] if kind else {}
        return kind, order.get(own, len(order))

    @cached_property
    def _new_levels(self) -> dict[str, Level]:
        return {level.id: level for level in self.difference.new.levels}

    @cached_property
    def _old_levels(self) -> dict[str, Level]:
        return {level.id: level for level in self.difference.old.levels}

    @cached_property
    def _new_skills(self) -> dict[str, Skill]:
        return {skill.id: skill for skill in self.difference.new.skills}

    @cached_property
    def _old_skills(self) -> dict[str, Skill]:
        return {skill.id: skill for skill in self.difference.old.skills}

    @cached_property
    def _level_order(self) -> dict[str, int]:
        return _number_ids([*self._new_levels, *self._old_levels])

    @cached_property
    def _skill_order(self) -> dict[str, int]:
        return _number_ids([*self._new_skills, *self._old_skills])


def _number_ids(ids: Sequence[str]) -> dict[str, int]:
    return {own: at for at, own in enumerate(dict.fromkeys(ids))}


def format_key(field: str) -> str:
    """Format a key of the files as a caption: 'growth.done_when' -> 'growth: it worked when'."""
    captions = _collect_captions()
    return ": ".join(captions.get(part, part.replace("_", " ")) for part in field.split("."))


@cache
def _collect_captions() -> dict[str, str]:
    """What people call the keys of the files."""
    return {field.name: field.caption for kind in FILE_TYPES for field in list_fields_in_files(kind)}


def _format_step(framework: Framework, value: str | None) -> str | None:
    if value is None:
        return None
    names = {str(step.value): step.name for step in framework.scale}
    return f"{value} {names[value]}" if value in names else value
