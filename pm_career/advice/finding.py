"""Where the terms of a query stand in a text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from pm_career.advice.letters import WORD, folded, places
from pm_career.advice.query import Phrase, Query, Word
from pm_career.advice.stems import stem
from pm_career.domain.framework import Value

Span = tuple[int, int]
"""Beginning and end of a range of a text; never empty."""


class Found(Value, frozen=True):
    """One occurrence: which term of the query, where, and whether in the form that was typed."""

    term: int
    span: Span
    exact: bool


class Finder:
    """Finds a query's terms in texts of a known stock of chunks, the runs between white space.

    Most texts hold nothing that is wanted. Only the stock's distinct chunks are taken apart and stemmed; a text
    without one that counts is passed over at the price of a split.
    """

    def __init__(self, query: Query, chunks: Iterable[str]) -> None:
        self._words = {term.stem: (at, term.exact) for at, term in enumerate(query.terms) if isinstance(term, Word)}
        self._phrases = {at: term for at, term in enumerate(query.terms) if isinstance(term, Phrase)}
        self._initials = {key[0] for key in self._words}
        self._begun, self._beginning = query.begun, query.beginning
        self._known: dict[str, tuple[int, bool] | None] = {}
        self._patterns: dict[Phrase, re.Pattern[str]] = {}
        self._telling = (
            {chunk for chunk in chunks if any(map(self._term, WORD.findall(chunk)))} if self._words else set()
        )

    def find(self, text: str) -> list[Found]:
        """Every occurrence of every term in `text`, in no particular order."""
        found = [] if self._telling.isdisjoint(text.split()) else list(self._find_words(text))
        if self._phrases:
            found += self._find_phrases(text)
        return found

    def _find_words(self, text: str) -> Iterator[Found]:
        for match in WORD.finditer(text):
            if (term := self._term(match.group())) is not None:
                yield Found(term[0], match.span(), term[1])

    def _term(self, written: str) -> tuple[int, bool] | None:
        """The term that a written word belongs to, and whether in the form that was typed."""
        if written not in self._known:
            word = folded(written)
            asked = self._words.get(stem(word)) if word[0] in self._initials else None
            if asked:
                self._known[written] = (asked[0], word in asked[1])
            elif self._begun is not None and word.startswith(self._beginning):
                self._known[written] = (self._begun, False)
            else:
                self._known[written] = None
        return self._known[written]

    def _find_phrases(self, text: str) -> Iterator[Found]:
        plain = folded(text)
        for at, phrase in self._phrases.items():
            if all(piece in plain for piece in phrase.pieces):
                matches = [match.span() for match in self._pattern(phrase).finditer(plain)]
                origin = places(text) if matches else []
                for start, end in matches:
                    yield Found(at, (origin[start], origin[end - 1] + 1), exact=True)

    def _pattern(self, phrase: Phrase) -> re.Pattern[str]:
        """The phrase's pieces, each escaped so that it stands for itself, with any white space between them."""
        if phrase not in self._patterns:
            written = r"\s+".join(map(re.escape, phrase.pieces))
            left = r"(?<!\w)" if not phrase.open_left and WORD.match(phrase.pieces[0]) else ""
            right = r"(?!\w)" if not phrase.open_right and WORD.match(phrase.pieces[-1][-1]) else ""
            self._patterns[phrase] = re.compile(f"{left}{written}{right}")
        return self._patterns[phrase]
