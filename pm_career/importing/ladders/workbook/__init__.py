"""A framework as a workbook that a person edits in a spreadsheet: named tables that lose nothing, and back."""

from pm_career.importing.ladders.workbook.read_back import Taken, framework_of
from pm_career.importing.ladders.workbook.records import Odd, is_workbook
from pm_career.importing.ladders.workbook.tables import tables_of

__all__ = ["Odd", "Taken", "framework_of", "is_workbook", "tables_of"]
