"""A person: who the notes are about, where she stands and where she wants to go."""

from __future__ import annotations

import re
import unicodedata

from pm_career.domain.framework import Value
from pm_career.domain.personal import CalledOrNone, Line, PersonId

ME = "me"

_SAFE = re.compile(r"[a-z0-9](?:[a-z0-9._-]*[a-z0-9])?\Z")


class Profile(Value, frozen=True):
    """What a person says of herself. Empty where she has not said it; `framework` is its name or path as given."""

    person: PersonId = ME
    name: Line = ""
    level: CalledOrNone = ""
    target: CalledOrNone = ""
    framework: Line = ""


def person_id(name: str) -> str | None:
    """The id that a name typed for a person stands for (`Ana Lima` -> `ana-lima`), or None where it makes none.

    Ids go into file names and shell completion: plain lower-case letters, digits, dots, hyphens and underscores.
    """
    bare = "".join(c for c in unicodedata.normalize("NFKD", name.casefold()) if not unicodedata.combining(c))
    joined = "-".join(bare.split())
    return joined if len(joined) <= 64 and _SAFE.match(joined) else None
