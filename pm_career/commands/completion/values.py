"""List what a value on the command line may be: the functions that arguments and options name as `autocompletion`.

They may raise PmCareerError and OSError: `complete` then offers nothing. Imports are inside of them, as every call of a
command imports this module.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING, Any

import typer

from pm_career.domain.person import ME

if TYPE_CHECKING:
    from pm_career.domain.framework import Framework
    from pm_career.store.log import Store

FILES = ":files"
"""The help of a value that stands for the names of files. The shell lists them."""

Values = list[tuple[str, str]]
"""What may be typed, each with its name."""


def complete_files(incomplete: str) -> Values:
    """Ask the shell for the names of files and folders."""
    return [(incomplete, FILES)]


def complete_frameworks(incomplete: str) -> Values:
    """List the frameworks; files if a path is typed."""
    from pm_career.frameworks.locate import is_path, list_names

    return complete_files(incomplete) if is_path(incomplete) else [(name, "") for name in list_names()]


def complete_levels(context: typer.Context) -> Values:
    """List the levels of the ladder, apart from those that the command has already."""
    return _drop_typed(context, [(level.id, level.title) for level in _open_ladder(context).levels])


def complete_present_levels(context: typer.Context) -> Values:
    """List the levels, and what stands for being on none yet."""
    from pm_career.domain.framework import NO_LEVEL, OUTSIDE

    return [(NO_LEVEL, OUTSIDE), *complete_levels(context)]


def complete_backgrounds(context: typer.Context) -> Values:
    """List what people come from into the first level of the ladder."""
    return [(each.id, each.title) for each in _open_ladder(context).entry.backgrounds]


def complete_levels_ahead(context: typer.Context) -> Values:
    """List the levels that can be reached from that of --from, if it is given; otherwise all."""
    ladder, start = _open_ladder(context), (context.params.get("start") or "").casefold()
    levels = [(level.id, level.title) for level in ladder.levels]
    if all(id != start for id, _ in levels):
        return levels
    from pm_career.advice.paths import find_reachable

    ahead = {level.id for level in find_reachable(ladder, start)}
    return [pair for pair in levels if pair[0] in ahead]


def complete_skills(context: typer.Context) -> Values:
    """List the skills of the ladder, apart from those that the command has already."""
    return _drop_typed(context, [(skill.id, skill.name) for skill in _open_ladder(context).skills])


def complete_responsibilities(context: typer.Context) -> Values:
    """List the responsibilities at --level, if it is given; else at the target and the present level, else at all."""
    from pm_career.domain.names import match_level
    from pm_career.domain.responsibilities import name_responsibilities
    from pm_career.paths import has_data

    ladder = _open_ladder(context)
    named = context.params.get("level")
    levels = [ladder.level(each) for each in match_level(ladder, named).ids] if named else []
    if not levels and has_data():
        from pm_career.journal.access import make_owner
        from pm_career.journal.responsibilities import list_levels_with_work

        with _open_notes() as store:
            levels = list(list_levels_with_work(make_owner(store, _find_person(context), ladder)))
    found: dict[str, str] = {}
    for level in levels or ladder.levels:
        for own, each in name_responsibilities(level).items():
            found.setdefault(own, each.title)
    return list(found.items())


def complete_ratings(context: typer.Context, incomplete: str) -> Values:
    """List the skills with '='; after 'SKILL=', its steps."""
    ladder = _open_ladder(context)
    skill, equals, _ = incomplete.partition("=")
    if equals:
        return [(f"{skill}={step.value}", step.name) for step in ladder.list_rating_steps()]
    return [(f"{each.id}=", each.name) for each in ladder.skills]


def complete_renamed(context: typer.Context) -> Values:
    """List skills or levels, as the first word of `data move` says."""
    return complete_skills(context) if context.params.get("kind") == "skill" else complete_levels(context)


def complete_people() -> Values:
    """List everybody there are notes about."""
    from pm_career.store.completion_queries import describe_people

    with _open_notes() as store:
        return describe_people(store)


def complete_evidence(context: typer.Context) -> Values:
    """List the ids of the person's evidence, apart from those that the command has already."""
    from pm_career.store.completion_queries import describe_evidence

    with _open_notes() as store:
        return _drop_typed(context, describe_evidence(store, _find_person(context)))


def complete_goals(context: typer.Context) -> Values:
    """List the ids of the person's goals, apart from those that the command has already."""
    from pm_career.store.completion_queries import describe_goals

    with _open_notes() as store:
        return _drop_typed(context, describe_goals(store, _find_person(context)))


def complete_agreements(context: typer.Context) -> Values:
    """List the ids of the person's agreements."""
    from pm_career.store.completion_queries import describe_agreements

    with _open_notes() as store:
        return _drop_typed(context, describe_agreements(store, _find_person(context)))


def complete_one_on_ones(context: typer.Context) -> Values:
    """List the ids of the person's one-on-ones."""
    from pm_career.store.completion_queries import describe_one_on_ones

    with _open_notes() as store:
        return _drop_typed(context, describe_one_on_ones(store, _find_person(context)))


def complete_sent(context: typer.Context) -> Values:
    """List the ids of the copies of the person's promotion cases."""
    from pm_career.store.completion_queries import describe_sent

    with _open_notes() as store:
        return _drop_typed(context, describe_sent(store, _find_person(context)))


def complete_agreements_and_sent(context: typer.Context) -> Values:
    """List the ids of the person's agreements, then those of the copies of their promotion cases."""
    return [*complete_agreements(context), *complete_sent(context)]


def complete_help(context: typer.Context) -> Values:
    """List the commands below those that are typed already and, for the first word, the help topics."""
    from pm_career.commands.help_topics import TOPICS

    group: Any = context.find_root().command
    named = context.params.get("words") or ()
    for word in named:
        group = group.get_command(context, word)
    commands = group.summarize_commands() if hasattr(group, "summarize_commands") else []
    return commands if named else [*commands, *((topic, "") for topic in TOPICS)]


def _drop_typed(context: typer.Context, values: Iterable[tuple[str, str]]) -> Values:
    """Leave out what stands already in one of the command's lists, such as the ids of `evidence remove`."""
    typed = {each for given in context.params.values() if isinstance(given, list | tuple) for each in given}
    return [pair for pair in values if pair[0] not in typed]


def _find_person(context: typer.Context) -> str:
    return context.params.get("person") or ME


def _open_ladder(context: typer.Context) -> Framework:
    """Open the ladder that the command would open: that of --framework, the person's own, or the default one."""
    from pm_career.commands.options import FRAMEWORK_VARIABLE
    from pm_career.frameworks.open import open_framework
    from pm_career.paths import has_data

    asked = context.params.get("framework") or os.environ.get(FRAMEWORK_VARIABLE)
    if not asked and "person" in context.params and has_data():  # the store takes 25 ms, and many have no data
        from pm_career.store.people import read_profile

        with _open_notes() as store:
            asked = read_profile(store, _find_person(context)).framework
    return open_framework(asked or None)


def _open_notes() -> AbstractContextManager[Store]:
    """Open the notes for reading. A store that another process keeps locked is given up soon."""
    from pm_career.paths import find_data_file
    from pm_career.store.connection import SHORT_TIMEOUT
    from pm_career.store.opening import open_for_reading

    return open_for_reading(find_data_file(), timeout=SHORT_TIMEOUT)
