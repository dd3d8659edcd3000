"""Text taken apart: words, stems, sentences, and what of it is not in quotes."""

from __future__ import annotations

import re
from functools import lru_cache

from pm_career.frameworks.quality.lexicon import lexicon

_WORD = re.compile(r"[^\W_]+(?:['’/-][^\W_]+)*")
_TOKEN = re.compile(rf"{_WORD.pattern}|[^\w\s]")
_QUOTED = re.compile(r'"[^"\n]*"|“[^”\n]*”|„[^“”\n]*[“”]|«[^»\n]*»')
_SENTENCE_END = re.compile(r"""(?<=[.!?])(["'”’)]*)\s+(?=["'“(]?[^\Wa-z_])""")
_POSSESSIVE = re.compile(r"['’]s?$")


def words(text: str) -> list[str]:
    """The words of a text in lower case, possessive endings taken off: "The PM's list" -> the, pm, list."""
    return [_POSSESSIVE.sub("", match.group().casefold()) for match in _WORD.finditer(text)]


def tokens(text: str) -> list[str]:
    """The words and marks of a text as they are spelled."""
    return _TOKEN.findall(text)


def normalized(text: str) -> str:
    """A text by its words alone: two texts that differ in case, spaces or punctuation are the same."""
    return " ".join(words(text))


def unquoted(text: str) -> str:
    """A text with everything in double quotes blanked out, each character in its place."""
    return _QUOTED.sub(lambda match: " " * len(match.group()), text)


def sentences(text: str) -> list[str]:
    """The sentences of a text. A full stop after an initial or an abbreviation ends none."""
    found: list[str] = []
    start = 0
    for end in _SENTENCE_END.finditer(text):
        last = text[start : end.start()].rpartition(" ")[2].rstrip(".").lstrip("(\"'")
        if len(last) == 1 or last.casefold() in lexicon().abbreviations:
            continue
        found.append(text[start : end.end()].strip())
        start = end.end()
    return [*found, text[start:].strip()] if text[start:].strip() else found


@lru_cache(maxsize=4096)
def stem(word: str) -> str:
    """What the forms of a word share, roughly: leads, leading -> lead; planning -> plan; write, writing -> writ."""
    if word.endswith("ies") and len(word) > 4:
        word = f"{word[:-3]}y"
    elif word.endswith(("sses", "shes", "ches", "xes", "zes")):
        word = word[:-2]
    elif word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 3:
        word = word[:-1]
    elif word.endswith("ing") and len(word) > 5 and re.search("[aeiouy]", word[:-3]):
        word = word[:-3]
        if len(word) > 2 and word[-1] == word[-2] and word[-1] not in "lsz":
            word = word[:-1]
    return word[:-1] if word.endswith("e") and len(word) > 3 else word
