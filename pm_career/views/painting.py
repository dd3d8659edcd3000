"""Drawn lines -> what a terminal is sent for them: their text, and the sequences that make it bold, dim or coloured.

Rich's own Console does this too, among much that these lines have no need of: it takes a tenth of a call's time. The
colours are the standard ones, which are the terminal's own palette, light or dark.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

from rich.color import ColorSystem
from rich.style import Style
from rich.text import Text


def painted(lines: Iterable[Text], *, colored: bool) -> str:
    """The lines one below the other, with nothing at their ends that cannot be seen."""
    return "".join(f"{(''.join(_pieces(line)) if colored else line.plain).rstrip()}\n" for line in lines)


def _pieces(line: Text) -> Iterator[str]:
    """The line cut where a span begins or ends, each piece in the styles of the spans that it lies in."""
    text, spans = line.plain, line.spans
    cuts = sorted({0, len(text), *(span.start for span in spans), *(span.end for span in spans)})
    for start, end in pairwise(cuts):
        style = Style.null()
        for span in spans:
            if span.start <= start and end <= span.end:
                style += Style.parse(str(span.style))
        yield style.render(text[start:end], color_system=ColorSystem.STANDARD)
