"""The framework that the benchmark measures with: valid whatever its size, the same each time, within all bounds."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import checkout
import pytest

from pm_career.frameworks.read import read_folder
from pm_career.frameworks.source_files import MAX_FILE_BYTES, MAX_FILES, MAX_TOTAL_BYTES

pytestmark = pytest.mark.checkout


@pytest.fixture(scope="module")
def generator() -> Any:
    """bench/generate_framework.py."""
    return checkout.script("bench/generate_framework.py")


def _files(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize("levels", [1, 2, 13, 25])
def test_it_is_valid_and_has_that_many_levels(generator: Any, levels: int, tmp_path: Path) -> None:
    generator.write(tmp_path, levels)
    reading = read_folder(tmp_path)
    assert not reading.faults
    assert reading.framework is not None
    assert len(reading.framework.levels) == levels
    assert {level.id for level in reading.framework.levels} == {generator.level_id(index) for index in range(levels)}


def test_it_has_forks_and_levels_that_lead_nowhere(generator: Any, tmp_path: Path) -> None:
    generator.write(tmp_path, 40)
    framework = read_folder(tmp_path).framework
    assert framework is not None
    assert {len(level.next) for level in framework.levels} == {0, 1, 2}


def test_the_same_seed_gives_the_same_bytes_and_another_one_others(generator: Any, tmp_path: Path) -> None:
    for name, seed in (("first", 1), ("second", 1), ("third", 2)):
        generator.write(tmp_path / name, 5, seed)
    assert _files(tmp_path / "first") == _files(tmp_path / "second") != _files(tmp_path / "third")


def test_six_hundred_levels_are_some_8_kb_each_and_within_the_bounds_of_a_framework(
    generator: Any, tmp_path: Path
) -> None:
    generator.write(tmp_path, 600)
    sizes = [len(content) for content in _files(tmp_path).values()]
    assert 7_500 <= sum(sizes) / 600 <= 9_000
    assert len(sizes) <= MAX_FILES
    assert max(sizes) <= MAX_FILE_BYTES
    assert sum(sizes) <= MAX_TOTAL_BYTES


def test_the_most_it_writes_is_within_the_bounds_too(generator: Any) -> None:
    level_files = -(-generator.MOST_LEVELS // max(generator.RANKS, -(-generator.MOST_LEVELS // generator.LEVEL_FILES)))
    assert level_files <= generator.LEVEL_FILES < MAX_FILES / 2
    assert generator.MOST_LEVELS * 9_000 <= MAX_TOTAL_BYTES
