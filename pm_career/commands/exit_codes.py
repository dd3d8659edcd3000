"""The exit statuses of the program, and which error ends with which."""

from __future__ import annotations

from enum import IntEnum
from typing import Self

from pm_career.errors import FrameworkError, PersonalDataError, PmCareerError, UsageError


class ExitCode(IntEnum):
    """An exit status; `meaning` is its sentence in the help."""

    DONE = 0, "Done."
    FAILED = 1, "Refused or failed."
    USAGE = 2, "The request is wrong: an unknown level, skill, command or option."
    FRAMEWORK = 3, "The framework has problems."
    PERSONAL_DATA = 4, "The personal data cannot be opened, or is newer than the program."
    INTERRUPTED = 130, "Interrupted."

    meaning: str

    def __new__(cls, value: int, meaning: str) -> Self:
        """Make a status of a number and its sentence."""
        member = int.__new__(cls, value)
        member._value_ = value
        member.meaning = meaning
        return member


_BY_ERROR = {
    UsageError: ExitCode.USAGE,
    FrameworkError: ExitCode.FRAMEWORK,
    PersonalDataError: ExitCode.PERSONAL_DATA,
}


def choose_exit_code(error: PmCareerError) -> ExitCode:
    """Return the status with which `error` ends the program."""
    for kind, code in _BY_ERROR.items():
        if isinstance(error, kind):
            return code
    return ExitCode.FAILED
