"""Take texts out of a document that quotes them, whole or in part."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

ERASED = "(erased for good)"
"""What stands in the place of a text that was taken out."""

_WORD = re.compile(r"[^\W_]+")
_SENTENCE_END = re.compile(r"(?<=[.!?…])\s+|\n+")
_RUN = 4
"""Words in a row that are taken for a part of a text, if nothing else in the document says them."""

_Words = tuple[str, ...]


def erase_texts(document: str, texts: Iterable[str], others: Iterable[str] = ()) -> str:
    """Put ERASED in the place of each of `texts` in a document, of each of their sentences, and of parts of them.

    Case, white space and punctuation do not count, so marks of Markdown make no difference. A part is four words or
    more in a row of which at least four are in none of the `others`, the texts that stay in the document.
    """
    given = [text for text in texts if _list_words(text)]
    wholes = {tuple(_list_words(text)) for text in given}
    sentences = (tuple(_list_words(each)) for text in given for each in _SENTENCE_END.split(text))
    wholes |= {each for each in sentences if len(each) > 1}
    runs = {run for text in given for run in _list_runs(_list_words(text))}
    unique = runs.difference(*map(_list_runs, map(_list_words, others)))
    found = [(match.group().casefold(), match.span()) for match in _WORD.finditer(document)]
    words = [word for word, _ in found]
    pieces, end = [], 0
    for first, last in _find_spans(words, wholes, runs, unique):
        pieces += [document[end : found[first][1][0]], ERASED]
        end = found[last - 1][1][1]
    return "".join([*pieces, document[end:]])


def _find_spans(
    words: list[str], wholes: set[_Words], runs: set[_Words], unique: set[_Words]
) -> Iterator[tuple[int, int]]:
    """The first word of each quotation, and the one behind its last."""
    lengths = sorted({len(each) for each in wholes}, reverse=True)
    place = 0
    while place < len(words):
        fitting = (place + each for each in lengths if place + each <= len(words))
        end = next((each for each in fitting if tuple(words[place:each]) in wholes), place)
        last = place + _RUN
        is_unique = False
        while last <= len(words) and (run := tuple(words[last - _RUN : last])) in runs:
            is_unique |= run in unique
            last += 1
        if is_unique:
            end = max(end, last - 1)
        if end > place:
            yield place, end
        place = max(end, place + 1)


def _list_words(text: str) -> list[str]:
    return [each.casefold() for each in _WORD.findall(text)]


def _list_runs(words: list[str]) -> Iterator[_Words]:
    return (tuple(words[place : place + _RUN]) for place in range(len(words) - _RUN + 1))
