"""Tell that the ladder in use is newer than the ratings that count on it, and what it asks that was not asked then."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from msgspec.structs import replace

from pm_career.domain.framework import Framework, Level
from pm_career.domain.person import ME
from pm_career.domain.ratings import SELF, Rater, Rating
from pm_career.domain.text import join_names, one_line, spell_count
from pm_career.errors import UsageError
from pm_career.frameworks.cache import load_rated_version
from pm_career.journal.access import Owner, find_owner
from pm_career.journal.ratings import find_carried, find_off_scale, read_newest
from pm_career.store.log import Store

_NAMES_SHOWN = 4
_VERSION = re.compile(r"[0-9]{1,6}\.[0-9]{1,6}\.[0-9]{1,6}")

RatedVersions = Mapping[str, tuple[str, ...]]
"""Skills by the version of the ladder that their newest rating was made on, the oldest version first."""


class NewerLadder(NamedTuple):
    """A ladder in use that is newer than ratings that count on it.

    `rated` has only older versions. `raised` and `new` are names of what the present level or the target asks more of,
    or did not ask; of those in `new`, `new_behaviours` are skills that were asked already, by fewer behaviours. Of the
    versions in `unknown` the text is not at hand, so that nothing can be said. `command` shows the whole.
    """

    ladder: Framework
    rated: RatedVersions
    raised: tuple[str, ...]
    new: tuple[str, ...]
    unknown: tuple[str, ...]
    command: str
    new_behaviours: tuple[str, ...] = ()

    @property
    def sentence(self) -> str:
        """What was raised and is new, or which skills were rated on which version, in one line."""
        names = {skill.id: skill.name for skill in self.ladder.skills}
        rated = [
            f"{version} ({_list(names[skill] for skill in skills)})" if version in self.unknown else version
            for version, skills in self.rated.items()
        ]
        said = [f"Rated on {join_names(rated)}; {one_line(self.ladder.title)} is {self.ladder.version} now."]
        if self.raised:
            said.append(f"Raised since: {_list(self.raised)}.")
        if new := [name for name in self.new if name not in self.new_behaviours]:
            said.append(f"New: {_list(new)}.")
        if self.new_behaviours:
            said.append(f"New behaviours in {_list_or_count(self.new_behaviours)}.")
        if self.unknown:
            said.append(f"The text of {join_names(self.unknown)} is not at hand.")
        return f"{' '.join(said)} See: {self.command}"


def find_newer_ladder(
    store: Store, owner: Owner, rater: Rater | None, levels: Iterable[Level | None]
) -> NewerLadder | None:
    """What the owner's ladder asks at these levels that it did not ask when a rater rated; None where nothing is known.

    A rating counts here if it is the newest of its skill, was made on this ladder, and is not to be made again anyway.
    """
    ladder = owner.require_ladder()
    rated = list_rated_versions(owner, read_newest(store, owner, rater))
    if not rated:
        return None
    ids = {level.id for level in levels if level is not None}
    raised: dict[str, None] = {}
    new: dict[str, None] = {}
    asked_already: dict[str, None] = {}
    unknown = []
    for version, skills in rated.items():
        old = load_rated_version(ladder.id, version)
        if old is None:
            unknown.append(version)
            continue
        more = _find_more(owner, old, ids, skills)
        raised |= dict.fromkeys(more.raised)
        new |= dict.fromkeys(more.new)
        asked_already |= dict.fromkeys(more.new_behaviours)
    if not (raised or new or unknown):
        return None
    command = f"pmcareer framework diff {_format_whose(owner.person)}"
    if unknown == list(rated):
        command = f"pmcareer framework diff OLD {one_line(ladder.id)} {_format_whose(owner.person)}"
    return NewerLadder(ladder, rated, tuple(raised), tuple(new), tuple(unknown), command, tuple(asked_already))


def list_rated_versions(owner: Owner, newest: Mapping[str, Rating]) -> RatedVersions:
    """The skills of the owner's ladder that were rated on an older version of it, by that version."""
    ladder = owner.require_ladder()
    skills = {skill.id for skill in ladder.skills}
    again = {*find_carried(owner, newest), *find_off_scale(ladder, newest)}
    present = _parse_version(ladder.version)
    found: defaultdict[str, list[str]] = defaultdict(list)
    for skill, rating in newest.items():
        made_on = _parse_version(rating.framework_version)
        is_here = skill in skills and skill not in again and rating.step is not None and rating.framework == ladder.id
        if is_here and made_on is not None and present is not None and made_on < present:
            found[rating.framework_version].append(skill)
    return {version: tuple(found[version]) for version in sorted(found, key=lambda each: _parse_version(each) or ())}


def open_rated_version(store: Store, person: str, asked: str | None) -> tuple[Framework, Framework]:
    """The oldest version of a person's ladder that ratings in use were made on, and the ladder as it is.

    `asked` is how the ladder was asked for. Raises a UsageError if no rating is older than the ladder, and where the
    text of the older version is not at hand.
    """
    owner = find_owner(store, person, asked)
    ladder = owner.require_ladder()
    rated = list_rated_versions(owner, read_newest(store, owner, SELF))
    if not rated:
        raise UsageError(
            f"No rating in use was made on an older version of {one_line(ladder.id)} than {ladder.version}.",
            "To compare two ladders: pmcareer framework diff OLD NEW",
        )
    versions = [load_rated_version(ladder.id, version) for version in rated]
    old = next((each for each in versions if each is not None), None)
    if old is None:
        raise UsageError(
            f"The ratings were made on {one_line(ladder.id)} {join_names(list(rated))}, and the text is not at hand.",
            "Give its folder, or a git revision: pmcareer framework diff OLD NEW --mine, or FOLDER --since REV --mine",
        )
    return old, ladder


class _More(NamedTuple):
    """Names of what is asked more of than on an older version, as in `NewerLadder`."""

    raised: list[str]
    new: list[str]
    new_behaviours: list[str]


def _find_more(owner: Owner, old: Framework, levels: set[str], rated: tuple[str, ...]) -> _More:
    """Find what these levels ask more of than on an older version, and what they did not ask then.

    `rated` are the skills that were rated on it: what is raised of another one was rated since, or not at all.
    """
    from pm_career.frameworks.changes.change import Kind  # 10 ms, and few ratings are older than their ladder
    from pm_career.frameworks.changes.compare import compare

    ladder, renamed = owner.require_ladder(), owner.renamed
    names = {skill.id: skill.name for skill in ladder.skills}
    before = {each.id for each in old.levels if renamed.level(each.id) in levels}
    changes = compare(_cut(old, before), _cut(ladder, levels), one_ladder=True).changes
    harder = [change for change in changes if change.harder and change.level in levels]
    raised = [names[each.skill] for each in harder if each.kind is Kind.RAISED and each.skill in rated]
    new = [each for each in harder if each.kind is Kind.NEW]
    more = [names[each.skill] for each in new if each.rule == "new-behaviour"]
    return _More(raised, [name for each in new if (name := each.name or names.get(each.skill, ""))], more)


def _cut(ladder: Framework, levels: set[str]) -> Framework:
    """A ladder with some of its levels alone, so that comparing takes no longer for a ladder of many."""
    skills = tuple(
        replace(skill, expectations={level: each for level, each in skill.expectations.items() if level in levels})
        for skill in ladder.skills
    )
    return replace(ladder, levels=tuple(each for each in ladder.levels if each.id in levels), skills=skills)


def _parse_version(version: str) -> tuple[int, ...] | None:
    """The three numbers of a version; None for what is none, such as in a file that was imported."""
    return tuple(map(int, version.split("."))) if _VERSION.fullmatch(version) else None


def _format_whose(person: str) -> str:
    return "--mine" if person == ME else f"--person {person}"


def _list_or_count(skills: Sequence[str]) -> str:
    """The names of some skills or, of more than fit on a line, how many there are."""
    return _list(skills) if len(skills) <= _NAMES_SHOWN else spell_count(len(skills), "skill")


def _list(names: Iterable[str]) -> str:
    """Some names, as many as fit on a line."""
    found = [one_line(name) for name in dict.fromkeys(names)]
    if len(found) > _NAMES_SHOWN + 1:
        found = [*found[:_NAMES_SHOWN], f"{len(found) - _NAMES_SHOWN} more"]
    return join_names(found)
