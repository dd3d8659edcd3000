"""Set text in lines of a width: wrapped, hung beside a mark, in columns beside one another.

Widths are cells of a terminal: a wide character takes two, a combining mark none. Nothing is ever cut.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from rich.cells import cell_len
from rich.text import Text

_WORD = re.compile(r"\s*\S+\s*")
Lines = list[Text]


def wrap_text(text: Text, width: int, *, hang: int = 0) -> Lines:
    """`text` in lines of at most `width` cells, broken between words, and within one that is longer than a line.

    All lines but the first stand `hang` cells further in.
    """
    if text.cell_len <= width and text.plain.isprintable():
        line = text.copy()
        line.rstrip()
        return [line]
    lines: Lines = []
    later = max(1, width - hang)
    for part in text.split("\n", allow_blank=True):
        part.expand_tabs(4)
        lines += part.divide(list(_find_breaks(part.plain, later if lines else max(1, width), later)))
    for line in lines:
        line.rstrip()
    return [*lines[:1], *indent_lines(lines[1:], hang)] if hang else lines


def hang_text(mark: Text, text: Text, width: int) -> Lines:
    """`text` beside a mark, its further lines indented as far as the first begins."""
    first, *others = wrap_text(text, width - mark.cell_len)
    return [Text.assemble(mark, first), *indent_lines(others, mark.cell_len)]


def indent_lines(lines: Sequence[Text], by: int) -> Lines:
    """The same lines, `by` cells further right."""
    if not by:
        return [Text.assemble(line) if line.style else line for line in lines]  # a span: Rich drops a line's own style
    return [Text.assemble(" " * by, line) if line else line for line in lines]


def align_at_edges(left: Text, right: Text, width: int) -> Lines:
    """Two texts at both edges of a line; below one another where they do not fit."""
    room = width - left.cell_len - right.cell_len
    if not right:
        return wrap_text(left, width)
    if room < 2:
        return [*wrap_text(left, width), *wrap_text(right, width)]
    return [Text.assemble(left, " " * room, right)]


def join_columns(columns: Sequence[Lines], widths: Sequence[int], gap: int) -> Iterator[Text]:
    """Columns of lines as one run of lines, each column as wide as `widths` says."""
    for row in zip_longest(*columns):
        line = Text()
        for cell, width in zip(row, widths, strict=True):
            start = cell or Text()
            line.append_text(start)
            line.append(" " * (width - start.cell_len + gap))
        line.rstrip()
        yield line


def share_width(wanted: Sequence[int], room: int) -> list[int]:
    """Share out `room` among columns that want so much: none gets more than it wants, the widest give way first."""
    widths = list(wanted)
    by_want = sorted(range(len(wanted)), key=lambda each: wanted[each])
    for position, column in enumerate(by_want):
        fair = room // (len(wanted) - position)
        widths[column] = max(1, min(wanted[column], fair))
        room -= widths[column]
    return widths


def _find_breaks(line: str, width: int, later: int) -> Iterator[int]:
    """Where new lines begin: the first has `width` cells, those after it have `later`."""
    measure = len if line.isascii() else cell_len
    used = 0
    for match in _WORD.finditer(line):
        start, word = match.start(), match.group()
        size = measure(word.rstrip())
        if used and used + size > width:
            yield start
            used, width = 0, later
        while size > width and (fold := _measure_fold(word, width)):
            start, word = start + fold, word[fold:]
            yield start
            size, width = measure(word.rstrip()), later
        used += measure(word)


def _measure_fold(word: str, width: int) -> int:
    """How many characters of a word fit a line, at least one; 0 where all do. Combining marks stay with theirs."""
    fitting = 1
    while fitting < len(word) and cell_len(word[: fitting + 1]) <= max(width, cell_len(word[:fitting])):
        fitting += 1
    return fitting if fitting < len(word) else 0
