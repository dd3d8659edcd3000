"""Words that sound like something and leave it to the reader what."""

from __future__ import annotations

from collections.abc import Iterator

from pm_career.frameworks.quality.finding import Finding
from pm_career.frameworks.quality.lexicon import VagueGroup, lexicon
from pm_career.frameworks.quality.matter import Matter
from pm_career.frameworks.quality.wording import unquoted, words

RULE = "vague"


def vague(matter: Matter) -> Iterator[Finding]:
    """Every vague word in every text, at its place."""
    for written in matter.texts:
        for start, end, group in vague_words(written.text):
            message = f"“{written.text[start:end]}” {group.why}"
            yield written.found(RULE, message, group.instead, (start, end))


def vague_words(text: str) -> Iterator[tuple[int, int, VagueGroup]]:
    """Where vague words begin and end in a text, outside of quotes, and the group that says why."""
    plain = unquoted(text)
    own = frozenset(words(plain.replace("/", " ")))
    for group in lexicon().vague:
        if own.isdisjoint(group.first):
            continue
        spared = [match.span() for match in group.spared.finditer(plain)]
        for match in group.pattern.finditer(plain):
            if not any(start <= match.start() and match.end() <= end for start, end in spared):
                yield match.start(), match.end(), group
