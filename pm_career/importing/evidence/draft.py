"""A piece of a brag document while it is read: its text, and what labels, tags, links and its first words name."""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

from pm_career.domain.periods import Period, Readings
from pm_career.domain.text import fold_spaces
from pm_career.importing.evidence.days import find_at_start, read_whole
from pm_career.importing.evidence.markdown_text import Shown
from pm_career.importing.evidence.piece import Piece, Place, choose_day

_LABEL = re.compile(
    r"\s*(?:[-*+]\s+)?(outcomes?|results?|impact|links?|url|evidence|skills?|tags?|date|when)\s*:\s*(.*)",
    re.IGNORECASE | re.DOTALL,
)
_LABELS = {
    "outcome": "outcome", "outcomes": "outcome", "result": "outcome", "results": "outcome", "impact": "outcome",
    "link": "link", "links": "link", "url": "link", "evidence": "link",
    "skill": "tags", "skills": "tags", "tag": "tags", "tags": "tags", "date": "date", "when": "date",
}  # fmt: skip
_TAG = re.compile(r"(?<![\w#&/])#([^\W\d_][\w/-]*)")
_TAGS_AT_END = re.compile(r"(?:\s+#[\w/-]+)+\s*$")
_URL = re.compile(r"(?:https?://|mailto:)[^\s<>]+")
_AFTER_URL = ".,;:!?)]}'\""
_URL_AT_END = re.compile(r"\s*[(<]?(?:https?://|mailto:)[^\s<>]+[)>]?\s*$")
_TICKED = re.compile(r"\[[xX]\]\s+")


class Context(NamedTuple):
    """What stands above a block: headings with their depth, and the period that the nearest of them names."""

    headings: tuple[tuple[int, str], ...] = ()
    readings: Readings = ()
    written: str = ""

    @property
    def period(self) -> Period | None:
        """The period, if it can be read in one way only."""
        return self.readings[0] if len(self.readings) == 1 else None


class Draft:
    """A piece that is being read: the lines from `first` to `last`, counted from 1, and what they say."""

    def __init__(self, first: int, last: int, context: Context, today: date) -> None:
        self.first, self.last, self.context = first, last, context
        self._today = today
        self._lines: list[str] = []
        self._outcome: list[str] = []
        self._links: list[str] = []
        self._tags: list[str] = []
        self._day: tuple[Readings, str] = ((), "")

    def add(self, shown: Shown) -> None:
        """Add a text line by line: what a label names goes to its part, and all until the next label with it."""
        self._links += shown.links
        part = "what"
        for written in shown.text.split("\n"):
            line = written
            if found := _LABEL.fullmatch(written):
                part, line = _LABELS[found[1].lower()], found[2]
            self._tags += _TAG.findall(line)
            urls = [url.rstrip(_AFTER_URL) for url in _URL.findall(line)]
            self._links += urls
            if part == "outcome":
                self._outcome.append(line)
            elif part == "tags":
                self._tags += [each.strip(" #") for each in re.split(r"[,;]", line)]
            elif part == "date":
                self._day = (read_whole(line, self._today, self.context.period), line.strip())
            elif part == "link" and not urls and not shown.links:
                self._links.append(line.strip())
            elif part == "what":
                self._lines.append(_URL_AT_END.sub("", line).rstrip(" :") if _URL_AT_END.search(line) else line)

    def add_link(self, shown: Shown) -> None:
        """Add the links of a text that is nothing else."""
        self._links += shown.links

    def build(self) -> Piece | None:
        """The piece; None if nothing says what happened. A day that it begins with is taken out of its text."""
        text = "\n".join(line.strip() for line in self._lines if line.strip(" -")).strip()
        text = _TICKED.sub("", text, count=1) if _TICKED.match(text) else text
        first, _, others = text.partition("\n")
        readings, written = self._day
        if not readings:
            readings, written = self.context.readings, self.context.written
            if found := find_at_start(first, self._today, self.context.period):
                readings, written, rest = found
                text = f"{rest}\n{others}".strip()
        if not text:
            return None
        if len(readings) > 1 and (above := self.context.period):
            readings = tuple(each for each in readings if above.first <= each.first <= above.last) or readings
        day = choose_day(readings, written, self._today)
        return Piece(
            place=Place(self.first, self.last),
            what=text,
            key=fold_spaces(_TAGS_AT_END.sub("", first)),
            date=day.date,
            period=day.period,
            doubt=day.doubt,
            outcome="\n".join(line.strip() for line in self._outcome).strip(),
            links=tuple(dict.fromkeys(filter(None, self._links))),
            headings=tuple(heading for _, heading in self.context.headings),
            tags=tuple(dict.fromkeys(filter(None, self._tags))),
        )


def is_label(text: str) -> bool:
    """Whether a text begins with a label, such as 'Outcome:', and so belongs to the piece before it."""
    return _LABEL.match(text) is not None
