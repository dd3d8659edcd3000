"""What somebody wants to find: words in whatever form, and quoted phrases just as they stand.

Nothing in a query has a meaning beyond itself, except double quotes. A word with a sign in it (`c++`, `1:1`, `.*`,
`%s`) is looked for as it stands, like a phrase. Small words (the, of, with) count only where there are no others.
Somebody who is still typing may not have finished the last word: then it stands for all that begin with it, too.
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
    """A word in any of its forms, known by their stem; `exact` are the forms that were typed."""

    stem: str
    exact: frozenset[str]


class Phrase(Value, frozen=True):
    """Text as it stands: folded pieces with white space between them. An open side may lie within a longer word."""

    pieces: tuple[str, ...]
    words: tuple[str, ...]
    open_left: bool
    open_right: bool
    quoted: bool


Term = Word | Phrase


class Query(Value, frozen=True):
    """What to find. The terms at `needed` must all be there, and of those at `enough` one.

    `begun` is the place of the term that words belong to, too, that begin with `beginning`; None for no term.
    """

    terms: tuple[Term, ...]
    needed: frozenset[int]
    enough: frozenset[int]
    begun: int | None = None
    beginning: str = ""


def parse_query(text: str, *, unfinished: bool = False) -> Query:
    """The query that was typed; without terms where there is nothing to look for.

    `unfinished`: its last word may be the beginning of a longer one.
    """
    found = list(_once(_typed(text)))
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
    """The word that the text ends with, as it is compared; empty where it ends with anything else."""
    tail = _QUOTES.split(text)[-1]
    chunks = tail.split()
    words = _plain(chunks[-1]) if chunks and tail == tail.rstrip() else []
    return words[-1] if words and fold(chunks[-1]).endswith(words[-1]) else ""


def _typed(text: str) -> Iterator[tuple[Term, bool]]:
    """Each term in turn, and whether it is made of small words alone."""
    parts = _QUOTES.split(text)
    for place, part in enumerate(parts):
        if place % 2 and place < len(parts) - 1:
            yield from _phrase(part.split(), quoted=True)
            continue
        for chunk in part.split():
            words = _plain(chunk)
            if not words:
                yield from _phrase([chunk], quoted=False)
            for word in words:
                yield Word(stem(word), frozenset([word])), word in SMALL_WORDS


def _once(terms: Iterator[tuple[Term, bool]]) -> Iterator[tuple[Term, bool]]:
    """Each term once; the forms of one word are one term."""
    found: dict[object, tuple[Term, bool]] = {}
    for term, small in terms:
        key = term.stem if isinstance(term, Word) else term
        same, both_small = found.get(key, (term, small))
        if isinstance(term, Word) and isinstance(same, Word):
            same = Word(term.stem, same.exact | term.exact)
        found[key] = (same, both_small and small)
    yield from found.values()


def _phrase(chunks: list[str], *, quoted: bool) -> Iterator[tuple[Term, bool]]:
    pieces = tuple(filter(None, map(fold, chunks)))
    if not pieces:
        return
    plain = [_plain(chunk) for chunk in chunks]
    words = tuple(word for several in plain for word in several)
    small = all(plain) and SMALL_WORDS.issuperset(words)
    open_left, open_right = (not plain[0], not plain[-1])
    yield Phrase(pieces, words, open_left, open_right, quoted), small


def _plain(chunk: str) -> list[str]:
    """The words of a chunk that holds no sign but ordinary punctuation; none for any other."""
    core = chunk.strip(_ENDS)
    signs = WORD.sub("", core)
    if not _JOINTS.issuperset(signs) or (signs and any(map(str.isdigit, core))):
        return []
    return [fold(word) for word in WORD.findall(_POSSESSIVE.sub("", core))]
