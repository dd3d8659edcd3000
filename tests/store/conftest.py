"""A life to start from, lived once and copied for each test."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from personal import live


@pytest.fixture(scope="session")
def lived_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file that no test may change."""
    path = tmp_path_factory.mktemp("lived") / "career.db"
    live(path)
    return path


@pytest.fixture
def life(lived_once: Path, tmp_path: Path) -> Path:
    """A data file with something of everything in it, in a folder of its own."""
    home = tmp_path / "home"
    home.mkdir(mode=0o700)
    return Path(shutil.copy(lived_once, home / "career.db"))
