"""Count the files of pm_career that real calls pass through: `python bench/files_entered.py`.

Runs each call in a process of its own with a profiler (`sys.setprofile`), in a home that has notes and a filled cache.
A file counts if one of its functions runs; what runs while a module is imported does not count. To measure an older
commit, put a checkout of it first on the path: `PYTHONPATH=../old python bench/files_entered.py`.
"""

from __future__ import annotations

import argparse
import importlib.util
import os
import pty
import select
import signal
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path
from types import FrameType
from typing import Any

LADDER = """\
Acme product ladder,,,
Skill,Product Manager,Lead PM
Discovery,Talks to five customers a month,Finds the question that three teams share
Delivery,Ships every two weeks,TBD
"""
"""A CSV file of four lines, the smallest that `framework import` takes without a question."""

NOTES = (
    ("me", "set", "--level", "apm"),
    ("assess", "--rate", "strategy=2"),
)
"""Calls that fill the home before anything is counted."""

CALLS = (
    ("ladder",),
    ("next", "--from", "apm"),
    ("evidence", "add", "Shipped the export in two slices", "--skill", "delivery"),
    ("framework", "import", "ladder.csv", "--force"),
)
"""The calls that are counted, each with stdout in a pipe."""

KEY = b"m"
"""The key that is pressed in the navigator: it opens the page about one's own ratings, evidence and goals."""

FIRST_SCREEN = b"senior"
"""What the navigator's first screen has."""

QUIET = 3.0
"""Seconds without output after which the navigator has done what a key asked for."""
LONGEST = 10.0
"""Seconds after which it is taken as done in any case."""


def record(argv: list[str], report: Path) -> None:
    """Run `pmcareer` in this process, and write the files that it entered to `report`, one a line.

    SIGUSR1 forgets what was counted so far; SIGUSR2 writes the report and ends the process.
    """
    package = str(_package())
    entered: set[str] = set()
    importing = threading.local()  # how many modules of this thread are being imported, one inside the other

    def profile(frame: FrameType, event: str, _: Any) -> None:
        code = frame.f_code
        depth = getattr(importing, "depth", 0)
        if code.co_name == "<module>":
            importing.depth = depth + {"call": 1, "return": -1}.get(event, 0)
        elif event == "call" and not depth and code.co_filename.startswith(package):
            entered.add(code.co_filename.removeprefix(f"{package}{os.sep}"))

    def write_report() -> None:
        report.write_text("\n".join(sorted(entered)), encoding="utf-8")

    def stop(*_: Any) -> None:
        write_report()
        os._exit(0)

    signal.signal(signal.SIGUSR1, lambda *_: entered.clear())
    signal.signal(signal.SIGUSR2, stop)
    sys.argv = ["pmcareer", *argv]
    from pm_career.__main__ import main as run_program

    threading.setprofile(profile)
    sys.setprofile(profile)
    try:
        run_program()
    finally:
        sys.setprofile(None)
        write_report()


def files_of_call(argv: tuple[str, ...], folder: Path) -> list[str]:
    """The files that one call enters; `folder` is its working directory and has its home. Ends if the call fails."""
    report = folder / "entered.txt"
    ended = subprocess.run(
        [sys.executable, __file__, "--record", str(report), *argv],
        check=False,
        cwd=folder,
        env=_environment(folder),
        stdin=subprocess.DEVNULL,
        capture_output=True,
    )
    if ended.returncode:
        sys.exit(f"pmcareer {' '.join(argv)} failed: {ended.stderr.decode()}")
    return report.read_text(encoding="utf-8").split("\n")


def files_of_key(folder: Path) -> list[str]:
    """The files that the navigator enters for one key, from the key until its terminal is quiet again."""
    report = folder / "entered.txt"
    process, terminal = pty.fork()
    if process == 0:
        os.chdir(folder)
        os.execve(sys.executable, [sys.executable, __file__, "--record", str(report), "explore"], _environment(folder))
    _read_until_quiet(terminal, FIRST_SCREEN)
    os.kill(process, signal.SIGUSR1)
    time.sleep(0.1)
    os.write(terminal, KEY)
    _read_until_quiet(terminal)
    os.kill(process, signal.SIGUSR2)
    _read_until_quiet(terminal)
    os.waitpid(process, 0)
    os.close(terminal)
    return report.read_text(encoding="utf-8").split("\n")


def _read_until_quiet(terminal: int, awaited: bytes = b"") -> None:
    """Read what the terminal shows until `awaited` was in it and nothing more comes, or for `LONGEST` seconds."""
    seen = b""
    end = time.monotonic() + LONGEST
    try:
        while time.monotonic() < end:
            if select.select([terminal], [], [], QUIET)[0]:
                seen += os.read(terminal, 65536)
            elif awaited in seen:
                return
    except OSError:  # Linux reports the end of a terminal as an error
        pass


def _package() -> Path:
    """The folder of the pm_career that this interpreter imports."""
    found = importlib.util.find_spec("pm_career")
    if found is None or found.origin is None:
        sys.exit("There is no pm_career. Install it into this environment, or set PYTHONPATH to a checkout.")
    return Path(found.origin).parent


def _environment(folder: Path) -> dict[str, str]:
    kept = {name: os.environ[name] for name in ("PATH", "PYTHONPATH") if name in os.environ}
    home = {"HOME": str(folder), "PMCAREER_HOME": str(folder / "home"), "XDG_CACHE_HOME": str(folder / "cache")}
    return {**kept, **home, "LC_ALL": "C.UTF-8", "TERM": "xterm-256color", "COLUMNS": "100", "LINES": "40"}


def main() -> None:
    """Print the number of files for each call and for one key, or the files themselves."""
    if sys.argv[1:2] == ["--record"]:
        record(sys.argv[3:], Path(sys.argv[2]))
        return
    parser = argparse.ArgumentParser(description="Count the files of pm_career that calls pass through.")
    parser.add_argument("--list", action="store_true", help="name the files, too")
    parser.add_argument("--no-navigator", action="store_true", help="leave the navigator's key out")
    asked = parser.parse_args()
    print(f"pm_career from {_package().parent}", file=sys.stderr)
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        (folder / "ladder.csv").write_text(LADDER, encoding="utf-8")
        for argv in (*NOTES, *CALLS):
            files_of_call(argv, folder)  # fills the home and the caches
        counted = {" ".join(argv): files_of_call(argv, folder) for argv in CALLS}
        if not asked.no_navigator:
            counted["explore, then m"] = files_of_key(folder)
    for name, files in counted.items():
        print(f"{len(files):>4}  {name}")
        if asked.list:
            print("".join(f"        {file}\n" for file in files), end="")


if __name__ == "__main__":
    main()
