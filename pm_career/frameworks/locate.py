"""Find a framework's folder: shipped, in the user's own folder, or at a path. Remember which one is in use.

The framework that commands take if none is asked for is a name or path in a file. The file is there only if one was
chosen.
"""

from __future__ import annotations

import os
import stat
from pathlib import Path

from pm_career.domain.text import find_nearest, one_line
from pm_career.errors import PmCareerError, UsageError
from pm_career.files import make_private_folder, open_without_waiting, write_atomically
from pm_career.frameworks.source_files import find_manifest, get_mode, is_manifest
from pm_career.paths import find_in_use_file, find_user_frameworks_directory, require_data_directory

DEFAULT = "pm"
"""The framework that commands take where none was named or chosen."""
_LONGEST = 8_192
WAY_BACK = "Back to the one that comes with pmcareer: pmcareer framework use --default"


def find_shipped_directory() -> Path:
    """The folder of the frameworks that come with the program: in the installed package, or in a checkout."""
    package = Path(__file__).resolve().parent.parent
    inside = package / "content"
    return inside if inside.is_dir() else package.parent / "content"


def locate(asked: str | None) -> Path:
    """The folder of a framework by name or path; for None or an empty text of the one in use, else of the default.

    A name is looked for in the user's own folder and among the shipped ones, never in the current directory. Raises
    UsageError if there is none.
    """
    if asked:
        return _find(asked if is_path(asked) else asked.strip())
    chosen = read_choice()
    if chosen is None:
        return _find(DEFAULT)
    try:
        folder = _find(chosen)
    except UsageError:
        raise make_missing_error(chosen) from None
    if find_manifest(folder) is None:
        raise make_missing_error(chosen)
    return folder


def _find(wanted: str) -> Path:
    if is_path(wanted):
        return _find_folder(wanted)
    for directory in (find_user_frameworks_directory(), find_shipped_directory()):
        if find_manifest(directory / wanted):
            return directory / wanted
    known = list_names()
    meant = "".join(f"Did you mean {near}? " for near in find_nearest(wanted.casefold(), known, 1))
    raise UsageError(
        f"No framework is called '{one_line(wanted)}'.",
        f"{meant}Known: {', '.join(known)}. For a folder, give its path: ./{one_line(wanted)}",
    )


def is_path(wanted: str) -> bool:
    """Whether what was asked for is a path, and not a name."""
    separators = {os.sep, os.altsep or os.sep, "/"}
    return wanted.startswith((".", "~")) or any(separator in wanted for separator in separators)


def parse_folder(typed: str) -> Path:
    """Return the absolute path of a folder to write, with `~` expanded and links kept."""
    return Path(os.path.abspath(os.path.expanduser(typed)))  # noqa: PTH100, PTH111  Path's own follow links, and raise


def is_shipped(name: str) -> bool:
    """Return whether a framework of this name comes with the program, and one of the user's own would hide it."""
    return (find_shipped_directory() / name).is_dir()


def make_lasting(asked: str) -> str:
    """`asked` to be stored: a path made absolute, so that it works from any folder; a name unchanged."""
    return str(Path(asked).expanduser().resolve()) if is_path(asked) else asked


def list_names() -> tuple[str, ...]:
    """The names of frameworks that `locate` finds, sorted, as text to show."""
    directories = (find_shipped_directory(), find_user_frameworks_directory())
    return tuple(sorted({one_line(name) for directory in directories for name in list_names_in(directory)}))


def list_names_in(directory: Path) -> list[str]:
    """The names of the frameworks in a directory, sorted; none if there is no such directory."""
    try:
        names = (entry.name for entry in directory.iterdir() if not entry.name.startswith("."))
        return sorted(name for name in names if find_manifest(directory / name))
    except OSError:
        return []


def _find_folder(wanted: str) -> Path:
    """The folder at a path, which may also be that of its manifest."""
    try:
        path = Path(wanted).expanduser()
    except RuntimeError:  # ~somebody, who has no home here
        path = Path(wanted)
    mode = get_mode(path)
    if stat.S_ISDIR(mode):
        return path
    if stat.S_ISREG(mode) and is_manifest(path):
        return path.parent
    what = "is not a folder" if mode else "does not exist"
    raise UsageError(f"The framework {one_line(wanted)} {what}.", "Give the folder that holds framework.yaml.")


def read_choice() -> str | None:
    """The name or path that was chosen, None if none was; raises UsageError if that cannot be known."""
    place = find_in_use_file()
    try:
        with open(place, "rb", opener=open_without_waiting) as stream:
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
        raise UsageError(f"The text in {_quote_path(place)} is not the name of a framework.", WAY_BACK)
    return chosen


def make_missing_error(chosen: str) -> UsageError:
    """The error for a framework in use that cannot be found any more."""
    return UsageError(f"The framework in use, {one_line(chosen)}, is not there any more.", WAY_BACK)


def save_choice(chosen: str) -> None:
    """Make a name or path the framework in use. Writes the file; raises PmCareerError if that cannot be."""
    if "\n" in chosen or len(os.fsencode(chosen)) >= _LONGEST:
        raise UsageError("A framework at such a path cannot be remembered.", "Give its folder another name.")
    place = require_data_directory() / find_in_use_file().name
    try:
        make_private_folder(place.parent)
        write_atomically(place, os.fsencode(f"{chosen}\n"), force=True)
    except OSError as error:
        raise PmCareerError(
            f"{_quote_path(place)} cannot be written: {error.strerror}.", "Nothing was changed."
        ) from None


def clear_choice() -> str | None:
    """Remove the file, so that none is chosen any more; returns what was chosen, '?' for what cannot be read."""
    place = find_in_use_file()
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
