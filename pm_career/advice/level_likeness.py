"""How alike the levels of two ladders are: by their titles, their tracks and what they ask."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from pm_career.domain.framework import Framework, Level
from pm_career.domain.names import list_level_names
from pm_career.domain.text import WORD, fold, fold_name
from pm_career.domain.wording import SMALL_WORDS, stem

_FEWEST_COMPARED = 3
"""Two levels that share fewer skills than this are not compared by what they ask."""


class Likeness(NamedTuple):
    """What speaks for two levels being one; of two, the greater is the likelier."""

    titles: int  # 1 if they have a title in common
    names: int  # 1 if they have a name of any kind in common
    words: int  # telling words that their titles have in common
    tracks: int  # 1 if they are on tracks that are called alike
    compared: int  # 1 if they ask for enough skills that correspond
    nearness: int  # the steps that they are apart in these, counted down from 0


class _Traits(NamedTuple):
    """What a level is compared by: its titles, all its names, words of its title, its track, the steps that it asks."""

    titles: frozenset[str]
    names: frozenset[str]
    words: frozenset[str]
    track: str
    steps: Mapping[str, int]


class LevelComparer:
    """Compares the levels of two ladders. `steps` and `skills` say what those of `source` are on `target`."""

    def __init__(
        self,
        source: Framework,
        target: Framework,
        steps: Mapping[int, int | None],
        skills: Mapping[str, str | None],
    ) -> None:
        self.target = target
        pairs = [(here, target.skill(there)) for here in source.skills if (there := skills[here.id]) is not None]
        words = _find_telling_stems(target.levels)
        self._here = {
            level.id: _Traits(
                titles=_fold_all((level.title, *level.titles)),
                names=_fold_all(list_level_names(level)),
                words=_list_stems(level.title),
                track=fold_name(source.find_track_title(level)),
                steps={
                    here.id: steps[asked.step] or 0 for here, _ in pairs if (asked := here.expectations.get(level.id))
                },
            )
            for level in source.levels
        }
        self._there = {
            level.id: _Traits(
                titles=_fold_all((level.title, *level.titles)),
                names=_fold_all(list_level_names(level)),
                words=words[level.id],
                track=fold_name(target.find_track_title(level)),
                steps={here.id: asked.step for here, there in pairs if (asked := there.expectations.get(level.id))},
            )
            for level in target.levels
        }
        self._places = _number_ranks(source.levels), _number_ranks(target.levels)
        self._found: dict[tuple[str, str], Likeness] = {}

    def compare(self, level: Level, other: Level) -> Likeness:
        """How alike a level of the first ladder and one of the second are."""
        key = (level.id, other.id)
        if key not in self._found:
            here, there = self._here[level.id], self._there[other.id]
            apart = [abs(step - there.steps[skill]) for skill, step in here.steps.items() if skill in there.steps]
            compared = len(apart) >= _FEWEST_COMPARED
            self._found[key] = Likeness(
                titles=int(not here.titles.isdisjoint(there.titles)),
                names=int(not here.names.isdisjoint(there.names)),
                words=len(here.words & there.words),
                tracks=int(here.track == there.track != ""),
                compared=int(compared),
                nearness=-sum(apart) if compared else 0,
            )
        return self._found[key]

    def measure_shift(self, level: Level, other: Level) -> int:
        """How far two levels are from the same place between the lowest and the highest rank of their ladders."""
        here, there = self._places
        return abs(here[level.rank] * (len(there) - 1) - there[other.rank] * (len(here) - 1))


def _number_ranks(levels: Sequence[Level]) -> dict[int, int]:
    return {rank: place for place, rank in enumerate(sorted({level.rank for level in levels}))}


def _fold_all(names: Iterable[str]) -> frozenset[str]:
    return frozenset(map(fold_name, names))


def _find_telling_stems(levels: Sequence[Level]) -> dict[str, frozenset[str]]:
    """Of each title the stems that fewer than half of the ladder's titles have: not 'product', not 'manager'."""
    titles = {each.id: _list_stems(each.title) for each in levels}
    uses = Counter(word for words in titles.values() for word in words)
    return {
        id: frozenset(word for word in words if 2 * uses[word] < max(3, len(titles))) for id, words in titles.items()
    }


def _list_stems(title: str) -> frozenset[str]:
    return frozenset(stem(word) for word in WORD.findall(fold(title)) if word not in SMALL_WORDS)
