"""A framework as a workbook that a person edits in a spreadsheet: named tables that lose nothing, and back."""

from pm_career.importing.ladders.workbook.read_back import ReadBack, read_workbook
from pm_career.importing.ladders.workbook.records import Odd, is_workbook
from pm_career.importing.ladders.workbook.tables import build_tables

__all__ = ["Odd", "ReadBack", "build_tables", "is_workbook", "read_workbook"]
