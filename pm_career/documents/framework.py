"""A whole framework as a document, in each of the formats from which it can be taken back."""

from __future__ import annotations

from collections.abc import Callable

from pm_career.domain.framework import Framework


def _csv(framework: Framework) -> bytes:
    from pm_career.documents.sheets.csv import csv_of
    from pm_career.importing.ladders.workbook.tables import tables_of

    return csv_of(tables_of(framework)).encode()


def _xlsx(framework: Framework) -> bytes:
    from pm_career.documents.sheets.xlsx import xlsx_of
    from pm_career.importing.ladders.workbook.tables import tables_of

    return xlsx_of(tables_of(framework))


def _md(framework: Framework) -> bytes:
    from pm_career.documents.sheets.markdown import markdown_of
    from pm_career.importing.ladders.workbook.tables import tables_of

    return markdown_of(framework.title, tables_of(framework)).encode()


def _json(framework: Framework) -> bytes:
    from pm_career.documents.json_text import json_text
    from pm_career.importing.ladders.workbook.json_form import json_form

    return f"{json_text(json_form(framework))}\n".encode()


DOCUMENTS: dict[str, Callable[[Framework], bytes]] = {"csv": _csv, "xlsx": _xlsx, "md": _md, "json": _json}
"""By the name of the format; all but xlsx are text in UTF-8."""
