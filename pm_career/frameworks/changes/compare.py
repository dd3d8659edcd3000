"""Versions of a ladder: what a version must be at least after a step of some weight."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import NamedTuple

from pm_career.domain.framework import Framework
from pm_career.frameworks.changes.change import STEPS, Change, Kind, Step
from pm_career.frameworks.changes.collector import At, Notebook
from pm_career.frameworks.changes.levels import compare_levels
from pm_career.frameworks.changes.pairing import paired
from pm_career.frameworks.changes.renames import Renamed, renamed_levels, renamed_skills, renamed_tracks
from pm_career.frameworks.changes.skills import compare_skills

Numbers = tuple[int, int, int]


def at_least(version: str, step: Step | None) -> str:
    """The lowest version that tells of a `step` after `version`; None is no change at all.

    Before 1.0.0 a ladder is a draft: whatever asks something new is a step of the second number there.
    """
    major, minor, patch = numbers(version)
    if step is None:
        return version
    if step == "patch":
        return f"{major}.{minor}.{patch + 1}"
    if step == "minor" or not major:
        return f"{major}.{minor + 1}.0"
    return f"{major + 1}.0.0"


def says_enough(declared: str, needed: str) -> bool:
    """Whether a declared version is at least the one that is needed."""
    return numbers(declared) >= numbers(needed)


def numbers(version: str) -> Numbers:
    """The three numbers of a version, as the reader of frameworks takes them."""
    major, minor, patch = (int(each) for each in version.split("."))
    return major, minor, patch


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
    def step(self) -> Step | None:
        """The heaviest step among the changes; None without any."""
        steps = {change.step for change in self.changes}
        return next((step for step in STEPS if step in steps), None)

    @property
    def needed(self) -> str:
        """The version that the newer one must have at least."""
        return at_least(self.old.version, self.step)

    @property
    def says_enough(self) -> bool:
        """Whether the newer one declares at least that version, as far as the two can be compared."""
        return not self.one_ladder or says_enough(self.new.version, self.needed)

    @property
    def counts(self) -> dict[Kind, int]:
        """How many changes there are of each kind, in the order of the kinds; of those there are none, nothing."""
        counted = Counter(change.kind for change in self.changes)
        return {kind: counted[kind] for kind in Kind if counted[kind]}


def compare(old: Framework, new: Framework, *, one_ladder: bool | None = None) -> Difference:
    """Everything that differs; `one_ladder` None: the two are one ladder where they have the same id."""
    levels, skills = renamed_levels(old, new), renamed_skills(old, new)
    tracks = renamed_tracks(old, new)
    notes = Notebook(levels.ids, skills.ids, tracks.ids)
    _compare_manifest(old, new, notes)
    _compare_tracks(old, new, tracks, notes)
    _note_renamed(levels, notes, lambda each: At("level", level=each))
    _note_renamed(skills, notes, lambda each: At("skill", skill=each))
    compare_levels(old, new, notes)
    compare_skills(old, new, notes)
    same = old.id == new.id if one_ladder is None else one_ladder
    return Difference(old, new, tuple(notes.changes), levels.ids, skills.ids, same)


def _compare_manifest(old: Framework, new: Framework, notes: Notebook) -> None:
    at = At("framework")
    if old.id != new.id:
        notes.note(Kind.RENAMED, at, "id", old.id, new.id, rule="renamed-id")
    notes.text(at, "title", old.title, new.title, kind=Kind.RENAMED)
    notes.text(at, "description", old.description, new.description)
    notes.text(at, "attribution", old.attribution, new.attribution, rule="source")
    found = paired(old.scale, new.scale, key=lambda step: step.value)
    for a, b in found.pairs:
        before, after = old.scale[a], new.scale[b]
        step = At("scale", name=str(after.value))
        notes.text(step, "name", before.name, after.name, kind=Kind.RENAMED, rule="scale-meaning")
        other = "scale-meaning" if before.description and after.description else ""
        notes.text(step, "description", before.description, after.description, rule=other)
    for b in found.come:
        notes.note(Kind.NEW, At("scale", name=str(new.scale[b].value)), after=new.scale[b].name, rule="new-step")
    for a in found.gone:
        notes.note(Kind.REMOVED, At("scale", name=str(old.scale[a].value)), before=old.scale[a].name)
    if found.reordered:
        values = (
            [str(old.scale[a].value) for a, _ in sorted(found.pairs)],
            [str(new.scale[b].value) for _, b in found.pairs],
        )
        notes.order(at, "scale", *values)


def _compare_tracks(old: Framework, new: Framework, renamed: Renamed, notes: Notebook) -> None:
    _note_renamed(renamed, notes, lambda each: At("track", name=each))
    olds = {renamed.ids.get(track.id, track.id): track for track in old.tracks}
    news = {track.id: track for track in new.tracks}
    for track in new.tracks:
        before = olds.get(track.id)
        if before is None:
            notes.note(Kind.NEW, At("track", name=track.id), after=track.title, rule="new-track")
        else:
            notes.text(At("track", name=track.id), "title", before.title, track.title, kind=Kind.RENAMED)
    for present, track in olds.items():
        if present not in news:
            notes.note(Kind.REMOVED, At("track", name=track.id), before=track.title)
    before_order = [olds[each].id for each in olds if each in news]
    after_order = [each for each in news if each in olds]
    if [renamed.ids.get(each, each) for each in before_order] != after_order:
        notes.order(At("framework"), "tracks", before_order, after_order)


def _note_renamed(renamed: Renamed, notes: Notebook, at: Callable[[str], At]) -> None:
    for old_id, new_id in renamed.ids.items():
        alike = renamed.alike[old_id]
        notes.note(Kind.RENAMED, at(new_id), "id", old_id, new_id, rule="renamed-id", alike=alike)
