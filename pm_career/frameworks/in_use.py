"""The framework that was chosen for every command: a line in a file, which is there only where one was chosen."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from pm_career.domain.text import one_line
from pm_career.errors import PmCareerError, UsageError
from pm_career.files import make_private_folder
from pm_career.paths import in_use_file

_LONGEST = 8_192
WAY_BACK = "Back to the one that comes with pmcareer: pmcareer framework use --default"


def read_choice() -> str | None:
    """The name or path that was chosen, None where none was; a UsageError where that cannot be known."""
    place = in_use_file()
    try:
        with place.open("rb") as stream:
            raw = stream.read(_LONGEST + 1)
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as error:
        if not os.access(place.parent, os.X_OK):
            return None  # nothing in this home can be read: the ladders that were shipped still can
        reason = (error.strerror or "it is no file").lower()
        raise UsageError(
            f"Which framework is in use cannot be read from {_quote_path(place)}: {reason}.", WAY_BACK
        ) from None
    chosen = os.fsdecode(raw).removesuffix("\n")
    if not chosen or len(raw) > _LONGEST or "\n" in chosen or "\0" in chosen:
        raise UsageError(f"What stands in {_quote_path(place)} is not the name of a framework.", WAY_BACK)
    return chosen


def missing_choice(chosen: str) -> UsageError:
    """That the framework in use cannot be found any more."""
    return UsageError(f"The framework in use, {one_line(chosen)}, is not there any more.", WAY_BACK)


def save_choice(chosen: str) -> None:
    """Make a name or path the framework in use, whole or not at all."""
    if "\n" in chosen or len(os.fsencode(chosen)) >= _LONGEST:
        raise UsageError("A framework at such a path cannot be remembered.", "Give its folder another name.")
    place = Path(os.path.realpath(in_use_file()))
    half = place.with_name(f".{place.name}.{os.getpid()}")
    try:
        make_private_folder(place.parent)
        with open(half, "wb", opener=_open_private) as stream:
            stream.write(os.fsencode(f"{chosen}\n"))
            stream.flush()
            os.fsync(stream.fileno())
        half.replace(place)
    except OSError as error:
        with suppress(OSError):
            half.unlink()
        raise PmCareerError(
            f"{_quote_path(place)} cannot be written: {error.strerror}.", "Nothing was changed."
        ) from None


def clear_choice() -> str | None:
    """Have no framework chosen any more; what stood there, None where nothing did."""
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


def _open_private(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)


def _quote_path(place: Path) -> str:
    return one_line(str(place))
