"""What must hold between the files of a framework: references, circles, ranks, steps, names. Faults, never raises.

Looks at the sound values of every piece, so that one run tells all, and says nothing that would only follow from a
fault elsewhere: what cannot be known, since its file or key could not be read, is not missed.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from itertools import islice

from pm_career.frameworks.cycles import circles
from pm_career.frameworks.faults import shown
from pm_career.frameworks.nearest import Nearest
from pm_career.frameworks.structure import Draft, Outline, Pieces

_MOST_CIRCLES = 50
# Covered titles may be shared; where one is also an id, the id is meant. Two equal ids are told of as ids.
_MAY_SHARE = ({"titles"}, {"title", "titles"}, {"id", "titles"}, {"id"})
_OTHER = re.compile(r"[^a-z0-9]+")
_JOINERS = re.compile(r"[\s._-]+")


def check(outline: Outline) -> None:
    """Note every inconsistency in the parser of the file that it stands in."""
    near = Nearest()
    levels = _Known("level", outline.levels, near)
    skills = _Known("skill", outline.skills, near)
    for called, pieces in (("level", outline.levels), ("skill", outline.skills)):
        _unique(pieces.drafts, called)
        _names(pieces.drafts, called)
    on_circle = _circles(outline.levels.drafts, "next")
    _circles(outline.skills.drafts, "builds_on")
    steps = None
    if outline.manifest:
        steps = _steps(outline.manifest)
        _tracks(outline.manifest, outline.levels.drafts, near)
        skills.check(outline.manifest, "skills")
    _ways_up(outline.levels.drafts, levels, on_circle)
    _ranks(outline.levels)
    for skill in outline.skills.drafts:
        skills.check(skill, "builds_on")
        _expectations(skill, levels, steps)
        _growth(skill, steps)


class _Known:
    """The ids that references may name.

    A reference that may mean an id that was refused is let pass: whoever mends the id mends the reference.
    """

    def __init__(self, called: str, pieces: Pieces, near: Nearest) -> None:
        written = {draft.written_id for draft in pieces.drafts if not draft.text("id")}
        self._ids = {draft.text("id") for draft in pieces.drafts} | pieces.torn
        self._meant = {_bare(text) for text in written if text is not None}
        self._any_goes = pieces.lost or not all(self._meant) or None in written
        self._called, self._near = called, near

    def check(self, draft: Draft, key: str) -> None:
        """Note each id in the list under `key` that names nothing, or stands there twice."""
        seen: set[str] = set()
        for index, target in draft.texts(key):
            if draft.parser.full:
                return
            if target in seen:
                draft.fault([key, index], "duplicate-reference", f"`{target}` stands in `{key}` a second time")
            seen.add(target)
            self.check_one(draft, [key, index], target)

    def check_one(self, draft: Draft, path: list[str | int], target: str) -> None:
        """Note an id that names nothing."""
        if target not in self._ids and not self._any_goes and _bare(target) not in self._meant:
            near = self._near.to(target, self._ids)
            hint = f"Did you mean `{shown(near)}`?" if near else ""
            draft.fault(path, "dangling", f"there is no {self._called} `{shown(target)}`", hint)


def _loosely(text: str) -> str:
    """A name as people compare names: not by case, nor by how its words are joined or its letters composed."""
    return _JOINERS.sub("-", unicodedata.normalize("NFKC", text).casefold())


def _bare(text: str) -> str:
    """The letters and digits of an id: what remains of it however it is mended."""
    return _OTHER.sub("", unicodedata.normalize("NFKD", text).casefold())


def _unique(drafts: Iterable[Draft], called: str) -> None:
    seen: dict[str, Draft] = {}
    for draft in drafts:
        own = draft.written_id
        if own is None:
            continue
        first = seen.setdefault(_loosely(own), draft)
        if first is not draft:
            other = "" if first.written_id == own else f" as `{shown(first.written_id or '')}`"
            place = f"{first.parser.file}:{first.node.line}"
            message = f"the {called} `{shown(own)}` stands in {place} too{other}"
            draft.fault(["id"], "duplicate-id", message, "Give one of them another id.")


def _names(drafts: Iterable[Draft], called: str) -> None:
    """Note names that leave whoever asks by them without the one answer that they promise.

    An alias is there for asking, and the name in a heading tells pieces apart: neither may stand for two. But what
    levels cover are facts of the world: two of them may both be held by a "Product Manager".
    """
    owners: dict[str, dict[str, str]] = {}  # by name, whose it is as what
    for draft in drafts:
        own = draft.text("id")
        for path, name in _claims(draft) if own else ():
            kind = str(path[0])
            taken = owners.setdefault(_loosely(name), {})
            for other_kind, owner in taken.items():
                if owner != own and {kind, other_kind} not in _MAY_SHARE:
                    message = f"`{shown(name)}` is already a name of the {called} `{owner}`"
                    draft.fault(path, "name-taken", message, "Give one of them another name.")
                    break
            taken.setdefault(kind, own)


def _claims(draft: Draft) -> Iterator[tuple[list[str | int], str]]:
    for key in ("id", "title", "name"):
        if draft.text(key):
            yield [key], draft.text(key)
    for key in ("aliases", "titles"):
        for index, name in draft.texts(key):
            yield [key, index], name


def _circles(drafts: list[Draft], key: str) -> set[tuple[str, str]]:
    """Note where `key` leads in a circle; returns the edges of the circles."""
    by_id = {draft.text("id"): draft for draft in drafts if draft.text("id")}
    edges = {own: [target for _, target in draft.texts(key)] for own, draft in by_id.items()}
    found: set[tuple[str, str]] = set()
    for circle in islice(circles(edges), _MOST_CIRCLES):
        found |= circle.edges
        own, target = circle.closes
        draft = by_id[own]
        index = next(index for index, text in draft.texts(key) if text == target)
        hint = "Take one of these out." if own != target else f"Take it out of `{key}`."
        draft.fault([key, index], "cycle", f"`{key}` goes round in a circle: {circle.way}", hint)
    return found


def _steps(manifest: Draft) -> set[int] | None:
    """The steps of the scale; None where they cannot be known."""
    written = manifest.found.get("scale")
    if written is None:
        return None
    values = [step.get("value") for _, step in manifest.parts("scale")]
    if None in values or len(values) < len(written):
        return None
    if len(values) < 2 or values != list(range(1, len(values) + 1)):
        message = "the scale's values must count up from 1, two steps at least"
        manifest.fault(["scale"], "scale-gap", message, f"They are: {', '.join(map(str, values[:20])) or 'none'}.")
        return None
    return set(range(1, len(values) + 1))


def _tracks(manifest: Draft, levels: Iterable[Draft], near: Nearest) -> None:
    seen: set[str] = set()
    sound = 0
    for index, track in manifest.parts("tracks"):
        own = track.get("id", "")
        if own in seen:
            manifest.fault(["tracks", index, "id"], "duplicate-id", f"the track `{own}` stands here twice")
        if own:
            seen.add(own)
            sound += 1
    written = manifest.found.get("tracks")
    if (written is None and "tracks" in manifest.node.items) or sound < len(written or ()):
        return  # a track could not be read: any reference may mean it
    for level in levels:
        track_id = level.text("track")
        if track_id and track_id not in seen:
            nearest = near.to(track_id, seen)
            hint = f"Did you mean `{nearest}`?" if nearest else "Tracks are listed under `tracks` in framework.yaml."
            level.fault(["track"], "dangling", f"there is no track `{shown(track_id)}`", hint)


def _ways_up(drafts: Iterable[Draft], levels: _Known, on_circle: set[tuple[str, str]]) -> None:
    drafts = list(drafts)
    places = {draft.text("id"): (draft.found.get("rank"), draft.text("track")) for draft in drafts}
    for draft in drafts:
        own, (rank, track) = draft.text("id"), (draft.found.get("rank"), draft.text("track"))
        levels.check(draft, "next")
        for index, target in draft.texts("next"):
            target_rank, target_track = places.get(target, (None, ""))
            if rank is None or target_rank is None or (own, target) in on_circle:
                continue
            if target_rank < rank or (target_rank == rank and target_track == track):
                message = f"`{target}` (rank {target_rank}) is not above `{own}` (rank {rank})"
                draft.fault(["next", index], "leads-down", message)
        years = draft.found.get("experience_years")
        if years and years[0] > years[1]:
            draft.fault(["experience_years"], "range", "the range must go from fewer to more years")


def _ranks(levels: Pieces) -> None:
    ranks = {draft.found.get("rank") for draft in levels.drafts}
    known = levels.whole and None not in ranks
    taken: dict[tuple[str, int], str] = {}
    missed: set[int] = set()
    for draft in levels.drafts:
        rank = draft.found.get("rank")
        if rank is None:
            continue
        own, below = draft.text("id"), rank - 1
        other = taken.setdefault((draft.text("track"), rank), own)
        if other != own:
            message = f"rank {rank} of the same track is already that of `{other}`"
            draft.fault(["rank"], "rank-taken", message, "Give one of them another rank or track.")
        if rank == 0:
            draft.fault(["rank"], "rank-gap", "ranks count up from 1")
        elif known and below and below not in ranks and below not in missed:
            missed.add(below)
            message = f"the ranks have a gap: there is {rank} and no {below}"
            draft.fault(["rank"], "rank-gap", message, "Ranks count up from 1.")


def _expectations(skill: Draft, levels: _Known, steps: set[int] | None) -> None:
    for level_id, expectation in skill.found.get("expectations", {}).items():
        levels.check_one(skill, ["expectations", level_id], level_id)
        step = expectation.get("step")
        if step is not None and steps is not None and step not in steps:
            message = f"{step} is not a step of the scale (1 to {len(steps)})"
            skill.fault(["expectations", level_id, "step"], "no-such-step", message)


def _growth(skill: Draft, steps: set[int] | None) -> None:
    seen: set[int] = set()
    for index, way in skill.parts("growth"):
        to = way.get("to")
        if to is None:
            continue
        if to <= 1 or (steps is not None and to not in steps):
            message = f"nothing leads up to step {to} of the scale"
            skill.fault(["growth", index, "to"], "no-such-step", message)
        elif to in seen:
            skill.fault(["growth", index, "to"], "duplicate-step", f"the way to step {to} is described twice")
        seen.add(to)
