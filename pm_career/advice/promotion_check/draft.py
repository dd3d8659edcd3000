"""Check a text that was written from a case: which of its sentences rest on a piece of evidence, and which on none."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from pm_career.advice.case import Case, Piece
from pm_career.domain.framework import Value
from pm_career.domain.prose import extract_words, split_sentences
from pm_career.domain.text import one_line
from pm_career.domain.word_lists import WordLists
from pm_career.domain.wording import SMALL_WORDS, stem

Paragraph = tuple[int, str]
"""The line that a paragraph begins on, from 1, and its text with its line ends."""
SHARE = 0.5
"""From this share of its words on that one piece has, too, a sentence rests on that piece."""
_ID = re.compile(r"\be[1-9]\d*\b")
# "It held. [e3] Then …": the id belongs to the sentence before it.
_CITED_AFTER = re.compile(r"([.!?])(\s*(?:[\[(]\s*e\d+(?:\s*[,;]\s*e\d+)*\s*[\])]\s*)+)")

# "It held. e3 shows the rest.": the id begins a sentence, though with a small letter.
_BEFORE_ID = re.compile(r"(?<=[.!?])(?<!\b[a-z]\.)\s+(?=e[1-9]\d*\s+[a-z])")


class Sentence(Value, frozen=True):
    """A sentence of a draft, the line it begins on, and the ids of the pieces that it rests on.

    `unknown` are ids that it names and the case does not have.
    """

    line: int
    text: str
    evidence: tuple[str, ...]
    unknown: tuple[str, ...] = ()

    @property
    def is_supported(self) -> bool:
        """Whether it rests on a piece, and names none that is not there."""
        return bool(self.evidence) and not self.unknown


class Draft(Value, frozen=True):
    """The sentences of a draft that say something."""

    sentences: tuple[Sentence, ...]

    @property
    def unsupported(self) -> tuple[Sentence, ...]:
        """Those that rest on no piece."""
        return tuple(each for each in self.sentences if not each.is_supported)


def check_draft(paragraphs: Iterable[Paragraph], case: Case, lists: WordLists) -> Draft:
    """Find for each sentence of a text the pieces of the case that it rests on.

    It rests on those whose ids it names; if it names none, on each that has at least half of its words of content.
    """
    stems = {piece.id: _list_stems(_join_texts(piece)) for piece in case.pieces}
    found = []
    for line, text in paragraphs:
        for at, sentence in _list_sentences(line, text, lists):
            named = tuple(dict.fromkeys(_ID.findall(sentence)))
            said = _list_stems(_ID.sub(" ", sentence))
            if named:
                known = tuple(id for id in named if id in stems)
                found.append(Sentence(at, sentence, known, tuple(id for id in named if id not in stems)))
            elif said:
                rests = tuple(id for id, words in stems.items() if len(said & words) >= SHARE * len(said))
                found.append(Sentence(at, sentence, rests))
    return Draft(tuple(found))


def _list_sentences(line: int, text: str, lists: WordLists) -> Iterator[Paragraph]:
    """The sentences of a paragraph, each with its line."""
    text = _CITED_AFTER.sub(lambda match: f" {match[2].rstrip()}{match[1]} ", text)
    start = 0
    for sentence in (part for each in split_sentences(text, lists) for part in _BEFORE_ID.split(each)):
        start = text.find(sentence, start)
        yield line + text.count("\n", 0, start), one_line(sentence)
        start += len(sentence)


def _join_texts(piece: Piece) -> str:
    return " ".join((piece.what, piece.outcome, piece.project, *(word.text for word in piece.words)))


def _list_stems(text: str) -> frozenset[str]:
    return frozenset(stem(word) for word in extract_words(text) if word not in SMALL_WORDS)
