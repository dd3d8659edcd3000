"""Check the references between the pieces of a framework: each id that is named has to be there."""

from __future__ import annotations

import re
import unicodedata

from pm_career.frameworks.faults import quote
from pm_career.frameworks.nearest_name import Nearest
from pm_career.frameworks.pieces import Piece, PieceList

_OTHER = re.compile(r"[^a-z0-9]+")


class KnownIds:
    """The ids that references may name.

    A reference that may mean an id that was refused is let pass: whoever mends the id mends the reference.
    """

    def __init__(self, called: str, pieces: PieceList, near: Nearest) -> None:
        written = {draft.written_id for draft in pieces.drafts if not draft.text("id")}
        self._ids = {draft.text("id") for draft in pieces.drafts} | pieces.torn
        self._meant = {strip_id(text) for text in written if text is not None}
        self._any_goes = pieces.lost or not all(self._meant) or None in written
        self._called, self._near = called, near

    def check(self, draft: Piece, key: str) -> None:
        """Note each id in the list under `key` that names nothing, or stands there twice."""
        seen: set[str] = set()
        for index, target in draft.texts(key):
            if draft.parser.full:
                return
            if target in seen:
                draft.fault([key, index], "duplicate-reference", f"`{target}` stands in `{key}` a second time")
            seen.add(target)
            self.check_one(draft, [key, index], target)

    def check_one(self, draft: Piece, path: list[str | int], target: str) -> None:
        """Note an id that names nothing."""
        if target not in self._ids and not self._any_goes and strip_id(target) not in self._meant:
            near = self._near.to(target, self._ids)
            hint = f"Did you mean `{quote(near)}`?" if near else ""
            draft.fault(path, "dangling", f"there is no {self._called} `{quote(target)}`", hint)


def strip_id(text: str) -> str:
    """The letters and digits of an id: what remains of it however it is mended."""
    return _OTHER.sub("", unicodedata.normalize("NFKD", text).casefold())
