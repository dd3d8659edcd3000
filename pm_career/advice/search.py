"""Anything in a ladder, found by words or quoted phrases, the best places first.

The order, each rule deciding where those before it leave a tie:

1. more of the words before fewer; where a phrase is quoted, only places that have it;
2. names (titles, responsibilities, skills) before sentences, a name that is just what was asked for before all;
3. the words side by side and in the order asked before the words apart;
4. bars and summaries, then behaviours and what a level says of itself, then examples and actions;
5. words as they were typed before other forms of them;
6. the framework's own order.

The score says it in one number, higher first: 1000 for each term, 400 for a name and 100 more for the whole name,
200 side by side, 10 for each rank of the text, 1 for each word as typed (9 at most).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from pm_career.advice.finding import Finder, Found, Span
from pm_career.advice.letters import WORD
from pm_career.advice.nearest import nearest
from pm_career.advice.passages import Part, Passage, Rank, passages
from pm_career.advice.query import Query, Term, Word, last_word, parse
from pm_career.domain.framework import Framework, Value

_SHORT_FORM = re.compile(r"\s*\([^()]*\)\s*$")

_SHORTEST_BEGINNING = 3
"""Letters of a word that occurs nowhere, for it to be taken as the beginning of one: fewer begin too many."""
_EXPLAINED = 5
"""Words for which the nearest are looked up: enough for a slip, not for a pasted page."""


class Hit(Value, frozen=True):
    """A place where something was found; `matches` are the ranges of its text to mark, in order and apart."""

    passage: Passage
    matches: tuple[Span, ...]
    score: int
    complete: bool
    """Whether every term is there."""


class Findings(Value, frozen=True):
    """All hits, the best first.

    `missing` are words asked for that occur nowhere in what was searched, or that found nothing together; `nearest`
    words that do occur and are most like them. `elsewhere` counts hits in the other parts, where there are none here.
    """

    hits: tuple[Hit, ...] = ()
    missing: tuple[str, ...] = ()
    nearest: tuple[str, ...] = ()
    elsewhere: int = 0
    asked: bool = True
    """Whether there was anything to look for."""
    beginning: str = ""
    """The last word, where it occurs nowhere and what was found begins with it."""


def search(framework: Framework, text: str, parts: Sequence[Part] = ()) -> Findings:
    """Everything that fits `text` in the whole framework, or in `parts` of it."""
    return _search(framework, text, parts)


def search_or_begin(framework: Framework, text: str, parts: Sequence[Part] = ()) -> Findings:
    """As `search`; but a last word that occurs nowhere is taken for the beginning of words that do."""
    found = _search(framework, text, parts)
    word = last_word(text)
    if len(word) < _SHORTEST_BEGINNING or word not in found.missing:
        return found
    begun = search_live(framework, text, parts)
    return replace(begun, beginning=word) if word not in begun.missing else found


def search_live(framework: Framework, text: str, parts: Sequence[Part] = ()) -> Findings:
    """As `search`, for a text that somebody is still typing: its last word is one, or the beginning of others."""
    return _search(framework, text, parts, unfinished=True)


def _search(framework: Framework, text: str, parts: Sequence[Part], *, unfinished: bool = False) -> Findings:
    query = parse(text, unfinished=unfinished)
    if not query.terms:
        return Findings(asked=False)
    stock = list(passages(framework, parts))
    chunks: set[str] = set()
    for passage in stock:
        chunks.update(passage.text.split())
    hits, occurring = _hits(query, stock, Finder(query, chunks))
    absent = [term for at, term in enumerate(query.terms) if not hits or at not in occurring]
    missing = [word for term in absent for word in _words(term)][:_EXPLAINED]
    return Findings(
        hits=hits,
        missing=tuple(missing),
        nearest=nearest(missing, chunks) if missing else (),
        elsewhere=len(_search(framework, text, (), unfinished=unfinished).hits) if parts and not hits else 0,
    )


def _hits(query: Query, stock: Sequence[Passage], finder: Finder) -> tuple[tuple[Hit, ...], frozenset[int]]:
    """What fits, the best first, and the terms that occur at all."""
    hits: list[Hit] = []
    occurring: set[int] = set()
    for passage in stock:
        if found := finder.find(passage.text):
            there = {each.term for each in found}
            occurring |= there
            if query.needed <= there and query.enough & there:
                hits.append(_hit(query, passage, found, len(there)))
    hits.sort(key=lambda hit: -hit.score)
    return tuple(hits), frozenset(occurring)


def _hit(query: Query, passage: Passage, found: Sequence[Found], terms: int) -> Hit:
    complete = terms == len(query.terms)
    matches = _apart(each.span for each in found)
    score = 1000 * terms + 10 * passage.rank + min(9, len({each.term for each in found if each.exact}))
    if passage.rank == Rank.NAME:
        score += 500 if _is_all(passage.text, matches) else 400
    if complete and terms > 1 and _side_by_side(passage.text, terms, found):
        score += 200
    return Hit(passage, matches, score, complete)


def _apart(spans: Iterable[Span]) -> tuple[Span, ...]:
    """The spans in order, those that overlap made one."""
    merged: list[Span] = []
    for start, end in sorted(spans):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return tuple(merged)


def _is_all(name: str, matches: Sequence[Span]) -> bool:
    """Whether a name has no word but those found, a short form in brackets apart."""
    rest = _SHORT_FORM.sub("", name)
    for start, end in reversed(matches):
        rest = rest[:start] + rest[end:]
    return not WORD.search(rest)


def _side_by_side(text: str, terms: int, found: Sequence[Found]) -> bool:
    """Whether the terms follow one another in the order asked, with no word between."""
    ends = {each.span[1] for each in found if each.term == 0}
    for term in range(1, terms):
        spans = [each.span for each in found if each.term == term]
        ends = {
            end
            for start, end in spans
            if any(before <= start and not WORD.search(text, before, start) for before in ends)
        }
    return bool(ends)


def _words(term: Term) -> Sequence[str]:
    return sorted(term.exact) if isinstance(term, Word) else term.words
