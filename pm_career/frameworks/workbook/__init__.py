"""A framework as a workbook that a person edits in a spreadsheet: named tables that lose nothing, and back."""

from pm_career.frameworks.workbook.records import Odd
from pm_career.frameworks.workbook.sections import is_workbook
from pm_career.frameworks.workbook.tables import tables_of
from pm_career.frameworks.workbook.taking import Taken, framework_of

__all__ = ["Odd", "Taken", "framework_of", "is_workbook", "tables_of"]
