"""A page as a Word document (.docx), with python-docx, which the extra `docx` installs."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from pm_career.documents.extras import require_extra
from pm_career.documents.outline import Element, Heading, Items, Paragraph, Table, build_outline
from pm_career.documents.zip_files import fix_times
from pm_career.domain.page import Page
from pm_career.domain.text import escape_hidden

if TYPE_CHECKING:
    from docx.document import Document

_TITLE_LEVEL = 1


def build_docx_page(page: Page) -> bytes:
    """The bytes of the document; the same page gives the same bytes. Raises a PmCareerError without the extra."""
    docx = require_extra("docx", "docx")
    document = docx.Document()
    elements = build_outline(page)
    title = next((each.text for each in elements if isinstance(each, Heading)), "")
    document.core_properties.title = escape_hidden(title)
    document.core_properties.author = ""
    document.core_properties.comments = ""
    for element in elements:
        _add(document, element)
    out = BytesIO()
    document.save(out)
    return fix_times(out)


def _add(document: Document, element: Element) -> None:
    match element:
        case Heading():
            document.add_heading(escape_hidden(element.text), element.level - _TITLE_LEVEL)
        case Paragraph():
            paragraph = document.add_paragraph()
            if element.label:
                paragraph.add_run(f"{escape_hidden(element.label)} ").bold = True
            paragraph.add_run(escape_hidden(element.text))
        case Items():
            for name, text in element.rows:
                paragraph = document.add_paragraph(style="List Bullet")
                if name:
                    paragraph.add_run(f"{escape_hidden(name)} ").bold = True
                paragraph.add_run(escape_hidden(text))
        case Table():
            table = document.add_table(rows=1, cols=len(element.columns), style="Table Grid")
            for cell, name in zip(table.rows[0].cells, element.columns, strict=True):
                cell.paragraphs[0].add_run(escape_hidden(name)).bold = True
            for row in element.rows:
                for cell, text in zip(table.add_row().cells, row, strict=True):
                    cell.text = escape_hidden(text)
