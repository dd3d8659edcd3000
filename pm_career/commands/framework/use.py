"""`pmcareer framework use`: choose the framework that commands use if none is asked for."""

from __future__ import annotations

import os
import shlex
from typing import Annotated, Optional

import typer

from pm_career.commands import options, streams
from pm_career.domain.framework import Framework
from pm_career.domain.names import match_level
from pm_career.domain.person import ME, Profile
from pm_career.domain.text import one_line
from pm_career.errors import PersonalDataError, UsageError
from pm_career.frameworks.locate import DEFAULT, clear_choice, locate, make_lasting, save_choice
from pm_career.frameworks.open import open_framework
from pm_career.journal.access import open_store
from pm_career.store.people import read_profile


def command(
    name: Annotated[
        Optional[str],  # noqa: UP045  Typer reads the annotation at run time
        typer.Argument(metavar="NAME|PATH", help="A framework by its name or its folder."),
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
    if profile.level and not match_level(framework, profile.level).ids:
        first = framework.levels[0].id
        return [
            f"It has no level '{one_line(profile.level)}', which is your level.",
            f"Set your level on it: pmcareer me set --level {first}   (its levels: pmcareer ladder)",
        ]
    return ["See it: pmcareer ladder"]


def _read_own_profile() -> Profile:
    """Read your own profile; an empty one if the data cannot be read, as other commands report that."""
    try:
        with open_store() as store:
            return read_profile(store, ME)
    except PersonalDataError:
        return Profile(ME)
