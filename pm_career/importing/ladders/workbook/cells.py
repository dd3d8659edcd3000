"""What stands in a cell: several texts, and ids or names of levels, skills and tracks."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pm_career.domain.text import fold_name

_BETWEEN = re.compile(r"\s*[,;\n]\s*")


class Names:
    """The ids of levels, skills or tracks, found by what people write for them."""

    def __init__(self) -> None:
        self._ids: set[str] = set()
        self._by_name: dict[str, set[str]] = {}

    def add(self, own: str, *names: str) -> None:
        """Add an id and the names that stand for it."""
        self._ids.add(own)
        for name in (own, *names):
            self._by_name.setdefault(fold_name(name), set()).add(own)

    def is_known(self, own: str) -> bool:
        """Whether an id is one of them."""
        return own in self._ids

    def find_id(self, written: str) -> str | None:
        """Find the one id that is meant, or None."""
        if written in self._ids:
            return written
        meant = self._by_name.get(fold_name(written), set())
        return next(iter(meant)) if len(meant) == 1 else None

    def find_ids(self, written: str) -> list[str]:
        """Find the ids of a list; a name that stands for none is taken as it is."""
        found: list[str] = []
        for part in filter(None, _BETWEEN.split(written.strip())):
            whole = self.find_id(part)
            found += [whole] if whole else [self.find_id(each) or each for each in part.split()]
        return found


_BULLET = "•"
_INDENT = "  "
_BULLETED_BY_HAND = re.compile(r"[-*–] +")


def join_texts(texts: Sequence[str]) -> str:
    """Write several texts in a cell: a line each; behind bullets where one is empty or goes over several lines."""
    if all(_is_one_line(text) for text in texts):
        return "\n".join(texts)
    indented = (text.replace("\n", f"\n{_INDENT}") for text in texts)
    return "\n".join(f"{_BULLET} {text}" for text in indented)


def split_texts(cell: str) -> list[str]:
    """Read the texts of a cell: its lines, or from bullet to bullet where it begins with one."""
    if not cell.lstrip().startswith(_BULLET):
        lines = (_strip_dash(line.strip()) for line in cell.split("\n"))
        return [line for line in lines if line]
    texts: list[str] = []
    for line in cell.lstrip().split("\n"):
        if line.startswith(_BULLET):
            texts.append(line.removeprefix(_BULLET).removeprefix(" "))
        else:
            texts[-1] += f"\n{line.removeprefix(_INDENT)}"
    return texts


def _is_one_line(text: str) -> bool:
    bare = _strip_dash(text.strip())
    return bare != "" and bare == text and not text.startswith(_BULLET) and "\n" not in text


def _strip_dash(line: str) -> str:
    """A line without the dash that people put before items by hand."""
    return _BULLETED_BY_HAND.sub("", line, count=1) if _BULLETED_BY_HAND.match(line) else line
