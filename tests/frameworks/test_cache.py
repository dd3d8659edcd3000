"""The cache of decoded frameworks: never seen, whatever happens to it."""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from ladders import write_framework
from whole_ladders import whole_frameworks

from pm_career.domain.framework import Framework
from pm_career.frameworks import read as reading
from pm_career.frameworks.cache import load_cached, read_checked, save_cached, write_checked
from pm_career.frameworks.faults import FrameworkProblems
from pm_career.frameworks.open import open_framework


@pytest.fixture
def bakery(tmp_path: Path) -> Path:
    return write_framework(tmp_path / "bakery")


@pytest.fixture
def entry(bakery: Path, sealed: Path) -> Path:
    """The bakery's entry, after it was opened once."""
    open_framework(str(bakery))
    (found,) = (sealed / "cache").iterdir()
    return found


@pytest.fixture
def no_yaml(monkeypatch: pytest.MonkeyPatch) -> None:
    """Any reading of YAML fails the test."""

    def refuse(folder: Path) -> None:
        pytest.fail(f"{folder} was read again")

    monkeypatch.setattr(reading, "read_folder", refuse)


@pytest.mark.usefixtures("entry", "no_yaml")
def test_the_second_opening_reads_no_yaml(bakery: Path) -> None:
    assert open_framework(str(bakery)).title == "Bakers"


def test_what_comes_from_the_cache_is_what_was_read(bakery: Path, entry: Path) -> None:
    assert entry.exists()
    assert open_framework(str(bakery)) == reading.read_folder(bakery).framework


@pytest.mark.usefixtures("entry")
def test_an_edit_is_seen_at_once(bakery: Path) -> None:
    manifest = bakery / "framework.yaml"
    manifest.write_text(manifest.read_text().replace("Bakers", "Bakery"))
    assert open_framework(str(bakery)).title == "Bakery"


@pytest.mark.usefixtures("entry")
def test_an_edit_of_the_same_size_is_seen(bakery: Path) -> None:
    manifest = bakery / "framework.yaml"
    manifest.write_text(manifest.read_text().replace("Bakers", "Makers"))
    os.utime(manifest, ns=(0, 0))
    assert open_framework(str(bakery)).title == "Makers"


@pytest.mark.usefixtures("entry")
def test_an_edit_of_the_same_size_and_date_is_seen(bakery: Path) -> None:
    """As after a copy that keeps dates, or a restored backup."""
    manifest = bakery / "framework.yaml"
    before = manifest.stat()
    manifest.write_text(manifest.read_text().replace("Bakers", "Makers"))
    os.utime(manifest, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert manifest.stat().st_mtime_ns == before.st_mtime_ns
    assert open_framework(str(bakery)).title == "Makers"


@pytest.mark.usefixtures("entry")
def test_a_file_that_comes_or_goes_is_seen(bakery: Path) -> None:
    (bakery / "skills/till.yaml").unlink()
    assert [skill.id for skill in open_framework(str(bakery)).skills] == ["dough", "oven"]


@pytest.mark.usefixtures("entry")
def test_a_fault_that_comes_later_is_reported(bakery: Path) -> None:
    (bakery / "skills/till.yaml").write_text("id: till\n")
    with pytest.raises(Exception, match="one problem"):
        open_framework(str(bakery))


@pytest.mark.parametrize("damage", ["cut", "empty", "garbage", "flipped", "other", "directory", "pipe", "link", "huge"])
def test_a_damaged_entry_is_as_good_as_none(bakery: Path, entry: Path, damage: str) -> None:
    whole = entry.read_bytes()
    middle = len(whole) // 2
    if damage == "directory":
        entry.unlink()
        entry.mkdir()
    elif damage == "pipe":
        entry.unlink()
        mkfifo = getattr(os, "mkfifo", Path.touch)  # there are none on Windows
        mkfifo(entry)
    elif damage == "link":
        entry.unlink()
        entry.symlink_to(bakery / "framework.yaml")
    elif damage == "huge":
        os.truncate(entry, 2**36)  # more than there is memory
    else:
        entry.write_bytes(
            {
                "cut": whole[:middle],
                "empty": b"",
                "garbage": os.urandom(500),
                "flipped": whole[:middle] + bytes([whole[middle] ^ 1]) + whole[middle + 1 :],
                "other": b"00000000 1\n\x80",
            }[damage]
        )
    assert open_framework(str(bakery)).title == "Bakers"
    assert reading.read_folder(bakery).framework is not None  # also where the entry was a link to one of its files


def test_damage_anywhere_is_made_up_for_from_the_files(bakery: Path, entry: Path) -> None:
    read = reading.read_folder(bakery).framework
    whole = entry.read_bytes()
    for at in range(0, len(whole), 37):
        entry.write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
        assert open_framework(str(bakery)) == read


@given(whole_frameworks())
def test_any_framework_comes_back_as_it_was(framework: Framework) -> None:
    with TemporaryDirectory() as home, pytest.MonkeyPatch.context() as patch:
        patch.setenv("PMCAREER_HOME", home)
        save_cached(Path("any"), "key", framework)
        assert load_cached(Path("any"), "key") == framework
        assert load_cached(Path("any"), "another key") is None
        assert load_cached(Path("other"), "key") is None


def test_a_cache_that_cannot_be_written_is_not_missed(bakery: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PMCAREER_HOME", "/dev/null/x")
    assert open_framework(str(bakery)).title == "Bakers"


@pytest.mark.usefixtures("entry")
def test_an_entry_of_another_version_of_the_program_is_not_used(bakery: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pm_career.frameworks.cache.__version__", "0.0.0")
    monkeypatch.setattr(reading, "read_folder", lambda _: reading.Reading(None, ()))
    with pytest.raises(FrameworkProblems):
        open_framework(str(bakery))


def test_an_entry_whose_framework_has_another_shape_is_not_used(bakery: Path, entry: Path) -> None:
    """As one that a developer's program left behind, whose version was the same."""
    body = read_checked(entry)
    assert body is not None
    write_checked(entry, body.replace(b"description", b"portrayal__"))
    assert open_framework(str(bakery)) == reading.read_folder(bakery).framework


def test_many_at_once_leave_one_whole_entry(bakery: Path, sealed: Path) -> None:
    def opened(_: int) -> Framework:
        return open_framework(str(bakery))

    with ThreadPoolExecutor(8) as pool:
        assert {framework.title for framework in pool.map(opened, range(40))} == {"Bakers"}
    assert len(list((sealed / "cache").iterdir())) == 1


def test_a_home_that_the_cache_makes_is_private(bakery: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    home = tmp_path / "new" / "home"
    monkeypatch.setenv("PMCAREER_HOME", str(home))
    open_framework(str(bakery))
    assert [each.stat().st_mode & 0o777 for each in (home.parent, home, home / "cache")] == [0o700] * 3


def test_a_checked_file_is_read_as_it_was_written_or_not_at_all(tmp_path: Path) -> None:
    path = tmp_path / "cache" / "entry"
    assert read_checked(path) is None
    for body in (b"", b"\n", b"some body\nand more"):
        write_checked(path, body)
        assert read_checked(path) == body
    written = path.read_bytes()
    for place in range(len(written)):
        path.write_bytes(written[:place] + bytes([written[place] ^ 1]) + written[place + 1 :])
        assert read_checked(path) is None
        path.write_bytes(written[:place])
        assert read_checked(path) is None


def test_a_checked_file_that_cannot_be_written_is_no_fault(tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("a file in the folder's place")
    write_checked(tmp_path / "cache" / "entry", b"x")
    assert read_checked(tmp_path / "cache" / "entry") is None
