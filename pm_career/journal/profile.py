"""A person's profile: name, present level, target and ladder, each checked before it is stored."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from msgspec.structs import replace

from pm_career.advice.paths import find_reachable, find_stages, require_target
from pm_career.domain.framework import NO_LEVEL, Framework, Level
from pm_career.domain.names import find_background, find_level, find_present, match_level
from pm_career.domain.person import Profile
from pm_career.domain.ratings import SELF, Rater
from pm_career.domain.text import join_names, one_line, start_sentence
from pm_career.errors import UsageError
from pm_career.frameworks.locate import make_lasting
from pm_career.journal.access import Owner
from pm_career.store.log import Change, Store
from pm_career.store.people import read_profile, save_profile
from pm_career.store.ratings import find_newest_ratings

_MOST_NAMED = 12
"""The most levels that a sentence names."""


class LevelNotSetError(UsageError):
    """A person's present level is not set. `ladder` is the ladder to find it on, `who` the person.

    `instead` is what to give on the command line where the level should not be stored.
    """

    def __init__(self, owner: Owner, instead: str) -> None:
        self.ladder, self.who = owner.require_ladder(), owner.mention()
        levels = name_levels(self.ladder)
        super().__init__(
            "You have not set your present level yet."
            if self.who.is_reader
            else start_sentence(f"{self.who.your} present level is not set yet."),
            f"Set it once: pmcareer me set{owner.option} --level LEVEL   (LEVEL is {levels}; or give {instead})",
        )


def name_levels(ladder: Framework) -> str:
    """Name the levels to choose from: 'apm, pm, senior or none', or the command that lists those of a long ladder."""
    if len(ladder.levels) > _MOST_NAMED:
        return f"one of pmcareer ladder, or {NO_LEVEL}"
    return join_names([*(level.id for level in ladder.levels), NO_LEVEL], "or")


class Position(NamedTuple):
    """A person's position on a ladder: level, target and one rater's newest step of each rated skill, as it was made.

    `level` and `target` are None where none is set or where this ladder lacks it; `is_set` tells whether the profile
    names a level at all, on this ladder or on another, or says that there is none yet, as `is_outside` does.
    """

    level: Level | None = None
    target: Level | None = None
    rated: Mapping[str, int] = {}
    is_set: bool = False
    is_outside: bool = False


class Updated(NamedTuple):
    """A profile before and after an update."""

    before: Profile
    after: Profile


def find_present_level(owner: Owner, asked: str | None, *, instead: str = "--from LEVEL") -> Level:
    """Find the level that was asked for, else the profile's; for NO_LEVEL the place of those who are on none yet.

    Raises LevelNotSetError if there is neither, with what can be given `instead`.
    """
    ladder, profile = owner.require_ladder(), owner.profile
    if asked:
        return find_present(ladder, asked)
    if profile.level == NO_LEVEL:
        return ladder.find_present(NO_LEVEL)
    if profile.level:
        return _find_set_level(owner, owner.renamed.level(profile.level), "level")
    raise LevelNotSetError(owner, instead)


def find_target(owner: Owner) -> Level | None:
    """Find the profile's target level; None if none is set. Raises a UsageError if the ladder no longer has it."""
    target = owner.profile.target
    return _find_set_level(owner, owner.renamed.level(target), "target") if target else None


def find_target_or_next(owner: Owner, level: Level) -> Level | None:
    """Find the profile's target, else the first level that `level` leads to; None if the ladder ends there.

    A target that the ladder no longer has is left out, which `remark_on_target` says. For somebody who is on no level
    yet it is the first level on the way.
    """
    try:
        target = find_target(owner)
    except UsageError:
        target = None
    ladder = owner.require_ladder()
    if target is None and level.next:
        target = ladder.level(level.next[0])
    if target is not None and level.id == NO_LEVEL:
        return find_stages(ladder, NO_LEVEL, target.id)[0]
    return target


def find_way(owner: Owner, start: str | None, to: str | None, *, instead: str = "--from LEVEL") -> tuple[Level, Level]:
    """Find the two levels of a way: those that were typed, else the profile's level and target.

    Without a target that the ladder leads to from there, it is the next level. Raises a UsageError where the present
    level is not known, and where none is above it; `instead` as in `find_present_level`.
    """
    ladder = owner.require_ladder()
    present = find_present_level(owner, start, instead=instead)
    if present.id == NO_LEVEL:
        return _find_way_in(owner, present, to)
    if to:
        return present, find_level(ladder, to)
    target = find_target(owner)
    if target is not None and find_stages(ladder, present.id, target.id):
        return present, target
    if not present.next:
        raise UsageError(f"No level of this ladder is above {present.title}.", "Name the other level, too.")
    return present, ladder.level(present.next[0])


def _find_way_in(owner: Owner, present: Level, to: str | None) -> tuple[Level, Level]:
    """As `find_way` for somebody on no level yet: from the first level on. UsageError where that is all of the way."""
    ladder = owner.require_ladder()
    first = find_target_or_next(owner, present)
    assert first is not None
    target = find_level(ladder, to) if to else find_target(owner) or first
    way = find_stages(ladder, NO_LEVEL, target.id)
    if len(way) == 1 and not to and target.next:
        return target, ladder.level(target.next[0])
    if len(way) == 1:
        hint = f"What leads to it: pmcareer next --from {NO_LEVEL} --to {target.id}"
        raise UsageError(f"{target.title} is a first level: no other leads to it.", hint)
    return way[0], target


def remark_on_target(owner: Owner) -> str:
    """Say that the ladder no longer has the profile's target, and what to do; empty if it has it or none is set."""
    try:
        find_target(owner)
    except UsageError as lost:
        return f"{lost.message} It is left out here. {lost.hint}"
    return ""


def read_position(store: Store, owner: Owner, rater: Rater = SELF) -> Position:
    """Read the person's position by one rater's ratings; what the ladder does not have is left out."""
    profile = owner.profile
    levels = {level.id: level for level in owner.require_ladder().levels}
    newest = find_newest_ratings(store, owner.person, rater=rater, moves=owner.renamed)
    return Position(
        levels.get(owner.renamed.level(profile.level)),
        levels.get(owner.renamed.level(profile.target)),
        {skill: rating.step for skill, rating in newest.items() if rating.step is not None},
        bool(profile.level),
        profile.level == NO_LEVEL,
    )


def parse_target(ladder: Framework, level: str, typed: str) -> str:
    """Parse a typed target into an id; empty for an empty text: the next level.

    `level` is the present one; empty if it is not known on this ladder, so that every target fits.
    """
    if not typed:
        return ""
    target = find_level(ladder, typed)
    return require_target(ladder, find_present(ladder, level), target).id if level else target.id


def prepare_update(
    before: Profile,
    ladder: Framework,
    *,
    level: str | None = None,
    target: str | None = None,
    name: str | None = None,
    framework: str | None = None,
    background: str | None = None,
    drop_target: bool = False,
) -> Profile:
    """Return the profile with the parts that were typed, checked against `ladder`.

    None leaves a part as it is; an empty target is the next level, an empty name, framework or background none. The
    level NO_LEVEL says that the person is on none yet. `drop_target`:
    where only the level changes and the ladder does not lead from there to the old target, the target is taken out. A
    target that the level changes to has been reached: it is taken out too, unless it was typed.
    Where only the target is typed, a present level that the ladder lacks stays as it is.
    Raises UsageError for an unknown level or target, or where the ladder does not lead from one to the other.
    """
    known = {NO_LEVEL, *(each.id for each in ladder.levels)}
    keeps_lost_level = target is not None and not level and framework is None and before.level not in known
    present = level or ("" if keeps_lost_level else before.level)
    after = replace(
        before,
        name=before.name if name is None else name,
        level=find_present(ladder, level).id if level else before.level,
        target=before.target if target is None else parse_target(ladder, present, target),
        framework=before.framework if framework is None else make_lasting(framework) if framework else "",
        background=before.background if background is None else _parse_background(ladder, background),
    )
    if target is None and after.level != before.level and after.level == after.target:
        after = replace(after, target="")
    if drop_target and target is None and after.level != before.level and after.level in known:
        above = {each.id for each in find_reachable(ladder, after.level)}
        after = replace(after, target=after.target if after.target in above else "")
    _check_levels(ladder, replace(after, level="") if keeps_lost_level else after)
    return after


def _parse_background(ladder: Framework, typed: str) -> str:
    return find_background(ladder, typed).id if typed else ""


def update(change: Change, profile: Profile) -> Updated:
    """Store a profile that `prepare_update` returned."""
    before = read_profile(change, profile.person)
    return Updated(before, save_profile(change, profile))


def _find_set_level(owner: Owner, level: str, role: str) -> Level:
    """Find the level that a profile names. Raises a UsageError that says what to do if the ladder lacks it."""
    ladder, who = owner.require_ladder(), owner.mention()
    if level in owner.renamed.split_levels:
        parts = owner.renamed.split_levels[level]
        option = "--level" if role == "level" else "--target"
        commands = [f"pmcareer me set{owner.option} {option} {each}" for each in parts]
        raise UsageError(
            f"The level '{one_line(level)}' was split into {join_names(parts)}; all that was written is kept.",
            f"Say which one {who.your} {role} is: {' or '.join(commands)}",
        )
    if match_level(ladder, level).ids:
        return find_level(ladder, level)
    raise UsageError(
        start_sentence(
            f"{who.your} {role} '{one_line(level)}' is not on this ladder any more; all that was written is kept."
        ),
        f"Say what it is called now: pmcareer data move level {one_line(level)} NEW   "
        f"(is it another ladder: pmcareer framework map YOURS {ladder.id})",
    )


def _check_levels(ladder: Framework, profile: Profile) -> None:
    """Raise a UsageError where the ladder lacks the level or target, or does not lead from one to the other."""
    ids = {level.id for level in ladder.levels}
    for level in ("" if profile.level == NO_LEVEL else profile.level, profile.target):
        if level and level not in ids:
            raise UsageError(
                f"The ladder '{one_line(ladder.id)}' has no level '{one_line(level)}'.",
                "Give --level and --target that it has, with --framework.",
            )
    if profile.level and profile.target:
        require_target(ladder, ladder.find_present(profile.level), ladder.level(profile.target))
