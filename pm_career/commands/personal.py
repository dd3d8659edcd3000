"""What the personal commands open before they ask: the data, whose it is, and the ladder that goes with it."""

from __future__ import annotations

from contextlib import AbstractContextManager
from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from pm_career.commands import clock
from pm_career.commands.session import level_called, open_framework
from pm_career.domain.dates import DAY_EXAMPLES, resolve_day
from pm_career.domain.framework import Framework, Level
from pm_career.domain.names import match_level
from pm_career.domain.person import ME, Profile, make_person_id
from pm_career.domain.ratings import Rater
from pm_career.domain.text import one_line
from pm_career.errors import UsageError
from pm_career.paths import data_file
from pm_career.store.opening import open_for_change, open_for_reading
from pm_career.store.people import read_profile
from pm_career.store.renamed_ids import read_moves

if TYPE_CHECKING:
    from pm_career.domain.renamed_ids import RenamedIds
    from pm_career.store.log import Change, Store


RaterOption = Annotated[Rater, typer.Option("--rater", help="Whose ratings: your own, or those somebody gave you.")]


def reading() -> AbstractContextManager[Store]:
    """The personal data as it is now; nothing of it is changed."""
    return open_for_reading(data_file())


def changing() -> AbstractContextManager[Change]:
    """The personal data for one change, which undo takes back whole."""
    return open_for_change(data_file(), clock.now())


def whose(person: str | None) -> str:
    """The id of the person that --person names; `me` where it names nobody."""
    if person is None:
        return ME
    found = make_person_id(person)
    if found is None:
        raise UsageError(f"'{one_line(person)}' cannot be used as a person's name here.", "Such as: ana or ana-lima")
    return found


def ladder_of(profile: Profile, asked: str | None) -> Framework:
    """The framework that was asked for, else the person's own, else the default one."""
    return open_framework(asked or profile.framework or None)


def present_level(framework: Framework, profile: Profile, asked: str | None, moves: RenamedIds) -> Level:
    """The level that was asked for, else the profile's; a UsageError where there is neither."""
    if asked:
        return level_called(framework, asked)
    if profile.level:
        return _still_there(framework, moves.level(profile.level), "level")
    who = "" if profile.person == ME else f" --person {profile.person}"
    raise UsageError(
        "It is not known where you stand yet.",
        f"Say it once: pmcareer me set{who} --level {framework.levels[0].id}   (or give --from)",
    )


def _still_there(framework: Framework, called: str, role: str) -> Level:
    """The level that a profile names; where this ladder lacks it, what it was called and what there is to do."""
    if match_level(framework, called).ids:
        return level_called(framework, called)
    raise UsageError(
        f"Your {role} '{one_line(called)}' is not on this ladder any more; all you wrote is kept.",
        f"Say what it is called now: pmcareer data move level {one_line(called)} NEW   "
        f"(is yours another ladder: pmcareer framework map YOURS {framework.id})",
    )


def target_level(framework: Framework, profile: Profile, asked: str | None, moves: RenamedIds) -> Level | None:
    """The level that was asked for, else the profile's target, if either is there."""
    if asked:
        return level_called(framework, asked)
    return _still_there(framework, moves.level(profile.target), "target") if profile.target else None


def day(said: str | None, *, future: bool = False) -> date:
    """The day that --date names; today where it names none. Without `future` it must not lie ahead."""
    today = clock.today()
    found = resolve_day(said, today) if said else today
    if found is None:
        raise UsageError(f"'{one_line(said or '')}' is not a day.", f"Say it as: {DAY_EXAMPLES}")
    if found > today and not future:
        raise UsageError(f"{found.isoformat()} is in the future.", "Give the day on which it happened.")
    return found


__all__ = [
    "RaterOption",
    "changing",
    "day",
    "ladder_of",
    "present_level",
    "read_moves",
    "read_profile",
    "reading",
    "target_level",
    "whose",
]
