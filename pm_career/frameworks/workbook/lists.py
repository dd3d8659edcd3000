"""Several texts in one cell, one a line, so that they can be edited there and are told apart again exactly."""

from __future__ import annotations

import re
from collections.abc import Sequence

_BULLET = "•"
_INDENT = "  "
_BULLETED_BY_HAND = re.compile(r"[-*–] +")


def listed(texts: Sequence[str]) -> str:
    """A cell of several texts: a line each; behind bullets where one of them is empty or goes over several lines."""
    if all(_is_one_line(text) for text in texts):
        return "\n".join(texts)
    indented = (text.replace("\n", f"\n{_INDENT}") for text in texts)
    return "\n".join(f"{_BULLET} {text}" for text in indented)


def texts_in(cell: str) -> list[str]:
    """The texts of a cell: its lines, or from bullet to bullet where it begins with one."""
    if not cell.lstrip().startswith(_BULLET):
        lines = (_without_dash(line.strip()) for line in cell.split("\n"))
        return [line for line in lines if line]
    texts: list[str] = []
    for line in cell.lstrip().split("\n"):
        if line.startswith(_BULLET):
            texts.append(line.removeprefix(_BULLET).removeprefix(" "))
        else:
            texts[-1] += f"\n{line.removeprefix(_INDENT)}"
    return texts


def _is_one_line(text: str) -> bool:
    bare = _without_dash(text.strip())
    return bare != "" and bare == text and not text.startswith(_BULLET) and "\n" not in text


def _without_dash(line: str) -> str:
    """A line without the dash that people put before items by hand."""
    return _BULLETED_BY_HAND.sub("", line, count=1) if _BULLETED_BY_HAND.match(line) else line
