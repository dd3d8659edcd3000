"""Compare two frameworks: everything that differs, and the version that the newer one must have."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import NamedTuple

from pm_career.domain.framework import Background, Entry, Framework, Step, Track
from pm_career.frameworks.changes.change import (
    VERSION_STEPS,
    Change,
    Kind,
    VersionStep,
    compute_lowest_version,
    is_at_least,
)
from pm_career.frameworks.changes.collector import Collector, Subject, list_compared_fields
from pm_career.frameworks.changes.levels import compare_levels
from pm_career.frameworks.changes.pairing import pair_items
from pm_career.frameworks.changes.renames import (
    Renamed,
    find_renamed_levels,
    find_renamed_skills,
    find_renamed_tracks,
)
from pm_career.frameworks.changes.skills import compare_skills

_FRAMEWORK = list_compared_fields(Framework, without=("id", "version", "scale", "levels", "skills", "tracks", "entry"))
_TRACK = list_compared_fields(Track, without=("id",))
_ENTRY = list_compared_fields(Entry, without=("backgrounds",))
_BACKGROUND = list_compared_fields(Background, without=("id",))


class Difference(NamedTuple):
    """All changes from `old` to `new`, apart from the version; `levels` and `skills` are the renamed ids, old -> new.

    `one_ladder` says that the two are the same ladder at two times: only then their versions can be compared.
    """

    old: Framework
    new: Framework
    changes: tuple[Change, ...]
    levels: dict[str, str]
    skills: dict[str, str]
    one_ladder: bool

    @property
    def differs(self) -> bool:
        """Whether anything differs, be it the version alone."""
        return bool(self.changes) or self.old.version != self.new.version

    @property
    def step(self) -> VersionStep | None:
        """The heaviest step among the changes; None without any."""
        steps = {change.step for change in self.changes}
        return next((step for step in VERSION_STEPS if step in steps), None)

    @property
    def needed(self) -> str:
        """The version that the newer one must have at least."""
        return compute_lowest_version(self.old.version, self.step)

    @property
    def says_enough(self) -> bool:
        """Whether the newer one declares at least that version, as far as the two can be compared."""
        return not self.one_ladder or is_at_least(self.new.version, self.needed)

    @property
    def counts(self) -> dict[Kind, int]:
        """How many changes there are of each kind, in the order of the kinds; of those there are none, nothing."""
        counted = Counter(change.kind for change in self.changes)
        return {kind: counted[kind] for kind in Kind if counted[kind]}


def compare(old: Framework, new: Framework, *, one_ladder: bool | None = None) -> Difference:
    """Everything that differs; `one_ladder` None: the two are one ladder where they have the same id."""
    levels, skills = find_renamed_levels(old, new), find_renamed_skills(old, new)
    tracks = find_renamed_tracks(old, new)
    found = Collector({"level": levels.ids, "skill": skills.ids, "track": tracks.ids})
    _compare_framework(old, new, found)
    _compare_tracks(old, new, tracks, found)
    _compare_entry(old.entry, new.entry, found)
    _note_renamed(levels, found, lambda each: Subject("level", level=each))
    _note_renamed(skills, found, lambda each: Subject("skill", skill=each))
    compare_levels(old, new, found)
    compare_skills(old, new, found)
    same = old.id == new.id if one_ladder is None else one_ladder
    return Difference(old, new, tuple(found.changes), levels.ids, skills.ids, same)


def _compare_framework(old: Framework, new: Framework, found: Collector) -> None:
    """Note what changed in the fields of the whole ladder, and in its scale."""
    subject = Subject("framework")
    if old.id != new.id:
        found.note(Kind.RENAMED, subject, "id", old.id, new.id, rule="renamed-id")
    found.compare_fields(old, new, subject, _FRAMEWORK)
    pairs = pair_items(old.scale, new.scale, key=lambda step: step.value)
    for a, b in pairs.pairs:
        _compare_step(old.scale[a], new.scale[b], found)
    for b in pairs.come:
        step = new.scale[b]
        found.note(Kind.NEW, Subject("scale", name=str(step.value)), after=step.name, rule="new-step")
    for a in pairs.gone:
        step = old.scale[a]
        found.note(Kind.REMOVED, Subject("scale", name=str(step.value)), before=step.name)
    found.note_order_of(subject, "scale", pairs, old.scale, new.scale, lambda step: str(step.value))


def _compare_step(old: Step, new: Step, found: Collector) -> None:
    """Note what changed in a step of the scale: a description that is added or taken out changes no meaning."""
    subject = Subject("scale", name=str(new.value))
    found.compare_texts(subject, "name", old.name, new.name, kind=Kind.RENAMED, rule="scale-meaning")
    rule = "scale-meaning" if old.description and new.description else ""
    found.compare_texts(subject, "description", old.description, new.description, rule=rule)


def _compare_tracks(old: Framework, new: Framework, renamed: Renamed, found: Collector) -> None:
    _note_renamed(renamed, found, lambda each: Subject("track", name=each))
    olds = {renamed.ids.get(track.id, track.id): track for track in old.tracks}
    news = {track.id: track for track in new.tracks}
    for track in new.tracks:
        before = olds.get(track.id)
        if before is None:
            found.note(Kind.NEW, Subject("track", name=track.id), after=track.title, rule="new-track")
        else:
            found.compare_fields(before, track, Subject("track", name=track.id), _TRACK)
    for present, track in olds.items():
        if present not in news:
            found.note(Kind.REMOVED, Subject("track", name=track.id), before=track.title)
    before_order = [olds[each].id for each in olds if each in news]
    after_order = [each for each in news if each in olds]
    if [renamed.ids.get(each, each) for each in before_order] != after_order:
        found.note_order(Subject("framework"), "tracks", before_order, after_order)


def _compare_entry(old: Entry, new: Entry, found: Collector) -> None:
    """Note what changed in what a ladder says on getting in. A background is known by its id."""
    found.compare_fields(old, new, Subject("framework"), _ENTRY, "entry.")
    olds, news = ({each.id: each for each in side.backgrounds} for side in (old, new))
    for own in dict.fromkeys((*olds, *news)):
        subject = Subject("background", name=own)
        if own not in olds:
            found.note(Kind.NEW, subject, after=news[own].title, rule="new-background")
        elif own not in news:
            found.note(Kind.REMOVED, subject, before=olds[own].title)
        else:
            found.compare_fields(olds[own], news[own], subject, _BACKGROUND)
    orders = [[each for each in one if each in other] for one, other in ((olds, news), (news, olds))]
    if orders[0] != orders[1]:
        found.note_order(Subject("framework"), "backgrounds", *orders)


def _note_renamed(renamed: Renamed, found: Collector, subject: Callable[[str], Subject]) -> None:
    for old_id, new_id in renamed.ids.items():
        alike = renamed.alike[old_id]
        found.note(Kind.RENAMED, subject(new_id), "id", old_id, new_id, rule="renamed-id", alike=alike)
