"""The skills of two ladders compared: what each is, what every level expects of it, and how it grows."""

from __future__ import annotations

from collections.abc import Sequence

from pm_career.domain.framework import Action, Expectation, Framework, Growth, Skill
from pm_career.frameworks.changes.change import Kind
from pm_career.frameworks.changes.collector import At, Notebook
from pm_career.frameworks.changes.pairing import paired


def compare_skills(old: Framework, new: Framework, notes: Notebook) -> None:
    """Note what changed in the skills and in each expectation, but for those of levels that are gone or new."""
    olds = {notes.skills.get(skill.id, skill.id): skill for skill in old.skills}
    news = {skill.id: skill for skill in new.skills}
    cells = _Cells(old, new, notes)
    for skill in new.skills:
        before = olds.get(skill.id)
        if before is None:
            notes.note(Kind.NEW, At("skill", skill=skill.id), after=skill.name, rule="new-skill")
        else:
            _compare(before, skill, notes)
        cells.compare(skill.id, before, skill)
    for present, skill in olds.items():
        if present not in news:
            notes.note(Kind.REMOVED, At("skill", skill=skill.id), before=skill.name)
            cells.compare(skill.id, skill, None)
    common = [skill_id for skill_id in news if skill_id in olds]
    before_order = [skill_id for skill_id in olds if skill_id in news]
    if before_order != common:
        ids = [olds[each].id for each in before_order]
        notes.order(At("framework"), "skills", ids, common, rule="moved")


class _Cells:
    """Compares the expectations of a skill, level by level."""

    def __init__(self, old: Framework, new: Framework, notes: Notebook) -> None:
        present = {notes.levels.get(level.id, level.id) for level in old.levels}
        there = {level.id for level in new.levels}
        self._gone, self._come = present - there, there - present
        self._notes = notes

    def compare(self, skill: str, old: Skill | None, new: Skill | None) -> None:
        """Note what changed in each cell; None for a skill that is not there."""
        before: dict[str, Expectation] = {}
        if old is not None:
            for level, expectation in old.expectations.items():
                before[self._notes.levels.get(level, level)] = expectation
        after = dict(new.expectations) if new is not None else {}
        for level in {**after, **before}:
            if level not in self._gone and level not in self._come:
                self._cell(At("expectation", level, skill), before.get(level), after.get(level))

    def _cell(self, at: At, old: Expectation | None, new: Expectation | None) -> None:
        notes = self._notes
        if old == new:
            return
        if old is None or new is None:
            if new is not None:
                notes.note(Kind.NEW, at, "step", None, str(new.step), rule="new-expectation")
            elif old is not None:
                notes.note(Kind.REMOVED, at, "step", str(old.step), None)
            return
        if old.step != new.step:
            kind = Kind.RAISED if new.step > old.step else Kind.LOWERED
            notes.note(kind, at, "step", str(old.step), str(new.step))
        if old.focus != new.focus:
            kind = Kind.FOCUS_PUT if new.focus else Kind.FOCUS_TAKEN
            notes.note(kind, at, "focus", str(old.focus).lower(), str(new.focus).lower())
        notes.text(at, "label", old.label, new.label, kind=Kind.RENAMED)
        notes.text(at, "bar", old.bar, new.bar)
        notes.texts(at, "behaviours", old.behaviours, new.behaviours, counts="behaviour")
        notes.texts(at, "evidence", old.evidence, new.evidence)


def _compare(old: Skill, new: Skill, notes: Notebook) -> None:
    at = At("skill", skill=new.id)
    notes.text(at, "name", old.name, new.name, kind=Kind.RENAMED)
    notes.text(at, "description", old.description, new.description)
    notes.text(at, "is_not", old.is_not, new.is_not)
    notes.text(at, "area", old.area, new.area, kind=Kind.MOVED)
    notes.references(at, "builds_on", old.builds_on, new.builds_on, notes.skills)
    _compare_growth(old.growth, new.growth, at, notes)


def _compare_growth(old: Sequence[Growth], new: Sequence[Growth], at: At, notes: Notebook) -> None:
    if old == new:
        return
    found = paired(old, new, key=lambda each: each.to)
    for a, b in found.pairs:
        way = at._replace(name=str(new[b].to))
        _compare_actions(old[a].actions, new[b].actions, way, notes)
        notes.texts(way, "growth.done_when", old[a].done_when, new[b].done_when)
        notes.text(way, "growth.trap", old[a].trap, new[b].trap)
    for b in found.come:
        notes.note(Kind.CLARIFIED, at._replace(name=str(new[b].to)), "growth", None, _told(new[b]))
    for a in found.gone:
        notes.note(Kind.CLARIFIED, at._replace(name=str(old[a].to)), "growth", _told(old[a]), None)
    if found.reordered:
        steps = [str(old[a].to) for a, _ in sorted(found.pairs)], [str(new[b].to) for _, b in found.pairs]
        notes.order(at, "growth", *steps)


def _compare_actions(old: Sequence[Action], new: Sequence[Action], at: At, notes: Notebook) -> None:
    if old == new:
        return
    found = paired(old, new, key=lambda each: each.text, texts=lambda each: (each.text,))
    for a, b in found.pairs:
        before, after = old[a], new[b]
        notes.value(at, "growth.kind", before.kind, after.kind)
        notes.text(at, f"growth.{after.kind}", before.text, after.text)
        notes.text(at, f"growth.{after.kind}.size", before.size or "", after.size or "")
    for b in found.come:
        notes.note(Kind.CLARIFIED, at, f"growth.{new[b].kind}", None, new[b].text)
    for a in found.gone:
        notes.note(Kind.CLARIFIED, at, f"growth.{old[a].kind}", old[a].text, None)
    if found.reordered:
        texts = [old[a].text for a, _ in sorted(found.pairs)], [new[b].text for _, b in found.pairs]
        notes.order(at, "growth", *texts)


def _told(growth: Growth) -> str:
    """What a way up says, in one text."""
    return " ".join((*(action.text for action in growth.actions), *growth.done_when, growth.trap)).strip()
