"""What each audience of a promotion case sees: a case becomes a case with less in it, before any document is made.

The person alone (`self`) sees everything but private pieces, which no case has. A manager does not see the notes beside
ratings, nor what was left out. A committee does not see ratings by peers either, and names become roles. What is not
shown yet, and what counts against, stays for everybody.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from msgspec.structs import replace

from pm_career.advice.case import Case, Expected, GivenRating, Piece, Word
from pm_career.advice.promotion_check.words import PAST
from pm_career.domain.framework import Framework
from pm_career.domain.periods import MONTHS
from pm_career.domain.promotion import Agreement, Audience
from pm_career.domain.prose import extract_words
from pm_career.domain.text import fold_spaces
from pm_career.domain.word_lists import WordLists

COLLEAGUE = "a colleague"
"""The role of somebody of whom only the name is known."""
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_POSSESSIVE = re.compile("['’][sS]?$")
_BEGINNINGS = frozenset((
    "i", "we", "my", "our", "he", "she", "it", "they", "you", "this", "that", "these", "those", "the", "a", "an",
    "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "won", "led", "cut", "wrote", "ran",
    "got", "made", "built", "sent", "held", "took", "set", "put", "found", "kept", "told", "taught", "brought",
    "gave", "went", "saw", "met", "drew", "spoke", "sold", "grew", "drove", "chose", "began", "did", "had", "was",
    "were", "came", "let", "left", "lost", "rose", "fell", "read", "said", "heard", "became",
))  # fmt: skip
"""Words that sentences about one's own work begin with, and that are no names."""
_SHORTEST_NAME = 2
"""Letters of a part of a name, such as a first name, that is replaced where it stands alone."""
_BETWEEN = re.compile(r"[\s._-]+")
"""What stands between the words of a name, also in an address: Dana Smith, dana.smith, Dana_Smith."""
_JOBS = re.compile(r"(?:(?:my|our|the|an?) )?(?:manager|peer|colleague)")
"""What somebody is called of whom only the role is typed, which is no name."""


class LeftOut(NamedTuple):
    """How much an audience does not see."""

    notes: int = 0
    pieces_left: int = 0
    ratings: int = 0
    names: int = 0
    links: int = 0


def reduce_case(case: Case, audience: Audience, names: Mapping[str, str], *, keep_names: bool = False) -> Case:
    """The case as `audience` sees it. `names` are the names that the person's notes hold, each with its role.

    `keep_names` leaves names as they are for a committee, too.
    """
    if audience == "self":
        return case
    case = replace(case, left=(), expected=tuple(_without_notes(each) for each in case.expected))
    if audience == "manager":
        return case
    case = replace(case, expected=tuple(_without_peers(each) for each in case.expected))
    return case if keep_names else _replace_names(case, names)


def count_left_out(case: Case, reduced: Case) -> LeftOut:
    """How much of `case` is not in `reduced`, which was made of it."""
    before, after = ([rating for each in one.expected for rating in each.ratings] for one in (case, reduced))
    kept_notes = sum(bool(each.note) for each in after)
    return LeftOut(
        notes=sum(bool(each.note) for each in before) - kept_notes,
        pieces_left=len(case.left) - len(reduced.left),
        ratings=len(before) - len(after),
        names=len(set(_list_names(case)) - set(_list_names(reduced))),
        links=len(set(_list_links(case)) - set(_list_links(reduced))),
    )


def find_perhaps_names(case: Case, known: Iterable[str], ordinary: Collection[str] = ()) -> tuple[str, ...]:
    """Words of a case that may be names, in their order: capitals that are no `known` ones, and those in small letters.

    Words of months and of the titles of the case are none; `ordinary` ones (in small letters) are none where a sentence
    begins with them.
    """
    known = tuple(known)
    titles = (case.target.title, case.start.title if case.start else "", *(each.title for each in case.expected))
    ignored = {fold_spaces(part) for name in (*known, *titles, *MONTHS, case.name) for part in (name, *name.split())}
    small = _list_small_names(case, known)
    found: dict[str, None] = {}
    for text in _list_texts(case):
        for word in _WORD.finditer(text):
            name = _POSSESSIVE.sub("", word[0])
            if name in small or (fold_spaces(name) not in ignored and _is_perhaps_name(name, word, ordinary)):
                found.setdefault(name)
    return tuple(found)


def _is_perhaps_name(name: str, word: re.Match[str], ordinary: Collection[str]) -> bool:
    """Whether a word of a text begins with a capital as a name does, and not as an abbreviation or a sentence does.

    `name` is the word without a possessive ending. A sentence may begin with a name, too: with a word that is neither
    `ordinary` nor ends as a verb does.
    """
    if not name[0].isupper() or name.isupper():
        return False
    before = word.string[: word.start()].rstrip(" \"'“‘(")
    if before and before[-1] not in ".!?:\n":
        return True
    folded = fold_spaces(name)
    return not (folded in ordinary or folded in _BEGINNINGS or folded.endswith(("ed", "ing")))


def _list_small_names(case: Case, known: Iterable[str]) -> frozenset[str]:
    """The known names of others and their parts in small letters: they may be words, so no role stands for them."""
    own = {fold_spaces(part) for part in case.name.split()}
    parts = _list_parts(dict.fromkeys((name for name in known if not name.islower()), ""))
    return frozenset(name.lower() for name in parts if fold_spaces(name) not in own)


def list_ordinary_words(framework: Framework, lists: WordLists) -> frozenset[str]:
    """Words in small letters that are no names of people: of a ladder, and those that sentences often begin with."""
    bars = (bar for skill in framework.skills for bar in skill.expectations.values())
    texts = (text for bar in bars for text in (bar.bar, *bar.behaviours, *bar.evidence))
    return frozenset(word for text in texts for word in extract_words(text)) | lists.describing.words | PAST


def _without_notes(each: Expected) -> Expected:
    return replace(each, ratings=tuple(replace(rating, note="") for rating in each.ratings))


def _without_peers(each: Expected) -> Expected:
    return replace(each, ratings=tuple(rating for rating in each.ratings if rating.rater != "peer"))


def _replace_names(case: Case, names: Mapping[str, str]) -> Case:
    """Replace names by roles: where a name is a field of its own, and as whole words within texts."""
    roles = _list_parts(names)
    own = {fold_spaces(part) for part in (case.name, *case.name.split())}
    roles = {name: role for name, role in roles.items() if fold_spaces(name) not in own}

    folded = {fold_spaces(name): role for name, role in roles.items()}

    def say_role(name: str) -> str:
        return folded.get(fold_spaces(name), COLLEAGUE) if name else ""

    def change(value: Any) -> Any:
        if isinstance(value, str):
            return replace_names(value, roles)
        if isinstance(value, tuple):
            return tuple(map(change, value))
        return value

    def change_piece(piece: Piece) -> Piece:
        words = tuple(Word(say_role(word.by), change(word.text), word.date) for word in piece.words)
        return replace(
            piece,
            what=change(piece.what),
            outcome=change(piece.outcome),
            project=change(piece.project),
            words=words,
            links=tuple(link for link in piece.links if change(link) == unicodedata.normalize("NFC", link)),
        )

    def change_rating(rating: GivenRating) -> GivenRating:
        return replace(rating, name="")

    def change_agreement(agreement: Agreement) -> Agreement:
        return replace(agreement, what=change(agreement.what), with_name=say_role(agreement.with_name))

    return replace(
        case,
        ask=change(case.ask),
        agreed=tuple(map(change_agreement, case.agreed)),
        expected=tuple(
            replace(
                each,
                claim=change(each.claim),
                ratings=tuple(map(change_rating, each.ratings)),
                evidence=tuple(map(change_piece, each.evidence)),
            )
            for each in case.expected
        ),
        scope=tuple(replace(each, own=change(each.own)) for each in case.scope),
        pieces=tuple(map(change_piece, case.pieces)),
    )


def replace_names(text: str, roles: Mapping[str, str]) -> str:
    """`text` with each name replaced by its role: as whole words, in any case but small letters, or as it was typed.

    A name of several words is also replaced in small letters, and with a dot, a line or a hyphen between them. In
    scripts without capitals and spaces, a name is replaced wherever it stands.
    """
    if not roles:
        return text
    by_folded = {_fold_name(name): role for name, role in roles.items()}
    longest_first = sorted(roles, key=len, reverse=True)
    pattern = "|".join(map(_make_pattern, longest_first))

    def say_role(found: re.Match[str]) -> str:
        is_a_word = found[0][0].islower() and found[0] not in roles and not _BETWEEN.search(found[0])
        return found[0] if is_a_word else by_folded.get(_fold_name(found[0]), COLLEAGUE)

    return re.sub(pattern, say_role, unicodedata.normalize("NFC", text), flags=re.IGNORECASE)


def _fold_name(name: str) -> str:
    return fold_spaces(_BETWEEN.sub(" ", name))


def _make_pattern(name: str) -> str:
    words = _BETWEEN.pattern.join(map(re.escape, unicodedata.normalize("NFC", name).split()))
    return rf"(?<![^\W_]){words}(?![^\W_])" if name.upper() != name.lower() else words


def _list_parts(names: Mapping[str, str]) -> dict[str, str]:
    """Whole names first, then their parts, each with its role.

    A part in small letters is none, such as that between two names; where the whole is in small letters, its parts
    begin with a capital, as only then they are surely no words. What is called after a job alone is no name.
    """
    names = {name: role for name, role in names.items() if name.strip() and not _JOBS.fullmatch(fold_spaces(name))}
    roles = dict(names)
    for name, role in names.items():
        parts = name.title().split() if name.islower() else name.split()
        for part in parts if len(parts) > 1 else ():
            if sum(map(str.isalpha, part)) >= _SHORTEST_NAME and not part.islower():
                roles.setdefault(part, role)
    return roles


def _list_texts(case: Case) -> Iterator[str]:
    """The person's own texts in a case."""
    yield case.ask or ""
    for agreement in case.agreed:
        yield agreement.what
    for each in case.expected:
        yield each.claim or ""
    for line in case.scope:
        yield line.own or ""
    for piece in case.pieces:
        yield from (piece.what, piece.outcome, piece.project, *(word.text for word in piece.words))


def _list_names(case: Case) -> Iterator[str]:
    """The names that stand in fields of their own."""
    yield from (each.with_name for each in case.agreed if each.with_name)
    yield from (word.by for piece in case.pieces for word in piece.words)
    yield from (rating.name for each in case.expected for rating in each.ratings if rating.name)


def _list_links(case: Case) -> Iterator[str]:
    yield from (link for piece in case.pieces for link in piece.links)
