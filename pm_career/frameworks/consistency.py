"""Check what must hold between the pieces of a framework: ids, names, references, steps, tracks, ranks.

Faults are noted in the parser of the file that they stand in; nothing is raised. Pieces with faults of their own take
part with their sound values, so that one run tells all. What would only follow from another fault is not noted: an id
that could not be read is not missed.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import get_args

from pm_career.domain.fields import find_newer_keys
from pm_career.domain.framework import MOST_STEPS, ActionKind, Level
from pm_career.frameworks.faults import NearestName, quote
from pm_career.frameworks.file_types import Manifest, SkillFile
from pm_career.frameworks.pieces import Piece, PieceList
from pm_career.frameworks.ranks import check_circles, check_ranks, check_ways
from pm_career.frameworks.references import References, TrackReferences
from pm_career.frameworks.unique_names import (
    check_former_ids,
    check_ids,
    check_names,
    check_reserved_name,
    check_responsibility_ids,
)

_MOST_VALUES_QUOTED = 20


def check_consistency(manifest: Piece | None, levels: PieceList, skills: PieceList) -> None:
    """Note every inconsistency between the pieces of a framework; `manifest` is None if it could not be read."""
    nearest = NearestName()
    to_levels = References("level", levels, nearest)
    to_skills = References("skill", skills, nearest)
    for called, pieces in (("level", levels.pieces), ("skill", skills.pieces)):
        check_ids(pieces, called)
        check_names(pieces, called)
        check_former_ids(pieces, called)
    _check_format(manifest, levels.pieces, skills.pieces)
    steps = tracks = None
    if manifest:
        steps = _check_scale(manifest)
        tracks = TrackReferences(manifest, nearest)
        for level in levels.pieces:
            tracks.check(level, ["track"], level.get_text("track"))
        to_skills.check_list(manifest, "skills")
        _check_entry(manifest, to_skills)
    check_reserved_name(levels.pieces)
    check_ways(levels.pieces)
    check_ranks(levels)
    for level in levels.pieces:
        to_levels.check_list(level, "next")
        to_levels.check_list(level, "lateral")
        _check_years(level)
        check_responsibility_ids(level)
    check_circles(skills.pieces, "builds_on")
    for skill in skills.pieces:
        to_skills.check_list(skill, "builds_on")
        _check_expectations(skill, to_levels, steps)
        _check_examples(skill, steps)
        _check_growth(skill, steps)
        _check_actions(skill, to_levels, tracks)


def _check_format(manifest: Piece | None, levels: Iterable[Piece], skills: Iterable[Piece]) -> None:
    """Note keys that the format of the files does not have."""
    known = manifest.values.get("format") if manifest else None
    if manifest is None or known is None:
        return
    for kind, pieces in ((Manifest, [manifest]), (Level, levels), (SkillFile, skills)):
        for piece in pieces:
            for path, since in find_newer_keys(kind, piece.values, known):
                message = f"`{path[-1]}` is a key of format {since}, and these files are of format {known}"
                piece.add_fault(path, "newer-key", message, f"Write `format: {since}` in framework.yaml.")


def _check_entry(manifest: Piece, to_skills: References) -> None:
    """Note backgrounds of the same id, and skills that what is said on getting in names and the ladder lacks."""
    entry = manifest.values.get("entry", {})
    seen: set[str] = set()
    for index, background in enumerate(entry.get("backgrounds", ())):
        if not isinstance(background, dict):
            continue
        path: list[str | int] = ["entry", "backgrounds", index]
        own = background.get("id", "")
        if own in seen:
            manifest.add_fault([*path, "id"], "duplicate-id", f"the background `{quote(own)}` stands here twice")
        seen |= {own} - {""}
        to_skills.check_ids(manifest, [*path, "carries_over"], background.get("carries_over", ()))
        if gap := background.get("gap", ""):
            to_skills.check(manifest, [*path, "gap"], gap)
    for skill in entry.get("from_present_job", {}):
        to_skills.check(manifest, ["entry", "from_present_job", skill], skill)


def _check_scale(manifest: Piece) -> set[int] | None:
    """Note a scale that does not count up from 1; returns its steps, None if they cannot be known."""
    written = manifest.values.get("scale")
    if written is None:
        return None
    values = [step.get("value") for _, step in manifest.get_mappings("scale")]
    if None in values or len(values) < len(written):
        return None
    if len(values) < 2 or values != list(range(1, len(values) + 1)):
        message = "the scale's values must count up from 1, two steps at least"
        quoted = ", ".join(map(str, values[:_MOST_VALUES_QUOTED])) or "none"
        manifest.add_fault(["scale"], "scale-gap", message, f"They are: {quoted}.")
        return None
    if len(values) > MOST_STEPS:
        message = f"the scale has {len(values)} steps, and {MOST_STEPS} are the most"
        manifest.add_fault(["scale", MOST_STEPS], "too-many-steps", message, "Nobody can tell so many steps apart.")
    return set(range(1, len(values) + 1))


def _check_years(level: Piece) -> None:
    years = level.values.get("experience_years")
    if years and years[0] > years[1]:
        level.add_fault(["experience_years"], "range", "the range must go from fewer to more years")


def _check_expectations(skill: Piece, levels: References, steps: set[int] | None) -> None:
    for level_id, expectation in skill.values.get("expectations", {}).items():
        levels.check(skill, ["expectations", level_id], level_id)
        step = expectation.get("step")
        if step is not None and steps is not None and step not in steps:
            message = f"{step} is not a step of the scale (1 to {len(steps)})"
            skill.add_fault(["expectations", level_id, "step"], "no-such-step", message)


def _check_examples(skill: Piece, steps: set[int] | None) -> None:
    for step in skill.values.get("steps", {}):
        if steps is not None and step not in steps:
            skill.add_fault(["steps", step], "no-such-step", f"{step} is not a step of the scale (1 to {len(steps)})")


def _check_growth(skill: Piece, steps: set[int] | None) -> None:
    seen: set[int] = set()
    for index, way in skill.get_mappings("growth"):
        to = way.get("to")
        if to is None:
            continue
        if to <= 1 or (steps is not None and to not in steps):
            message = f"nothing leads up to step {to} of the scale"
            skill.add_fault(["growth", index, "to"], "no-such-step", message)
        elif to in seen:
            skill.add_fault(["growth", index, "to"], "duplicate-step", f"the way to step {to} is described twice")
        seen.add(to)


def _check_actions(skill: Piece, levels: References, tracks: TrackReferences | None) -> None:
    """Note levels and tracks that an action is meant for and that are not there."""
    for index, way in skill.get_mappings("growth"):
        for kind in get_args(ActionKind):
            for place, action in enumerate(way.get(kind, ())):
                path = ["growth", index, kind, place]
                meant_for = action if isinstance(action, dict) else {}
                levels.check_ids(skill, [*path, "levels"], meant_for.get("levels", ()))
                for number, track in enumerate(meant_for.get("tracks", ())):
                    if tracks is not None and isinstance(track, str):
                        tracks.check(skill, [*path, "tracks", number], track)
