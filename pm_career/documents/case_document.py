"""A promotion case as a document in each format. The same case gives the same bytes."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from pm_career.advice.case import Case
from pm_career.documents.page_html import format_html_page
from pm_career.documents.page_markdown import format_markdown_page
from pm_career.documents.promotion_prompt import format_prompt
from pm_career.domain.page import Page
from pm_career.views.promotion import build_page


def _write_docx(page: Page) -> bytes:
    from pm_career.documents.page_docx import build_docx_page  # python-docx: 150 ms

    return build_docx_page(page)


def _write_pdf(page: Page) -> bytes:
    from pm_career.documents.page_pdf import build_pdf_page

    return build_pdf_page(page)


DOCUMENTS: Mapping[str, Callable[[Page], bytes]] = {
    "md": lambda page: format_markdown_page(page).encode(),
    "html": lambda page: format_html_page(page).encode(),
    "docx": _write_docx,
    "pdf": _write_pdf,
    "prompt": lambda page: format_prompt(page).encode(),
}
TEXTS = ("md", "html", "prompt")
"""The formats that stdout can take."""


def build_document(case: Case, format: str) -> bytes:
    """The whole case as a document of one of the formats of `DOCUMENTS`."""
    return DOCUMENTS[format](build_page(case, is_document=True))
