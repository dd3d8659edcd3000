"""Rules on length: texts that are too long and lists with too many items to be read and used in one sitting."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from pm_career.domain.prose import extract_words
from pm_career.frameworks.file_types import FILE_TYPES, list_fields_in_files
from pm_career.frameworks.quality.finding import Finding
from pm_career.frameworks.quality.text_walk import AnyPiece, CheckedFramework, Path, make_finding

LONG, MANY = "too-wordy", "too-many"

_FIELDS = [field for kind in FILE_TYPES for field in list_fields_in_files(kind)]
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


def find_too_wordy(checked: CheckedFramework) -> Iterator[Finding]:
    """Texts over the limit of their kind, and levels that take more than a sitting to read."""
    for written in checked.texts:
        limit = LONGEST.get(written.key)
        length = len(" ".join(written.text.split()))
        if limit and length > limit:
            message = f"{length} characters, where {limit} are the most for `{written.key}`"
            yield written.make_finding(LONG, message, "Say one thing, and leave out what the reader knows.")
    yield from _find_wordy_levels(checked)


def _find_wordy_levels(checked: CheckedFramework) -> Iterator[Finding]:
    words = Counter[str]()
    level_ids = {each.value.id for each in checked.levels}
    for written in checked.texts:
        if written.key == "evidence":
            continue
        owner = written.path[1] if written.path[0] == "expectations" else getattr(written.piece.value, "id", "")
        if owner in level_ids:
            words[str(owner)] += len(extract_words(written.text))
    for level in checked.levels:
        count = words[level.value.id]
        if count > MOST_WORDS_OF_A_LEVEL:
            message = f"`{level.value.id}` takes {count} words to read, with the bars and behaviours of its skills"
            hint = f"More than {MOST_WORDS_OF_A_LEVEL} are not read in one sitting: keep what tells most."
            yield make_finding(level, ("id",), LONG, message, hint)


def find_too_many(checked: CheckedFramework) -> Iterator[Finding]:
    """Lists over the limit of their key; too many levels, skills, and skills in focus."""
    yield from _find_many_items(checked)
    tracks = Counter(each.value.track for each in checked.levels)
    for level in checked.levels:
        track = level.value.track
        if tracks[track] > MOST_LEVELS_OF_A_TRACK:
            where = f"the track `{track}` has" if track else "the ladder has"
            message = f"{where} {tracks.pop(track)} levels, where {MOST_LEVELS_OF_A_TRACK} are the most"
            yield make_finding(level, ("track",), MANY, message, "Neighbours that few can tell apart are best joined.")
        focus = sum(
            expectation.focus
            for skill in checked.skills
            if (expectation := skill.value.expectations.get(level.value.id)) is not None
        )
        if focus > MOST_IN_FOCUS:
            message = f"`{level.value.id}` puts {focus} skills in focus, where {MOST_IN_FOCUS} are the most"
            yield make_finding(
                level, ("id",), MANY, message, "What is in focus everywhere is in focus nowhere: choose."
            )
    if len(checked.skills) > MOST_SKILLS:
        message = f"the framework has {len(checked.skills)} skills, where {MOST_SKILLS} are the most"
        hint = "Nobody rates themselves on so many in one sitting: join those that are always found together."
        yield make_finding(checked.manifest, ("skills",), MANY, message, hint)


def _find_many_items(checked: CheckedFramework) -> Iterator[Finding]:
    everything: tuple[AnyPiece, ...] = (checked.manifest, *checked.levels, *checked.skills)
    for piece in everything:
        for path, key, count in _walk_lists(piece.value, ()):
            limit = MOST.get(key)
            if limit and count > limit:
                message = f"{count} items, where {limit} are the most for `{key}`"
                yield make_finding(piece, path, MANY, message, "Keep those that tell most, and leave out the others.")


def _walk_lists(value: object, path: Path) -> Iterator[tuple[Path, str, int]]:
    """Every list in a value: its path, its key and how many items it has."""
    if isinstance(value, tuple):
        yield path, str(path[-1]), len(value)
        for index, each in enumerate(value):
            yield from _walk_lists(each, (*path, index))
    elif isinstance(value, dict):
        for key, each in value.items():
            yield from _walk_lists(each, (*path, key))
    else:
        for field in getattr(value, "__struct_fields__", ()):
            yield from _walk_lists(getattr(value, field), (*path, field))
