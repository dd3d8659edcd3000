"""Compare the skills of two frameworks: what each is, what every level expects of it, and how it grows."""

from __future__ import annotations

from collections.abc import Sequence

from pm_career.domain.fields import list_fields, list_texts
from pm_career.domain.framework import Action, Expectation, Framework, Growth, Skill
from pm_career.frameworks.changes.change import Kind
from pm_career.frameworks.changes.collector import Collector, Subject, list_compared_fields
from pm_career.frameworks.changes.pairing import pair_items

_SKILL = list_compared_fields(Skill, without=("id", "expectations", "growth"))
_EXPECTATION = list_compared_fields(Expectation, without=("step", "focus"))
_ACTION = list_compared_fields(Action, without=("kind", "text"))
_GROWTH = [field for field in list_fields(Growth) if field.name not in ("to", "actions")]


def compare_skills(old: Framework, new: Framework, found: Collector) -> None:
    """Note what changed in the skills and in each expectation, but for those of levels that are gone or new."""
    renamed = found.renamed["skill"]
    olds = {renamed.get(skill.id, skill.id): skill for skill in old.skills}
    news = {skill.id: skill for skill in new.skills}
    come_or_gone = _find_levels_come_or_gone(old, new, found)
    for skill in new.skills:
        before = olds.get(skill.id)
        if before is None:
            found.note(Kind.NEW, Subject("skill", skill=skill.id), after=skill.name, rule="new-skill")
        else:
            subject = Subject("skill", skill=skill.id)
            found.compare_fields(before, skill, subject, _SKILL)
            _compare_growth(before.growth, skill.growth, subject, found)
        _compare_expectations(skill.id, before, skill, come_or_gone, found)
    for present, skill in olds.items():
        if present not in news:
            found.note(Kind.REMOVED, Subject("skill", skill=skill.id), before=skill.name)
            _compare_expectations(skill.id, skill, None, come_or_gone, found)
    common = [skill_id for skill_id in news if skill_id in olds]
    before_order = [skill_id for skill_id in olds if skill_id in news]
    if before_order != common:
        ids = [olds[each].id for each in before_order]
        found.note_order(Subject("framework"), "skills", ids, common, rule="moved")


def _find_levels_come_or_gone(old: Framework, new: Framework, found: Collector) -> set[str]:
    """The ids of the levels that are gone or new."""
    return {found.renamed["level"].get(level.id, level.id) for level in old.levels} ^ {level.id for level in new.levels}


def _compare_expectations(
    skill: str, old: Skill | None, new: Skill | None, left_out: set[str], found: Collector
) -> None:
    """Note what changed in what each level expects; None for a skill that is not there."""
    renamed = found.renamed["level"]
    before = {renamed.get(level, level): each for level, each in old.expectations.items()} if old else {}
    after = new.expectations if new else {}
    for level in {**after, **before}:
        if level not in left_out:
            _compare_expectation(Subject("expectation", level, skill), before.get(level), after.get(level), found)


def _compare_expectation(subject: Subject, old: Expectation | None, new: Expectation | None, found: Collector) -> None:
    if old == new:
        return
    if old is None and new is not None:
        found.note(Kind.NEW, subject, "step", None, str(new.step), rule="new-expectation")
    if new is None and old is not None:
        found.note(Kind.REMOVED, subject, "step", str(old.step), None)
    if old is None or new is None:
        return
    if old.step != new.step:
        kind = Kind.RAISED if new.step > old.step else Kind.LOWERED
        found.note(kind, subject, "step", str(old.step), str(new.step))
    if old.focus != new.focus:
        kind = Kind.FOCUS_PUT if new.focus else Kind.FOCUS_TAKEN
        found.note(kind, subject, "focus", str(old.focus).lower(), str(new.focus).lower())
    found.compare_fields(old, new, subject, _EXPECTATION)


def _compare_growth(old: Sequence[Growth], new: Sequence[Growth], skill: Subject, found: Collector) -> None:
    if old == new:
        return

    def subject(each: Growth) -> Subject:
        return skill._replace(name=str(each.to))

    pairs = pair_items(old, new, key=lambda each: each.to)
    for a, b in pairs.pairs:
        _compare_actions(old[a].actions, new[b].actions, subject(new[b]), found)
        found.compare_fields(old[a], new[b], subject(new[b]), _GROWTH, "growth.")
    for b in pairs.come:
        found.note(Kind.CLARIFIED, subject(new[b]), "growth", None, _join_texts(new[b]))
    for a in pairs.gone:
        found.note(Kind.CLARIFIED, subject(old[a]), "growth", _join_texts(old[a]), None)
    found.note_order_of(skill, "growth", pairs, old, new, lambda each: str(each.to))


def _compare_actions(old: Sequence[Action], new: Sequence[Action], growth: Subject, found: Collector) -> None:
    """Note each action under its kind, as the files have it."""
    if old == new:
        return
    pairs = pair_items(old, new, key=lambda each: each.text, texts=lambda each: (each.text,))
    for a, b in pairs.pairs:
        before, after = old[a], new[b]
        found.compare_texts(growth, "growth.kind", before.kind, after.kind, kind=Kind.MOVED)
        found.compare_texts(growth, f"growth.{after.kind}", before.text, after.text)
        found.compare_fields(before, after, growth, _ACTION, f"growth.{after.kind}.")
    for b in pairs.come:
        found.note(Kind.CLARIFIED, growth, f"growth.{new[b].kind}", None, new[b].text)
    for a in pairs.gone:
        found.note(Kind.CLARIFIED, growth, f"growth.{old[a].kind}", old[a].text, None)
    found.note_order_of(growth, "growth", pairs, old, new, lambda each: each.text)


def _join_texts(growth: Growth) -> str:
    """All texts of a way up as one text."""
    return " ".join(list_texts(growth, {"kind", "size", "levels", "tracks"})).strip()
