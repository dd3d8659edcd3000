"""The calls that are measured, and how one is run: wall time, processor time and peak memory of its own process."""

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

_PASSED_ON = ("PATH", "LANG", "LC_ALL")
PEAK_UNIT = 1 if sys.platform == "darwin" else 1024  # ru_maxrss counts kilobytes but for macOS


class Call(NamedTuple):
    """A command line with a name. `aim`: the goals apply to it. `fresh`: it runs with an empty cache."""

    name: str
    argv: tuple[str, ...]
    aim: bool = True
    fresh: bool = False


class Sample(NamedTuple):
    """What one call took: seconds of wall time and of processor time, and bytes of memory at its peak."""

    wall: float
    cpu: float
    peak: float


class Run(NamedTuple):
    """What all calls took in several rounds; `samples` has one sample a round for each call."""

    framework: str
    terminal: bool
    rounds: int
    samples: dict[Call, list[Sample]]


def find_program() -> str:
    """Return the path of the `pmcareer` that is installed in this environment. Ends the script if there is none."""
    script = Path(sys.executable).with_name("pmcareer")
    if not script.is_file():
        sys.exit(f"There is no {script}. Install pmcareer into this environment first: pip install .")
    return str(script)


def list_calls() -> list[Call]:
    """List the bare program and the calls with the default framework."""
    return [
        _make_bare_call(),
        _make_call("--version", aim=False),
        _make_call("ladder"),
        _make_head_call("ladder", "--json"),
        _make_call("level", "senior"),
        _make_call("next", "--from", "apm"),
        _make_call("next", "--from", "apm", aim=False, fresh=True),
    ]


def list_large_calls(folder: Path, level: str) -> list[Call]:
    """List the bare program and the same calls with a generated framework."""
    where = ("--framework", str(folder))
    return [
        _make_bare_call(),
        _make_call("ladder", hidden=where, aim=False),  # draws hundreds of rungs
        _make_head_call("ladder", "--json", hidden=where),
        _make_call("level", level, hidden=where),
        _make_call("next", "--from", level, hidden=where),
        _make_call("next", "--from", level, hidden=where, aim=False, fresh=True),
    ]


def _make_bare_call() -> Call:
    return Call(BARE, (sys.executable, str(HERE / "bare.py")), aim=False)


def _make_call(*words: str, hidden: tuple[str, ...] = (), aim: bool = True, fresh: bool = False) -> Call:
    name = f"{' '.join(words)}{', first time' if fresh else ''}"
    return Call(name, (sys.executable, find_program(), *words, *hidden), aim, fresh)


def _make_head_call(*words: str, hidden: tuple[str, ...] = ()) -> Call:
    """Make a call that is piped into `head` by a shell."""
    piped = ("/bin/sh", "-c", '"$@" | head', "sh")
    return Call(f"{' '.join(words)} | head", (*piped, sys.executable, find_program(), *words, *hidden))


class Place:
    """Runs calls in a home directory of their own, with the same few environment variables for all."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def run(self, call: Call, *, terminal: bool, options: tuple[str, ...] = (), err: IO[bytes] | None = None) -> Sample:
        """Run a call once. Ends the script if it fails. `options` are for the interpreter; stderr goes to `err`."""
        if call.fresh:
            with tempfile.TemporaryDirectory(dir=self._folder) as nothing:
                return _measure(call, self._environment(Path(nothing)), terminal, options, err)
        return _measure(call, self._environment(self._folder / "home"), terminal, options, err)

    def _environment(self, home: Path) -> dict[str, str]:
        kept = {name: os.environ[name] for name in _PASSED_ON if name in os.environ}
        return {**kept, "HOME": str(home), "COLUMNS": "100", "LINES": "40", "TERM": "xterm-256color"}


def _measure(
    call: Call, environment: dict[str, str], terminal: bool, options: tuple[str, ...], err: IO[bytes] | None
) -> Sample:
    python = call.argv.index(sys.executable)
    argv = [*call.argv[: python + 1], *options, *call.argv[python + 1 :]]
    screen, stdout = pty.openpty() if terminal else (None, os.open(os.devnull, os.O_WRONLY))
    begun = time.perf_counter()
    process = subprocess.Popen(argv, stdin=subprocess.DEVNULL, stdout=stdout, stderr=err, env=environment)
    os.close(stdout)
    if screen is not None:
        _read_to_end(screen)
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - begun
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"{' '.join(argv)} failed with exit code {process.returncode}")
    return Sample(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * PEAK_UNIT)


def _read_to_end(screen: int) -> None:
    """Read a terminal until its last writer has closed it."""
    try:
        while os.read(screen, 65536):
            pass
    except OSError:  # Linux reports the end as an error
        pass
    finally:
        os.close(screen)
