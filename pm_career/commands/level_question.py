"""Ask which level somebody is at, with each level's years and what sets it apart, and say what is saved."""

from __future__ import annotations

from pm_career.commands import clock, hints, output, streams
from pm_career.commands.person_context import tell_first_note
from pm_career.commands.prompts import ask_for_one, ask_until, can_ask
from pm_career.domain.framework import NO_LEVEL, OUTSIDE, Framework
from pm_career.domain.names import find_present
from pm_career.domain.person import ME, Mention, Profile
from pm_career.domain.text import one_line
from pm_career.errors import UsageError
from pm_career.journal import people
from pm_career.journal.access import Owner, open_store_for_change
from pm_career.journal.profile import LevelNotSetError, find_present_level, prepare_update, update
from pm_career.views.level_list import MOST_LISTED, build_level_list

_ZERO = "0"
"""What to type for being on no level yet, where the levels are numbered from 1."""


def ask_present_level(ladder: Framework, who: Mention, manner: output.Manner, default: str = "") -> str:
    """Ask for the present level of `who`, and return its id. Prints the levels and the question to stderr.

    `default` is the id that Enter stands for. Raises a UsageError for Enter where there is none.
    """
    output.show_on_stderr((build_level_list(ladder, numbered=True),), manner)
    do = "you do" if who.is_reader else f"{who.you} does"
    question = f"Which one is nearest to what {do} now"

    def read(line: str) -> str:
        return find_present(ladder, NO_LEVEL if line == _ZERO else line).id if line else ""

    if len(ladder.levels) > MOST_LISTED:
        level = ask_until(question, read, default)
    else:
        level = ask_for_one(question, [*(each.id for each in ladder.levels), _ZERO], read, default)
    if not level:
        raise UsageError("You named no level.", "If two seem near: pmcareer level LEVEL shows one in full.")
    return level


def find_missing_level(error: LevelNotSetError, manner: output.Manner) -> str:
    """Ask for the level that is not set, and return its id.

    Raises the error again if nobody can be asked and if the answer is JSON, and a UsageError if no level is named.
    """
    if manner.json or not can_ask():
        raise error
    streams.tell(error.message)
    return ask_present_level(error.ladder, error.who, manner)


def find_or_ask_level(owner: Owner, framework: str | None) -> tuple[Owner, str]:
    """Find the present level; where none is set, ask for it and save it, as `me set --level` does.

    Returns the owner with what was saved, and the level's id. A level on a ladder that was only named for this call
    (`framework`) is not saved. Prints what was saved, or how to save it. Raises a LevelNotSetError if nobody can be
    asked, and a UsageError if no level is named or if the ladder lacks the one that is set.
    """
    try:
        return owner, find_present_level(owner, None).id
    except LevelNotSetError as error:
        level = find_missing_level(error, output.Manner())
    except UsageError as lost:
        raise UsageError(lost.message, f"{lost.hint}   For this call alone: --from LEVEL") from None
    if framework is not None:
        streams.tell(f"To be asked no more: {hints.complete(f'pmcareer me set --level {level}')}")
        return owner, level
    after = prepare_update(owner.profile, owner.require_ladder(), level=level)
    with open_store_for_change(clock.now()) as change:
        is_first = people.is_new(change, after.person)
        update(change, after)
    if is_first:
        tell_first_note(after.person)
    streams.tell(f"{describe_saved(owner.require_ladder(), after)}\n")
    return owner._replace(profile=after), level


def describe_saved(ladder: Framework, profile: Profile, *, reached: bool = False) -> str:
    """Say which level and target are saved; `reached`: the level was the target until now."""
    if profile.level == NO_LEVEL:
        return one_line(f"Saved: {_describe_outside(ladder, profile)}.")
    titles = {each.id: each.title for each in ladder.levels}
    level = titles.get(profile.level, f"'{profile.level}'") if profile.level else "no level yet"
    stands = "you are at" if profile.person == ME else f"{profile.person} is at"
    done = ", the target until now," if reached else ""
    return one_line(f"Saved: {stands} {level}{done}{_describe_aim(ladder, profile)}.")


def _describe_outside(ladder: Framework, profile: Profile) -> str:
    """Say that somebody is on no level yet, what they come from, and what for they aim."""
    who = "you are" if profile.person == ME else f"{profile.person} is"
    known = {each.id: each.title for each in ladder.entry.backgrounds}
    comes_from = f", from {known[profile.background]}" if profile.background in known else ""
    target = ladder.level(profile.target) if profile.target else ladder.find_first_levels()[0]
    aims = "aim" if profile.person == ME else "aims"
    return f"{who} {OUTSIDE[0].lower()}{OUTSIDE[1:]}{comes_from}, and {aims} for {target.title}"


def _describe_aim(ladder: Framework, profile: Profile) -> str:
    """Say what follows the level: the target, the next level, or that the ladder ends there."""
    aims = " and aim for" if profile.person == ME else " and aims for"
    if profile.target and profile.target == profile.level:
        return f"{aims} the bar of that level"
    if profile.target:
        return f"{aims} {ladder.level(profile.target).title}"
    if any(each.id == profile.level and not each.next for each in ladder.levels):
        return ", where the ladder ends"
    return f"{aims} the next level"
