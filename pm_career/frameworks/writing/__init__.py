"""A framework -> a folder of YAML that an author goes on editing, and that reads back as the same framework."""

from pm_career.frameworks.writing.folder import write_folder
from pm_career.frameworks.writing.pieces import files_of

__all__ = ["files_of", "write_folder"]
