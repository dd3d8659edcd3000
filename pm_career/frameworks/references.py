"""Check that what names a level, a skill or a track names one that there is."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence

from pm_career.frameworks.faults import NearestName, quote
from pm_career.frameworks.pieces import Piece, PieceList

_NOT_IN_ID = re.compile(r"[^a-z0-9]+")


class References:
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


class TrackReferences:
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
