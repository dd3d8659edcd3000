"""Parse the text typed into a search: words in any of their forms, and quoted phrases exactly.

Only double quotes have a special meaning. A word with a sign in it (`c++`, `1:1`, `.*`, `%s`) is looked for as it
stands, like a phrase. Small words (the, of, with) count only if there are no others. While somebody is still typing,
the last word also stands for all words that begin with it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pm_career.domain.framework import Value
from pm_career.domain.text import WORD, fold
from pm_career.domain.wording import SMALL_WORDS, stem

_QUOTES = re.compile('["“”„]')
_POSSESSIVE = re.compile(r"['’]s(?![\w\u0300-\u036f])")
_JOINTS = frozenset("-/,'’&\u2010\u2011\u2012\u2013\u2014")
_ENDS = "'’‘.,;:!?…()"


class Word(Value, frozen=True):
    """A word in any of its forms, which share a stem; `exact` are the forms that were typed."""

    stem: str
    exact: frozenset[str]


class Phrase(Value, frozen=True):
    """A text as it stands: folded pieces with white space between them. At an open side a longer word may go on."""

    pieces: tuple[str, ...]
    words: tuple[str, ...]
    open_left: bool
    open_right: bool
    quoted: bool


Term = Word | Phrase


class Query(Value, frozen=True):
    """What to find. All terms at the positions `needed` must be there, and one of those at `enough`.

    Words that begin with `beginning` belong to the term at the position `begun`, too; None: to none.
    """

    terms: tuple[Term, ...]
    needed: frozenset[int]
    enough: frozenset[int]
    begun: int | None = None
    beginning: str = ""


def parse_query(text: str, *, unfinished: bool = False) -> Query:
    """The query that was typed; without terms if there is nothing to look for.

    `unfinished`: the last word may be the beginning of a longer one.
    """
    found = list(_merge_terms(_split_terms(text)))
    large = [term for term, small in found if not small]
    kept = [(term, small) for term, small in found if not (small and large and isinstance(term, Word))]
    last = find_last_word(text) if unfinished else ""
    begun = next((at for at, (term, _) in enumerate(kept) if isinstance(term, Word) and last in term.exact), None)
    return Query(
        terms=tuple(term for term, _ in kept),
        needed=frozenset(at for at, (term, _) in enumerate(kept) if isinstance(term, Phrase) and term.quoted),
        enough=frozenset(at for at, (_, small) in enumerate(kept) if not (small and large)),
        begun=begun,
        beginning=last if begun is not None else "",
    )


def find_last_word(text: str) -> str:
    """The folded word that the text ends with; empty if it ends with anything else."""
    tail = _QUOTES.split(text)[-1]
    chunks = tail.split()
    words = _split_chunk(chunks[-1]) if chunks and tail == tail.rstrip() else []
    return words[-1] if words and fold(chunks[-1]).endswith(words[-1]) else ""


def _split_terms(text: str) -> Iterator[tuple[Term, bool]]:
    """Each term in turn, and whether it consists of small words only."""
    parts = _QUOTES.split(text)
    for place, part in enumerate(parts):
        if place % 2 and place < len(parts) - 1:
            yield from _parse_phrase(part.split(), quoted=True)
            continue
        for chunk in part.split():
            words = _split_chunk(chunk)
            if not words:
                yield from _parse_phrase([chunk], quoted=False)
            for word in words:
                yield Word(stem(word), frozenset([word])), word in SMALL_WORDS


def _merge_terms(terms: Iterator[tuple[Term, bool]]) -> Iterator[tuple[Term, bool]]:
    """The same terms, each once; the forms of one word become one term."""
    found: dict[object, tuple[Term, bool]] = {}
    for term, small in terms:
        key = term.stem if isinstance(term, Word) else term
        same, both_small = found.get(key, (term, small))
        if isinstance(term, Word) and isinstance(same, Word):
            same = Word(term.stem, same.exact | term.exact)
        found[key] = (same, both_small and small)
    yield from found.values()


def _parse_phrase(chunks: list[str], *, quoted: bool) -> Iterator[tuple[Term, bool]]:
    pieces = tuple(filter(None, map(fold, chunks)))
    if not pieces:
        return
    plain = [_split_chunk(chunk) for chunk in chunks]
    words = tuple(word for several in plain for word in several)
    small = all(plain) and SMALL_WORDS.issuperset(words)
    open_left, open_right = (not plain[0], not plain[-1])
    yield Phrase(pieces, words, open_left, open_right, quoted), small


def _split_chunk(chunk: str) -> list[str]:
    """The words of a chunk that has no signs but ordinary punctuation; none of any other chunk."""
    core = chunk.strip(_ENDS)
    signs = WORD.sub("", core)
    if not _JOINTS.issuperset(signs) or (signs and any(map(str.isdigit, core))):
        return []
    return [fold(word) for word in WORD.findall(_POSSESSIVE.sub("", core))]
