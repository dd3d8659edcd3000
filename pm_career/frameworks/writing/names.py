"""Names of files made of ids: none leaves its folder, is hidden, is taken twice, or means a device."""

from __future__ import annotations

import re
from collections.abc import Sequence

_OTHER = re.compile(r"[^a-z0-9._-]+")
_DEVICE = re.compile(r"(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\.|$)")  # what Windows takes for a device
_LONGEST = 80


def file_names(folder: str, ids: Sequence[str], *, numbered: bool = False) -> list[str]:
    """A name below `folder` for each id; `numbered` in their order, so that they are listed in it."""
    digits = max(2, len(str(len(ids))))
    taken: set[str] = set()
    names = []
    for number, id in enumerate(ids, 1):
        stem = _OTHER.sub("-", id.lower()).strip(".-_")[:_LONGEST] or "unnamed"
        if numbered:
            stem = f"{number:0{digits}}-{stem}"
        elif _DEVICE.match(stem):
            stem = f"{folder.rstrip('s')}-{stem}"
        while stem in taken:
            stem = f"{stem}-{number}"
        taken.add(stem)
        names.append(f"{folder}/{stem}.yaml")
    return names
