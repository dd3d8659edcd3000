"""Sentences that stand in the framework more than once."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pm_career.frameworks.quality.finding import Finding
from pm_career.frameworks.quality.matter import Matter, Written, place
from pm_career.frameworks.quality.sentences import sentences
from pm_career.frameworks.quality.wording import normalized

RULE = "repeated"
FEWEST_WORDS = 4
"""Shorter sentences, such as "Ask a peer.", may come back."""

# '"Title" by Somebody (book):' names the work; what counts is the task that follows it.
_WORK = re.compile(r'^\s*["“][^"”]+["”][^:]{0,120}:(?=\s*\S)')


def repeated(matter: Matter) -> Iterator[Finding]:
    """Each sentence that stood before, in any text, at its second and further places."""
    first: dict[str, Written] = {}
    for written in matter.texts:
        for sentence in dict.fromkeys(_keys(written.text)):
            before = first.setdefault(sentence, written)
            if before is not written:
                message = f"the same sentence stands in {place(before.placed, before.path)}"
                yield written.found(RULE, message, "Say what is different here, or leave one of them out.")


def _keys(text: str) -> Iterator[str]:
    """The sentences of a text as they are compared."""
    for sentence in sentences(_WORK.sub("", text)):
        key = normalized(sentence)
        if key.count(" ") >= FEWEST_WORDS - 1:
            yield key
