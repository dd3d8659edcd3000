"""Text taken apart into sentences."""

from __future__ import annotations

import re

from pm_career.frameworks.quality.lexicon import lexicon

_SENTENCE_END = re.compile(r"""(?<=[.!?])(["'”’)]*)\s+(?=["'“(]?[^\Wa-z_])""")


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
