"""Words of one family under one key: inflections, derivations, British and American spelling, irregular forms.

Snowball's English stemmer (Porter's second algorithm) does the work; the tables here bring to it what it does not
know. A key is for comparing and is not always a word. A word of another language gets a key too, the same one each
time, so that a search finds at least that word itself.
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
"""Letters of the longest word that has forms; anything longer is no word, and could take long."""


@cache
def stem(word: str) -> str:
    """The key of a word's family. `word` is in lower case; its first letter is the key's first letter."""
    if len(word) > _LONGEST:
        return word
    word = _IRREGULAR.get(word, word)
    for pattern, american in _SPELLINGS:
        word = pattern.sub(american, word)
    if apart := _APART.match(word):
        return apart.group()
    key: str = _snowball().stemWord(word)
    for pattern, shorter in _TIDIED:
        key = pattern.sub(shorter, key)
    return key


@cache
def _snowball() -> EnglishStemmer:
    from snowballstemmer.english_stemmer import EnglishStemmer

    return EnglishStemmer()


# Numbers keep what joins their digits, their sign and their per cent: `3.5` is not `35`, `-1` not `1`. Scripts without
# spaces are taken letter by letter. What is neither a word nor punctuation (+, <, €) counts as a word.
_WORD = re.compile(
    r"(?<!\w)-\d+(?:[.,:/]\d+)*%?|\d+(?:[.,:/]\d+)*%?"
    r"|[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]|[^\W\d\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]+|[^\w\s]"
)
# The same where all is ASCII, as in most ladders, with the signs that are no punctuation named: four times as fast.
_ASCII_WORD = re.compile(r"(?<!\w)-\d+(?:[.,:/]\d+)*%?|\d+(?:[.,:/]\d+)*%?|[a-z_]+|[%#&@$+<=>^`|~]", re.ASCII)
_PIECE = re.compile(r"\s+|[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]|\w+|[^\w\s]")
_MOST_WEIGHED = 200
"""Where so many words lie between the first and the last that are others, all between them counts as other."""

_COMMON_GROUND = 1 / 3
"""With a smaller share of words in common, one is told for the other: an `and` in both does not join them."""


@lru_cache(maxsize=4096)
def words(text: str) -> tuple[str, ...]:
    """The words of a text as they are compared: whatever the case, without spaces and punctuation."""
    if text.isascii():
        found = _ASCII_WORD.findall(text.lower())
        return tuple(found) if "_" not in found else tuple(word for word in found if word != "_")
    plain = unicodedata.normalize("NFKC", text).casefold()
    return tuple(word for word in _WORD.findall(plain) if word.isalnum() or not _is_punctuation(word))


def same_words(one: str, other: str) -> bool:
    """Whether two texts are the same but for spaces, capitals and punctuation."""
    return words(one) == words(other)


def bag(texts: Iterable[str]) -> Counter[str]:
    """How often each word stands in some texts."""
    return Counter(word for text in texts for word in words(text))


def alike(one: Counter[str], other: Counter[str]) -> float:
    """The share of words that two bags have in common, from 0 to 1; the same whichever comes first."""
    total = one.total() + other.total()
    return 2 * (one & other).total() / total if total else 0.0


Runs = tuple[str, ...]
"""A text in pieces; every second one, beginning with the second, holds words that are others."""


def marked(before: str, after: str) -> tuple[Runs, Runs]:
    """Both texts in as many runs, side by side: what only one of them has stands beside an empty run of the other."""
    old, new = _PIECE.findall(before), _PIECE.findall(after)
    start = _common(old, new)
    end = _common(old[start:][::-1], new[start:][::-1])
    inner = (old[start : len(old) - end], new[start : len(new) - end])
    blocks = _blocks(*inner)
    head, tail = "".join(old[:start]), "".join(old[len(old) - end :])
    return _runs(head, inner[0], [(a, a + n) for a, _, n in blocks], tail), _runs(
        head, inner[1], [(b, b + n) for _, b, n in blocks], tail
    )


def _blocks(old: list[str], new: list[str]) -> list[tuple[int, int, int]]:
    """What both have in common, in order: places in each and the length."""
    if max(len(old), len(new)) > _MOST_WEIGHED or alike(_told(old), _told(new)) < _COMMON_GROUND:
        return []
    from difflib import SequenceMatcher  # only where texts differ

    found = SequenceMatcher(None, old, new, autojunk=False).get_matching_blocks()
    # A single space or sign in common between two changed stretches is no common ground.
    return [(a, b, n) for a, b, n in found if any(piece.isalnum() for piece in old[a : a + n])]


def _told(pieces: Iterable[str]) -> Counter[str]:
    return Counter(filter(str.isalnum, pieces))


def without_empty_marks(runs: Runs) -> Runs:
    """The same text with nothing marked where it has none of the words: as one side is shown apart from the other."""
    found = [runs[0]]
    for index in range(1, len(runs), 2):
        if runs[index]:
            found += runs[index : index + 2]
        else:
            found[-1] += runs[index + 1]
    return tuple(found)


def _runs(head: str, pieces: list[str], kept: list[tuple[int, int]], tail: str) -> Runs:
    """What is the same and what is not by turns, however little either is."""
    runs, at = [head], 0
    for start, end in kept:
        runs += ["".join(pieces[at:start]), "".join(pieces[start:end])]
        at = end
    return tuple(_aired([*runs, "".join(pieces[at:]), tail]))


def _aired(runs: list[str]) -> list[str]:
    """The same runs, the spaces at the ends of a marked one given to its neighbours: marks stand at words."""
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


def _common(one: list[str], other: list[str]) -> int:
    """How many pieces both begin with."""
    length = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        length += 1
    return length


def _is_punctuation(word: str) -> bool:
    return len(word) == 1 and (word == "_" or (unicodedata.category(word).startswith("P") and word not in "%#&@"))
