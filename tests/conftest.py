"""Every test is sealed from the machine: its own home, no colour settings, a fixed width, no other ladder."""

from __future__ import annotations

import functools
import gc
import importlib
import os
import pkgutil
import signal
import sqlite3
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from pathlib import Path

import bytecode  # noqa: F401  before Hypothesis
import needs
import pytest
import sweep
from filling import FillOnce
from frozen import FrozenClock
from hypothesis import given
from hypothesis import strategies as st
from shell import Shell

import pm_career
from pm_career.advice import search, skill_suggestion
from pm_career.advice.passages import Part, Passage, collect_passages
from pm_career.commands import clock, command_loader
from pm_career.domain.framework import Framework, Skill
from pm_career.domain.text import WORD, fold
from pm_career.domain.wording import stem
from pm_career.frameworks import open as opening
from pm_career.frameworks import read as reading
from pm_career.frameworks.cache import load_cached
from pm_career.frameworks.faults import Fault
from pm_career.frameworks.locate import find_shipped_directory
from pm_career.frameworks.source_files import SourceFile, list_files
from pm_career.store import schema

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


_SHIPPED_DIRECTORY = find_shipped_directory()
_read = reading.read_folder
_shipped: dict[Path, reading.Reading] = {}


def read_once(folder: Path) -> reading.Reading:
    """As the reader reads, but the shipped ladders only once: every home is new, and 1,700 tests begin with them."""
    if folder.parent != _SHIPPED_DIRECTORY:
        return _read(folder)
    if folder not in _shipped:
        _shipped[folder] = _read(folder)
    return _shipped[folder]


_listed: dict[Path, tuple[list[SourceFile], list[Fault]]] = {}


def list_once(folder: Path) -> tuple[Sequence[SourceFile], Sequence[Fault]]:
    """As the files of a ladder are listed, but those of the shipped ladders only once: no test changes them."""
    if folder.parent != _SHIPPED_DIRECTORY:
        return list_files(folder)
    if folder not in _listed:
        _listed[folder] = list_files(folder)
    return _listed[folder]


def load_once(folder: Path, key: str) -> Framework | None:
    """As the cache loads, but the shipped ladders from memory: no test finds them in the cache of its new home."""
    if folder.parent != _SHIPPED_DIRECTORY:
        return load_cached(folder, key)
    return read_once(folder).framework


_measure_rates = skill_suggestion._measure_rates  # noqa: SLF001
_rates: dict[int, dict[str, float]] = {}


def measure_once(skill: Skill, stems: AbstractSet[str]) -> dict[str, float]:
    """As words are counted in the texts of a skill, but in those of the shipped ladders only once.

    Whoever adds evidence is told a skill: most of the time of such a call goes into counting.
    """
    shipped = [each.framework for each in _shipped.values() if each.framework]
    if not any(skill is each for framework in shipped for each in framework.skills):
        return _measure_rates(skill, stems)
    if id(skill) not in _rates:
        texts = [text for text, _ in skill_suggestion._list_texts(skill)]  # noqa: SLF001
        every = {stem(word) for text in texts for word in WORD.findall(fold(text))}
        _rates[id(skill)] = _measure_rates(skill, every)
    return {key: rate for key, rate in _rates[id(skill)].items() if key in stems}


_create = schema.create


@functools.cache
def _create_template(statements: tuple[str, ...]) -> sqlite3.Connection:
    template = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
    _create(template)
    return template


def create_once(connection: sqlite3.Connection) -> None:
    """As the tables of an empty database are made, but copied: each home without notes is such a database."""
    _create_template(schema.STATEMENTS).backup(connection)


# As the front door builds a command, but each only once: to build one takes longer than most calls of it. Also outside
# of tests, as those that hold for every command list them all while they are collected.
command_loader.load_command = functools.cache(command_loader.load_command)


_collected: dict[tuple[int, Sequence[Part]], list[Passage]] = {}


def collect_once(framework: Framework, parts: Sequence[Part] = ()) -> Iterable[Passage]:
    """As the texts to search are collected, but those of the shipped ladders only once."""
    if not any(framework is each.framework for each in _shipped.values()):
        return collect_passages(framework, parts)
    key = id(framework), tuple(parts)
    if key not in _collected:
        _collected[key] = list(collect_passages(framework, parts))
    return _collected[key]


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
    monkeypatch.setattr(reading, "read_folder", read_once)
    monkeypatch.setattr(opening, "load_cached", load_once)
    monkeypatch.setattr(opening, "list_files", list_once)
    monkeypatch.setattr(search, "collect_passages", collect_once)
    monkeypatch.setattr(skill_suggestion, "_measure_rates", measure_once)
    monkeypatch.setattr(schema, "create", create_once)
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
