"""Other people's text within Markdown: shown as it is, whatever it would mean there."""

from __future__ import annotations

import re

from pm_career.domain.text import one_line

_ACTING = re.compile(r"[\\`*_{}\[\]<>#!|~&$^]|(?<=www)\.|:(?=//)", re.IGNORECASE)
_BEGINNING = re.compile(r"\A(\d*)([-+=:.)])")
# A site may turn @name and #12 into links that tell people; backslashes do not keep it from that.
_CALLING = re.compile(r"@(?=\w)|#(?=\d)")
_NOTHING_SEEN = "&#8203;"


def escape_line(text: str) -> str:
    """One line of Markdown that reads as `text`: it opens no heading, list, link, table, fence or tag."""
    return _BEGINNING.sub(r"\1\\\2", escape_inline(text))


def escape_inline(text: str) -> str:
    """The same for text within a line, where nothing begins."""
    parts = _CALLING.split(shown := one_line(text))
    signs = [*(f"\\{sign}{_NOTHING_SEEN}" for sign in _CALLING.findall(shown)), ""]
    escaped = (_ACTING.sub(r"\\\g<0>", part) for part in parts)
    return "".join(f"{part}{sign}" for part, sign in zip(escaped, signs, strict=True))
