"""A framework is whole when it is made: nothing that is done with it reads its files or its cache."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path
from threading import get_ident

import msgspec
import pytest
from shell import Shell

from pm_career.advice.development import advise
from pm_career.domain.framework import Framework
from pm_career.frameworks import open as opening
from pm_career.frameworks import read as reading
from pm_career.frameworks.locate import find_shipped_directory
from pm_career.frameworks.open import open_framework
from pm_career.paths import find_cache_directory

PAGES = (
    ["ladder"],
    ["ladder", "--tree"],
    ["level", "pm", "--full"],
    ["skill", "influence", "--full"],
    ["compare", "pm", "senior"],
    ["path", "--from", "apm", "--to", "principal"],
    ["next", "--from", "apm", "--explain"],
    ["next"],
    ["search", "roadmap"],
    ["me"],
    ["me", "history"],
    ["evidence", "list"],
    ["evidence", "show", "e1"],
    ["plan"],
    ["plan", "show", "g1"],
    ["plan", "from-next", "--dry-run"],
    ["assess", "--template"],
)
DOCUMENTS = (
    *([*words, "--json"] for words in PAGES if "--template" not in words),
    *(["framework", "export", "pm", "--to", kind] for kind in ("csv", "md", "json")),
    ["framework", "diff", "pm", "pm-tracks"],
    ["framework", "diff", "pm", "pm-tracks", "--json"],
)


WAYS = ("read from its files", "read from the cache")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "pm"
    shutil.copytree(find_shipped_directory() / "pm", folder)
    return folder


def open_and_remove(folder: Path, way: str) -> Framework:
    """A framework of which no file is left, opened for the first or for the second time."""
    framework = open_framework(str(folder))
    if way == "read from the cache":
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(reading, "read_folder", lambda folder: pytest.fail(f"{folder} was read again"))
            framework = open_framework(str(folder))
    shutil.rmtree(folder)
    shutil.rmtree(find_cache_directory())
    return framework


@pytest.fixture(params=WAYS)
def framework(request: pytest.FixtureRequest, folder: Path) -> Framework:
    return open_and_remove(folder, request.param)


_watched: set[int] = set()
"""The threads in which no file may be opened or looked at."""


def _watch(event: str, details: tuple[object, ...]) -> None:
    if _watched and event in ("open", "os.listdir", "os.scandir") and get_ident() in _watched:
        raise AssertionError(f"{event} {details}")


@cache
def _install() -> None:
    sys.addaudithook(_watch)  # once, as it cannot be taken away again


@contextmanager
def no_files() -> Iterator[None]:
    """Fail for any file that is opened or looked at meanwhile."""
    _install()
    _watched.add(get_ident())
    try:
        yield
    finally:
        _watched.clear()


def test_the_watch_sees_a_file_that_is_opened(folder: Path) -> None:
    with no_files(), pytest.raises(AssertionError, match="open"):
        (folder / "framework.yaml").read_text()


def test_an_open_framework_keeps_no_file_open(folder: Path) -> None:
    before = _open_descriptors()
    opened = [open_framework(str(folder)), open_framework(str(folder))]
    assert _open_descriptors() == before
    assert opened[0] == opened[1]


def test_no_attribute_reads_a_file(framework: Framework) -> None:
    with no_files():
        fields = list(_every_field(framework))
    assert len(fields) > 3_000
    assert all(type(each).__module__ == Framework.__module__ for each in fields if isinstance(each, msgspec.Struct))


def test_advice_reads_no_file(framework: Framework) -> None:
    expected = _advice(open_framework("pm"))
    with no_files():
        assert _advice(framework) == expected


def test_pages_and_documents_come_out_the_same(shell: Shell, tmp_path: Path) -> None:
    prepared = (
        ["me", "set", "--level", "apm", "--target", "senior"],
        ["assess", "--rate", "influence=2", "--rate", "vision=1"],
        ["evidence", "add", "Cut the release to one form", "--skill", "delivery"],
        ["plan", "add", "Run two interviews", "--skill", "influence", "--due", "2099-01-01"],
    )
    for words in prepared:
        assert shell(*words).code == 0
    before = [shell(*words, terminal=80) for words in PAGES] + [shell(*words) for words in DOCUMENTS]
    assert [result.err for result in before if result.code] == []
    other = open_framework("pm-tracks")
    for way in WAYS:
        copy = shutil.copytree(find_shipped_directory() / "pm", tmp_path / way)
        framework = open_and_remove(copy, way)
        with pytest.MonkeyPatch.context() as patch:
            _open_nothing_but({None: framework, "": framework, "pm": framework, "pm-tracks": other}, patch)
            after = [shell(*words, terminal=80) for words in PAGES] + [shell(*words) for words in DOCUMENTS]
        assert after == before, way


def _open_descriptors() -> set[int]:
    found = set()
    for descriptor in range(256):
        with suppress(OSError):
            os.fstat(descriptor)
            found.add(descriptor)
    return found


def _open_nothing_but(known: dict[str | None, Framework], monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every command find these frameworks open already."""
    for name, module in list(sys.modules.items()):
        if name.startswith("pm_career.") and getattr(module, "open_framework", None) is open_framework:
            monkeypatch.setattr(module, "open_framework", known.__getitem__)
    monkeypatch.setattr(opening, "locate", lambda name: pytest.fail(f"{name} was looked for"))


def _advice(framework: Framework) -> list[object]:
    return [advise(framework, level.id, above) for level in framework.levels for above in level.next]


def _every_field(value: object) -> Iterator[object]:
    yield value
    if isinstance(value, msgspec.Struct):
        for name in value.__struct_fields__:
            yield from _every_field(getattr(value, name))
    elif isinstance(value, dict):
        for each in value.values():
            yield from _every_field(each)
    elif isinstance(value, tuple):
        for each in value:
            yield from _every_field(each)
