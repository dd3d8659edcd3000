"""`pmcareer framework use`: choose the framework that commands use if none is asked for."""

from __future__ import annotations

import os
import shlex
from collections.abc import Container
from typing import Annotated, Optional

import typer

from pm_career.commands import options, streams
from pm_career.commands.options import FrameworkArgument
from pm_career.domain.framework import NO_LEVEL, Framework, Level
from pm_career.domain.names import match_level
from pm_career.domain.person import ME, Profile
from pm_career.domain.text import join_names, one_line
from pm_career.errors import PersonalDataError, UsageError
from pm_career.frameworks.locate import DEFAULT, clear_choice, locate, make_lasting, save_choice
from pm_career.frameworks.open import open_framework
from pm_career.journal.access import open_store
from pm_career.store.people import read_profile


def command(
    name: Annotated[
        Optional[str],  # noqa: UP045  Typer reads the annotation at run time
        FrameworkArgument(help="A framework by its name or its folder."),
    ] = None,
    default: Annotated[bool, typer.Option("--default", help="Go back to the one that came with pmcareer.")] = False,
) -> None:
    """Use this framework in every command, until you choose another one. A framework with errors is refused.

    For a single call, --framework and PMCAREER_FRAMEWORK override it. If you gave a ladder to me set --framework,
    commands about your notes use that one.
    """
    if default == bool(name):
        raise UsageError("Which framework?", "Name one of: pmcareer framework list   (or give --default)")
    if name is None:
        chosen = DEFAULT
        clear_choice()
        framework = open_framework(DEFAULT)
    else:
        chosen = make_lasting(name)
        framework = open_framework(name)
        locate(chosen)
        save_choice(chosen)
    streams.tell(one_line(f"In use: {framework.title} ({framework.id} {framework.version})."))
    for line in (*_warn_of_variable(chosen), *_suggest_next(framework, chosen)):
        streams.tell(line)


def _warn_of_variable(chosen: str) -> list[str]:
    """Return a line if PMCAREER_FRAMEWORK names another framework, as that one comes first."""
    named = os.environ.get(options.FRAMEWORK_VARIABLE)
    if not named or make_lasting(named) == chosen:
        return []
    return [f"But {options.FRAMEWORK_VARIABLE} names {one_line(named)}, which comes first: unset it."]


def _suggest_next(framework: Framework, chosen: str) -> list[str]:
    """Return what to type if your notes are on another ladder or your level is not on this one; else how to see it."""
    profile = _read_own_profile()
    typed = shlex.quote(one_line(chosen))
    if profile.framework and profile.framework != chosen:
        return [
            f"Your own notes stay on {one_line(profile.framework)}, which you chose with me set.",
            f"To move them: pmcareer me set --framework {typed}",
        ]
    lost = {
        role: level
        for role, level in (("level", profile.level), ("target", profile.target))
        if level not in ("", NO_LEVEL) and not match_level(framework, level).ids
    }
    if lost:
        called = join_names([f"your {role}" for role in lost])
        present = _find_present(framework, profile)
        return [
            *(f"It has no level '{one_line(level)}', which is your {role}." for role, level in lost.items()),
            f"Set {called} on it: pmcareer me set{_format_levels(present, lost)}   (its levels: pmcareer ladder)",
        ]
    return ["See it: pmcareer ladder"]


def _find_present(framework: Framework, profile: Profile) -> Level:
    """Find your level on the ladder; its first one where you have set none that it has."""
    found = match_level(framework, profile.level).ids if profile.level else ()
    return framework.level(found[0]) if found else framework.levels[0]


def _format_levels(present: Level, lost: Container[str]) -> str:
    """Return the options of me set for what a ladder lacks; a target is the first level above `present`."""
    level = f" --level {present.id}" if "level" in lost else ""
    target = (present.next[0] if present.next else "''") if "target" in lost else ""
    return f"{level} --target {target}" if target else level


def _read_own_profile() -> Profile:
    """Read your own profile; an empty one if the data cannot be read, as other commands report that."""
    try:
        with open_store() as store:
            return read_profile(store, ME)
    except PersonalDataError:
        return Profile(ME)
