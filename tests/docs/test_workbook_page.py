"""The page about the workbook names every sheet with its columns, and which of them hold lists, as they are."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from pm_career.domain.fields import Form
from pm_career.importing.ladders.workbook.layout import SHEETS

PAGE = Path(__file__).parent.parent.parent / "docs" / "workbook.md"

pytestmark = pytest.mark.checkout


def test_the_page_names_every_sheet_and_column_in_order() -> None:
    rows = re.findall(r"^\| ([A-Z][\w-]+) \| .* \| (.*) \|$", PAGE.read_text(encoding="utf-8"), re.MULTILINE)
    assert [(name, columns.split(", ")) for name, columns in rows] == [
        (sheet.name, [column.heading for column in sheet.columns]) for sheet in SHEETS
    ]


def test_the_page_names_every_column_that_holds_a_list() -> None:
    (named,) = re.findall(r"\*\*A list\*\* \((.*?)\)", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    lists = {column.heading for sheet in SHEETS for column in sheet.columns if column.form is Form.TEXTS}
    assert set(" ".join(named.split()).split(", ")) == lists
