"""The characters that a framework's files may hold: text and line breaks, nothing that acts, hides or reorders."""

from __future__ import annotations

import re
from typing import NamedTuple

from pm_career.domain.plaintext import has_hidden

# Besides controls: NEL, LS and PS, which YAML 1.1 takes for line breaks that no editor shows (they could end a
# comment unseen), the byte order mark, and the two code points that are never characters.
_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")
_CALLED = {
    "\x00": "a NUL character",
    "\x1b": "an escape character",
    "\x85": "a hidden line break",
    "\u2028": "a hidden line break",
    "\u2029": "a hidden line break",
    "\ufeff": "a byte order mark inside the text",
}
# In a name nothing may be invisible. Joiners are needed inside emoji and in several scripts, never after Latin letters.
_UNSEEN = re.compile(
    "[\xad\u115f\u1160\u17b4\u17b5\u180e\u2061-\u2064\u206a-\u206f\u3164\uffa0\ufff9-\ufffb]"
    "|(?:^|[!-~\xa1-\u024f])[\u200c\u200d]"
)
_BREAK = re.compile("\r\n?|\n")


class Unfit(NamedTuple):
    """A character that has no place in a file: where it stands in the text, and what it is called."""

    at: int
    called: str


def unfit(text: str) -> Unfit | None:
    """The first character of `text` that no file may hold, written out or as an escape."""
    found = _UNFIT.search(text)
    if found is None:
        return None
    character = found.group()
    return Unfit(found.start(), _CALLED.get(character, f"the control character U+{ord(character):04X}"))


def hides(name: str) -> bool:
    """Whether a name holds something that hides or reorders text: bidi controls, zero-width characters, fillers."""
    return not name.isascii() and (has_hidden(name) or _UNSEEN.search(name) is not None)


def lines_of(text: str) -> list[str]:
    """The lines of a text as YAML and editors count them."""
    return _BREAK.split(text)
