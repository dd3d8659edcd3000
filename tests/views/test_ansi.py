"""What a terminal is sent for drawn lines: the same that Rich would send."""

from __future__ import annotations

from io import StringIO

from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console
from rich.text import Text

from pm_career.domain.page import Page, Prose, Title
from pm_career.views import theme
from pm_career.views.screen import draw_page, format_ansi

STYLES = ("", theme.TITLE, theme.SECTION, theme.LABEL, theme.FIND, theme.MARK)
PIECES = st.tuples(st.text("ab 漢é[]\\:", max_size=6), st.sampled_from(STYLES))


@st.composite
def lines(draw: st.DrawFn) -> Text:
    """A line of pieces in styles of their own, which has styles of its own laid over it."""
    line = Text.assemble("x", *draw(st.lists(PIECES, max_size=5)), "x")
    for style in draw(st.lists(st.sampled_from(STYLES[1:]), max_size=3)):
        start = draw(st.integers(0, len(line)))
        line.stylize(style, start, draw(st.integers(start, len(line))))
    return line


@given(st.lists(lines(), max_size=3), st.booleans())
def test_lines_are_painted_as_rich_would(drawn_lines: list[Text], colored: bool) -> None:
    console = Console(
        file=StringIO(),
        width=200,
        force_terminal=True,
        color_system="standard" if colored else None,
        legacy_windows=False,
        no_color=False,
    )
    with console.capture() as captured:
        for line in drawn_lines:
            console.print(line)
    assert format_ansi(drawn_lines, colored=colored) == captured.get()


def test_nothing_unseen_stands_at_the_end_of_a_line() -> None:
    assert (
        format_ansi([Text("a  "), Text("  "), Text.assemble(("b", "bold"), "  ")], colored=True)
        == "a\n\n\x1b[1mb\x1b[0m\n"
    )


def test_a_word_that_is_wider_than_the_screen_is_whole() -> None:
    page: Page = (Title("Unforeseeable", "Title", "aside"), Prose("Unforeseeable", "x"))
    for width in (1, 5, 12):
        text = format_ansi(draw_page(page, width), colored=False)
        assert "".join(text.split()).count("Unforeseeable") == 2
