"""Write a folder of files whole or not at all; what stood in its place is moved aside."""

from __future__ import annotations

import os
import re
import shutil
import stat
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from pm_career.domain.text import one_line
from pm_career.errors import PmCareerError
from pm_career.files import flush_folder, make_private_folder
from pm_career.frameworks.source_files import find_manifest
from pm_career.paths import find_user_frameworks_directory

_OTHER_PLACE = "Name another place."
_LONGEST_NAME = 64
"""Characters of the folder's name that its temporary folder has."""


def write_folder(files: Mapping[str, str], folder: Path, *, force: bool = False) -> Path | None:
    """Write `files` (name below the folder -> text) as the folder `folder`; missing folders above it are made.

    A folder that is there and not empty is refused, unless `force` and it is a framework: then it is moved to a hidden
    folder beside it, whose path is returned, for the person to know. Raises PmCareerError for whatever cannot be done;
    then nothing is changed.
    """
    folder = Path(os.path.abspath(folder))  # noqa: PTH100  resolve() would follow a link, which is refused below
    is_taken = _is_in_the_way(folder, force=force)
    try:
        _make_parent(folder.parent)
        _remove_leftovers(folder)
        temporary = folder.with_name(f".{folder.name[:_LONGEST_NAME]}.pmcareer-{os.getpid()}.tmp")
        temporary.mkdir()
        try:
            _fill(temporary, files)
            backup = _put_in_place(temporary, folder, is_taken=is_taken)
        finally:
            shutil.rmtree(temporary, ignore_errors=True)
        flush_folder(folder.parent)
    except OSError as error:
        raise PmCareerError(
            f"{_quote_path(folder)} cannot be written: {error.strerror}.", "Nothing was changed. " + _OTHER_PLACE
        ) from None
    return backup


def _make_parent(parent: Path) -> None:
    """Make the folder above, if it is missing; the user's own folder of frameworks is private."""
    if parent == Path(os.path.abspath(find_user_frameworks_directory())):  # noqa: PTH100  as in write_folder
        make_private_folder(parent)
    else:
        parent.mkdir(parents=True, exist_ok=True)


def check_target(folder: Path, *, force: bool = False) -> None:
    """Raise what `write_folder` would raise for this target, for callers that ask questions before they write."""
    _is_in_the_way(Path(os.path.abspath(folder)), force=force)  # noqa: PTH100  as there


def _is_in_the_way(folder: Path, *, force: bool) -> bool:
    """Whether there is something at `folder` that has to be moved away. Raises PmCareerError if it may not be."""
    try:
        state = folder.lstat()
    except FileNotFoundError:
        return False
    except OSError as error:
        raise PmCareerError(f"{_quote_path(folder)} cannot be written: {error.strerror}.", _OTHER_PLACE) from None
    if stat.S_ISLNK(state.st_mode):
        raise PmCareerError(f"{_quote_path(folder)} is a link.", "Name the folder itself, or another place.")
    if not stat.S_ISDIR(state.st_mode):
        raise PmCareerError(f"There is a file at {_quote_path(folder)}.", _OTHER_PLACE)
    if Path.cwd().is_relative_to(folder.resolve()):
        raise PmCareerError(
            f"{_quote_path(folder)} is the folder you are in: it cannot be written whole.",
            "Name a new one, such as ./ladder",
        )
    try:
        if not any(folder.iterdir()):
            return False
    except OSError as error:
        raise PmCareerError(f"{_quote_path(folder)} cannot be read: {error.strerror}.", _OTHER_PLACE) from None
    if not force:
        more = "" if find_manifest(folder) is None else " Or add --force: what is there is kept beside it."
        raise PmCareerError(f"{_quote_path(folder)} is there already, and not empty.", f"{_OTHER_PLACE}{more}")
    if find_manifest(folder) is None:
        raise PmCareerError(f"{_quote_path(folder)} holds something else than a framework.", _OTHER_PLACE)
    if (folder / ".git").exists():
        raise PmCareerError(
            f"{_quote_path(folder)} is a git repository, which is not replaced.",
            f"Write beside it or to a folder in it, such as {_quote_path(folder / 'ladder')}",
        )
    return True


def _fill(temporary: Path, files: Mapping[str, str]) -> None:
    for name, text in files.items():
        path = temporary / name
        path.parent.mkdir(exist_ok=True)
        with path.open("wb") as stream:
            stream.write(text.encode())
            stream.flush()
            os.fsync(stream.fileno())
    for each in sorted({(temporary / name).parent for name in files} | {temporary}):
        flush_folder(each)


def _put_in_place(temporary: Path, folder: Path, *, is_taken: bool) -> Path | None:
    """Give the finished folder its name. A process killed between the two renames leaves the old one as the backup."""
    backup = _find_free_place(folder) if is_taken else None
    if backup is not None:
        folder.rename(backup)
    elif os.name == "nt":
        with suppress(FileNotFoundError):
            folder.rmdir()  # an empty one: elsewhere a rename takes its place
    try:
        temporary.rename(folder)
    except BaseException:
        if backup is not None:
            backup.rename(folder)
        raise
    return backup


def _find_free_place(folder: Path) -> Path:
    """The path of a backup: hidden, so that it is not listed as one more framework."""
    number = 1
    while True:
        place = folder.with_name(f".{folder.name}.backup-{number}")
        if not os.path.lexists(place):
            return place
        number += 1


def _remove_leftovers(folder: Path) -> None:
    """Remove the temporary folders of killed processes that were writing this folder."""
    pattern = re.compile(re.escape(f".{folder.name[:_LONGEST_NAME]}.pmcareer-") + r"([0-9]+)\.tmp")
    for each in folder.parent.iterdir():
        found = pattern.fullmatch(each.name)
        if found and not _is_running(int(found[1])):
            shutil.rmtree(each, ignore_errors=True)


def _is_running(process: int) -> bool:
    if os.name == "nt" or process == os.getpid():
        return os.name == "nt"  # there a signal would end it
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):
        return True
    return True


def _quote_path(path: Path) -> str:
    return one_line(str(path))
