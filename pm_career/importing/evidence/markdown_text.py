"""Parse Markdown into blocks, and read what a paragraph or heading shows: its text without marks, and its links."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from markdown_it.tree import SyntaxTreeNode

_LONGEST_MARKED = 4_000
"""Characters of a paragraph in which marks and links are read: a longer one is taken as it is written."""
_MOST_BRACKETS = 100
"""Opening brackets of a paragraph in which marks are read: the time to read it grows with their square."""

_TAG = re.compile(r"</?([A-Za-z][A-Za-z0-9-]*)")
_MARKS = frozenset({
    "a", "b", "br", "code", "del", "em", "font", "i", "img", "ins", "kbd", "mark", "s", "small", "span", "strike",
    "strong", "sub", "sup", "tt", "u",
})  # fmt: skip
"""Tags of HTML in a line that only say how it looks. Others, such as <customer>, are what somebody wrote."""


class Shown(NamedTuple):
    """What a paragraph shows, without its marks, and the addresses of its links."""

    text: str
    links: tuple[str, ...] = ()


class MarkdownText:
    """The blocks of one document. What stands in a line is read for the lines that need it."""

    def __init__(self, text: str) -> None:
        from markdown_it import MarkdownIt  # 40 ms
        from markdown_it.tree import SyntaxTreeNode

        self._parser = MarkdownIt("commonmark").enable("table").disable("inline")
        self._environment: dict[str, Any] = {}
        self.blocks = SyntaxTreeNode(self._parser.parse(text, self._environment)).children

    def read(self, node: SyntaxTreeNode) -> Shown:
        """What a paragraph or heading shows. A very long one comes as it is written."""
        source = get_source(node)
        if len(source) > _LONGEST_MARKED or source.count("[") > _MOST_BRACKETS:
            return Shown(source)
        tokens: list[Any] = []
        self._parser.inline.parse(source, self._parser, self._environment, tokens)
        links = tuple(str(each.attrs["href"]) for each in tokens if each.type == "link_open" and each.attrs["href"])
        return Shown("".join(_show(tokens)), links)


def get_source(node: SyntaxTreeNode) -> str:
    """The source of a paragraph or heading, with its marks."""
    return node.children[0].content.strip() if node.children else ""


def _show(tokens: Sequence[Any]) -> Iterator[str]:
    for token in tokens:
        if token.type in ("softbreak", "hardbreak"):
            yield "\n"
        elif token.type == "image":
            yield from _show(token.children or ())
        elif token.type == "html_inline":
            tag = _TAG.match(token.content)
            is_mark = tag is None or tag[1].lower() in _MARKS
            yield ("\n" if tag and tag[1].lower() == "br" else "") if is_mark else token.content
        else:
            yield token.content
