"""What must hold between the files of a framework: references, circles, ranks, steps, names. Faults, never raises.

Looks at the sound values of every piece, so that one run tells all, and says nothing that would only follow from a
fault elsewhere: what cannot be known, since its file or key could not be read, is not missed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

from pm_career.domain.text import fold_joiners
from pm_career.frameworks.faults import quote
from pm_career.frameworks.nearest_name import Nearest
from pm_career.frameworks.pieces import AllPieces, Piece
from pm_career.frameworks.ranks import check_ranks, check_ways_up, find_circles
from pm_career.frameworks.references import KnownIds

_MOST_CIRCLES = 50
# Covered titles may be shared; where one is also an id, the id is meant. Two equal ids are told of as ids.
_MAY_SHARE = ({"titles"}, {"title", "titles"}, {"id", "titles"}, {"id"})


def check_consistency(outline: AllPieces) -> None:
    """Note every inconsistency in the parser of the file that it stands in."""
    near = Nearest()
    levels = KnownIds("level", outline.levels, near)
    skills = KnownIds("skill", outline.skills, near)
    for called, pieces in (("level", outline.levels), ("skill", outline.skills)):
        _check_ids(pieces.drafts, called)
        _check_names(pieces.drafts, called)
    on_circle = _check_circles(outline.levels.drafts, "next")
    _check_circles(outline.skills.drafts, "builds_on")
    steps = None
    if outline.manifest:
        steps = _check_scale(outline.manifest)
        _check_tracks(outline.manifest, outline.levels.drafts, near)
        skills.check(outline.manifest, "skills")
    check_ways_up(outline.levels.drafts, levels, on_circle)
    check_ranks(outline.levels)
    for skill in outline.skills.drafts:
        skills.check(skill, "builds_on")
        _check_expectations(skill, levels, steps)
        _check_growth(skill, steps)


def _check_ids(drafts: Iterable[Piece], called: str) -> None:
    seen: dict[str, Piece] = {}
    for draft in drafts:
        own = draft.written_id
        if own is None:
            continue
        first = seen.setdefault(fold_joiners(own), draft)
        if first is not draft:
            other = "" if first.written_id == own else f" as `{quote(first.written_id or '')}`"
            place = f"{first.parser.file}:{first.node.line}"
            message = f"the {called} `{quote(own)}` stands in {place} too{other}"
            draft.fault(["id"], "duplicate-id", message, "Give one of them another id.")


def _check_names(drafts: Iterable[Piece], called: str) -> None:
    """Note names that leave whoever asks by them without the one answer that they promise.

    An alias is there for asking, and the name in a heading tells pieces apart: neither may stand for two. But what
    levels cover are facts of the world: two of them may both be held by a "Product Manager".
    """
    owners: dict[str, dict[str, str]] = {}  # by name, whose it is as what
    for draft in drafts:
        own = draft.text("id")
        for path, name in _list_names(draft) if own else ():
            kind = str(path[0])
            taken = owners.setdefault(fold_joiners(name), {})
            for other_kind, owner in taken.items():
                if owner != own and {kind, other_kind} not in _MAY_SHARE:
                    message = f"`{quote(name)}` is already a name of the {called} `{owner}`"
                    draft.fault(path, "name-taken", message, "Give one of them another name.")
                    break
            taken.setdefault(kind, own)


def _list_names(draft: Piece) -> Iterator[tuple[list[str | int], str]]:
    for key in ("id", "title", "name"):
        if draft.text(key):
            yield [key], draft.text(key)
    for key in ("aliases", "titles"):
        for index, name in draft.texts(key):
            yield [key, index], name


def _check_circles(drafts: list[Piece], key: str) -> set[tuple[str, str]]:
    """Note where `key` leads in a circle; returns the edges of the circles."""
    by_id = {draft.text("id"): draft for draft in drafts if draft.text("id")}
    edges = {own: [target for _, target in draft.texts(key)] for own, draft in by_id.items()}
    found: set[tuple[str, str]] = set()
    for circle in islice(find_circles(edges), _MOST_CIRCLES):
        found |= circle.edges
        own, target = circle.closes
        draft = by_id[own]
        index = next(index for index, text in draft.texts(key) if text == target)
        hint = "Take one of these out." if own != target else f"Take it out of `{key}`."
        draft.fault([key, index], "cycle", f"`{key}` goes round in a circle: {circle.way}", hint)
    return found


def _check_scale(manifest: Piece) -> set[int] | None:
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


def _check_tracks(manifest: Piece, levels: Iterable[Piece], near: Nearest) -> None:
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
            level.fault(["track"], "dangling", f"there is no track `{quote(track_id)}`", hint)


def _check_expectations(skill: Piece, levels: KnownIds, steps: set[int] | None) -> None:
    for level_id, expectation in skill.found.get("expectations", {}).items():
        levels.check_one(skill, ["expectations", level_id], level_id)
        step = expectation.get("step")
        if step is not None and steps is not None and step not in steps:
            message = f"{step} is not a step of the scale (1 to {len(steps)})"
            skill.fault(["expectations", level_id, "step"], "no-such-step", message)


def _check_growth(skill: Piece, steps: set[int] | None) -> None:
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
