"""List what may follow at the cursor: commands, options, and ids of the ladder and of the person's data.

A shell may evaluate what it gets. So a value is listed only if it consists of letters, digits, dots, hyphens and
underscores, and texts are reduced to their words.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

from pm_career.commands.completion.cursor import Cursor
from pm_career.commands.options import FRAMEWORK_VARIABLE
from pm_career.domain.person import ME

if TYPE_CHECKING:
    from pm_career.domain.framework import Framework

FILES = ":files"
"""A line that asks the shell for file names. No value begins with a colon."""

Pairs = Iterable[tuple[str, str]]

_VALUE = re.compile(r"[a-z0-9][a-z0-9._-]*\Z")
_OPTION = re.compile(r"--?[a-z][a-z-]*\Z")
_NO_WORDS = re.compile(r"[^\w,.\- ]+")
_LONGEST_HELP = 72


def format_candidates(cursor: Cursor | None, cut: str) -> list[str]:
    """Return a line for each word that fits: the word without the leading `cut` and, after a TAB, its help."""
    if cursor is None:
        return []
    found = list(_find_fitting(cursor))
    whole = [(f"{cursor.before}{value}", text) for value, text in found]
    shown = [f"{word.removeprefix(cut)}\t{_reduce_to_words(text)}" for word, text in whole]
    return [*shown, FILES] if _takes_files(cursor) else shown


def _reduce_to_words(text: str) -> str:
    """Keep only the words of a text, at most `_LONGEST_HELP` characters."""
    words = " ".join(_NO_WORDS.sub(" ", text).split())
    return words if len(words) <= _LONGEST_HELP else words[:_LONGEST_HELP].rpartition(" ")[0]


def _takes_files(cursor: Cursor) -> bool:
    parameter = cursor.parameter
    if parameter is None or (cursor.stem.startswith("-") and not cursor.only_values):
        return False
    looks_like_one = parameter.kind == "framework" and cursor.stem.startswith((".", "/", "~"))
    return parameter.kind == "file" or looks_like_one


def _find_fitting(cursor: Cursor) -> Iterator[tuple[str, str]]:
    """Yield the values that begin with the stem, in upper or lower case, each once and with its help."""
    stem = cursor.stem.casefold()
    if stem.startswith("-") and not cursor.only_values:
        yield from ((name, text) for name, text in _list_options(cursor) if name.startswith(stem))
        return
    found = dict(reversed(list(_list_values(cursor))))
    fitting = [(value, text) for value, text in reversed(found.items()) if value.startswith(stem)]
    yield from ((value, text) for value, text in fitting if all(map(_VALUE.match, value.rstrip("=").split("="))))
    if not stem and cursor.parameter is None and not cursor.node.below and not cursor.only_values:
        yield from _list_options(cursor)


def _list_options(cursor: Cursor) -> Iterator[tuple[str, str]]:
    """Yield the options that may still be given; a pair such as --color/--no-color with both names."""
    for each in cursor.node.options:
        if each.many or each.id not in cursor.typed:
            names = [name for name in each.names if name.startswith("--")] or each.names[:1]
            yield from ((name, each.help) for name in names if _OPTION.match(name))


def _list_values(cursor: Cursor) -> Pairs:
    parameter = cursor.parameter
    if parameter is None:
        return [] if cursor.only_values else [(name, below.help) for name, below in cursor.node.below.items()]
    if parameter.choices:
        return [(choice, "") for choice in parameter.choices]
    taken = set(cursor.typed.get(parameter.id, ()))
    return [pair for pair in _SOURCES.get(parameter.kind, _list_nothing)(cursor) if pair[0] not in taken]


def _list_levels(ladder: Framework) -> Pairs:
    return [(level.id, level.title) for level in ladder.levels]


def _list_levels_from_start(cursor: Cursor) -> Pairs:
    """List the levels; for --to only those that can be reached from the level of --from, if it is given."""
    ladder = _open_ladder(cursor)
    start = cursor.typed.get("start", [""])[-1].casefold()
    if cursor.parameter is None or cursor.parameter.id != "to" or all(each.id != start for each in ladder.levels):
        return _list_levels(ladder)
    from pm_career.advice.paths import find_reachable

    ahead = {level.id for level in find_reachable(ladder, start)}
    return [pair for pair in _list_levels(ladder) if pair[0] in ahead]


def _list_skills(ladder: Framework) -> Pairs:
    return [(skill.id, skill.name) for skill in ladder.skills]


def _list_ratings(ladder: Framework, stem: str) -> Pairs:
    """List skills with '='; after 'SKILL=', its steps."""
    skill, equals, _ = stem.partition("=")
    if not equals:
        return [(f"{each.id}=", each.name) for each in ladder.skills]
    return [(f"{skill.casefold()}={step.value}", step.name) for step in ladder.scale]


def _list_ids_of_kind(cursor: Cursor) -> Pairs:
    """List skills or levels, as the first word of `data move` says."""
    return (_list_skills if cursor.typed.get("kind") == ["skill"] else _list_levels)(_open_ladder(cursor))


def _list_frameworks() -> Pairs:
    from pm_career.frameworks.locate import list_names

    return [(name, "") for name in list_names()]


def _list_help_words(cursor: Cursor) -> Pairs:
    """List the commands below those that are typed already and, for the first word, the help topics."""
    from pm_career.commands.help_topics import TOPICS

    node, named = cursor.root, cursor.typed.get("words", ())
    for word in named:
        if word not in node.below:
            return ()
        node = node.below[word]
    commands = [(name, below.help) for name, below in node.below.items()]
    return commands if named else [*commands, *((topic, "") for topic in TOPICS)]


def _find_person(cursor: Cursor) -> str:
    return cursor.typed.get("person", [ME])[-1]


def _open_ladder(cursor: Cursor) -> Framework:
    """Open the ladder that the command would open: that of --framework, the person's own, or the default one."""
    from pm_career.frameworks.open import open_framework
    from pm_career.paths import find_data_file, has_data

    asked = cursor.typed.get("framework", [""])[-1] or os.environ.get(FRAMEWORK_VARIABLE) or ""
    if not asked and cursor.node.find_option("--person") and has_data():
        from pm_career.store.connection import SHORT_TIMEOUT
        from pm_career.store.opening import open_for_reading  # 25 ms, and many have no data
        from pm_career.store.people import read_profile

        with open_for_reading(find_data_file(), timeout=SHORT_TIMEOUT) as store:
            asked = read_profile(store, _find_person(cursor)).framework
    return open_framework(asked or None)


def _list_personal_ids(kind: str, person: str) -> Pairs:
    """List the ids in the person's data, newest first. Without data the store is not even imported."""
    from pm_career.paths import find_data_file, has_data

    if not has_data():
        return ()
    from pm_career.store.completion_queries import describe_evidence, describe_goals, describe_people
    from pm_career.store.connection import SHORT_TIMEOUT
    from pm_career.store.opening import open_for_reading

    with open_for_reading(find_data_file(), timeout=SHORT_TIMEOUT) as store:
        if kind == "person":
            return describe_people(store)
        return describe_evidence(store, person) if kind == "evidence" else describe_goals(store, person)


def _list_nothing(cursor: Cursor) -> Pairs:  # noqa: ARG001  free text has no candidates
    return ()


_SOURCES: dict[str, Callable[[Cursor], Pairs]] = {
    "level": _list_levels_from_start,
    "skill": lambda cursor: _list_skills(_open_ladder(cursor)),
    "rating": lambda cursor: _list_ratings(_open_ladder(cursor), cursor.stem),
    "moved": _list_ids_of_kind,
    "framework": lambda _: _list_frameworks(),
    "help": _list_help_words,
    "person": lambda _: _list_personal_ids("person", ""),
    "evidence": lambda cursor: _list_personal_ids("evidence", _find_person(cursor)),
    "goal": lambda cursor: _list_personal_ids("goal", _find_person(cursor)),
}
"""For each kind of value, the function that lists its values with their names."""
