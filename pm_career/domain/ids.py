"""Ids made from names: readable where the name is Latin, numbered where it is not, and never those of another."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence

from pm_career.domain.text import fold_joiners
from pm_career.errors import UsageError

_ID = re.compile(r"[a-z0-9](?:[._-]?[a-z0-9])*")
_LONGEST = 64
_SPELLED = str.maketrans({"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i",
                          "&": " and ", "+": " plus ", "#": " sharp "})  # fmt: skip


def make_slug(name: str) -> str:
    """Make an id of a name: ASCII letters and digits with hyphens between. '' if nothing remains."""
    spelled = unicodedata.normalize("NFKC", name).casefold().translate(_SPELLED)
    latin = unicodedata.normalize("NFKD", spelled).encode("ascii", "ignore").decode()
    # What is left of a name in another script, such as the version in «Бэкенд 2», does not tell it apart from others.
    letters = sum(character.isalpha() for character in spelled)
    if sum(character.isalpha() for character in latin) * 2 < letters:
        return ""
    return re.sub(r"[^a-z0-9]+", "-", latin).strip("-")[:_LONGEST].strip("-")


def make_ids(names: Sequence[str], called: str) -> list[str]:
    """Make an id for each name, all different, and none that reads like the name of another."""
    read_like = [fold_joiners(name) for name in names]
    given: list[str] = []
    for index, name in enumerate(names):
        others = {*given, *(each for other, each in enumerate(read_like) if other != index)}
        wanted = make_slug(name)
        if wanted:
            given.append(make_free(wanted, others))
        else:
            given.append(make_free(f"{called}-{index + 1}", others))
    return given


def parse_id(wanted: str) -> str:
    """Return an id as typed. Raises UsageError for text that cannot be an id."""
    if not _ID.fullmatch(wanted) or len(wanted) > _LONGEST:
        near = make_slug(wanted)
        hint = f"Such as: --id {near}" if near else "Lower-case letters and digits, joined by single hyphens."
        raise UsageError(f"'{wanted}' cannot be an id.", hint)
    return wanted


def make_free(wanted: str, taken: Iterable[str]) -> str:
    """Return `wanted`, with a number behind it if it is among those `taken`."""
    taken = set(taken)
    number, free = 2, wanted
    while free in taken:
        ending = f"-{number}"
        free, number = f"{wanted[: _LONGEST - len(ending)].strip('-')}{ending}", number + 1
    return free
