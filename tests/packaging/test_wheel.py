"""What goes into the wheel: the program, its ladders, its licence, and nothing else of the repository.

The source archive has what README.md needs besides.
"""

from __future__ import annotations

import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import checkout
import pytest

pytestmark = pytest.mark.checkout


def _build(kind: str, folder: Path) -> Path:
    """A wheel or an sdist of this checkout, built offline."""
    hatch = [sys.executable, "-m", "hatchling", "build", "-t", kind, "-d", str(folder)]
    subprocess.run(hatch, cwd=checkout.ROOT, check=True, capture_output=True)
    (built,) = folder.glob("pmcareer-*")
    return built


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> zipfile.Path:
    return zipfile.Path(_build("wheel", tmp_path_factory.mktemp("dist")))


def _names(wheel: zipfile.Path) -> set[str]:
    return set(wheel.root.namelist())


def _files(folder: str, pattern: str) -> set[Path]:
    return {path for path in (checkout.ROOT / folder).rglob(pattern) if path.is_file()}


def test_it_holds_every_module_and_says_that_it_is_typed(wheel: zipfile.Path) -> None:
    modules = {path.relative_to(checkout.ROOT).as_posix() for path in _files("pm_career", "*.py")}
    assert modules | {"pm_career/py.typed"} <= _names(wheel)


def test_it_holds_every_file_of_the_shipped_ladders(wheel: zipfile.Path) -> None:
    ladders = {f"pm_career/{path.relative_to(checkout.ROOT).as_posix()}" for path in _files("content", "*.yaml")}
    assert "pm_career/content/pm/framework.yaml" in ladders
    assert ladders <= _names(wheel)


def test_it_holds_the_ladder_to_start_from(wheel: zipfile.Path) -> None:
    starter = {path.relative_to(checkout.ROOT).as_posix() for path in _files("pm_career/frameworks/starter", "*.yaml")}
    assert "pm_career/frameworks/starter/framework.yaml" in starter
    assert starter <= _names(wheel)


def test_it_holds_nothing_else_but_what_describes_it(wheel: zipfile.Path) -> None:
    tops = {name.partition("/")[0] for name in _names(wheel)}
    (described,) = {top for top in tops if top.endswith(".dist-info")}
    data = described.replace(".dist-info", ".data")
    assert tops == {"pm_career", described, data}
    assert [name for name in _names(wheel) if name.startswith(data) and not name.endswith("/")] == [
        f"{data}/data/share/man/man1/pmcareer.1"
    ]
    assert f"{described}/licenses/LICENSE" in _names(wheel)


def test_it_installs_the_command(wheel: zipfile.Path) -> None:
    (described,) = {name for name in _names(wheel) if name.endswith(".dist-info/entry_points.txt")}
    assert "pmcareer = pm_career.__main__:main" in (wheel.root.read(described)).decode()


def test_the_source_archive_has_the_versions_that_the_readme_installs(tmp_path: Path) -> None:
    with tarfile.open(_build("sdist", tmp_path)) as archive:
        tops = {name.partition("/")[2] for name in archive.getnames()}
    assert {"README.md", "constraints.txt", ".ci/run", ".ci/constraints-lowest.txt"} <= tops
