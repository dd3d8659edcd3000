"""What can be offered at the cursor: names of commands and options, and ids out of the ladder and the person's data.

A shell may evaluate what it is given, so a value is offered only where it is made of letters, digits, dots, hyphens and
underscores, and of a text no more is handed on than its words.
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
"""The line that asks the shell for files; no value begins with a colon."""

Pairs = Iterable[tuple[str, str]]

_VALUE = re.compile(r"[a-z0-9][a-z0-9._-]*\Z")
_OPTION = re.compile(r"--?[a-z][a-z-]*\Z")
_NO_WORDS = re.compile(r"[^\w,.\- ]+")
_WIDEST = 72


def lines(cursor: Cursor | None, cut: str) -> list[str]:
    """A line for each word that fits: the word from behind `cut` on and, after a TAB, its help."""
    if cursor is None:
        return []
    found = list(_fitting(cursor))
    whole = [(f"{cursor.before}{value}", text) for value, text in found]
    shown = [f"{word.removeprefix(cut)}\t{_plain(text)}" for word, text in whole]
    return [*shown, FILES] if _takes_files(cursor) else shown


def _plain(text: str) -> str:
    """The words of a text and nothing else."""
    words = " ".join(_NO_WORDS.sub(" ", text).split())
    return words if len(words) <= _WIDEST else words[:_WIDEST].rpartition(" ")[0]


def _takes_files(cursor: Cursor) -> bool:
    parameter = cursor.parameter
    if parameter is None or (cursor.stem.startswith("-") and not cursor.only_values):
        return False
    looks_like_one = parameter.kind == "framework" and cursor.stem.startswith((".", "/", "~"))
    return parameter.kind == "file" or looks_like_one


def _fitting(cursor: Cursor) -> Iterator[tuple[str, str]]:
    """What begins with the stem, in any case, each once."""
    stem = cursor.stem.casefold()
    if stem.startswith("-") and not cursor.only_values:
        yield from ((name, text) for name, text in _options(cursor) if name.startswith(stem))
        return
    found = dict(reversed(list(_values(cursor))))
    fitting = [(value, text) for value, text in reversed(found.items()) if value.startswith(stem)]
    yield from ((value, text) for value, text in fitting if all(map(_VALUE.match, value.rstrip("=").split("="))))
    if not stem and cursor.parameter is None and not cursor.node.below and not cursor.only_values:
        yield from _options(cursor)


def _options(cursor: Cursor) -> Iterator[tuple[str, str]]:
    """The options that may still be given, those that make a choice with all their names."""
    for each in cursor.node.options:
        if each.many or each.id not in cursor.said:
            names = [name for name in each.names if name.startswith("--")] or each.names[:1]
            yield from ((name, each.help) for name in names if _OPTION.match(name))


def _values(cursor: Cursor) -> Pairs:
    parameter = cursor.parameter
    if parameter is None:
        return [] if cursor.only_values else [(name, below.help) for name, below in cursor.node.below.items()]
    if parameter.choices:
        return [(choice, "") for choice in parameter.choices]
    taken = set(cursor.said.get(parameter.id, ()))
    return [pair for pair in _SOURCES.get(parameter.kind, _nothing)(cursor) if pair[0] not in taken]


def _levels(ladder: Framework) -> Pairs:
    return [(level.id, level.title) for level in ladder.levels]


def _levels_there(cursor: Cursor) -> Pairs:
    """Levels; for --to those that the ladder leads to from where --from says, if it says so."""
    ladder = _ladder(cursor)
    start = cursor.said.get("start", [""])[-1].casefold()
    if cursor.parameter is None or cursor.parameter.id != "to" or all(each.id != start for each in ladder.levels):
        return _levels(ladder)
    from pm_career.advice.paths import reachable

    ahead = {level.id for level in reachable(ladder, start)}
    return [pair for pair in _levels(ladder) if pair[0] in ahead]


def _skills(ladder: Framework) -> Pairs:
    return [(skill.id, skill.name) for skill in ladder.skills]


def _ratings(ladder: Framework, stem: str) -> Pairs:
    """A skill first, and once it is there its steps."""
    skill, equals, _ = stem.partition("=")
    if not equals:
        return [(f"{each.id}=", each.name) for each in ladder.skills]
    return [(f"{skill.casefold()}={step.value}", step.name) for step in ladder.scale]


def _renamed(cursor: Cursor) -> Pairs:
    """What `data move` is about: skills or levels, as its first word says."""
    return (_skills if cursor.said.get("kind") == ["skill"] else _levels)(_ladder(cursor))


def _frameworks() -> Pairs:
    from pm_career.frameworks.locate import list_names

    return [(name, "") for name in list_names()]


def _explained(cursor: Cursor) -> Pairs:
    """The commands below those that were named, and at the beginning the topics."""
    from pm_career.commands.help_topics import TOPICS

    node, named = cursor.root, cursor.said.get("words", ())
    for word in named:
        if word not in node.below:
            return ()
        node = node.below[word]
    commands = [(name, below.help) for name, below in node.below.items()]
    return commands if named else [*commands, *((topic, "") for topic in TOPICS)]


def _person(cursor: Cursor) -> str:
    return cursor.said.get("person", [ME])[-1]


def _ladder(cursor: Cursor) -> Framework:
    """The ladder that the command would open: the one that was said, the person's own, the default one."""
    from pm_career.frameworks.open import open_framework
    from pm_career.paths import data_file

    asked = cursor.said.get("framework", [""])[-1] or os.environ.get(FRAMEWORK_VARIABLE) or ""
    if not asked and cursor.node.option("--person") and data_file().exists():
        from pm_career.store.opening import open_for_reading  # 25 ms, and many have no data
        from pm_career.store.people import read_profile

        with open_for_reading(data_file()) as store:
            asked = read_profile(store, _person(cursor)).framework
    return open_framework(asked or None)


def _personal(kind: str, person: str) -> Pairs:
    """The ids in the person's data, what is newest first; none, and no store loaded, where there is no data."""
    from pm_career.paths import data_file

    if not data_file().exists():
        return ()
    from pm_career.store.completion_queries import describe_evidence, describe_goals, describe_people
    from pm_career.store.opening import open_for_reading

    with open_for_reading(data_file()) as store:
        if kind == "person":
            return describe_people(store)
        return describe_evidence(store, person) if kind == "evidence" else describe_goals(store, person)


def _nothing(cursor: Cursor) -> Pairs:  # noqa: ARG001  free text: there is nothing to offer
    return ()


_SOURCES: dict[str, Callable[[Cursor], Pairs]] = {
    "level": _levels_there,
    "skill": lambda cursor: _skills(_ladder(cursor)),
    "rating": lambda cursor: _ratings(_ladder(cursor), cursor.stem),
    "moved": _renamed,
    "framework": lambda _: _frameworks(),
    "help": _explained,
    "person": lambda _: _personal("person", ""),
    "evidence": lambda cursor: _personal("evidence", _person(cursor)),
    "goal": lambda cursor: _personal("goal", _person(cursor)),
}
"""All of a kind, with what each is called."""
