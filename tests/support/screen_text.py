"""A screen of the navigator as text: its lines, and below them which parts carry a style that means something.

Colours are named by what they are in the theme, so that a mark is the same in every theme and with every Textual.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby

from rich.color import Color
from rich.segment import Segment
from rich.style import Style
from textual._context import visible_screen_stack
from textual.app import App
from textual.strip import Strip

_MEANINGS = {1: "red", 2: "green", 3: "yellow", 5: "magenta"}
"""The places in a terminal's palette of the colours that mean something on pages."""
_MARKS = ("cursor", "panel", "tinted", "accent", *_MEANINGS.values(), "dim", "bold", "italic", "underline")
_ONLY_FRAME = re.compile(r"[\s╭╮╰╯│─▁▔▂▊▎]*")


def screen_lines(app: App[None]) -> list[str]:
    """Return the lines on show, with the screen behind a dialog, without trailing spaces."""
    return [strip.text.rstrip() for strip in _draw(app)]


def style_marks(app: App[None]) -> Iterator[str]:
    """Yield one line for each mark in a screen line: the line's number, the mark, and the text that has it.

    `cursor`: on the accent colour, as the line that Enter acts on. `panel`: on the panel colour, as the keys, what one
    writes on, and the cursor of a list without the focus. `tinted`: on any other colour. `accent`, `red`, `green`,
    `yellow`, `magenta`, `dim`: the colour of the text. `bold`, `italic`, `underline`. `focus`: a frame in the accent
    colour, named by its upper edge.
    What lies behind a dialog has no marks.
    """
    colours = _name_colours(app)
    for number, strip in enumerate(_draw(app)):
        line = [
            (segment.text, _marks(segment, colours))
            for child in sorted(app.screen.displayed_children, key=lambda one: one.region.x)
            if child.region.y <= number < child.region.bottom
            for segment in strip.crop(child.region.x, child.region.right)
        ]
        for mark in _MARKS:
            runs = groupby(line, lambda part, mark=mark: mark in part[1])  # type: ignore[misc]
            texts = ["".join(text for text, _ in run).strip() for has_mark, run in runs if has_mark]
            shown = " | ".join(text for text in texts if not _ONLY_FRAME.fullmatch(text))
            if shown:
                whole = shown == strip.text.strip()
                yield f"{number + 1:2} {mark:9} {'(the whole line)' if whole else shown}"
            if mark == "accent" and any("╭" in text for text in texts):
                yield f"{number + 1:2} focus     {' | '.join(text.replace('─', '') for text in texts if '╭' in text)}"


def _draw(app: App[None]) -> Iterable[Strip]:
    visible_screen_stack.set(app._background_screens)  # noqa: SLF001  as Textual does before it draws
    return app.screen._compositor.render_strips()  # noqa: SLF001  its public way makes an SVG, in a tenth of a second


def _name_colours(app: App[None]) -> dict[str | None, str]:
    """Return what each colour of the theme is called; Textual makes one like it of some, a step beside it."""
    names = ("background", "foreground", "panel", "primary")
    made = {app.theme_variables[name].lower(): name for name in names}
    palette = app.ansi_theme.ansi_colors
    meanings = {"#{:02x}{:02x}{:02x}".format(*palette[place]): name for place, name in _MEANINGS.items()}
    return {**made, **{getattr(app.current_theme, name): name for name in names}, **meanings}


def _marks(segment: Segment, colours: dict[str | None, str]) -> set[str]:
    style = segment.style or Style()
    ground, text = _hex(style.bgcolor), _hex(style.color)
    if style.reverse:
        ground, text = text, ground
    marks = {name for name in ("bold", "italic", "underline") if getattr(style, name)}
    if ground is not None and colours.get(ground) != "background":
        marks.add({"primary": "cursor", "panel": "panel"}.get(colours.get(ground, ""), "tinted"))
    elif text is not None and colours.get(text) != "foreground":
        name = colours.get(text, "")
        marks.add("accent" if name == "primary" else name if name in _MARKS else "dim")
    return marks


def _hex(color: Color | None) -> str | None:
    return color.get_truecolor().hex.lower() if color is not None and not color.is_default else None
