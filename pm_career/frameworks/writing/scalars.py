"""A text as YAML: without quotes where it can stand so, folded where it is long, and read back as it was."""

from __future__ import annotations

import re

from pm_career.frameworks.characters import unfit
from pm_career.frameworks.nodes import taken_for

WIDTH = 110
"""Lines are folded at spaces so that they stay within it, where the words allow."""
_INDICATORS = "-?:,[]{}#&*!|>'\"%@`"
_STARTS_PLAIN = re.compile(r"[^\s\-?:,\[\]{}#&*!|>'\"%@`]|[-?:](?=[^\s,\[\]{}])")
_ENDS_PLAIN = re.compile(r": |:$| #|[\t\r\n]|\s$")
# Numbers to YAML 1.2 and to editors, though PyYAML, which goes by 1.1, reads them as text.
_NUMBER = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?|0o[0-7]+|0x[0-9a-fA-F]+")
_FLOW = re.compile(r"[,\[\]{}:?#]")
_FOLD = re.compile(r"(?<=[^\s]) (?=[^\s])")
_NOT_IN_BLOCK = re.compile(r"[\t\r]|^[\s]|\s$|[^\S\n]\n|\n[^\S\n]")
_ESCAPED = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r"}


def is_plain(text: str, *, flow: bool = False) -> bool:
    """Whether a text can stand without quotes and is read as that text; `flow`: between brackets."""
    return (
        _STARTS_PLAIN.match(text) is not None
        and not _ENDS_PLAIN.search(text)
        and not taken_for(text)
        and not _NUMBER.fullmatch(text)
        and unfit(text) is None
        and not (flow and _FLOW.search(text))
    )


def on_one_line(text: str, *, flow: bool = False) -> str:
    """A text as it stands on a line: plain, else in the quotes that need less escaping."""
    if is_plain(text, flow=flow):
        return text
    if ('"' in text or "\\" in text) and not re.search(r"[\t\r\n]", text) and unfit(text) is None:
        return "'" + text.replace("'", "''") + "'"
    return '"' + "".join(_escaped(character) for character in text) + '"'


def lines_of(prefix: str, text: str, indent: int, *, folded: bool) -> list[str]:
    """The lines of a text behind `prefix` (a key, or the dash of an item); those that follow stand at `indent`.

    `folded` is whether a long one is a block of its own (`>-`), for texts that are read as a paragraph.
    """
    margin = " " * indent
    if _has_block_form(text):
        rows = text.split("\n")
        if len(rows) > 1 and all(len(row) + indent <= WIDTH for row in rows):
            return [f"{prefix} |-", *(margin + row if row else "" for row in rows)]
        if len(rows) > 1 or (folded and len(prefix) + 1 + len(on_one_line(text)) > WIDTH):
            return [f"{prefix} >-", *_paragraphs(rows, margin)]
    written = on_one_line(text)
    if len(prefix) + 1 + len(written) <= WIDTH:
        return [f"{prefix} {written}"]
    # A word that begins as YAML's own signs do would mislead whoever reads the line that it begins.
    glued = _INDICATORS if written == text else ""
    first, *more = _wrapped(written, WIDTH, len(prefix) + 1, indent, glued)
    return [f"{prefix} {first}", *(margin + line for line in more)]


def _has_block_form(text: str) -> bool:
    return bool(text) and not _NOT_IN_BLOCK.search(text) and unfit(text) is None


def _paragraphs(rows: list[str], margin: str) -> list[str]:
    """The lines of a folded block: what is a line break in the text is an empty line in it."""
    lines: list[str] = []
    for index, row in enumerate(rows):
        lines += [""] if index else []
        lines += [margin + line for line in _wrapped(row, WIDTH, len(margin), len(margin))] if row else []
    return lines


def _wrapped(text: str, width: int, first: int, others: int, glued: str = "") -> list[str]:
    """A text in lines, broken at single spaces; the first begins in column `first`, the others in `others`."""
    lines = [""]
    room = width - first
    for word in _FOLD.split(text):
        whole = f"{lines[-1]} {word}" if lines[-1] else word
        if lines[-1] and len(whole) > room and word[0] not in (glued or " "):
            lines.append(word)
            room = width - others
        else:
            lines[-1] = whole
    return lines


def _escaped(character: str) -> str:
    if character in _ESCAPED:
        return _ESCAPED[character]
    if unfit(character) is None:
        return character
    code = ord(character)  # no file may hold it: its escape is refused at its place, and not the file as a whole
    return f"\\x{code:02X}" if code <= 0xFF else f"\\u{code:04X}"
