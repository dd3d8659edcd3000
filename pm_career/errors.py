"""What can go wrong with a request: one exception per exit code, each a sentence and what to do."""

from __future__ import annotations


class PmCareerError(Exception):
    """A request that was refused or failed (exit 1): `message` says what and where, `hint` what to do."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class UsageError(PmCareerError):
    """The request itself is off: an unknown name, an option that does not fit (exit 2)."""


class FrameworkError(PmCareerError):
    """A framework cannot be used as it is (exit 3)."""


class PersonalDataError(PmCareerError):
    """The personal data cannot be opened, or is newer than the program (exit 4)."""
