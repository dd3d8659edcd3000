"""A rule on how behaviours begin: lines that begin alike are read as one, down a skill and along a level."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import chain

from pm_career.domain.prose import extract_words
from pm_career.frameworks.quality.finding import Finding
from pm_career.frameworks.quality.text_walk import CheckedFramework, Path, WrittenText, format_place

BEGINNING = "same-beginning"
FIRST_WORDS = 3
"""Equal first words of two lines that are found: verb, object and what it is about, "Agrees with the". Two are common
in good ladders ("Agrees with finance", "Agrees with three teams")."""
MOST_OF_A_WORD = 3
"""Lines of a skill or a level that may begin with one word, however few lines there are."""
LINES_TO_A_REPEAT = 10
"""Where there are more lines, one in so many may begin with one word: the usual verbs come back in sixty lines."""
_HINT = "Begin with what is special about this line; another verb often shows that another thing is meant."


def find_same_beginnings(checked: CheckedFramework) -> Iterator[Finding]:
    """Behaviours of a skill, or of a level, that begin with the same three words, or too often with the same one."""
    skills: dict[str, list[WrittenText]] = {}
    levels: dict[str, list[WrittenText]] = {each.value.id: [] for each in checked.levels}
    for written in checked.texts:
        if written.key == "behaviours":
            skills.setdefault(written.piece.value.id, []).append(written)
            levels.setdefault(str(written.path[1]), []).append(written)
    found: set[tuple[str, Path]] = set()
    for whose, lines in chain(levels.items(), skills.items()):
        for written, message in chain(_find_equal(lines, whose), _find_frequent(lines, whose)):
            line = written.piece.value.id, written.path
            if line not in found:
                found.add(line)
                yield written.make_finding(BEGINNING, message, _HINT)


def _find_equal(lines: Iterable[WrittenText], whose: str) -> Iterator[tuple[WrittenText, str]]:
    """Each line that begins with the first words of an earlier one; the same text twice is found by other rules."""
    first: dict[tuple[str, ...], WrittenText] = {}
    for written in lines:
        words = extract_words(written.text)[:FIRST_WORDS]
        if len(words) < FIRST_WORDS:
            continue
        before = first.setdefault(words, written)
        if before is not written and extract_words(before.text) != extract_words(written.text):
            place = format_place(before.piece, before.path)
            yield written, f"begins with the same {FIRST_WORDS} words as another line of `{whose}`, in {place}"


def _find_frequent(lines: list[WrittenText], whose: str) -> Iterator[tuple[WrittenText, str]]:
    """For each word with which too many lines begin, the first line that is one too many."""
    most = max(MOST_OF_A_WORD, len(lines) // LINES_TO_A_REPEAT)
    beginnings = [next(iter(extract_words(written.text)), "") for written in lines]
    seen = Counter[str]()
    total = Counter(beginnings)
    for written, word in zip(lines, beginnings, strict=True):
        seen[word] += 1
        if word and seen[word] == most + 1:
            count = f"{total[word]} of {len(lines)} behaviours of `{whose}`"
            yield written, f"{count} begin with “{word}”, and {most} are the most"
