"""A whole framework in each of the formats that `framework import` reads back."""

from __future__ import annotations

from collections.abc import Callable

from pm_career.domain.framework import Framework


def _write_csv(framework: Framework) -> bytes:
    from pm_career.documents.sheets.csv import format_csv_tables
    from pm_career.importing.ladders.workbook.tables import build_tables

    return format_csv_tables(build_tables(framework)).encode()


def _write_xlsx(framework: Framework) -> bytes:
    from pm_career.documents.sheets.xlsx import build_workbook
    from pm_career.importing.ladders.workbook.tables import build_tables

    return build_workbook(build_tables(framework))


def _write_markdown(framework: Framework) -> bytes:
    from pm_career.documents.sheets.markdown import format_markdown_tables
    from pm_career.importing.ladders.workbook.tables import build_tables

    return format_markdown_tables(framework.title, build_tables(framework)).encode()


def _write_json(framework: Framework) -> bytes:
    from pm_career.documents.json_text import format_json
    from pm_career.importing.ladders.workbook.json_form import build_json_value

    return f"{format_json(build_json_value(framework))}\n".encode()


DOCUMENTS: dict[str, Callable[[Framework], bytes]] = {
    "csv": _write_csv,
    "xlsx": _write_xlsx,
    "md": _write_markdown,
    "json": _write_json,
}
"""The writer of each format, which returns the file's bytes; all but xlsx are text in UTF-8."""
