"""A shell for tests: calls `pmcareer` in this process as a terminal, a pipe or an encoding would, or as a program."""

from __future__ import annotations

import functools
import io
import json
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any, NamedTuple
from unittest import mock

import typer

from pm_career.cli import app
from pm_career.frameworks.cache import make_cache_key, save_cached
from pm_career.frameworks.locate import locate
from pm_career.frameworks.open import open_framework
from pm_career.frameworks.source_files import list_files

PROGRAM = (sys.executable, "-m", "pm_career")
"""The real thing, for what only a process of its own shows: signals, descriptors, what is imported."""


class Result(NamedTuple):
    """What a call left behind."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """stdout, which must be one JSON value."""
        return json.loads(self.out)

    @property
    def said(self) -> str:
        """stderr as one line, wherever a terminal's width broke its messages."""
        return " ".join(self.err.split())


class _Stream(io.TextIOWrapper):
    def __init__(self, *, terminal: bool, encoding: str, text: str = "") -> None:
        super().__init__(io.BytesIO(text.encode(encoding)), encoding=encoding, newline="")
        self._terminal = terminal

    def isatty(self) -> bool:
        return self._terminal

    def written(self) -> str:
        self.flush()
        raw = self.buffer
        assert isinstance(raw, io.BytesIO)
        return raw.getvalue().decode(self.encoding)


class _Typed(_Stream):
    """What is typed at a terminal. Each line that is read shows on `screen`, as a terminal echoes it."""

    def __init__(self, screen: _Stream, *, encoding: str, text: str) -> None:
        super().__init__(terminal=True, encoding=encoding, text=text)
        self._screen = screen

    def readline(self, size: int = -1, /) -> str:  # type: ignore[override]  # io's own classes differ in this
        line = super().readline(size)
        self._screen.write(line)
        return line


class Shell:
    """Runs one call of the program; nothing of it is left in this process."""

    def __call__(
        self,
        *words: str,
        terminal: int | None = None,
        env: dict[str, str] | None = None,
        encoding: str = "utf-8",
        stdin: str = "",
        echo: bool = False,
    ) -> Result:
        """`terminal` is the width of a terminal at all three streams; None: pipes.

        `echo`: as on a screen, all that is printed or typed is in `out`, in its order.
        """
        on_terminal = terminal is not None
        out = _Stream(terminal=on_terminal, encoding=encoding)
        err = out if echo else _Stream(terminal=on_terminal, encoding=encoding)
        given = _Stream(terminal=on_terminal, encoding=encoding, text=stdin)
        if echo:
            given = _Typed(out, encoding=encoding, text=stdin)
        variables = {**({"COLUMNS": str(terminal)} if terminal else {}), **(env or {})}
        with set_environment(variables), mock.patch.multiple(sys, stdout=out, stderr=err, stdin=given):
            try:
                build_front_door()(list(words), prog_name="pmcareer")
                code = 0
            except SystemExit as ended:
                code = ended.code if isinstance(ended.code, int) else 1
        return Result(code, out.written(), "" if echo else err.written())


@functools.cache
def build_front_door() -> Any:
    """Build the group of all commands, once: Typer's app builds it anew for each call, which takes 2 ms."""
    return typer.main.get_command(app)


@contextmanager
def set_environment(variables: Mapping[str, str]) -> Iterator[None]:
    """Set some environment variables. At the end all are as before, also those that the block has changed."""
    # As the system has them: to decode all of them, twice for each call of the program, adds up to a second.
    now = os.environ._data  # type: ignore[attr-defined]  # noqa: SLF001
    before = dict(now)
    os.environ.update(variables)
    try:
        yield
    finally:
        for name in [name for name in now.keys() | before.keys() if now.get(name) != before.get(name)]:
            if name in before:
                os.environ[os.environ.decodekey(name)] = os.environ.decodevalue(before[name])
            else:
                del os.environ[os.environ.decodekey(name)]


def warm_cache() -> None:
    """Put the default ladder into the cache of this home, as a first call does, so that no program reads its files."""
    folder = locate(None)
    key = make_cache_key(folder, list_files(folder)[0])
    save_cached(folder, key, open_framework(None))


def run_program(
    *words: str | bytes, env: Mapping[str, str] | None = None, stdout: Any = subprocess.PIPE
) -> subprocess.CompletedProcess[bytes]:
    """Run the program in a process of its own, without a terminal and without input."""
    return subprocess.run(
        [*PROGRAM, *words],
        check=False,
        env={**os.environ, **(env or {})},
        stdin=subprocess.DEVNULL,
        stdout=stdout,
        stderr=subprocess.PIPE,
        timeout=60,
    )
