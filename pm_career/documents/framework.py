"""A whole framework as a document, in each of the formats from which it can be taken back."""

from __future__ import annotations

from collections.abc import Callable

from pm_career.domain.framework import Framework


def _csv(framework: Framework) -> bytes:
    from pm_career.documents.sheets.csv import format_csv_tables
    from pm_career.importing.ladders.workbook.tables import build_tables

    return format_csv_tables(build_tables(framework)).encode()


def _xlsx(framework: Framework) -> bytes:
    from pm_career.documents.sheets.xlsx import build_workbook
    from pm_career.importing.ladders.workbook.tables import build_tables

    return build_workbook(build_tables(framework))


def _md(framework: Framework) -> bytes:
    from pm_career.documents.sheets.markdown import format_markdown_tables
    from pm_career.importing.ladders.workbook.tables import build_tables

    return format_markdown_tables(framework.title, build_tables(framework)).encode()


def _json(framework: Framework) -> bytes:
    from pm_career.documents.json_text import format_json
    from pm_career.importing.ladders.workbook.json_form import build_json_value

    return f"{format_json(build_json_value(framework))}\n".encode()


DOCUMENTS: dict[str, Callable[[Framework], bytes]] = {"csv": _csv, "xlsx": _xlsx, "md": _md, "json": _json}
"""By the name of the format; all but xlsx are text in UTF-8."""
