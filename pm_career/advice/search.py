"""Search the texts of a ladder or of a person's notes: find the places, rank them, name the words likely meant."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from msgspec.structs import replace

from pm_career.advice.nearest_words import find_nearest_words
from pm_career.advice.passages import Part, Passage, collect_passages
from pm_career.advice.search_query import Phrase, Query, Term, Word, find_last_word, parse_query
from pm_career.domain.fields import Weight
from pm_career.domain.framework import Framework, Value
from pm_career.domain.text import WORD, fold, fold_offsets
from pm_career.domain.wording import stem

Span = tuple[int, int]
"""Where a find begins and ends in its text; never empty."""


class Found(Value, frozen=True):
    """One occurrence: the term's position in the query, where it stands, and whether in the form that was typed."""

    term: int
    span: Span
    exact: bool


class Finder:
    """Finds the terms of a query in texts whose chunks, the runs between white space, are all known beforehand.

    Most texts hold nothing that is looked for. Only the distinct chunks are split into words and stemmed; a text
    without a chunk that counts costs no more than splitting it.
    """

    def __init__(self, query: Query, chunks: Iterable[str]) -> None:
        self._list_words = {
            term.stem: (at, term.exact) for at, term in enumerate(query.terms) if isinstance(term, Word)
        }
        self._phrases = {at: term for at, term in enumerate(query.terms) if isinstance(term, Phrase)}
        self._initials = {key[0] for key in self._list_words}
        self._begun, self._beginning = query.begun, query.beginning
        self._known: dict[str, tuple[int, bool] | None] = {}
        self._patterns: dict[Phrase, re.Pattern[str]] = {}
        self._telling_chunks = (
            {chunk for chunk in chunks if any(map(self._match_word, WORD.findall(chunk)))}
            if self._list_words
            else set()
        )

    def find(self, text: str) -> list[Found]:
        """Every occurrence of every term in `text`, in no particular order."""
        found = [] if self._telling_chunks.isdisjoint(text.split()) else list(self._find_words(text))
        if self._phrases:
            found += self._find_phrases(text)
        return found

    def _find_words(self, text: str) -> Iterator[Found]:
        for match in WORD.finditer(text):
            if (term := self._match_word(match.group())) is not None:
                yield Found(term[0], match.span(), term[1])

    def _match_word(self, written: str) -> tuple[int, bool] | None:
        """The position of the term that a word of a text belongs to, and whether it has the form that was typed."""
        if written not in self._known:
            word = fold(written)
            asked = self._list_words.get(stem(word)) if word[0] in self._initials else None
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
                matches = [match.span() for match in self._compile_pattern(phrase).finditer(plain)]
                origin = fold_offsets(text) if matches else []
                for start, end in matches:
                    yield Found(at, (origin[start], origin[end - 1] + 1), exact=True)

    def _compile_pattern(self, phrase: Phrase) -> re.Pattern[str]:
        """A pattern for the phrase: its pieces as they stand, with any white space between them."""
        if phrase not in self._patterns:
            written = r"\s+".join(map(re.escape, phrase.pieces))
            left = r"(?<!\w)" if not phrase.open_left and WORD.match(phrase.pieces[0]) else ""
            right = r"(?!\w)" if not phrase.open_right and WORD.match(phrase.pieces[-1][-1]) else ""
            self._patterns[phrase] = re.compile(f"{left}{written}{right}")
        return self._patterns[phrase]


# A hit's score. Each line outweighs all lines below it together: more terms found; in a name, which is nothing but what
# was typed; side by side; the weight of the text (4 for a name to 1 for an example); and the forms that were typed.
_PER_TERM = 1000
_WHOLE_NAME, _IN_A_NAME = 500, 400
_SIDE_BY_SIDE = 200
_PER_WEIGHT = 10

_SHORT_FORM = re.compile(r"\s*\([^()]*\)\s*$")

_SHORTEST_BEGINNING = 3
"""Letters that an unknown last word needs to be taken for the beginning of others: fewer letters begin too many."""
_MOST_EXPLAINED = 5
"""Missing words for which the nearest are looked up: enough for a slip, not for a pasted page."""


class Hit(Value, frozen=True):
    """A passage in which something was found; `matches` are the ranges of its text to mark, in order and apart."""

    passage: Passage
    matches: tuple[Span, ...]
    score: int
    complete: bool
    """Whether every term is there."""


class Findings(Value, frozen=True):
    """All hits, the best first.

    `missing` are the words that occur nowhere in what was searched, or all words if there is no hit; `nearest` are
    words that do occur and are most like them. `elsewhere` counts the hits in the whole ladder where only parts of it
    were searched and had none.
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
    """Search the whole framework, or `parts` of it, for the words and quoted phrases in `text`."""
    return _search_ladder(framework, text, parts)


def search_or_complete(framework: Framework, text: str, parts: Sequence[Part] = ()) -> Findings:
    """As `search`, but a last word that occurs nowhere is taken for the beginning of words that do."""
    return _complete(text, search(framework, text, parts), lambda: search_live(framework, text, parts))


def search_live(framework: Framework, text: str, parts: Sequence[Part] = ()) -> Findings:
    """As `search`, for a text that is still being typed: its last word may be the beginning of others."""
    return _search_ladder(framework, text, parts, unfinished=True)


def search_notes(notes: Sequence[Passage], text: str) -> Findings:
    """Search these texts as `search_or_complete` does a ladder. Where they fit equally well their order stays."""
    return _complete(text, _search(notes, text), lambda: search_notes_live(notes, text))


def search_notes_live(notes: Sequence[Passage], text: str) -> Findings:
    """As `search_notes`, for a text that is still being typed."""
    return _search(notes, text, unfinished=True)


def _complete(text: str, found: Findings, search_again: Callable[[], Findings]) -> Findings:
    """What `search_again` finds for the last word as a beginning, if that occurs nowhere in `found`; else `found`."""
    word = find_last_word(text)
    if len(word) < _SHORTEST_BEGINNING or word not in found.missing:
        return found
    begun = search_again()
    return replace(begun, beginning=word) if word not in begun.missing else found


def _search_ladder(framework: Framework, text: str, parts: Sequence[Part], *, unfinished: bool = False) -> Findings:
    found = _search(list(collect_passages(framework, parts)), text, unfinished=unfinished)
    if not parts or found.hits:
        return found
    return replace(found, elsewhere=len(_search_ladder(framework, text, (), unfinished=unfinished).hits))


def _search(stock: Sequence[Passage], text: str, *, unfinished: bool = False) -> Findings:
    query = parse_query(text, unfinished=unfinished)
    if not query.terms:
        return Findings(asked=False)
    chunks: set[str] = set()
    for passage in stock:
        chunks.update(passage.text.split())
    hits, occurring = _find_hits(query, stock, Finder(query, chunks))
    absent = [term for at, term in enumerate(query.terms) if not hits or at not in occurring]
    missing = [word for term in absent for word in _list_words(term)][:_MOST_EXPLAINED]
    return Findings(
        hits=hits,
        missing=tuple(missing),
        nearest=find_nearest_words(missing, chunks) if missing else (),
    )


def _find_hits(query: Query, stock: Sequence[Passage], finder: Finder) -> tuple[tuple[Hit, ...], frozenset[int]]:
    """The passages that fit, the best first, and the positions of the terms that occur at all."""
    hits: list[Hit] = []
    occurring: set[int] = set()
    for passage in stock:
        if found := finder.find(passage.text):
            there = {each.term for each in found}
            occurring |= there
            if query.needed <= there and query.enough & there:
                hits.append(_rate_hit(query, passage, found, len(there)))
    hits.sort(key=lambda hit: -hit.score)
    return tuple(hits), frozenset(occurring)


def _rate_hit(query: Query, passage: Passage, found: Sequence[Found], terms: int) -> Hit:
    complete = terms == len(query.terms)
    matches = _merge_spans(each.span for each in found)
    exact = len({each.term for each in found if each.exact})
    score = _PER_TERM * terms + _PER_WEIGHT * passage.weight + min(_PER_WEIGHT - 1, exact)
    if passage.weight == Weight.NAME:
        score += _WHOLE_NAME if _is_whole_name(passage.text, matches) else _IN_A_NAME
    if complete and terms > 1 and _are_adjacent(passage.text, terms, found):
        score += _SIDE_BY_SIDE
    return Hit(passage, matches, score, complete)


def _merge_spans(spans: Iterable[Span]) -> tuple[Span, ...]:
    """The spans in order, overlapping ones merged."""
    merged: list[Span] = []
    for start, end in sorted(spans):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return tuple(merged)


def _is_whole_name(name: str, matches: Sequence[Span]) -> bool:
    """Whether all words of a name were found, not counting a short form in brackets."""
    rest = _SHORT_FORM.sub("", name)
    for start, end in reversed(matches):
        rest = rest[:start] + rest[end:]
    return not WORD.search(rest)


def _are_adjacent(text: str, terms: int, found: Sequence[Found]) -> bool:
    """Whether the terms follow one another in the typed order, with no word between."""
    ends = {each.span[1] for each in found if each.term == 0}
    for term in range(1, terms):
        spans = [each.span for each in found if each.term == term]
        ends = {
            end
            for start, end in spans
            if any(before <= start and not WORD.search(text, before, start) for before in ends)
        }
    return bool(ends)


def _list_words(term: Term) -> Sequence[str]:
    return sorted(term.exact) if isinstance(term, Word) else term.words
