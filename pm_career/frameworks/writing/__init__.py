"""A framework -> a folder of YAML that an author goes on editing, and that reads back as the same framework."""

from pm_career.frameworks.writing.files import files_of
from pm_career.frameworks.writing.folder import write_folder

__all__ = ["files_of", "write_folder"]
