"""A text with a remark beside it, drawn by Rich."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import Console, ConsoleOptions, RenderResult
from rich.padding import Padding
from rich.text import Text

Widest = tuple[int, int]
"""Columns of the widest of several texts, and of the widest of their remarks."""


class Beside:
    """A text with a remark beside it, or below it where there is no room, `hang` columns further in.

    `widest` of the texts and remarks that this one is among: the remarks are aligned as far as all of them fit.
    """

    def __init__(self, text: Text, remark: Text, *, hang: int = 0, widest: Widest = (0, 0)) -> None:
        self._text = text
        self._remark = remark
        self._hang = hang
        self._widest = widest

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        text, remark = self._text, self._remark
        room = options.max_width - 2
        if not remark:
            yield from self._wrap(console, options.max_width)
        elif text.cell_len + remark.cell_len <= room:
            column = min(self._widest[0], room - self._widest[1])
            yield Text.assemble(text, " " * (max(0, column - text.cell_len) + 2), remark)
        else:
            yield from self._wrap(console, options.max_width)
            yield Padding(remark, (0, 0, 0, self._hang))

    def _wrap(self, console: Console, width: int) -> Iterator[Text]:
        """The text, with the lines after its first `hang` columns further in."""
        if self._text.cell_len <= width or self._hang * 2 > width:
            yield self._text
            return
        first, *others = self._text[self._hang :].wrap(console, width - self._hang)
        yield Text.assemble(self._text[: self._hang], first)
        yield from (Text.assemble(" " * self._hang, other) for other in others)
