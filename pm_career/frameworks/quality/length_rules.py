"""Texts that are too long, and lists that have too many items, to be read and used in one sitting."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from pm_career.frameworks.file_types import FILE_TYPES, fields_in_files
from pm_career.frameworks.quality.finding import Finding
from pm_career.frameworks.quality.lexicon import words
from pm_career.frameworks.quality.text_walk import AnyPlaced, Matter, Path, found

LONG, MANY = "too-wordy", "too-many"

_FIELDS = [field for kind in FILE_TYPES for field in fields_in_files(kind)]
LONGEST = {field.name: field.about.longest for field in _FIELDS if field.about.longest}
"""Characters of a text, by the key that it stands under."""
MOST = {field.name: field.about.most for field in _FIELDS if field.about.most}
"""Items of a list, by its key."""

MOST_SKILLS = 20
MOST_LEVELS_OF_A_TRACK = 12
MOST_IN_FOCUS = 6
MOST_WORDS_OF_A_LEVEL = 3000
"""What a level says of itself and asks of each skill, read with care, takes a quarter of an hour; examples of
evidence are looked up, not read through."""


def too_wordy(matter: Matter) -> Iterator[Finding]:
    """Texts over the limit of their kind, and levels that take more than a sitting to read."""
    for written in matter.texts:
        limit = LONGEST.get(written.slot)
        length = len(" ".join(written.text.split()))
        if limit and length > limit:
            message = f"{length} characters, where {limit} are the most for `{written.slot}`"
            yield written.found(LONG, message, "Say one thing, and leave out what the reader knows.")
    yield from _wordy_levels(matter)


def _wordy_levels(matter: Matter) -> Iterator[Finding]:
    spoken = Counter[str]()
    level_ids = {each.value.id for each in matter.levels}
    for written in matter.texts:
        if written.slot == "evidence":
            continue
        owner = written.path[1] if written.path[0] == "expectations" else getattr(written.placed.value, "id", "")
        if owner in level_ids:
            spoken[str(owner)] += len(words(written.text))
    for level in matter.levels:
        count = spoken[level.value.id]
        if count > MOST_WORDS_OF_A_LEVEL:
            message = f"`{level.value.id}` takes {count} words to read, with the bars and behaviours of its skills"
            hint = f"More than {MOST_WORDS_OF_A_LEVEL} are not read in one sitting: keep what tells most."
            yield found(level, ("id",), LONG, message, hint)


def too_many(matter: Matter) -> Iterator[Finding]:
    """Lists over the limit of their key; too many levels, skills, and skills in focus."""
    yield from _many_items(matter)
    tracks = Counter(each.value.track for each in matter.levels)
    for level in matter.levels:
        track = level.value.track
        if tracks[track] > MOST_LEVELS_OF_A_TRACK:
            where = f"the track `{track}` has" if track else "the ladder has"
            message = f"{where} {tracks.pop(track)} levels, where {MOST_LEVELS_OF_A_TRACK} are the most"
            yield found(level, ("track",), MANY, message, "Neighbours that few can tell apart are best joined.")
        focus = sum(
            expectation.focus
            for skill in matter.skills
            if (expectation := skill.value.expectations.get(level.value.id)) is not None
        )
        if focus > MOST_IN_FOCUS:
            message = f"`{level.value.id}` puts {focus} skills in focus, where {MOST_IN_FOCUS} are the most"
            yield found(level, ("id",), MANY, message, "What is in focus everywhere is in focus nowhere: choose.")
    if len(matter.skills) > MOST_SKILLS:
        message = f"the framework has {len(matter.skills)} skills, where {MOST_SKILLS} are the most"
        hint = "Nobody rates herself on so many in one sitting: join those that are always found together."
        yield found(matter.manifest, ("skills",), MANY, message, hint)


def _many_items(matter: Matter) -> Iterator[Finding]:
    everything: tuple[AnyPlaced, ...] = (matter.manifest, *matter.levels, *matter.skills)
    for placed in everything:
        for path, key, count in _lists(placed.value, ()):
            limit = MOST.get(key)
            if limit and count > limit:
                message = f"{count} items, where {limit} are the most for `{key}`"
                yield found(placed, path, MANY, message, "Keep those that tell most, and leave out the others.")


def _lists(value: object, path: Path) -> Iterator[tuple[Path, str, int]]:
    """Every list in a value: the way to it, its key and how many items it has."""
    if isinstance(value, tuple):
        yield path, str(path[-1]), len(value)
        for index, each in enumerate(value):
            yield from _lists(each, (*path, index))
    elif isinstance(value, dict):
        for key, each in value.items():
            yield from _lists(each, (*path, key))
    else:
        for field in getattr(value, "__struct_fields__", ()):
            yield from _lists(getattr(value, field), (*path, field))
