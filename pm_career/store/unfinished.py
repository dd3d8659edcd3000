"""Record where personal text is half written outside of the home, so that what a killed process left is removed.

A record is a small file beside the data file. Its lock says that somebody is still at work.
"""

from __future__ import annotations

import os
import re
import shutil
import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from pm_career.files import PRIVATE_FILE

if sys.platform != "win32":
    import fcntl

_RECORD, _KEPT, _END = ".unfinished-", ".kept-", ".place"
_OURS = re.compile(r"\..+\.pmcareer-\d+\.tmp|pmcareer-\w+")
"""The names of our temporary files, and of folders of the editor: nothing else is ever removed."""
_LONGEST = 5000


class Record:
    """A record of one place. `handle` carries its lock; None where no record could be made."""

    def __init__(self, path: Path, handle: int | None) -> None:
        self.path = path
        self.handle = handle
        self.kept = False

    def remove(self) -> None:
        """Forget the place: nothing is there any more."""
        with suppress(OSError):
            self.path.unlink()

    def keep(self) -> None:
        """Leave the place as it is until everything is erased: somebody was told where the text is."""
        self.kept = True
        with suppress(OSError):
            self.path.rename(self.path.with_name(self.path.name.replace(_RECORD, _KEPT, 1)))


@contextmanager
def record_place(data: Path, place: Path) -> Iterator[Record]:
    """Record, for the home of this data file, that personal text is at `place` while the block lasts.

    Where there is no home yet, or it cannot be written, there is no record.
    """
    home = _find_home(data)
    remove_unfinished(data)
    record = Record(home / f"{_RECORD}{os.urandom(6).hex()}{_END}", None)
    with suppress(OSError):
        record.handle = _create_locked(record.path, os.fsencode(place.absolute()))
    try:
        yield record
    finally:
        if not record.kept:
            record.remove()
        if record.handle is not None:
            os.close(record.handle)


def remove_unfinished(data: Path, *, kept_too: bool = False) -> None:
    """Remove what killed processes left half written; with `kept_too` also texts whose place was told.

    Failures are ignored.
    """
    home = _find_home(data)
    starts = (_RECORD, _KEPT) if kept_too else (_RECORD,)
    with suppress(OSError):
        for name in os.listdir(home):  # noqa: PTH208  before every change: a third of the time of iterdir
            if name.startswith(starts) and name.endswith(_END):
                with suppress(OSError):
                    _remove_if_unused(home / name)


def _find_home(data: Path) -> Path:
    return Path(os.path.realpath(data)).parent


def _create_locked(path: Path, content: bytes) -> int:
    handle = os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, PRIVATE_FILE)
    if sys.platform != "win32":
        with suppress(OSError):  # a file system without locks: nothing is removed there either
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    os.write(handle, content)
    return handle


def _remove_if_unused(record: Path) -> None:
    if sys.platform == "win32":
        return  # nothing tells there whether somebody is still at work
    handle = os.open(record, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    try:
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            return
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        _remove_place(Path(os.fsdecode(os.read(handle, _LONGEST))))
        record.unlink()
    finally:
        os.close(handle)


def _remove_place(place: Path) -> None:
    """Remove a file or a folder of ours; what is called otherwise, or is a link, is left alone."""
    if not place.is_absolute() or not _OURS.fullmatch(place.name) or place.is_symlink():
        return
    if place.is_dir():
        shutil.rmtree(place, ignore_errors=True)
    else:
        with suppress(FileNotFoundError):
            place.unlink()
