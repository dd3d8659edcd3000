"""Fit a cell's text for a framework: clean it, shorten it, and split its bullets."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from pm_career.domain.text import fold_joiners, has_hidden
from pm_career.frameworks.file_text import hides_text

LONGEST = 2000
LONGEST_NAME = 120
_MOST_LEADING = 5
"""Words of a line at most that only leads to others: 'At this level you can:'."""
_TOO_LONG = "longer than"
_NAME_ENDS = re.compile(r":\s+|\s[–—-]\s+|\n")
_LINK = re.compile(r"(?<=\S) ?\(https?://[^()]*\)$")
_BULLET = re.compile(r"^\s*(?:[-*+•·‣◦▪●○–—»✓✔]|\(?\d{1,2}[.)]|[a-z]\))\s+(?=\S)")
_BREAK = re.compile(r"\r\n?|\n|\x0b|\x0c|\x85|\u2028|\u2029")
_UNFIT = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufeff\ufffe\uffff]")
_UNSEEN_IN_NAMES = re.compile(
    "[\xad\u034f\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufeff\uffa0\u061c\ufff9-\ufffb]"
    "|[\U0001d173-\U0001d17a\U000e0000-\U000e007f]"
)


class Fitted(NamedTuple):
    """A text as it fits, and what had to be done to it ('' if nothing was)."""

    text: str
    done: str = ""

    @property
    def is_cut(self) -> bool:
        """Whether its end was left out."""
        return self.done.startswith(_TOO_LONG)


class Parted(NamedTuple):
    """A cell's text as an expectation: a sentence and what shows it, and what had to be done to it."""

    bar: str
    behaviours: tuple[str, ...] = ()
    done: str = ""


def holds_nothing(text: str) -> bool:
    """Whether nothing of a text can be seen: spaces, controls and invisible characters."""
    return not text.isprintable() and not _UNSEEN_IN_NAMES.sub("", _UNFIT.sub("", text)).strip()


def clean_text(text: str) -> Fitted:
    """Clean a text of any number of lines of characters that no file may have. It may still be too long."""
    joined = "\n".join(line.rstrip() for line in _BREAK.split(text.replace("\xa0", " ").replace("\t", " "))).strip()
    cleaned = _UNFIT.sub("", joined).strip()
    return Fitted(cleaned, "control characters were taken out" if cleaned != joined else "")


def strip_link(name: str) -> str:
    """Strip a name of the web address that an export of a wiki puts behind it."""
    return _LINK.sub("", name)


def clean_name(text: str) -> Fitted:
    """Clean a name: one line of at most 120 characters, without invisible characters."""
    cleaned, done = clean_text(text)
    line = " ".join(cleaned.split())
    if line != strip_link(line):
        line, done = strip_link(line), "its web address was left out"
    if has_hidden(line) or hides_text(line):
        line, done = " ".join(_UNSEEN_IN_NAMES.sub("", line).split()), "invisible characters were taken out"
    if len(line) > LONGEST_NAME:
        cut = line[: LONGEST_NAME - 1].rsplit(" ", 1)[0].rstrip() or line[: LONGEST_NAME - 1]
        line, done = f"{cut}…", f"{_TOO_LONG} {LONGEST_NAME} characters: its end is left out"
    return Fitted(line, done)


def name_file(stem: str) -> str:
    """Name a ladder after its file: 'Our ladder' of 'our_ladder.md', whose stem is 'our_ladder'."""
    words = " ".join(stem.replace("_", " ").replace("-", " ").split())
    return f"{words[:1].upper()}{words[1:]}"


def shorten(text: str) -> Fitted:
    """Shorten a text to 2,000 characters at most; it ends at a word."""
    if len(text) <= LONGEST:
        return Fitted(text)
    cut = text[: LONGEST - 1].rsplit(None, 1)[0].rstrip() or text[: LONGEST - 1]
    lost = len(text) - len(cut)
    return Fitted(f"{cut}…", f"{_TOO_LONG} {LONGEST:,} characters: the last {lost:,} are left out")


def fit_text(text: str) -> Fitted:
    """Clean a text, and shorten it."""
    cleaned = clean_text(text)
    short = shorten(cleaned.text)
    return Fitted(short.text, cleaned.done or short.done)


def name_apart(written: Sequence[tuple[str, str]], called: str) -> list[Fitted]:
    """Make a name of each text that no other has: with its group in brackets where several are called so.

    `written` are texts with their groups; `called` is what one is that has no name.
    """
    fitted = [clean_name(text) for text, _ in written]
    counted = Counter(fold_joiners(name.text) for name in fitted)
    names: dict[str, Fitted] = {}
    for place, (name, (_, group)) in enumerate(zip(fitted, written, strict=True), start=1):
        text = name.text or f"{called} {place}"
        if counted[fold_joiners(name.text)] > 1 and group:
            text = clean_name(f"{text} ({group})").text
        while fold_joiners(text) in names:  # two names that are one as far as 120 characters go
            text = f"{text[:110]} {place}"
        names[fold_joiners(text)] = Fitted(text, name.done)
    return list(names.values())


def split_lines(text: str) -> tuple[str, ...]:
    """Split a text into its lines, without bullets. An indented line continues the one before it."""
    points: list[str] = []
    bulleted = any(_BULLET.match(line) for line in text.split("\n"))
    for line in text.split("\n"):
        found = _BULLET.match(line)
        said = " ".join((line[found.end() :] if found else line).split())
        if not said:
            continue
        goes_on = bulleted and not found and points and line[:1].isspace()
        if goes_on:
            points[-1] = f"{points[-1]} {said}"
        else:
            points.append(said)
    return tuple(points)


def split_name(text: str) -> tuple[str, str]:
    """Split a text at the first colon, dash or end of a line into a name and what describes it ('' if nothing does)."""
    name, *rest = _NAME_ENDS.split(text.strip(), maxsplit=1)
    return (name.strip(), rest[0].strip()) if rest and name.strip() else (text, "")


def leads_in(text: str) -> bool:
    """Whether a text only leads to the points below it ('You can:'), and says nothing itself as a sentence does."""
    return text.endswith(":") and len(text.split()) <= _MOST_LEADING and ". " not in text


def split_bar(text: str) -> Parted:
    """Split a cell's text into a bar and behaviours: bullets are behaviours; of several lines the first is the bar."""
    lines = [line for line in text.split("\n") if line.strip()]
    if not any(_BULLET.match(line) for line in lines):
        points = split_lines(text)
        return Parted(points[0] if points else "", points[1:])
    first = next(index for index, line in enumerate(lines) if _BULLET.match(line))
    bar = " ".join(" ".join(lines[:first]).split())
    points = split_lines("\n".join(lines[first:]))
    if leads_in(bar):
        return Parted("", points, "the words that lead to its points are left out")
    if not bar and len(points) == 1:  # a single bullet is a sentence that somebody set off
        return Parted(points[0])
    return Parted(bar, points)
