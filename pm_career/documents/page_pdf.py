"""A page as a tagged PDF, set by Typst, which the extra `pdf` installs."""

from __future__ import annotations

from typing import Any

import msgspec

from pm_career.documents.extras import require_extra
from pm_career.documents.json_text import format_json
from pm_career.documents.outline import Heading, build_outline
from pm_career.domain.page import Page
from pm_career.domain.text import escape_hidden

_TEMPLATE = """\
#let data = json(bytes(sys.inputs.data))
#set document(title: data.title, date: none)
#set page(paper: "a4", margin: 2cm, numbering: "1")
#set text(size: 10.5pt, lang: "en")
#set par(leading: 0.6em)
#show heading.where(level: 1): set text(size: 1.3em)
#show table.cell.where(y: 0): set text(weight: "bold")
#for each in data.elements {
  if each.kind == "Heading" {
    heading(level: each.level, each.text)
  } else if each.kind == "Paragraph" {
    par[#if each.label != "" [*#each.label* ]#each.text]
  } else if each.kind == "Items" {
    for row in each.rows {
      list.item[#if row.at(0) != "" [*#row.at(0)* ]#row.at(1)]
    }
  } else {
    table(
      columns: (2fr,) + (auto,) * (each.columns.len() - 2) + (3fr,),
      stroke: (x, y) => if y == 0 { (bottom: 1pt) } else { (bottom: 0.25pt) },
      table.header(..each.columns),
      ..each.rows.flatten(),
    )
  }
}
"""


def build_pdf_page(page: Page) -> bytes:
    """The bytes of the PDF, in A4; the same page gives the same bytes. Raises a PmCareerError without the extra.

    People's texts are data of the template, so that nothing in them is a command of Typst.
    """
    typst = require_extra("typst", "pdf")
    elements = build_outline(page)
    title = next((each.text for each in elements if isinstance(each, Heading)), "")
    named = [{"kind": type(each).__name__, **msgspec.structs.asdict(each)} for each in elements]
    data = format_json(_escape({"title": title, "elements": named}))
    written: bytes = typst.compile(_TEMPLATE.encode(), sys_inputs={"data": data})
    return written


def _escape(value: Any) -> Any:
    """The same with its texts escaped: before they are JSON, whose escapes Typst reads back."""
    if isinstance(value, str):
        return escape_hidden(value)
    if isinstance(value, dict):
        return {name: _escape(each) for name, each in value.items()}
    return list(map(_escape, value)) if isinstance(value, list | tuple) else value
