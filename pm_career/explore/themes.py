"""The looks of the navigator: dark, light and high contrast.

The only colours outside of views/theme.py, since they are values of Textual's, which only this package knows. The
pages' own cyan becomes the accent of each.
"""

from __future__ import annotations

from typing import NamedTuple

from rich.terminal_theme import TerminalTheme
from textual.theme import Theme


class Look(NamedTuple):
    """A Textual theme, and what the sixteen colours of a terminal are in it."""

    theme: Theme
    palette: TerminalTheme


def _build_palette(background: str, foreground: str, accent: str) -> TerminalTheme:
    """Build a terminal palette with one colour beside text and background, as the pages use it."""
    ground, text, cyan = _parse_rgb(background), _parse_rgb(foreground), _parse_rgb(accent)
    return TerminalTheme(ground, text, [ground, text, text, text, text, text, cyan, text])


def _parse_rgb(written: str) -> tuple[int, int, int]:
    return int(written[1:3], 16), int(written[3:5], 16), int(written[5:7], 16)


def _build_look(name: str, *, dark: bool, background: str, panel: str, foreground: str, accent: str) -> Look:
    theme = Theme(
        name=name,
        primary=accent,
        secondary=accent,
        accent=accent,
        foreground=foreground,
        background=background,
        surface=background,
        panel=panel,
        warning=foreground,
        error=foreground,
        success=foreground,
        dark=dark,
        text_alpha=1.0,
        variables={
            "footer-key-foreground": accent,
            "block-cursor-foreground": background,
            "block-cursor-background": accent,
            "block-cursor-blurred-foreground": foreground,
            "block-cursor-blurred-background": panel,
            "border": accent,
            "border-blurred": panel,
        },
    )
    return Look(theme, _build_palette(background, foreground, accent))


LOOKS = {
    "dark": _build_look(
        "dark", dark=True, background="#14181d", panel="#2a323c", foreground="#e6e9ed", accent="#5cc8d7"
    ),
    "light": _build_look(
        "light", dark=False, background="#fbfbf8", panel="#dfe3e6", foreground="#1d2328", accent="#006f7a"
    ),
    "high-contrast": _build_look(
        "high-contrast", dark=True, background="#000000", panel="#404040", foreground="#ffffff", accent="#ffff00"
    ),
}
DEFAULT = "dark"
