"""What number a cell is meant to be: '3', '2,5', '3/5', '3 - Practitioner', '2-3', '●●●○○'; a day is none."""

from __future__ import annotations

import re
from typing import NamedTuple

from pm_career.frameworks.imports.words import plain

_NUMBERED = re.compile(
    r"(?:level|step|stufe|niveau)?\s*([+-]?\d{1,6}(?:[.,]\d+)?)\s*(?:(?:/|of|von)\s*(\d{1,6})|%)?\s*(.*)",
    re.DOTALL | re.IGNORECASE,
)
_AFTER = re.compile(r"(?:[-–—:=.]\s*|\()(?!\d)([^()\n]{1,60}?)\)?\.?")
_RANGE = re.compile(r"(\d{1,2})(?:[.,]0)?\s*(?:-|–|—|to|bis)\s*(\d{1,2})(?:[.,]0)?")
_MONTH = r"(?:jan|feb|m[aä]r|apr|ma[iy]|jun|jul|aug|sep|o[ck]t|nov|de[cz])[a-z]{0,6}\.?"
_DAY = re.compile(
    rf"\d{{4}}-\d{{1,2}}-\d{{1,2}}(?: [\d:]+)?|\d{{1,2}}[./]\d{{1,2}}[./]\d{{2,4}}"
    rf"|\d{{1,2}}[-. ]{{1,2}}{_MONTH}(?:[- ]\d{{2,4}})?|{_MONTH}[- ]\d{{1,4}}"
)
_FULL, _EMPTY = "●⬤◉■▪◼★⭐✦✪🟢🔵🟩🟦█▮*+", "○◯◌□▫◻☆✩✧⚪⬜░▯"
_DRAWN = re.compile(f"([{re.escape(_FULL)}]*)([{re.escape(_EMPTY)}]*)")
_FOOTNOTE = re.compile(r"(?<=\d)\s?[*†‡¹²³]{1,3}$")
_RAISED = re.compile("[⁰¹²³⁴-⁹]")
LOWER = "between two steps: the lower one was taken"


class Number(NamedTuple):
    """A number, the words beside it, what it is out of (0: not said), and what had to be made of it."""

    value: float
    beside: str = ""
    out_of: int = 0
    done: str = ""


def number_in(text: str) -> Number | None:
    """The number that a cell is, alone or with the name of its step; of a range the lower one."""
    bare = _FOOTNOTE.sub("", " ".join(text.split()))
    done = "its mark of a footnote was left out" if len(bare) < len(" ".join(text.split())) else ""
    said = plain(bare)
    ranged = _RANGE.fullmatch(said)
    if ranged and int(ranged[1]) < int(ranged[2]):
        return Number(int(ranged[1]), done=LOWER)
    found = _NUMBERED.fullmatch(said)
    if not found or is_day(said) or _RAISED.search(bare) or (found[3] and not _AFTER.fullmatch(found[3])):
        return None
    written = _NUMBERED.fullmatch(bare)  # for the words as they are spelled
    beside = _AFTER.fullmatch(written[3]) if written else None
    return Number(float(found[1].replace(",", ".")), beside[1].strip() if beside else "", int(found[2] or 0), done)


def drawn_in(text: str) -> Number | None:
    """The number that a cell draws: '●●●○○' is 3 out of 5, and '★★' is 2."""
    found = _DRAWN.fullmatch(text.replace("\ufe0f", "").replace(" ", ""))
    if not found or not found[0]:
        return None
    return Number(len(found[1]), out_of=len(found[0]) if found[2] else 0)


def is_day(text: str) -> bool:
    """Whether a text is a day, such as a spreadsheet makes of '3-4'."""
    return _DAY.fullmatch(plain(text)) is not None
