"""A folder that is there for a moment only, also where the program is told to end meanwhile."""

from __future__ import annotations

import shutil
import signal
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

# What ends a program without an exception that a `with` would see; there is no SIGHUP on Windows.
_ENDINGS = [getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name)]


@contextmanager
def passing_folder(prefix: str) -> Iterator[Path]:
    """An empty folder of one's own, removed at the end, be it the program's."""
    place: list[str] = []

    def end(number: int, _frame: FrameType | None) -> None:
        for each in place:
            shutil.rmtree(each, ignore_errors=True)
        signal.signal(number, signal.SIG_DFL)
        signal.raise_signal(number)

    # Elsewhere than in the main thread nothing can be asked for, and where somebody sees to it already nothing need be.
    main = threading.current_thread() is threading.main_thread()
    ours = [each for each in _ENDINGS if main and signal.getsignal(each) is signal.SIG_DFL]
    for each in ours:
        signal.signal(each, end)
    try:
        with tempfile.TemporaryDirectory(prefix=prefix) as made:
            place.append(made)
            yield Path(made)
    finally:
        for each in ours:
            signal.signal(each, signal.SIG_DFL)
