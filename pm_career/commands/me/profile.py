"""`pmcareer me set`: who a person is to the program."""

from __future__ import annotations

import os
from typing import Annotated

import typer
from msgspec.structs import replace

from pm_career.commands import options, streams
from pm_career.commands.personal import changing, ladder_of, reading, whose
from pm_career.commands.prompts import ask_choice, ask_until, require_terminal
from pm_career.commands.session import above, level_called
from pm_career.domain.framework import Framework
from pm_career.domain.person import ME, Profile
from pm_career.domain.text import one_line
from pm_career.errors import UsageError
from pm_career.frameworks.locate import make_lasting
from pm_career.store.people import read_profile, save_profile


def command(
    level: Annotated[str | None, typer.Option("--level", metavar="LEVEL", help="Where you stand now.")] = None,
    target: Annotated[str | None, typer.Option("--target", metavar="LEVEL", help="Where you want to get to.")] = None,
    name: Annotated[str | None, typer.Option("--name", help="What to call you on pages.")] = None,
    framework: Annotated[
        str | None, typer.Option("--framework", metavar="NAME|PATH", help="Your ladder, by its name or its folder.")
    ] = None,
    person: options.Person = None,
) -> None:
    """Say where you stand and where you want to get to, so that the other commands need not ask."""
    with reading() as store:
        before = read_profile(store, whose(person))
    # A ladder of the environment is for this call alone: only what is typed is remembered.
    ladder = ladder_of(before, framework or os.environ.get(options.FRAMEWORK_VARIABLE))
    if not any((level, target, name, framework)):
        require_terminal("There is nothing to set.", "--level, --target, --name or --framework")
        known = {each.id: each.title for each in ladder.levels}
        level = ask_choice("Where do you stand now", known, lambda said: level_called(ladder, said).id, before.level)
        target = ask_until("Where to? (Enter for the next rung)", lambda said: _target(ladder, level or "", said), "")
    after = replace(
        before,
        name=before.name if name is None else name,
        level=level_called(ladder, level).id if level else before.level,
        target=_target(ladder, level or before.level, target) if target is not None else before.target,
        framework=make_lasting(framework) if framework else before.framework,
    )
    refuse_what_does_not_fit(ladder, after)
    with changing() as change:
        save_profile(change, after)
    _tell(ladder, after)


def _target(ladder: Framework, level: str, said: str) -> str:
    """The target's id; nothing said means the next rung, whichever that is later."""
    if not said:
        return ""
    target = level_called(ladder, said)
    return above(ladder, level_called(ladder, level), target).id if level else target.id


def refuse_what_does_not_fit(ladder: Framework, profile: Profile) -> None:
    """A UsageError where the ladder lacks the profile's level or target, or does not lead from one to the other."""
    ids = {level.id for level in ladder.levels}
    for called in (profile.level, profile.target):
        if called and called not in ids:
            raise UsageError(
                f"The ladder '{one_line(ladder.id)}' has no level '{one_line(called)}'.",
                "Give --level and --target that it has, with --framework.",
            )
    if profile.level and profile.target:
        above(ladder, ladder.level(profile.level), ladder.level(profile.target))


def _tell(ladder: Framework, profile: Profile) -> None:
    level = ladder.level(profile.level).title if profile.level else "no level yet"
    target = ladder.level(profile.target).title if profile.target else "the next rung"
    who = "You are" if profile.person == ME else f"{profile.person} is"
    streams.tell(one_line(f"{who} set: {level}, aiming for {target}."))
    more = "" if profile.person == ME else f" --person {profile.person}"
    streams.tell(f"Now: pmcareer assess{more}   (or pmcareer next{more})")
