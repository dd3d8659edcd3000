"""What is measured, and how one call is: wall time, processor time and peak memory of a process of its own."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import IO, NamedTuple

HERE = Path(__file__).parent
BARE = "bare Typer + Rich"

_KEPT = ("PATH", "LANG", "LC_ALL")
PEAK_UNIT = 1 if sys.platform == "darwin" else 1024  # ru_maxrss counts kilobytes but for macOS


class Call(NamedTuple):
    """A command line by its name. `aim` is whether the goals hold for it, `fresh` whether nothing may be cached."""

    name: str
    argv: tuple[str, ...]
    aim: bool = True
    fresh: bool = False


class Sample(NamedTuple):
    """What one call took: seconds by the clock and of processor time, and bytes at its peak."""

    wall: float
    cpu: float
    peak: float


class Run(NamedTuple):
    """What all calls took over several rounds, in the same place; `samples` has one a round for each call."""

    framework: str
    terminal: bool
    rounds: int
    samples: dict[Call, list[Sample]]


def program() -> str:
    """The installed `pmcareer` of this environment."""
    script = Path(sys.executable).with_name("pmcareer")
    if not script.is_file():
        sys.exit(f"There is no {script}. Install pmcareer into this environment first: pip install .")
    return str(script)


def with_default_framework() -> list[Call]:
    """The bare program, and the calls on the ladder that comes with pmcareer."""
    return [
        _bare(),
        _pmcareer("--version", aim=False),
        _pmcareer("ladder"),
        _head_of("ladder", "--json"),
        _pmcareer("level", "senior"),
        _pmcareer("next", "--from", "apm"),
        _pmcareer("next", "--from", "apm", aim=False, fresh=True),
    ]


def with_large_framework(folder: Path, level: str) -> list[Call]:
    """The bare program, and the same calls on a generated ladder."""
    where = ("--framework", str(folder))
    return [
        _bare(),
        _pmcareer("ladder", hidden=where, aim=False),  # draws hundreds of rungs
        _head_of("ladder", "--json", hidden=where),
        _pmcareer("level", level, hidden=where),
        _pmcareer("next", "--from", level, hidden=where),
        _pmcareer("next", "--from", level, hidden=where, aim=False, fresh=True),
    ]


def _bare() -> Call:
    return Call(BARE, (sys.executable, str(HERE / "bare.py")), aim=False)


def _pmcareer(*words: str, hidden: tuple[str, ...] = (), aim: bool = True, fresh: bool = False) -> Call:
    name = f"{' '.join(words)}{', first time' if fresh else ''}"
    return Call(name, (sys.executable, program(), *words, *hidden), aim, fresh)


def _head_of(*words: str, hidden: tuple[str, ...] = ()) -> Call:
    """The same into `head`, with the shell that joins them."""
    piped = ("/bin/sh", "-c", '"$@" | head', "sh")
    return Call(f"{' '.join(words)} | head", (*piped, sys.executable, program(), *words, *hidden))


class Place:
    """Where calls run: a home directory of their own, the same few variables for all of them, and nothing set up."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def run(self, call: Call, *, terminal: bool, options: tuple[str, ...] = (), err: IO[bytes] | None = None) -> Sample:
        """Run a call once; ends the program if it fails. `options` are the interpreter's, `err` takes its stderr."""
        if call.fresh:
            with tempfile.TemporaryDirectory(dir=self._folder) as nothing:
                return _measured(call, self._environment(Path(nothing)), terminal, options, err)
        return _measured(call, self._environment(self._folder / "home"), terminal, options, err)

    def _environment(self, home: Path) -> dict[str, str]:
        kept = {name: os.environ[name] for name in _KEPT if name in os.environ}
        return {**kept, "HOME": str(home), "COLUMNS": "100", "LINES": "40", "TERM": "xterm-256color"}


def _measured(
    call: Call, environment: dict[str, str], terminal: bool, options: tuple[str, ...], err: IO[bytes] | None
) -> Sample:
    python = call.argv.index(sys.executable)
    argv = [*call.argv[: python + 1], *options, *call.argv[python + 1 :]]
    screen, stdout = pty.openpty() if terminal else (None, os.open(os.devnull, os.O_WRONLY))
    begun = time.perf_counter()
    process = subprocess.Popen(argv, stdin=subprocess.DEVNULL, stdout=stdout, stderr=err, env=environment)
    os.close(stdout)
    if screen is not None:
        _watch(screen)
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - begun
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"{' '.join(argv)} failed with exit code {process.returncode}")
    return Sample(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * PEAK_UNIT)


def _watch(screen: int) -> None:
    """Read what a terminal is sent, until its last writer is gone."""
    try:
        while os.read(screen, 65536):
            pass
    except OSError:  # Linux reports the end as an error
        pass
    finally:
        os.close(screen)
