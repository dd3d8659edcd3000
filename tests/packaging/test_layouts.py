"""The ladders are found however the program came to be here: from a wheel, as an editable install, or not installed."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import pm_career
from pm_career.frameworks import locate

NEITHER = shutil.ignore_patterns("content")


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A folder such as site-packages, with nothing in it."""
    folder = tmp_path / "site"
    folder.mkdir()
    return folder


def _put_program(folder: Path) -> None:
    shutil.copytree(Path(pm_career.__file__).parent, folder / "pm_career", ignore=NEITHER)


def _put_ladder(folder: Path, title: str) -> None:
    shutil.copytree(locate.find_shipped_directory(), folder)
    manifest = folder / locate.DEFAULT / "framework.yaml"
    lines = manifest.read_text(encoding="utf-8").splitlines()
    marked = [f"title: {title}" if line.startswith("title:") else line for line in lines]
    manifest.write_text("\n".join(marked), encoding="utf-8")


def _title_seen(*places: Path) -> str:
    """The title of the default ladder, for the program found along `places`, called in a folder with nothing in it."""
    called = subprocess.run(
        [sys.executable, "-m", "pm_career", "ladder", "--plain"],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(map(str, places))},
        capture_output=True,
        text=True,
        check=True,
    )
    return called.stdout.partition("\n")[0]


def test_a_wheel_has_them_inside_the_package(site: Path) -> None:
    _put_program(site)
    _put_ladder(site / "pm_career/content", "Inside")
    _put_ladder(site / "content", "Some other package's")
    assert "Inside" in _title_seen(site)


def test_a_checkout_that_nobody_installed_has_them_beside_the_package(tmp_path: Path) -> None:
    checkout = tmp_path / "checkout"
    _put_program(checkout)
    _put_ladder(checkout / "content", "Beside")
    assert "Beside" in _title_seen(checkout)


def test_an_editable_install_takes_the_checkouts_and_not_the_copy_it_left(site: Path, tmp_path: Path) -> None:
    checkout = tmp_path / "checkout"
    _put_program(checkout)
    _put_ladder(checkout / "content", "As it is now")
    _put_ladder(site / "pm_career/content", "As it was when installed")
    assert "As it is now" in _title_seen(site, checkout)


def test_content_inside_the_package_goes_before_content_beside_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(locate, "__file__", str(tmp_path / "pm_career/frameworks/locate.py"))
    (tmp_path / "content").mkdir()
    assert locate.find_shipped_directory() == tmp_path / "content"
    (tmp_path / "pm_career/content").mkdir(parents=True)
    assert locate.find_shipped_directory() == tmp_path / "pm_career/content"
