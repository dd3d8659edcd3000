"""Escape text for Markdown: it reads as it is, whatever it would mean there."""

from __future__ import annotations

import re

from pm_career.domain.text import one_line

_SIGNS = re.compile(r"[\\`*_{}\[\]<>#!|~&$^]|(?<=www)\.|:(?=//)", re.IGNORECASE)
_LINE_SIGNS = re.compile(r"\A(\d*)([-+=:.)])")
# A site may turn @name and #12 into links that tell people; backslashes do not keep it from that.
_REFERENCES = re.compile(r"@(?=\w)|#(?=\d)")
_ZERO_WIDTH_SPACE = "&#8203;"


def escape_line(text: str) -> str:
    """`text` as a line of Markdown of its own: it opens no heading, list, link, table, fence or tag."""
    return _LINE_SIGNS.sub(r"\1\\\2", escape_inline(text))


def escape_inline(text: str) -> str:
    """`text` within a line of Markdown."""
    parts = _REFERENCES.split(shown := one_line(text))
    signs = [*(f"\\{sign}{_ZERO_WIDTH_SPACE}" for sign in _REFERENCES.findall(shown)), ""]
    escaped = (_SIGNS.sub(r"\\\g<0>", part) for part in parts)
    return "".join(f"{part}{sign}" for part, sign in zip(escaped, signs, strict=True))
