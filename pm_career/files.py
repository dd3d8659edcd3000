"""Write files at once: each is written whole or stays as it was. Make private folders and temporary files."""

from __future__ import annotations

import errno
import os
import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from pm_career.domain.text import one_line
from pm_career.errors import PmCareerError

if sys.platform != "win32":
    import fcntl

PRIVATE_FOLDER = 0o700
PRIVATE_FILE = 0o600
DISK_FULL_ERRORS = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)

# How a temporary file is called: .NAME.pmcareer-PID.tmp
_MARK, _TEMPORARY = ".pmcareer-", ".tmp"


# Writing files


def write_atomically(target: Path, content: bytes, *, force: bool, mode: int | None = PRIVATE_FILE) -> Path:
    """Write `content` to `target`, where there is a file only with `force`. Return the file written.

    Readers see the old content or all of the new one. A new file has no name before it is whole, where the system can
    do that: if the process is killed, nothing of it stays. Otherwise a temporary file beside it is renamed.
    A link stays a link. `mode` None: the permissions of the file that is replaced, else those that the umask leaves.
    Raises PmCareerError if `target` may not be written, OSError for what the system refuses.
    """
    real = resolve_target(target, force=force)
    permissions = _choose_mode(real) if mode is None else mode
    try:
        if not real.exists() and _write_unnamed(real, content, permissions):
            return real
    except FileExistsError:  # by now
        if not force:
            raise _make_taken_error(target) from None
    with make_temporary_file(real) as temporary:
        temporary.write_bytes(content)
        temporary.chmod(permissions)
        place_file(temporary, real, target, force=force)
    return real


def _write_unnamed(real: Path, content: bytes, permissions: int) -> bool:
    """Write a new file and give it its name once it is on the disk; False where the system cannot do that.

    Raises FileExistsError if the name is taken by then.
    """
    if sys.platform != "linux":
        return False
    remove_leftovers(real.parent)
    try:
        folder = os.open(real.parent, os.O_RDONLY | os.O_DIRECTORY)
    except OSError:
        return False
    try:
        try:
            handle = os.open(real.parent, os.O_TMPFILE | os.O_WRONLY, PRIVATE_FILE)
        except OSError:  # not every file system has files without a name
            return False
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fchmod(handle, permissions)
            os.fsync(handle)
            try:
                os.link(f"/proc/self/fd/{handle}", real, src_dir_fd=folder)  # with a folder it follows the link
            except FileExistsError:
                raise
            except OSError:  # there is no /proc
                return False
    finally:
        os.close(folder)
    flush_folder(real.parent)
    return True


def write_document(target: Path, content: bytes, *, force: bool) -> Path:
    """Write `content` to a file that a person named, with the permissions that new files get. Return the file written.

    As `write_atomically`, but everything that goes wrong is a PmCareerError.
    """
    shown = one_line(str(target))
    try:
        return write_atomically(target, content, force=force, mode=None)
    except (OSError, ValueError) as error:  # ValueError: a name that no file can have
        if isinstance(error, OSError) and error.errno in DISK_FULL_ERRORS:
            raise PmCareerError(f"The disk is full: {shown} was not written.", "Free some space.") from None
        reason = getattr(error, "strerror", None) or "no file can be called so"
        raise PmCareerError(f"{shown} cannot be written: {reason}.", "Name another file.") from None


def _choose_mode(real: Path) -> int:
    """The permissions of the file that is there; else those that the umask leaves for reading and writing by all."""
    try:
        return real.stat().st_mode & 0o777
    except FileNotFoundError:
        mask = os.umask(0o077)
        os.umask(mask)
        return 0o666 & ~mask


def open_without_waiting(path: str, flags: int) -> int:
    """An `opener` for reading files. If there is a pipe in place of the file, it does not wait for a writer."""
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


# The steps of an atomic write


def make_private_folder(folder: Path) -> None:
    """Create `folder` and missing parents, readable by their owner alone whatever the umask is."""
    missing = []
    while not folder.exists():
        missing.append(folder)
        folder = folder.parent
    for each in reversed(missing):
        with suppress(FileExistsError):  # another process was first
            each.mkdir(PRIVATE_FOLDER)
            each.chmod(PRIVATE_FOLDER)


def resolve_target(target: Path, *, force: bool) -> Path:
    """The file that writing to `target` means: for a link the file it leads to, so that the link stays.

    Raises PmCareerError for a folder, in a missing folder, for anything that is no regular file, and without `force`
    for a file that is there.
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
        raise _make_taken_error(target)
    return real


@contextmanager
def make_temporary_file(target: Path) -> Iterator[Path]:
    """Make a private file beside `target`, to be filled and put into its place; it is removed if it was not.

    A lock marks it as in use, so that `remove_leftovers` of another process leaves it alone.
    """
    remove_leftovers(target.parent)
    temporary = make_temporary_name(target)
    handle = _create_locked(temporary)
    try:
        yield temporary
    finally:
        if handle is not None:
            os.close(handle)
        with suppress(FileNotFoundError):
            temporary.unlink()


def make_temporary_name(target: Path) -> Path:
    """How this process calls a temporary file beside `target`."""
    return target.with_name(f".{target.name}{_MARK}{os.getpid()}{_TEMPORARY}")


def _create_locked(temporary: Path) -> int | None:
    """Create the file; a handle on it that carries our lock, or None on Windows, where an open file keeps its name."""
    if sys.platform == "win32":
        with suppress(FileNotFoundError):
            temporary.unlink()  # of a process that had our number before us
        os.close(os.open(temporary, os.O_CREAT | os.O_EXCL | os.O_RDWR, PRIVATE_FILE))
        return None
    while True:
        handle = os.open(temporary, os.O_CREAT | os.O_EXCL | os.O_RDWR, PRIVATE_FILE)
        os.fchmod(handle, PRIVATE_FILE)
        with suppress(OSError):  # a file system without locks: nothing is removed there as a leftover either
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        if os.fstat(handle).st_nlink:
            return handle
        os.close(handle)  # another process removed it before it was locked


def remove_leftovers(folder: Path) -> None:
    """Remove the temporary files that killed processes left in a folder. Failures are ignored."""
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


def place_file(temporary: Path, real: Path, target: Path, *, force: bool) -> None:
    """Flush a temporary file and give it the name `real`; `target` is what the person named, for the error.

    Raises PmCareerError if there is such a file by now, unless `force` says to replace it.
    """
    if force:
        replace_file(temporary, real)
    elif not place_new_file(temporary, real):
        raise _make_taken_error(target)


def replace_file(temporary: Path, target: Path) -> None:
    """Flush a temporary file and put it into the place of `target`, at once."""
    _flush(temporary, os.O_RDWR)
    temporary.replace(target)
    flush_folder(target.parent)


def place_new_file(temporary: Path, target: Path) -> bool:
    """Flush a temporary file and give it its name; False if there is such a file already, which then stays."""
    _flush(temporary, os.O_RDWR)
    try:
        _rename_if_free(temporary, target)
    except FileExistsError:
        return False
    flush_folder(target.parent)
    return True


def _rename_if_free(temporary: Path, target: Path) -> None:
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


def _flush(path: Path, flags: int) -> None:
    handle = os.open(path, flags)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def flush_folder(folder: Path) -> None:
    """Return when the names in a folder are on the disk, if this system can do that at all.

    By now the file is in its place: where the folder cannot be flushed, that is no reason to say that it is not.
    """
    if sys.platform != "win32":
        with suppress(OSError):
            _flush(folder, os.O_RDONLY)


def link_or_copy(source: Path, target: Path) -> None:
    """Give a file a second, private place: another name for it where the file system can, else a copy."""
    try:
        os.link(source, target)
    except OSError:
        from shutil import copyfile

        copyfile(source, target)
    target.chmod(PRIVATE_FILE)


def _make_taken_error(target: Path) -> PmCareerError:
    return PmCareerError(f"There is a file at {target} already.", "Name another, or replace it with --force.")
