"""Measure how soon the navigator shows its first page, and a bare Textual program its own: `python bench/navigator.py`.

Each program runs in a pseudo terminal; the clock stops at the last piece of its first screen.
"""

from __future__ import annotations

import os
import pty
import select
import signal
import statistics
import sys
import tempfile
import time
from pathlib import Path

RUNS = 9
HERE = Path(__file__).parent


def time_first_screen(words: list[str], awaited: bytes, home: str) -> float:
    """Return the seconds from the start of a program until it has written `awaited` to its terminal."""
    begun = time.perf_counter()
    process, terminal = pty.fork()
    if process == 0:
        os.environ.update(PMCAREER_HOME=home, TERM="xterm-256color")
        os.execv(sys.executable, [sys.executable, *words])
    seen = b""
    while awaited not in seen and select.select([terminal], [], [], 20)[0]:
        seen += os.read(terminal, 65536)
    took = time.perf_counter() - begun
    os.kill(process, signal.SIGKILL)
    os.waitpid(process, 0)
    os.close(terminal)
    return took


def main() -> None:
    """Run both in turn, and print the medians and their ratio."""
    with tempfile.TemporaryDirectory() as home:
        calls = {
            "bare": ([str(HERE / "bare_navigator.py")], b"dough"),
            "navigator": (["-m", "pm_career", "explore"], b"stand"),
        }
        taken: dict[str, list[float]] = {name: [] for name in calls}
        for _ in range(RUNS + 1):
            for name, (words, awaited) in calls.items():
                taken[name].append(time_first_screen(words, awaited, home))
    bare, ours = (statistics.median(each[1:]) for each in taken.values())  # the first one filled the caches
    print(f"bare {bare:.3f} s, navigator {ours:.3f} s, ratio {ours / bare:.2f}, difference {ours - bare:.3f} s")


if __name__ == "__main__":
    main()
