"""Other people's text in Markdown: a reader of Markdown gives it back as it was, and as text alone."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from try_each import try_each

from pm_career.documents.framework_diff import escape_inline, escape_line
from pm_career.domain.text import one_line

_READER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
_TEXTS = st.text(st.sampled_from("ab1 \\`*_{}[]()<>#+-.!|~&$^=:/@\n\t\"'") | st.characters(codec="utf-8"), max_size=30)


def _shown(line: str) -> str:
    """What a reader shows of a paragraph, which must hold nothing but text."""
    opened, told, closed = _READER.parse(line)
    assert (opened.type, closed.type) == ("paragraph_open", "paragraph_close")
    assert {child.type for child in told.children or ()} <= {"text", "text_special"}
    text = "".join(child.content for child in told.children or ())
    return text.replace("\u200b", "")


@given(_TEXTS)
def test_text_is_shown_as_it_is_and_opens_nothing(text: str) -> None:
    if one_line(text):
        assert _shown(escape_line(text)) == one_line(text)
        assert _shown(f"so: {escape_inline(text)}") == f"so: {one_line(text)}"


@try_each(
    "text",
    [
        *(
            "# a",
            "- a",
            "1. a",
            "12) a",
            "> a",
            "| a | b |",
            "```",
            "~~~",
            "---",
            "***",
            "[a]: http://b",
            "<b>",
            "&amp;",
        ),
        *("![a](b)", "a@b.example", "@team", "#12", "www.a.example", "http://a.example", ": a", "=== a", "~~a~~"),
    ],
)
def test_what_would_act_does_not(text: str) -> None:
    assert _shown(escape_line(text)) == text


def test_nobody_is_called() -> None:
    assert escape_line("@team sees #12 and a@b") == "\\@&#8203;team sees \\#&#8203;12 and a\\@&#8203;b"
