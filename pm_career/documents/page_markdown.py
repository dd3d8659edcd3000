"""A page as Markdown. People's texts make no mark-up in it: no heading, list, link, table, fence or tag."""

from __future__ import annotations

from collections.abc import Iterator

from pm_career.documents.framework_diff import escape_inline, escape_line
from pm_career.documents.outline import Element, Heading, Items, Paragraph, Table, build_outline
from pm_career.domain.page import Page


def format_markdown_page(page: Page) -> str:
    """The page's texts with a heading for each part, lists and tables."""
    parts = ("\n".join(_format_element(each)) for each in build_outline(page))
    return "\n\n".join(parts) + "\n"


def _format_element(element: Element) -> Iterator[str]:
    match element:
        case Heading():
            yield f"{'#' * element.level} {escape_inline(element.text)}"
        case Paragraph() if element.label:
            yield f"**{escape_inline(element.label)}** {escape_inline(element.text)}"
        case Paragraph():
            yield escape_line(element.text)
        case Items():
            for name, text in element.rows:
                yield f"- **{escape_inline(name)}** {escape_inline(text)}" if name else f"- {escape_line(text)}"
        case Table():
            yield _format_row(element.columns)
            yield f"|{' --- |' * len(element.columns)}"
            yield from map(_format_row, element.rows)


def _format_row(texts: tuple[str, ...]) -> str:
    return f"| {' | '.join(map(escape_inline, texts))} |"
