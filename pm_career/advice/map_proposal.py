"""Propose a map from one ladder to another: what has the same id or name, and the likeliest of the rest as guesses."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from msgspec.structs import replace

from pm_career.advice.skill_suggestion import suggest_skills
from pm_career.domain.framework import Framework, Level, Skill
from pm_career.domain.ladder_map import Draft, Guess
from pm_career.domain.names import list_level_names, list_skill_names
from pm_career.domain.text import WORD, fold, fold_name, join_names
from pm_career.domain.wording import SMALL_WORDS, stem

_FEWEST_COMPARED = 3
"""Two levels that share fewer skills than this are not compared by what they ask."""
_MOST_LEVELS_READ = 24
"""Levels that are read for a skill's words: a ladder of 600 levels repeats them."""


def propose_map(source: Framework, target: Framework) -> Draft:
    """The likeliest map from `source` to `target`. Deterministic."""
    steps = tuple(_guess_steps(source, target))
    thinned = _thin_out(target)
    skills = tuple(_guess_skill(skill, thinned) for skill in source.skills)
    comparer = _Comparer(
        source, target, {each.old: each.new for each in steps}, {each.old: each.new for each in skills}
    )
    return Draft(source, target, steps, skills, tuple(_guess_level(level, comparer) for level in source.levels))


def _guess_steps(source: Framework, target: Framework) -> Iterator[Guess[int]]:
    """Step by step where both scales have equally many; else by place, the lower step where it falls between two."""
    here, there = source.scale, target.scale
    for place, step in enumerate(here):
        if len(here) == len(there):
            other = there[place]
            same = fold_name(step.name) == fold_name(other.name)
            yield Guess(step.value, other.value, "" if same else "by its place: both scales have as many steps")
        else:
            onto = place * (len(there) - 1) // max(1, len(here) - 1)
            yield Guess(step.value, there[onto].value, f"by its place: {len(here)} steps here, {len(there)} there")


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


def _guess_skill(skill: Skill, target: Framework) -> Guess[str]:
    for other in target.skills:
        if other.id == skill.id:
            return Guess(skill.id, other.id)
    for names in (lambda each: (each.name, each.id), list_skill_names):
        own = {fold_name(name) for name in names(skill)}
        found = [other for other in target.skills if own & {fold_name(name) for name in names(other)}]
        if len(found) == 1:
            shared = next(name for name in names(found[0]) if fold_name(name) in own)
            exact = fold_name(skill.name) == fold_name(found[0].name)
            return Guess(skill.id, found[0].id, "" if exact else f"likely: both are called '{shared}' somewhere")
    labels = dict.fromkeys(list_skill_names(skill))
    likely = suggest_skills(target, f"{'. '.join(labels)}. {skill.description}", few=1)
    if not likely:
        return Guess(skill.id, None, "nothing similar was found")
    words = join_names([f"'{word}'" for word in likely[0].words])
    sure = "likely" if likely[0].sure else "perhaps"
    return Guess(skill.id, likely[0].skill, f"{sure}: by the words {words}")


class _Comparer:
    """Compares what the levels of two ladders ask, through the skills and steps that match."""

    def __init__(
        self,
        source: Framework,
        target: Framework,
        steps: Mapping[int, int | None],
        skills: Mapping[str, str | None],
    ) -> None:
        self.source, self.target = source, target
        pairs = [(skill, skills[skill.id]) for skill in source.skills]
        self._pairs = [(skill, target.skill(other)) for skill, other in pairs if other is not None]
        self._steps = steps
        self.telling_stems = _find_telling_stems(target.levels)

    def measure_distance(self, level: Level, other: Level) -> int | None:
        """The sum of steps that two levels are apart, over the skills that both ask for; None if they are too few."""
        found = [
            abs((self._steps[skill.expectations[level.id].step] or 0) - match.expectations[other.id].step)
            for skill, match in self._pairs
            if level.id in skill.expectations and other.id in match.expectations
        ]
        return sum(found) if len(found) >= _FEWEST_COMPARED else None

    def find_nearest(self, level: Level, among: Sequence[Level]) -> Level | None:
        """The level that asks the most similar, the lower one of two; None if none can be compared."""
        found = [(distance, other) for other in among if (distance := self.measure_distance(level, other)) is not None]
        return min(found, key=lambda each: (each[0], each[1].rank))[1] if found else None


def _guess_level(level: Level, comparer: _Comparer) -> Guess[str]:
    levels = comparer.target.levels
    own = {fold_name(name) for name in list_level_names(level)}
    titled = {fold_name(name) for name in (level.title, *level.titles)}
    called = [other for other in levels if titled & {fold_name(name) for name in (other.title, *other.titles)}]
    called = called or [other for other in levels if own & {fold_name(name) for name in list_level_names(other)}]
    same = next((other for other in levels if other.id == level.id), None)
    if same is not None:
        others = [other for other in called if other.id != same.id]
        why = f"likely: the same id; {_join_ids(others)} has a title of it too" if others else ""
        return Guess(level.id, same.id, why if fold_name(same.title) != fold_name(level.title) else "")
    if len(called) == 1:
        exact = fold_name(called[0].title) == fold_name(level.title)
        shared = next(name for name in list_level_names(called[0]) if fold_name(name) in own)
        return Guess(level.id, called[0].id, "" if exact else f"likely: both are called '{shared}'")
    if called:
        near = comparer.find_nearest(level, called) or min(called, key=lambda each: each.rank)
        others = [other for other in called if other.id != near.id]
        return Guess(level.id, near.id, f"perhaps: asks the most alike; {_join_ids(others)} has a title of it too")
    return _guess_unnamed_level(level, comparer)


def _guess_unnamed_level(level: Level, comparer: _Comparer) -> Guess[str]:
    """Guess a level whose names the other ladder does not have: by words of its title, by what it asks, by its rank."""
    levels = comparer.target.levels
    words = {other.id: comparer.telling_stems[other.id] & _list_stems(level.title) for other in levels}
    most = max(map(len, words.values()), default=0)
    alike = [other for other in levels if most and len(words[other.id]) == most]
    near = comparer.find_nearest(level, alike or levels)
    if alike:
        chosen = near or alike[0]
        return Guess(level.id, chosen.id, f"perhaps: by a word of its title, {chosen.title}")
    if near is not None:
        return Guess(level.id, near.id, f"perhaps: asks the most alike, {near.title}")
    ranks = sorted({other.rank for other in levels})
    highest = max(each.rank for each in comparer.source.levels)
    rank = ranks[(level.rank - 1) * (len(ranks) - 1) // max(1, highest - 1)]
    chosen = next(other for other in levels if other.rank == rank)
    return Guess(level.id, chosen.id, f"perhaps: by its place alone, {chosen.title}")


def _find_telling_stems(levels: Sequence[Level]) -> dict[str, set[str]]:
    """Of each title the stems that fewer than half of the ladder's titles have: not 'product', not 'manager'."""
    titles = {each.id: _list_stems(each.title) for each in levels}
    uses = Counter(word for words in titles.values() for word in words)
    return {id: {word for word in words if 2 * uses[word] < max(3, len(titles))} for id, words in titles.items()}


def _list_stems(title: str) -> set[str]:
    return {stem(word) for word in WORD.findall(fold(title)) if word not in SMALL_WORDS}


def _join_ids(levels: Sequence[Level]) -> str:
    return join_names([level.id for level in levels])
