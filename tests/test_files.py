"""Files are written whole and for their owner, or stay as they were."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from pm_career import files
from pm_career.errors import PmCareerError
from pm_career.files import make_private_folder, write_atomically, write_document
from pm_career.frameworks.cache import write_checked


@pytest.fixture(params=[0o000, 0o022, 0o077], ids=oct)
def umask(request: pytest.FixtureRequest) -> Iterator[int]:
    mask: int = request.param
    before = os.umask(mask)
    yield mask
    os.umask(before)


def mode(path: Path) -> int:
    return path.stat().st_mode & 0o777


def test_what_is_private_is_so_under_any_umask(tmp_path: Path, umask: int) -> None:
    folder = tmp_path / "new" / "home"
    make_private_folder(folder)
    write_atomically(folder / "notes", b"x", force=False)
    write_checked(folder / "cache", b"x")
    assert [mode(path) for path in (folder.parent, folder, folder / "notes", folder / "cache")] == [
        0o700, 0o700, 0o600, 0o600,
    ]  # fmt: skip


def test_a_document_has_the_permissions_of_new_files_or_of_the_one_before(tmp_path: Path, umask: int) -> None:
    target = tmp_path / "page.md"
    write_document(target, b"first", force=False)
    assert mode(target) == 0o666 & ~umask
    target.chmod(0o751)
    write_document(target, b"second", force=True)
    assert (mode(target), target.read_bytes()) == (0o751, b"second")


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (errno.ENOSPC, "The disk is full"),
        (errno.EDQUOT, "The disk is full"),
        (errno.EFBIG, "The disk is full"),
        (errno.EIO, "cannot be written: Input/output error"),
    ],
)
def test_a_write_that_fails_leaves_what_was_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, said: str
) -> None:
    target = tmp_path / "page.md"
    target.write_text("precious")

    def fail(_path: Path, _flags: int) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(files, "_flush", fail)
    with pytest.raises(PmCareerError, match=said) as refused:
        write_document(target, b"new", force=True)
    assert str(target) in refused.value.message
    with pytest.raises(OSError, match=os.strerror(number)):
        write_atomically(target, b"new", force=True)
    assert target.read_text() == "precious"
    assert [path.name for path in tmp_path.iterdir() if path.name != "elsewhere"] == ["page.md"]
