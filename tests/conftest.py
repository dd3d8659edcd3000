"""Every test is sealed from the machine: its own home, no colour settings, a fixed width, no other ladder."""

from __future__ import annotations

import functools
import gc
import importlib
import os
import pkgutil
import signal
import tempfile
from collections.abc import Iterator
from pathlib import Path

import bytecode  # noqa: F401  before Hypothesis
import needs
import pytest
import sweep
from filling import FillOnce
from frozen import FrozenClock
from hypothesis import given
from hypothesis import strategies as st
from made_once import replace_all
from shell import Shell

import pm_career
from pm_career.commands import clock, command_loader

_UNSET = (
    "ACCESSIBLE",
    "CLICOLOR",
    "CLICOLOR_FORCE",
    "COLORTERM",
    "EDITOR",
    "FORCE_COLOR",
    "LESS",
    "LESSCHARSET",
    "NO_COLOR",
    "PAGER",
    "PMCAREER_FRAMEWORK",
    "PMCAREER_PLAIN",
    "PYTHONDONTWRITEBYTECODE",  # each of some hundred processes would compile the program anew
    "TERMINAL_WIDTH",
    "TTY_COMPATIBLE",
    "TTY_INTERACTIVE",
    "VISUAL",
    "XDG_CACHE_HOME",
    "XDG_DATA_HOME",
)


_MEMORY = Path("/dev/shm")
"""A folder in memory, where a system has one."""
_MEMORY_NEEDED = 4 * 1024**3
"""Bytes that must be free there. A whole run whose every test fails would leave half a gigabyte."""


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the option for what `.ci/run` does once and nobody waits for."""
    parser.addoption("--thorough", action="store_true", help="try all cases of each sweep (tests/support/sweep.py)")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print how much was tried of each sweep. pytest's own header is not shown with its option -q."""
    terminalreporter.write_line(sweep.describe_depth())


def pytest_configure(config: pytest.Config) -> None:
    """Set the depth of sweeps, and write in memory, unless someone chose a place.

    On a disk, each change of notes waits for it. Some tests start programs that they write there, so a folder that
    forbids this does not serve. Processes that xdist and the tests start take the place from the environment.
    """
    sweep.set_depth(thorough=config.getoption("--thorough"))
    if {"PYTEST_DEBUG_TEMPROOT", "TMPDIR"} & os.environ.keys() or not os.access(_MEMORY, os.W_OK | os.X_OK):
        return
    found = os.statvfs(_MEMORY)
    if not found.f_flag & os.ST_NOEXEC and found.f_bavail * found.f_frsize >= _MEMORY_NEEDED:
        os.environ["TMPDIR"] = tempfile.tempdir = str(_MEMORY)


_BEYOND_THE_CORE = {"bench", "content", "docs", "explore", "packaging"}
"""Folders of tests that need not run on each Python and each set of versions that the program is checked on."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark as `core` the tests of all other folders, new ones too: command line, frameworks, personal data."""
    here = Path(__file__).parent
    for item in items:
        if item.path.relative_to(here).parts[0] not in _BEYOND_THE_CORE:
            item.add_marker(pytest.mark.core)


@given(st.just(None))
def _draw_once(_: None) -> None:
    """Draw one example, so that Hypothesis has made what it keeps for the whole run."""


def _import_program() -> None:
    """Import all modules of the program, in half a second; a whole run needs them anyway.

    A module that is first imported while a test has replaced `prompts.ask` would keep the replacement for all tests
    that follow: its `from prompts import ask` runs once. The commands import most of what they need when they run.
    """
    for module in pkgutil.walk_packages(pm_career.__path__, "pm_career."):
        importlib.import_module(module.name)


def pytest_collection_finish() -> None:
    """Import the program before the first test replaces a part of it, and collect little garbage from then on.

    It is looked for seldom, and never among the tests and what they import: either takes a fifth of the time.
    """
    _import_program()
    _draw_once()  # hypothesis makes its random generator, and asks the collector who refers to it, before the freeze
    gc.freeze()
    gc.set_threshold(200_000)


# As the front door builds a command, but each only once: to build one takes longer than most calls of it. Also outside
# of tests, as those that hold for every command list them all while they are collected.
command_loader.load_command = functools.cache(command_loader.load_command)


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Run no test that needs what this machine lacks."""
    needs.skip_or_fail(item)


@pytest.fixture(scope="session", autouse=True)
def usual_signals() -> None:
    """Let SIGHUP and SIGINT end what the tests start, also where nohup or a shell's background job ignores them."""
    signal.signal(signal.SIGINT, signal.default_int_handler)
    if hasattr(signal, "SIGHUP"):
        signal.signal(signal.SIGHUP, signal.SIG_DFL)


@pytest.fixture(autouse=True)
def sealed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A machine with nothing on it; returns the (not yet existing) PMCAREER_HOME."""
    for name in _UNSET:
        monkeypatch.delenv(name, raising=False)
    home = tmp_path / "pmcareer-home"
    monkeypatch.setenv("PMCAREER_HOME", str(home))
    monkeypatch.setenv("PMCAREER_TRACEBACK", "1")
    monkeypatch.setenv("PMCAREER_PAGER", "")  # at a real terminal `less` would wait for a key
    replace_all(monkeypatch)
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("LINES", "24")
    monkeypatch.setenv("TERM", "xterm-256color")
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    monkeypatch.chdir(elsewhere)
    return home


@pytest.fixture
def shell() -> Shell:
    """Calls the program in this process: `shell("ladder", "--json")`, `shell("ladder", terminal=80)`."""
    return Shell()


@pytest.fixture
def fill_once(sealed: Path, tmp_path_factory: pytest.TempPathFactory) -> FillOnce:
    """Fills the home: `fill_once(make)` calls `make` in the first test of a run, and copies its notes in others."""
    return FillOnce(sealed, tmp_path_factory)


@pytest.fixture
def frozen_clock(monkeypatch: pytest.MonkeyPatch) -> FrozenClock:
    """Friday 20 November 2026, 16:30 UTC; `frozen_clock.go_to(day)` moves on."""
    frozen = FrozenClock()
    monkeypatch.setattr(clock, "now", frozen.now)
    monkeypatch.setattr(clock, "today", frozen.today)
    return frozen


@pytest.fixture(scope="session")
def goldens() -> Path:
    """The folder of screens that must stay as they are."""
    return Path(__file__).parent / "goldens"


@pytest.fixture(autouse=True, scope="session")
def restored_environment() -> Iterator[None]:
    """What a test did to the environment is gone at the end."""
    before = dict(os.environ)
    yield
    os.environ.clear()
    os.environ.update(before)
