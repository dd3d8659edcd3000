"""Check what must hold between the pieces of a framework: ids, names, references, steps, tracks, ranks.

Faults are noted in the parser of the file that they stand in; nothing is raised. Pieces with faults of their own take
part with their sound values, so that one run tells all. What would only follow from another fault is not noted: an id
that could not be read is not missed.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container, Iterable, Iterator, Sequence
from typing import get_args

from pm_career.domain.fields import find_newer_keys
from pm_career.domain.framework import MOST_STEPS, NO_LEVEL, ActionKind, Level
from pm_career.domain.text import fold_joiners, fold_name
from pm_career.frameworks.faults import NearestName, quote
from pm_career.frameworks.file_types import Manifest, SkillFile
from pm_career.frameworks.pieces import Piece, PieceList
from pm_career.frameworks.ranks import check_circles, check_ranks, check_ways

_MOST_VALUES_QUOTED = 20
# Kinds of names that two pieces may share: titles that levels cover are facts of the world; where one is also an id,
# the id is meant. Two equal ids are a fault of their own.
_MAY_SHARE = ({"titles"}, {"title", "titles"}, {"id", "titles"}, {"id"})
_NOT_IN_ID = re.compile(r"[^a-z0-9]+")


def check_consistency(manifest: Piece | None, levels: PieceList, skills: PieceList) -> None:
    """Note every inconsistency between the pieces of a framework; `manifest` is None if it could not be read."""
    nearest = NearestName()
    to_levels = _References("level", levels, nearest)
    to_skills = _References("skill", skills, nearest)
    for called, pieces in (("level", levels.pieces), ("skill", skills.pieces)):
        _check_ids(pieces, called)
        _check_names(pieces, called)
        _check_former_ids(pieces, called)
    _check_format(manifest, levels.pieces, skills.pieces)
    steps = tracks = None
    if manifest:
        steps = _check_scale(manifest)
        tracks = _TrackReferences(manifest, nearest)
        for level in levels.pieces:
            tracks.check(level, ["track"], level.get_text("track"))
        to_skills.check_list(manifest, "skills")
        _check_entry(manifest, to_skills)
    _check_reserved_name(levels.pieces)
    check_ways(levels.pieces)
    check_ranks(levels)
    for level in levels.pieces:
        to_levels.check_list(level, "next")
        to_levels.check_list(level, "lateral")
        _check_years(level)
        _check_responsibilities(level)
    check_circles(skills.pieces, "builds_on")
    for skill in skills.pieces:
        to_skills.check_list(skill, "builds_on")
        _check_expectations(skill, to_levels, steps)
        _check_examples(skill, steps)
        _check_growth(skill, steps)
        _check_actions(skill, to_levels, tracks)


class _References:
    """Checks ids that name a level or a skill.

    One that may mean an id that could not be read, or is not valid, passes: it may be right once the id is.
    """

    def __init__(self, called: str, pieces: PieceList, nearest: NearestName) -> None:
        invalid = {piece.written_id for piece in pieces.pieces if not piece.get_text("id")}
        self._ids = {piece.get_text("id") for piece in pieces.pieces} | pieces.unread_ids
        self._invalid = {_strip_id(text) for text in invalid if text is not None}
        self._any_passes = pieces.incomplete or not all(self._invalid) or None in invalid
        self._called, self._nearest = called, nearest

    def check_list(self, piece: Piece, key: str) -> None:
        """Note each id in the list under `key` that names nothing, or stands there twice."""
        self.check_ids(piece, [key], piece.values.get(key, ()))

    def check_ids(self, piece: Piece, path: list[str | int], ids: Iterable[object]) -> None:
        """Note each id in the list at `path` that names nothing, or stands there twice. Passes over unread ids."""
        seen: set[str] = set()
        for index, target in enumerate(ids):
            if piece.parser.is_full:
                return
            if not isinstance(target, str):
                continue
            if target in seen:
                message = f"`{target}` stands in `{path[-1]}` a second time"
                piece.add_fault([*path, index], "duplicate-reference", message)
            seen.add(target)
            self.check(piece, [*path, index], target)

    def check(self, piece: Piece, path: Sequence[str | int], target: str) -> None:
        """Note an id that names nothing."""
        if target not in self._ids and not self._any_passes and _strip_id(target) not in self._invalid:
            near = self._nearest.find(target, self._ids)
            hint = f"Did you mean `{quote(near)}`?" if near else ""
            piece.add_fault(path, "dangling", f"there is no {self._called} `{quote(target)}`", hint)


def _strip_id(text: str) -> str:
    """The letters and digits of an id: what remains of it however it is corrected."""
    return _NOT_IN_ID.sub("", unicodedata.normalize("NFKD", text).casefold())


def _check_ids(pieces: Iterable[Piece], called: str) -> None:
    seen: dict[str, Piece] = {}
    for piece in pieces:
        own = piece.written_id
        if own is None:
            continue
        first = seen.setdefault(fold_joiners(own), piece)
        if first is not piece:
            other = "" if first.written_id == own else f" as `{quote(first.written_id or '')}`"
            place = f"{first.parser.file}:{first.node.line}"
            message = f"the {called} `{quote(own)}` stands in {place} too{other}"
            piece.add_fault(["id"], "duplicate-id", message, "Give one of them another id.")


def _check_former_ids(pieces: Iterable[Piece], called: str) -> None:
    """Note former ids that something has now, or that stand in one list twice. Two pieces may have come of one."""
    present = {piece.get_text("id") for piece in pieces}
    for piece in pieces:
        _check_former(piece, ["formerly"], piece.get_texts("formerly"), present, f"{called} of this ladder")


def _check_former(
    piece: Piece, path: list[str | int], former: Iterable[tuple[int, str]], present: Container[str], called: str
) -> None:
    seen: set[str] = set()
    for index, id in former:
        if id in seen:
            message = f"`{quote(id)}` stands in `formerly` a second time"
            piece.add_fault([*path, index], "duplicate-reference", message)
        elif id in present:
            hint = "Only an id that no longer stands for anything can be a former one."
            piece.add_fault([*path, index], "former-id", f"`{quote(id)}` is the id of a {called}", hint)
        seen.add(id)


def _check_responsibilities(level: Piece) -> None:
    """Note ids that two responsibilities of the level have, and former ids that one of them has now."""
    present: dict[str, str] = {}
    for index, each in level.get_mappings("responsibilities"):
        own = each.get("id", "")
        if fold_joiners(own) in present:
            message = f"the responsibility `{own}` stands in this level twice"
            level.add_fault(["responsibilities", index, "id"], "duplicate-id", message, "Give one of them another id.")
        elif own:
            present[fold_joiners(own)] = own
    for index, each in level.get_mappings("responsibilities"):
        former = [pair for pair in enumerate(each.get("formerly", ())) if isinstance(pair[1], str)]
        path: list[str | int] = ["responsibilities", index, "formerly"]
        _check_former(level, path, former, set(present.values()), "responsibility of this level")


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


def _check_names(pieces: Iterable[Piece], called: str) -> None:
    """Note names that two pieces answer to: an alias, or the name in a heading, must not stand for two."""
    owners: dict[str, dict[str, str]] = {}  # folded name -> kind of name -> id of the piece
    for piece in pieces:
        own = piece.get_text("id")
        for path, name in _list_names(piece) if own else ():
            kind = str(path[0])
            same_name = owners.setdefault(fold_joiners(name), {})
            for other_kind, owner in same_name.items():
                if owner != own and {kind, other_kind} not in _MAY_SHARE:
                    message = f"`{quote(name)}` is already a name of the {called} `{owner}`"
                    piece.add_fault(path, "name-taken", message, "Give one of them another name.")
                    break
            same_name.setdefault(kind, own)


def _list_names(piece: Piece) -> Iterator[tuple[list[str | int], str]]:
    for key in ("id", "title", "name"):
        if piece.get_text(key):
            yield [key], piece.get_text(key)
    for key in ("aliases", "titles"):
        for index, name in piece.get_texts(key):
            yield [key, index], name


def _check_reserved_name(levels: Iterable[Piece]) -> None:
    """Note a level that answers, or answered, to what stands for no level."""
    for level in levels:
        names = list(_list_names(level))
        names += [(["formerly", index], id) for index, id in level.get_texts("formerly")]
        for path, name in names:
            if fold_name(name) == NO_LEVEL:
                message = f"`{quote(name)}` cannot be the name of a level: it stands for no level yet"
                level.add_fault(path, "reserved-name", message, "Give it another name.")


def _check_entry(manifest: Piece, to_skills: _References) -> None:
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


class _TrackReferences:
    """Checks ids that name a track; notes tracks that stand in the manifest twice."""

    def __init__(self, manifest: Piece, nearest: NearestName) -> None:
        self._nearest = nearest
        self._ids: set[str] = set()
        sound = 0
        for index, track in manifest.get_mappings("tracks"):
            own = track.get("id", "")
            if own in self._ids:
                manifest.add_fault(["tracks", index, "id"], "duplicate-id", f"the track `{own}` stands here twice")
            if own:
                self._ids.add(own)
                sound += 1
        written = manifest.values.get("tracks")
        # Where a track could not be read, any reference may mean it.
        self._any_passes = (written is None and "tracks" in manifest.node.items) or sound < len(written or ())

    def check(self, piece: Piece, path: Sequence[str | int], track: str) -> None:
        """Note an id that names no track."""
        if track and track not in self._ids and not self._any_passes:
            near = self._nearest.find(track, self._ids)
            hint = f"Did you mean `{near}`?" if near else "Tracks are listed under `tracks` in framework.yaml."
            piece.add_fault(path, "dangling", f"there is no track `{quote(track)}`", hint)


def _check_years(level: Piece) -> None:
    years = level.values.get("experience_years")
    if years and years[0] > years[1]:
        level.add_fault(["experience_years"], "range", "the range must go from fewer to more years")


def _check_expectations(skill: Piece, levels: _References, steps: set[int] | None) -> None:
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


def _check_actions(skill: Piece, levels: _References, tracks: _TrackReferences | None) -> None:
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
