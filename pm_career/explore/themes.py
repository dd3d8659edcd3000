"""The looks of the navigator: dark, light and high contrast.

The only colours outside of views/theme.py, since they are values of Textual's, which only this package knows. The
pages' own cyan becomes the accent of each; green, yellow, red and magenta are what they mean on pages.
"""

from __future__ import annotations

from typing import NamedTuple

from rich.terminal_theme import TerminalTheme
from textual.app import App
from textual.theme import Theme


class Look(NamedTuple):
    """A Textual theme, and what the sixteen colours of a terminal are in it."""

    theme: Theme
    palette: TerminalTheme


class Meanings(NamedTuple):
    """The colours that mean something on pages: at the bar, to go, asked already, seen otherwise."""

    green: str
    yellow: str
    red: str
    magenta: str


def _build_palette(background: str, foreground: str, accent: str, meanings: Meanings) -> TerminalTheme:
    """Build a terminal palette of the colours that pages use; the others are that of the text."""
    ground, text, cyan = _parse_rgb(background), _parse_rgb(foreground), _parse_rgb(accent)
    green, yellow, red, magenta = map(_parse_rgb, meanings)
    return TerminalTheme(ground, text, [ground, red, green, yellow, text, magenta, cyan, text])


def _parse_rgb(written: str) -> tuple[int, int, int]:
    return int(written[1:3], 16), int(written[3:5], 16), int(written[5:7], 16)


def _build_look(
    name: str, *, dark: bool, background: str, panel: str, foreground: str, accent: str, meanings: Meanings
) -> Look:
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
    return Look(theme, _build_palette(background, foreground, accent, meanings))


LOOKS = {
    "dark": _build_look(
        "dark",
        dark=True,
        background="#14181d",
        panel="#2a323c",
        foreground="#e6e9ed",
        accent="#5cc8d7",
        meanings=Meanings("#5fd787", "#ffd75f", "#f2777a", "#d787ff"),
    ),
    "light": _build_look(
        "light",
        dark=False,
        background="#fbfbf8",
        panel="#dfe3e6",
        foreground="#1d2328",
        accent="#006f7a",
        meanings=Meanings("#008000", "#8a6100", "#b3261e", "#a626a4"),
    ),
    "high-contrast": _build_look(
        "high-contrast",
        dark=True,
        background="#000000",
        panel="#404040",
        foreground="#ffffff",
        accent="#ffff00",
        meanings=Meanings("#00ff5f", "#ffaf00", "#ff6b6b", "#ff87ff"),
    ),
}
_DEFAULT = "dark"


def register_looks(app: App[None]) -> None:
    """Make the looks known to an application, and apply the one that it begins with."""
    for look in LOOKS.values():
        app.register_theme(look.theme)
    app.theme = _DEFAULT


def apply_look(app: App[None], name: str) -> None:
    """Show an application in the look with this name; in the one that it begins with if there is none."""
    look = LOOKS.get(name, LOOKS[_DEFAULT])
    app.ansi_theme_dark = app.ansi_theme_light = look.palette
    app.theme = look.theme.name


def find_next_look(name: str) -> str:
    """The name of the look that comes after this one: dark, light, high contrast, and dark again."""
    names = list(LOOKS)
    return names[(names.index(name) + 1) % len(names)]
