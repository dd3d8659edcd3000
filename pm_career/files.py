"""Atomic and private files: private folders, temporary files, writes that are whole or do not happen."""

from __future__ import annotations

import os
import stat
import sys
import zlib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from types import FrameType

from pm_career.errors import PmCareerError

if sys.platform != "win32":
    import fcntl

PRIVATE_FOLDER = 0o700


def make_private_folder(folder: Path) -> None:
    """Create `folder` and what is missing above it, for its owner alone, whatever the umask."""
    missing = []
    while not folder.exists():
        missing.append(folder)
        folder = folder.parent
    for each in reversed(missing):
        with suppress(FileExistsError):  # another process was first
            each.mkdir(PRIVATE_FOLDER)
            each.chmod(PRIVATE_FOLDER)


PRIVATE_FILE = 0o600
# How a temporary file is called: .NAME.pmcareer-PID.tmp
_MARK, _TEMPORARY = ".pmcareer-", ".tmp"


@contextmanager
def temporary_beside(target: Path) -> Iterator[Path]:
    """A new private file beside `target`, to be filled and put into its place; gone afterwards if it was not.

    A lock marks it as in use, so that `sweep` of another process tells it from one that a killed process left.
    """
    sweep(target.parent)
    temporary = target.with_name(f".{target.name}{_MARK}{os.getpid()}{_TEMPORARY}")
    handle = _claimed(temporary)
    try:
        yield temporary
    finally:
        if handle is not None:
            os.close(handle)
        with suppress(FileNotFoundError):
            temporary.unlink()


def _claimed(temporary: Path) -> int | None:
    """Create the file; a handle on it that carries our lock, or None on Windows, where an open file keeps its name."""
    if sys.platform == "win32":
        with suppress(FileNotFoundError):
            temporary.unlink()  # of a process that had our number before us
        os.close(os.open(temporary, os.O_CREAT | os.O_EXCL | os.O_RDWR, PRIVATE_FILE))
        return None
    while True:
        handle = os.open(temporary, os.O_CREAT | os.O_EXCL | os.O_RDWR, PRIVATE_FILE)
        os.fchmod(handle, PRIVATE_FILE)
        with suppress(OSError):  # a file system without locks: nothing is swept there either
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        if os.fstat(handle).st_nlink:
            return handle
        os.close(handle)  # another process swept it before it was locked


def sweep(folder: Path) -> None:
    """Remove the temporary files that killed processes left in a folder."""
    with suppress(OSError):
        for name in os.listdir(folder):  # noqa: PTH208  before every change: a third of the time of iterdir
            if name.endswith(_TEMPORARY) and name.startswith(".") and _MARK in name:
                with suppress(OSError):
                    _remove_if_unused(folder / name)


def _remove_if_unused(leftover: Path) -> None:
    if sys.platform == "win32":
        return  # nothing tells there whether somebody is still at work on it
    handle = os.open(leftover, os.O_RDONLY | os.O_NOFOLLOW)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        leftover.unlink()
    finally:
        os.close(handle)


def _flush(path: Path, flags: int) -> None:
    handle = os.open(path, flags)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _flush_names(folder: Path) -> None:
    """Return when the names in a folder are on the disk, if this system can do that at all.

    By now the file is in its place: where the folder cannot be flushed, that is no reason to say that it is not.
    """
    if sys.platform != "win32":
        with suppress(OSError):
            _flush(folder, os.O_RDONLY)


def put_in_new_place(temporary: Path, target: Path) -> bool:
    """Give a finished temporary file its name; False if there is such a file already, which then stays."""
    _flush(temporary, os.O_RDWR)
    try:
        _name_if_free(temporary, target)
    except FileExistsError:
        return False
    _flush_names(target.parent)
    return True


def _name_if_free(temporary: Path, target: Path) -> None:
    """A link, unlike a rename, refuses a name that is taken, also when two processes create it at once."""
    if sys.platform == "win32":
        temporary.rename(target)  # refuses there as well
        return
    try:
        os.link(temporary, target)
    except FileExistsError:
        raise
    except OSError:  # a file system without hard links
        if target.exists():
            raise FileExistsError from None
        temporary.rename(target)


def replace(temporary: Path, target: Path) -> None:
    """Put a finished temporary file into the place of `target`, at once."""
    _flush(temporary, os.O_RDWR)
    temporary.replace(target)
    _flush_names(target.parent)


def put(temporary: Path, real: Path, target: Path, *, force: bool) -> None:
    """Put a finished temporary file where writing to `target` means; a file that is there goes only with `force`."""
    if force:
        replace(temporary, real)
    elif not put_in_new_place(temporary, real):
        raise _taken(target)


def copy_private(source: Path, target: Path) -> None:
    """Give a file a second, private place: another name for it where the file system can, else a copy."""
    try:
        os.link(source, target)
    except OSError:
        from shutil import copyfile

        copyfile(source, target)
    target.chmod(PRIVATE_FILE)


def place_to_write(target: Path, *, force: bool) -> Path:
    """The file that writing to `target` means (a link's own file, so that the link stays), if it may be written.

    A folder, a missing folder, anything that is no regular file, and without `force` a file that is there: refused.
    """
    try:
        real = target.resolve()
        kind = real.stat().st_mode
    except (FileNotFoundError, NotADirectoryError):
        kind = 0
    except (OSError, RuntimeError):  # a link that leads to itself
        raise PmCareerError(f"{target} cannot be written.", "Name another file.") from None
    if not real.parent.is_dir():
        raise PmCareerError(f"There is no folder {real.parent}.", "Make it first, or name another file.")
    if stat.S_ISDIR(kind):
        raise PmCareerError(f"{target} is a folder.", "Name a file in it.")
    if kind and not stat.S_ISREG(kind):
        raise PmCareerError(f"{target} is not a file.", "Name a file that may be written.")
    if kind and not force:
        raise _taken(target)
    return real


def _taken(target: Path) -> PmCareerError:
    return PmCareerError(f"There is a file at {target} already.", "Name another, or replace it with --force.")


READ_WITHOUT_WAITING = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0)
"""How a file of a cache is opened: should a pipe lie in its place, nobody waits for its other end."""


def whole(place: Path) -> bytes | None:
    """What was kept at `place`; None where nothing is, or where it is damaged."""
    try:
        with open(place, "rb", opener=lambda path, _: os.open(path, READ_WITHOUT_WAITING)) as stream:
            checksum, _, size = stream.readline(64).partition(b" ")
            if int(size) != os.fstat(stream.fileno()).st_size - stream.tell():
                return None  # not even read: it may have grown to any size
            body = stream.read()
    except (OSError, ValueError):
        return None
    return body if checksum == _checksum(body) else None


def keep_whole(place: Path, body: bytes) -> None:
    """Keep `body` at `place`, to be read by `whole`."""
    write_whole(place, b"%b %d\n%b" % (_checksum(body), len(body), body))


def write_whole(place: Path, content: bytes) -> None:
    """Write a file; where that cannot be, nothing is there and nothing is said."""
    half = place.with_suffix(f".{os.getpid()}")
    try:
        make_private_folder(place.parent)
        half.write_bytes(content)
        half.replace(place)
    except OSError:
        with suppress(OSError):
            half.unlink()


def _checksum(body: bytes) -> bytes:
    return b"%08x" % zlib.crc32(body)


@contextmanager
def temporary_folder(prefix: str) -> Iterator[Path]:
    """An empty folder that is removed at the end, also when SIGTERM or SIGHUP ends the program meanwhile."""
    import shutil
    import signal
    import tempfile
    import threading

    folders: list[str] = []

    def end(number: int, _frame: FrameType | None) -> None:
        for each in folders:
            shutil.rmtree(each, ignore_errors=True)
        signal.signal(number, signal.SIG_DFL)
        signal.raise_signal(number)

    # Handlers can be set in the main thread only. A handler that somebody else set is left alone.
    is_main = threading.current_thread() is threading.main_thread()
    ending = [getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name)]  # Windows: no SIGHUP
    ours = [each for each in ending if is_main and signal.getsignal(each) is signal.SIG_DFL]
    for each in ours:
        signal.signal(each, end)
    try:
        with tempfile.TemporaryDirectory(prefix=prefix) as made:
            folders.append(made)
            yield Path(made)
    finally:
        for each in ours:
            signal.signal(each, signal.SIG_DFL)
