"""Where the terms of a query stand in a text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from msgspec.structs import replace

from pm_career.advice.passages import Part, Passage, collect_passages
from pm_career.advice.search_query import Phrase, Query, Term, Word, find_last_word, parse_query
from pm_career.domain.fields import Weight
from pm_career.domain.framework import Framework, Value
from pm_career.domain.text import WORD, find_nearest, fold, fold_offsets
from pm_career.domain.wording import SMALL_WORDS, stem

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
            word = fold(written)
            asked = self._words.get(stem(word)) if word[0] in self._initials else None
            if asked:
                self._known[written] = (asked[0], word in asked[1])
            elif self._begun is not None and word.startswith(self._beginning):
                self._known[written] = (self._begun, False)
            else:
                self._known[written] = None
        return self._known[written]

    def _find_phrases(self, text: str) -> Iterator[Found]:
        plain = fold(text)
        for at, phrase in self._phrases.items():
            if all(piece in plain for piece in phrase.pieces):
                matches = [match.span() for match in self._pattern(phrase).finditer(plain)]
                origin = fold_offsets(text) if matches else []
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


def search_or_complete(framework: Framework, text: str, parts: Sequence[Part] = ()) -> Findings:
    """As `search`; but a last word that occurs nowhere is taken for the beginning of words that do."""
    found = _search(framework, text, parts)
    word = find_last_word(text)
    if len(word) < _SHORTEST_BEGINNING or word not in found.missing:
        return found
    begun = search_live(framework, text, parts)
    return replace(begun, beginning=word) if word not in begun.missing else found


def search_live(framework: Framework, text: str, parts: Sequence[Part] = ()) -> Findings:
    """As `search`, for a text that somebody is still typing: its last word is one, or the beginning of others."""
    return _search(framework, text, parts, unfinished=True)


def _search(framework: Framework, text: str, parts: Sequence[Part], *, unfinished: bool = False) -> Findings:
    query = parse_query(text, unfinished=unfinished)
    if not query.terms:
        return Findings(asked=False)
    stock = list(collect_passages(framework, parts))
    chunks: set[str] = set()
    for passage in stock:
        chunks.update(passage.text.split())
    hits, occurring = _hits(query, stock, Finder(query, chunks))
    absent = [term for at, term in enumerate(query.terms) if not hits or at not in occurring]
    missing = [word for term in absent for word in _words(term)][:_EXPLAINED]
    return Findings(
        hits=hits,
        missing=tuple(missing),
        nearest=_find_nearest_words(missing, chunks) if missing else (),
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
    score = 1000 * terms + 10 * passage.weight + min(9, len({each.term for each in found if each.exact}))
    if passage.weight == Weight.NAME:
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


_EACH = 3
_LIKE = 0.65
"""difflib's ratio from which a slip is likelier than chance, and the same for words of up to four letters."""
_LIKE_SHORT = 0.75
_LONGEST = 40


def _find_nearest_words(wanted: Iterable[str], chunks: Iterable[str]) -> tuple[str, ...]:
    """For each word wanted up to three words out of `chunks`: itself, longer ones that begin so, or similar ones."""
    occurring = {word for chunk in chunks for word in map(fold, WORD.findall(chunk))}
    telling = sorted(word for word in occurring if len(word) > 2 and not any(map(str.isdigit, word)))
    found: dict[str, str] = {}  # one word of each family
    for word in wanted:
        if word not in SMALL_WORDS:
            for near in [word] if word in occurring else _near(word, telling):
                found.setdefault(stem(near), near)
    return tuple(found.values())


def _near(word: str, known: list[str]) -> list[str]:
    if not 3 <= len(word) <= _LONGEST:
        return []
    longer = sorted((each for each in known if each.startswith(word)), key=len)[:_EACH]
    return longer or _alike(word, [each for each in known if each[0] == word[0]]) or _alike(word, known)


def _alike(word: str, known: list[str]) -> list[str]:
    """The words that begin like it, however they go on: `prioritse` is as near to prioritization as to prioritise."""
    heads: dict[str, str] = {}
    for each in sorted(known, key=len):
        heads.setdefault(each[: len(word)], each)
    like = _LIKE if len(word) > 4 else _LIKE_SHORT
    return [heads[head] for head in find_nearest(word, heads, _EACH, likeness=like)]
