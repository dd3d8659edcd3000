"""Which framework every command takes: a name or path in a file, which is there only where one was chosen."""

from __future__ import annotations

import os
from pathlib import Path

from pm_career.domain.text import one_line
from pm_career.errors import PmCareerError, UsageError
from pm_career.files import make_private_folder, write_atomically
from pm_career.paths import data_directory, in_use_file

_LONGEST = 8_192
WAY_BACK = "Back to the one that comes with pmcareer: pmcareer framework use --default"


def read_choice() -> str | None:
    """The name or path that was chosen, None where none was; raises UsageError where that cannot be known."""
    place = in_use_file()
    try:
        with place.open("rb") as stream:
            raw = stream.read(_LONGEST + 1)
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as error:
        if not os.access(place.parent, os.X_OK):
            return None  # nothing in this home can be read; the shipped ladders can
        reason = (error.strerror or "it is no file").lower()
        raise UsageError(
            f"Which framework is in use cannot be read from {_quote_path(place)}: {reason}.", WAY_BACK
        ) from None
    chosen = os.fsdecode(raw).removesuffix("\n")
    if not chosen or len(raw) > _LONGEST or "\n" in chosen or "\0" in chosen:
        raise UsageError(f"What stands in {_quote_path(place)} is not the name of a framework.", WAY_BACK)
    return chosen


def make_missing_error(chosen: str) -> UsageError:
    """The error for a framework in use that cannot be found any more."""
    return UsageError(f"The framework in use, {one_line(chosen)}, is not there any more.", WAY_BACK)


def save_choice(chosen: str) -> None:
    """Make a name or path the framework in use. Writes the file; raises PmCareerError where that cannot be."""
    if "\n" in chosen or len(os.fsencode(chosen)) >= _LONGEST:
        raise UsageError("A framework at such a path cannot be remembered.", "Give its folder another name.")
    place = data_directory() / in_use_file().name
    try:
        make_private_folder(place.parent)
        write_atomically(place, os.fsencode(f"{chosen}\n"), force=True)
    except OSError as error:
        raise PmCareerError(
            f"{_quote_path(place)} cannot be written: {error.strerror}.", "Nothing was changed."
        ) from None


def clear_choice() -> str | None:
    """Remove the file, so that none is chosen any more; returns what was chosen, '?' for what cannot be read."""
    place = in_use_file()
    try:
        before = read_choice()
    except UsageError:
        before = "?"
    try:
        place.unlink(missing_ok=True)
    except NotADirectoryError:
        return None
    except OSError as error:
        raise PmCareerError(
            f"{_quote_path(place)} cannot be removed: {error.strerror}.", "Nothing was changed."
        ) from None
    return before


def _quote_path(place: Path) -> str:
    return one_line(str(place))
