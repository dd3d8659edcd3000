"""Notes that many tests of a module begin with: made once, and copied for each other test."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

_FILLED: dict[str, Path] = {}
"""Homes that no test may change, by the function that filled them."""


class FillOnce:
    """Fills the home of a test by a function; from the second call on it copies what the first has made.

    The function may change nothing else that a test goes by: to add notes takes longer than most tests.
    """

    def __init__(self, home: Path, factory: pytest.TempPathFactory) -> None:
        self._home = home
        self._factory = factory

    def __call__(self, make: Callable[[], object]) -> None:
        name = f"{make.__module__} {make.__qualname__}"
        if name in _FILLED:
            shutil.copytree(_FILLED[name], self._home)
        else:
            make()
            _FILLED[name] = shutil.copytree(self._home, self._factory.mktemp("filled") / "home")
