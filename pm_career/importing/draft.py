"""Read the paragraphs of a text in Markdown, each with its line."""

from __future__ import annotations

from collections.abc import Iterator

from markdown_it import MarkdownIt
from markdown_it.token import Token

_ENDS = (".", "!", "?", ":", "…")


def read_paragraphs(text: str) -> tuple[tuple[int, str], ...]:
    """Read what a Markdown text says: paragraphs, items of lists and rows of tables, each with its line, from 1.

    Headings, lines that are bold as a whole, code, HTML and the heads of tables say nothing. Of a link the text counts.
    """
    return tuple(each for each in _walk(MarkdownIt("commonmark").enable("table").parse(text)) if each[1].strip())


def _walk(tokens: list[Token]) -> Iterator[tuple[int, str]]:
    line, cells = 1, list[str]()
    within = ""
    for token in tokens:
        if token.map:
            line = token.map[0] + 1
        if token.type in ("heading_open", "thead_open", "tr_open", "paragraph_open"):
            within = within if within == "thead_open" else token.type
        elif token.type == "thead_close":
            within = ""
        elif token.type == "tr_close" and within != "thead_open":
            yield line, " ".join(cells)
            cells.clear()
        elif token.type == "inline" and within == "tr_open":
            cells.append(_read_inline(token))
        elif token.type == "inline" and within == "paragraph_open" and not _is_bold_heading(token):
            yield line, _read_inline(token)


def _read_inline(token: Token) -> str:
    parts = {"softbreak": "\n", "hardbreak": "\n"}
    return "".join(
        parts.get(each.type, each.content if each.type in ("text", "code_inline") else "")
        for each in token.children or ()
    )


def _is_bold_heading(token: Token) -> bool:
    """Whether a paragraph is bold as a whole, and no sentence: it stands for a heading."""
    children = [each for each in token.children or () if each.type != "text" or each.content.strip()]
    is_bold = [each.type for each in children[:1]] == ["strong_open"] and children[-1].type == "strong_close"
    closes = sum(each.type == "strong_close" for each in children)
    return is_bold and closes == 1 and not _read_inline(token).strip().endswith(_ENDS[:3])
