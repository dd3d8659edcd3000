"""`pmcareer me set`: level, target, name and ladder of a person."""

from __future__ import annotations

import os
from typing import Annotated

import typer

from pm_career.commands import clock, options, output, streams
from pm_career.commands.level_question import ask_present_level, describe_saved
from pm_career.commands.options import BackgroundOption, FrameworkOption, LevelOption, PresentLevelOption
from pm_career.commands.person_context import tell_first_note
from pm_career.commands.prompts import TAKE_OUT, ask_choice, ask_for_one, require_terminal
from pm_career.domain.framework import NO_LEVEL, Framework
from pm_career.domain.names import find_background
from pm_career.domain.person import mention
from pm_career.domain.text import one_line
from pm_career.errors import UsageError
from pm_career.journal import people
from pm_career.journal import profile as journal
from pm_career.journal.access import Owner, find_owner, open_store, open_store_for_change, parse_person
from pm_career.journal.assessments import estimate_efforts


def command(
    level: Annotated[
        str | None, PresentLevelOption("--level", help="Your present level; none: not a product manager yet.")
    ] = None,
    target: Annotated[str | None, LevelOption("--target", help="The level you aim for.")] = None,
    background: Annotated[
        str | None, BackgroundOption("--background", help="What you come from, while your level is none.")
    ] = None,
    name: Annotated[str | None, typer.Option("--name", help="What to call you on pages.")] = None,
    framework: Annotated[
        str | None, FrameworkOption("--framework", help="Your ladder, by its name or its folder.")
    ] = None,
    person: options.Person = None,
) -> None:
    """Set your level, target, name and ladder, so that the other commands need not ask."""
    with open_store() as store:
        # A ladder of the environment is for this call alone: only what is typed is stored.
        owner = find_owner(store, parse_person(person), framework or os.environ.get(options.FRAMEWORK_VARIABLE))
    ladder, before = owner.require_ladder(), owner.profile
    if not any((level, target is not None, name, framework, background is not None)):
        require_terminal("There is nothing to set.", "--level, --target, --name, --framework or --background")
        level, target, background = _ask(owner)
    after = journal.prepare_update(
        before,
        ladder,
        level=level or None,
        target=target,
        name=name,
        framework=framework or None,
        background=background,
    )
    with open_store_for_change(clock.now()) as change:
        is_first = people.is_new(change, after.person)
        journal.update(change, after)
    if is_first:
        tell_first_note(after.person)
    reached = bool(before.target) and after.level == before.target and not after.target and target is None
    streams.tell(describe_saved(ladder, after, reached=reached))
    _offer_next(owner._replace(profile=after))


def _ask(owner: Owner) -> tuple[str, str, str | None]:
    """Ask for the level and the target and, where there is no level yet, what the person comes from.

    Returns all three; an empty target is the next level, and None leaves the background as it is.
    """
    ladder, before = owner.require_ladder(), owner.profile
    level = ask_present_level(ladder, mention(before.person, before.name), output.Manner(), before.level)
    target = _find_target_to_keep(owner, level)
    aim = ask_for_one(
        f"Where to ({TAKE_OUT if target else 'Enter'} for the next level)",
        [each.id for each in ladder.levels],
        lambda line: journal.parse_target(ladder, level, "" if line == TAKE_OUT else line),
        target,
    )
    asks = level == NO_LEVEL and ladder.entry.backgrounds
    return level, aim, _ask_background(ladder, before.background) if asks else None


def _ask_background(ladder: Framework, before: str) -> str:
    """Ask what the person comes from, and return its id; empty for none."""
    known = {each.id: each.title for each in ladder.entry.backgrounds}
    none = f"Enter keeps {before}, {TAKE_OUT} takes it out" if before in known else "Enter for none of these"

    def read(line: str) -> str:
        return find_background(ladder, line).id if line and line != TAKE_OUT else ""

    return ask_choice(f"What do you come from ({none})", known, read, before if before in known else "")


def _find_target_to_keep(owner: Owner, level: str) -> str:
    """Find the target that Enter keeps; empty if there is none, or if `level`, which was typed, has no way to it."""
    ladder, before = owner.require_ladder(), owner.profile
    target = owner.renamed.level(before.target)
    if target == level != before.level:  # it has been reached
        return ""
    try:
        return journal.parse_target(ladder, level, target)
    except UsageError:
        return ""


def _offer_next(owner: Owner) -> None:
    """Offer the quick assessment with its effort, or what has to be done first."""
    present = owner.renamed.level(owner.profile.level)
    if present == NO_LEVEL:
        streams.tell(f"Now: pmcareer next{owner.option}   (what leads to the first level)")
        return
    if all(each.id != present for each in owner.require_ladder().levels):
        if present:
            streams.tell(one_line(f"The level '{present}' is not on this ladder."))
        streams.tell(f"Now: pmcareer me set{owner.option} --level LEVEL   (the levels: pmcareer ladder)")
        return
    whole, quick = estimate_efforts(owner)
    if quick.questions:
        streams.tell(f"Now: pmcareer assess --quick{owner.option}   ({quick.describe()})")
    if not quick.questions or quick != whole:
        streams.tell(f"{'Or' if quick.questions else 'Now'}: pmcareer assess{owner.option}   ({whole.describe()})")
    streams.tell(f"Or: pmcareer next{owner.option}   (advice without ratings)")
