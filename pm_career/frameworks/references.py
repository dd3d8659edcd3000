"""Check the references between the pieces of a framework: each id that is named has to be there."""

from __future__ import annotations

import re
import unicodedata

from pm_career.frameworks.faults import shown
from pm_career.frameworks.nearest_name import Nearest
from pm_career.frameworks.structure import Draft, Pieces

_OTHER = re.compile(r"[^a-z0-9]+")


class Known:
    """The ids that references may name.

    A reference that may mean an id that was refused is let pass: whoever mends the id mends the reference.
    """

    def __init__(self, called: str, pieces: Pieces, near: Nearest) -> None:
        written = {draft.written_id for draft in pieces.drafts if not draft.text("id")}
        self._ids = {draft.text("id") for draft in pieces.drafts} | pieces.torn
        self._meant = {bare(text) for text in written if text is not None}
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
        if target not in self._ids and not self._any_goes and bare(target) not in self._meant:
            near = self._near.to(target, self._ids)
            hint = f"Did you mean `{shown(near)}`?" if near else ""
            draft.fault(path, "dangling", f"there is no {self._called} `{shown(target)}`", hint)


def bare(text: str) -> str:
    """The letters and digits of an id: what remains of it however it is mended."""
    return _OTHER.sub("", unicodedata.normalize("NFKD", text).casefold())
