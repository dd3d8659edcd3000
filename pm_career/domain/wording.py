"""Compare wordings: stems of words, the words of a text, how alike two texts are, and what changed between them.

`stem` brings all words of one family under one key: inflections, derivations, British and American spelling, irregular
forms. Snowball's English stemmer (Porter's second algorithm) does the work; the tables here bring to it what it does
not know. `stem_roughly` only takes endings off: enough to see that two sentences say the same, and forty times as fast.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from functools import cache, lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from snowballstemmer.english_stemmer import EnglishStemmer  # type: ignore[import-untyped]  # it has no stubs

SMALL_WORDS = frozenset({
    "a", "an", "and", "are", "as", "at", "be", "been", "but", "by", "did", "do", "does", "for", "from", "had",
    "has", "have", "he", "her", "hers", "him", "his", "how", "i", "if", "in", "is", "it", "its", "me", "my", "of",
    "on", "or", "our", "she", "so", "than", "that", "the", "their", "them", "they", "this", "to", "was", "we",
    "were", "what", "when", "which", "who", "will", "with", "you", "your",
})  # fmt: skip
"""Words that say nothing about what a text is about."""

_SPELLINGS = tuple(
    (re.compile(pattern), american)
    for pattern, american in (
        (r"^practis", "practic"),
        # prioritise, but not raise, advise, surprise, exercise, expertise: those have one spelling only
        (r"(?<=[a-z]{3})(?<![aouvw])(?<!pr)(?<!erc)(?<!ert)is(?=(?:e[drs]?|ers|ings?|able|ations?|ational)$)", "iz"),
        (r"lys(?=(?:e[drs]?|ers|ing)$)", "lyz"),  # analyse
        (r"lyti(?:c|cs|cal|cally)$", "lyze"),  # analytical: of analysis
        (r"^([a-z]*[aeiou][a-z]*)our(?=s?$|ed|ing|ab|ite|ful|less|al|er|hood|y|ist)", r"\1or"),  # favour, not hour
        (r"(?<=[a-z]{2}[bt])re(?=s?$)", "er"),  # centre, fibre
        (r"(?<=[a-z]{2}[bt])red$", "ered"),
        (r"(?<=[a-z]{3})ogue(?=[ds]?$)", "og"),  # dialogue
        (r"ogramme(?=s?$)", "ogram"),
        (r"dgement", "dgment"),
        (r"^(lic|def|off|pret)ence", r"\1ense"),
        (r"^(ski|wi)lful", r"\1llful"),
        (r"^focuss", "focus"),
        (r"^artef", "artif"),
        (r"^enquir", "inquir"),
        (r"^grey", "gray"),
        (r"^ageing$", "aging"),
    )
)
"""British spellings and what they are in American, where the stemmer knows only the American."""

_IRREGULAR = {
    form: base
    for base, forms in {
        "begin": "began begun", "break": "broke broken", "bring": "brought", "build": "built", "buy": "bought",
        "child": "children", "choose": "chose chosen", "crisis": "crises", "criterion": "criteria",
        "draw": "drew drawn", "give": "gave given", "grow": "grew grown", "hold": "held", "keep": "kept",
        "know": "knew known", "lead": "led", "learn": "learnt", "lose": "lost", "make": "made", "man": "men",
        "mean": "meant", "meet": "met", "pay": "paid", "person": "people", "run": "ran", "say": "said",
        "see": "seen", "seek": "sought", "sell": "sold", "send": "sent",
        "speak": "spoke spoken", "spend": "spent", "take": "took taken", "teach": "taught", "tell": "told",
        "think": "thought", "understand": "understood", "win": "won", "woman": "women",
        "write": "wrote written",
    }.items()
    for form in forms.split()
}  # fmt: skip

_APART = re.compile(
    "authorit|business|competen|customer|department|engineer|executive|experiment|importan|initiative"
    "|manager|marketer|marketing|objective|officer|productiv|universit"
)
"""Beginnings of words that the stemmer takes for others: customer for custom, business for busy."""

_TIDIED = (
    (re.compile(r"(?<=[a-z]{3})z$"), "s"),  # revise is not revize: it meets revision again
    (re.compile(r"(?<=[a-z]{2}[aey]s)i$"), ""),  # hypothesis, hypotheses; analysis, analyse
    (re.compile(r"(?<=[a-z]g)i$"), ""),  # strategy, strategic
    (re.compile(r"(?<=[a-z]{2}rit)i$"), ""),  # priority, prioritise
    (re.compile(r"(?<=[a-z]{3}v)eri$"), ""),  # delivery, deliver
    (re.compile(r"(?<=ion)ari$"), ""),  # visionary, vision
)
"""Ends of Snowball's stems that keep families apart."""

_LONGEST = 40
"""Letters of the longest word that is stemmed: anything longer is no word, and could take long."""


@cache
def stem(word: str) -> str:
    """The key of a word's family, for comparing: it is not always a word.

    `word` is in lower case. The key begins with its first letter. A word of another language gets a key too, the same
    each time, so that a search finds at least that word itself.
    """
    if len(word) > _LONGEST:
        return word
    word = _IRREGULAR.get(word, word)
    for pattern, american in _SPELLINGS:
        word = pattern.sub(american, word)
    if apart := _APART.match(word):
        return apart.group()
    key: str = _make_stemmer().stemWord(word)
    for pattern, shorter in _TIDIED:
        key = pattern.sub(shorter, key)
    return key


@cache
def _make_stemmer() -> EnglishStemmer:
    from snowballstemmer.english_stemmer import EnglishStemmer

    return EnglishStemmer()


@lru_cache(maxsize=4096)
def stem_roughly(word: str) -> str:
    """`word` without plural, -ing and final e: leads, leading -> lead; planning -> plan; write, writing -> writ.

    `word` is in lower case. Other forms of a word (led, leader) keep a stem of their own: `stem` joins those too.
    """
    if word.endswith("ies") and len(word) > 4:
        word = f"{word[:-3]}y"
    elif word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 3:
        word = word[:-1]
    elif word.endswith("ing") and len(word) > 5 and re.search("[aeiouy]", word[:-3]):
        word = word[:-3]
        if word[-1] == word[-2] and word[-1] not in "lsz":
            word = word[:-1]
    return word[:-1] if word.endswith("e") and len(word) > 3 else word


# Numbers keep what joins their digits, their sign and their per cent: `3.5` is not `35`, `-1` not `1`. Scripts without
# spaces are taken letter by letter. What is neither a word nor punctuation (+, <, €) counts as a word.
_WORD = re.compile(
    r"(?<!\w)-\d+(?:[.,:/]\d+)*%?|\d+(?:[.,:/]\d+)*%?"
    r"|[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]|[^\W\d\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]+|[^\w\s]"
)
# The same where all is ASCII, as in most ladders, with the signs that are no punctuation named: four times as fast.
_ASCII_WORD = re.compile(r"(?<!\w)-\d+(?:[.,:/]\d+)*%?|\d+(?:[.,:/]\d+)*%?|[a-z_]+|[%#&@$+<=>^`|~]", re.ASCII)


@lru_cache(maxsize=4096)
def split_words(text: str) -> tuple[str, ...]:
    """The words of a text as they are compared: without case, spaces and punctuation."""
    if text.isascii():
        found = _ASCII_WORD.findall(text.lower())
        return tuple(found) if "_" not in found else tuple(word for word in found if word != "_")
    plain = unicodedata.normalize("NFKC", text).casefold()
    return tuple(word for word in _WORD.findall(plain) if word.isalnum() or not _is_punctuation(word))


def _is_punctuation(word: str) -> bool:
    return len(word) == 1 and (word == "_" or (unicodedata.category(word).startswith("P") and word not in "%#&@"))


def have_same_words(one: str, other: str) -> bool:
    """Whether two texts are the same but for spaces, capitals and punctuation."""
    return split_words(one) == split_words(other)


def count_words(texts: Iterable[str]) -> Counter[str]:
    """Count the words of some texts."""
    return Counter(word for text in texts for word in split_words(text))


def measure_likeness(one: Counter[str], other: Counter[str]) -> float:
    """The share of words that two texts have in common, from 0 to 1; the same whichever comes first."""
    total = one.total() + other.total()
    return 2 * (one & other).total() / total if total else 0.0


_PIECE = re.compile(r"\s+|[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]|\w+|[^\w\s]")
_MOST_COMPARED = 200
"""With more pieces than these between the first change and the last, all between them counts as changed."""
_COMMON_GROUND = 1 / 3
"""With a smaller share of words in common, a text counts as replaced: an `and` in both does not join them."""

Runs = tuple[str, ...]
"""A text in pieces: the first, third, … are the same in the other text; the second, fourth, … are changed."""


def mark_changes(before: str, after: str) -> tuple[Runs, Runs]:
    """Split both texts into equally many runs: what only one of them has is beside an empty run of the other."""
    old, new = _PIECE.findall(before), _PIECE.findall(after)
    start = _count_common(old, new)
    end = _count_common(old[start:][::-1], new[start:][::-1])
    inner = (old[start : len(old) - end], new[start : len(new) - end])
    blocks = _find_common_blocks(*inner)
    head, tail = "".join(old[:start]), "".join(old[len(old) - end :])
    return _build_runs(head, inner[0], [(a, a + n) for a, _, n in blocks], tail), _build_runs(
        head, inner[1], [(b, b + n) for _, b, n in blocks], tail
    )


def drop_empty_marks(runs: Runs) -> Runs:
    """The same text without its empty changed runs: for showing one side without the other."""
    found = [runs[0]]
    for index in range(1, len(runs), 2):
        if runs[index]:
            found += runs[index : index + 2]
        else:
            found[-1] += runs[index + 1]
    return tuple(found)


def _count_common(one: list[str], other: list[str]) -> int:
    """How many pieces both begin with."""
    length = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        length += 1
    return length


def _find_common_blocks(old: list[str], new: list[str]) -> list[tuple[int, int, int]]:
    """What both have in common, in order: (place in `old`, place in `new`, length)."""
    likeness = measure_likeness(*(Counter(filter(str.isalnum, pieces)) for pieces in (old, new)))
    if max(len(old), len(new)) > _MOST_COMPARED or likeness < _COMMON_GROUND:
        return []
    from difflib import SequenceMatcher  # only where texts differ

    found = SequenceMatcher(None, old, new, autojunk=False).get_matching_blocks()
    # A single space or sign in common between two changed stretches is no common ground.
    return [(a, b, n) for a, b, n in found if any(piece.isalnum() for piece in old[a : a + n])]


def _build_runs(head: str, pieces: list[str], common: list[tuple[int, int]], tail: str) -> Runs:
    """Build runs that are the same and changed in turn; any of them may be empty."""
    runs, at = [head], 0
    for start, end in common:
        runs += ["".join(pieces[at:start]), "".join(pieces[start:end])]
        at = end
    return tuple(_move_spaces([*runs, "".join(pieces[at:]), tail]))


def _move_spaces(runs: list[str]) -> list[str]:
    """The same runs, the spaces at the ends of a changed one given to its neighbours: marks begin and end at words."""
    for index in range(1, len(runs), 2):
        run = runs[index]
        bare = run.strip()
        if bare:
            left = run[: len(run) - len(run.lstrip())]
            right = run[len(run.rstrip()) :]
            runs[index - 1] += left
            runs[index] = bare
            runs[index + 1] = right + runs[index + 1]
    return runs
