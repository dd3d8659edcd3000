"""Words of one family under one key: inflections, derivations, British and American spelling, irregular forms.

Snowball's English stemmer (Porter's second algorithm) does the work; the tables here bring to it what it does not
know. A key is for comparing and is not always a word. A word of another language gets a key too, the same one each
time, so that a search finds at least that word itself.
"""

from __future__ import annotations

import re
from functools import cache
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
