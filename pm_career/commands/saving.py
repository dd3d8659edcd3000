"""A document written to a file that somebody named: whole or not at all, and with the rights that new files get."""

from __future__ import annotations

import errno
import os
from pathlib import Path

from pm_career.domain.text import one_line
from pm_career.errors import PmCareerError
from pm_career.files import place_to_write, put, temporary_beside

_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


def save(target: Path, content: bytes, *, force: bool) -> Path:
    """Write `content` to `target`; where there is a file, only with `force`, and then with the rights that it had.

    Written beside it, flushed and renamed: whoever reads it sees the former content or all of the new one. A folder,
    what is no file, and whatever the system refuses is a PmCareerError.
    """
    shown = one_line(str(target))
    try:
        real = place_to_write(target, force=force)
        with temporary_beside(real) as temporary:
            temporary.write_bytes(content)
            temporary.chmod(_rights(real))
            put(temporary, real, target, force=force)
    except (OSError, ValueError) as error:  # ValueError: a name that no file can have
        if isinstance(error, OSError) and error.errno in _FULL:
            raise PmCareerError(f"The disk is full: {shown} was not written.", "Free some space.") from None
        reason = getattr(error, "strerror", None) or "no file can be called so"
        raise PmCareerError(f"{shown} cannot be written: {reason}.", "Name another file.") from None
    return real


def _rights(real: Path) -> int:
    """Those of the file that is replaced; else what the umask leaves of reading by all."""
    try:
        return real.stat().st_mode & 0o777
    except FileNotFoundError:
        mask = os.umask(0o077)
        os.umask(mask)
        return 0o666 & ~mask
