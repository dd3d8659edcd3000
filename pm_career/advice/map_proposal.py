"""Propose a map from one ladder to another: what has the same id or name, and the likeliest of the rest as guesses."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from pm_career.advice.map_levels import guess_levels
from pm_career.advice.skill_suggestion import Suggestion, suggest_skills_for_each
from pm_career.domain.framework import Framework, Skill, Step
from pm_career.domain.ladder_map import Draft, Guess
from pm_career.domain.names import list_skill_names
from pm_career.domain.text import fold_name, join_names

_MOST_LEVELS_READ = 24
"""Levels that are read for a skill's words: a ladder of 600 levels repeats them."""


def propose_map(source: Framework, target: Framework) -> Draft:
    """The likeliest map from `source` to `target`. Deterministic."""
    steps = tuple(_guess_steps(source, target))
    skills = _guess_skills(source, target)
    levels = guess_levels(
        source, target, {each.old: each.new for each in steps}, {each.old: each.new for each in skills}
    )
    return Draft(source, target, steps, skills, levels)


def _guess_steps(source: Framework, target: Framework) -> Iterator[Guess[int]]:
    """Step by step where both scales have equally many; else by place, the lower step where it falls between two."""
    here, there = source.scale, target.scale
    for place, step in enumerate(here):
        if len(here) == len(there):
            same = fold_name(step.name) == fold_name(there[place].name)
            onto, between, why = place, False, "" if same else "by its place: both scales have as many steps"
        else:
            onto, rest = divmod(place * (len(there) - 1), max(1, len(here) - 1))
            between, why = rest > 0, f"by its place: {len(here)} steps here, {len(there)} there"
        other = _find_other_step(step, there, onto, between=between) if why else None
        yield Guess(step.value, there[onto].value, why, other)


def _find_other_step(step: Step, scale: tuple[Step, ...], onto: int, *, between: bool) -> int | None:
    """The runner-up of a step: one of the same name; else the upper where it falls between two; else the one below."""
    named = [each.value for each in scale if fold_name(each.name) == fold_name(step.name)]
    above, below = ([each.value for each in part] for part in (scale[onto + 1 :], scale[:onto][::-1]))
    near = [*above, *below] if between else [*below[:1], *above]
    return next((each for each in (*named, *near) if each != scale[onto].value), None)


def _thin_out(framework: Framework) -> Framework:
    """The same ladder with at most _MOST_LEVELS_READ levels, evenly spread, so that its words are read quickly."""
    if len(framework.levels) <= _MOST_LEVELS_READ:
        return framework
    every = -(-len(framework.levels) // _MOST_LEVELS_READ)
    kept = [level.id for level in framework.levels[::every]]
    skills = tuple(
        replace(each, expectations={level: each.expectations[level] for level in kept if level in each.expectations})
        for each in framework.skills
    )
    return replace(framework, skills=skills)


def _guess_skills(source: Framework, target: Framework) -> tuple[Guess[str], ...]:
    """The skill of the same id or name; else the likeliest by its words. Where two are likely, one that is free."""
    certain = _find_same_skills(source, target)
    open_ones = [skill for skill in source.skills if skill.id not in certain]
    texts = [f"{'. '.join(dict.fromkeys(list_skill_names(skill)))}. {skill.description}" for skill in open_ones]
    suggested = suggest_skills_for_each(_thin_out(target), texts, few=len(target.skills))
    likely = {skill.id: found for skill, found in zip(open_ones, suggested, strict=True)}
    named = {skill.id: _find_namesake(skill, target) for skill in open_ones}
    taken = {*certain.values(), *(each[0] for each in named.values() if each)}
    taken |= {found[0].skill for old, found in likely.items() if found and found[0].sure and not named[old]}
    guesses = []
    for skill in source.skills:
        if skill.id in certain:
            guesses.append(Guess(skill.id, certain[skill.id]))
            continue
        found = likely[skill.id]
        namesake = named[skill.id]
        if namesake:
            new, why = namesake[0], f"likely: both are called '{namesake[1]}' somewhere"
        elif found:
            chosen = found[0] if found[0].sure else next((each for each in found if each.skill not in taken), found[0])
            taken.add(chosen.skill)
            new, why = chosen.skill, _explain_words(chosen)
        else:
            guesses.append(Guess(skill.id, None, "nothing similar was found"))
            continue
        guesses.append(Guess(skill.id, new, why, next((each.skill for each in found if each.skill != new), None)))
    return tuple(guesses)


def _find_same_skills(source: Framework, target: Framework) -> dict[str, str]:
    """The skills with the same id, and of the others those with the same name, as far as that one has no such id."""
    ids = {skill.id for skill in target.skills}
    found = {skill.id: skill.id for skill in source.skills if skill.id in ids}
    for skill in source.skills:
        called = [other.id for other in target.skills if fold_name(other.name) == fold_name(skill.name)]
        if skill.id not in found and len(called) == 1 and called[0] not in found:
            found[skill.id] = called[0]
    return found


def _find_namesake(skill: Skill, target: Framework) -> tuple[str, str] | None:
    """The only skill that answers to a name of this one, and that name; by its own names before those of levels."""
    for list_names in (lambda each: (each.name, each.id), list_skill_names):
        own = {fold_name(name) for name in list_names(skill)}
        found = [other for other in target.skills if own & {fold_name(name) for name in list_names(other)}]
        if len(found) == 1:
            return found[0].id, next(name for name in list_names(found[0]) if fold_name(name) in own)
    return None


def _explain_words(suggestion: Suggestion) -> str:
    words = join_names([f"'{word}'" for word in suggestion.words])
    return f"{'likely' if suggestion.sure else 'perhaps'}: by the words {words}"
