"""The files of a framework's folder, read within bounds: count, size, encoding, and no way out of the folder."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import msgspec

from pm_career.frameworks.faults import Fault

MANIFEST = "framework.yaml"
PARTS = ("levels", "skills")
MAX_FILES = 500
MAX_FILE_BYTES = 2_000_000
MAX_TOTAL_BYTES = 50_000_000
_SUFFIXES = (".yaml", ".yml")


class SourceFile(msgspec.Struct, frozen=True):
    """One file to read: `part` is 'framework', 'levels' or 'skills', `name` how faults call it."""

    part: str
    path: Path
    name: str
    size: int


def listed(folder: Path) -> tuple[list[SourceFile], list[Fault]]:
    """The framework files of a folder in reading order, and what is wrong with them as files."""
    faults: list[Fault] = []
    found: list[SourceFile] = []
    if not _is_file(folder / MANIFEST):
        name = str(folder / MANIFEST)
        hint = "A framework is a folder with framework.yaml, levels/ and skills/."
        return [], [Fault(name, 0, 0, "missing-file", "there is no such file", hint)]
    found.append(_source("framework", folder / MANIFEST, folder))
    for part in PARTS:
        directory = folder / part
        if not directory.is_dir():
            faults.append(Fault(str(directory), 0, 0, "missing-folder", f"the framework has no folder `{part}`"))
            continue
        paths = sorted(path for path in directory.iterdir() if path.suffix in _SUFFIXES)
        found += [_source(part, path, folder) for path in paths[: MAX_FILES + 1]]
    faults += _out_of_bounds(found, folder)
    for stray in sorted(folder.iterdir()):
        if stray.suffix in _SUFFIXES and stray.name != MANIFEST:
            hint = "Put it into levels/ or skills/, or rename it."
            faults.append(Fault(str(stray), 0, 0, "stray-file", "this file is not read", hint))
    return found, faults


def text_of(source: SourceFile) -> tuple[str, list[Fault]]:
    """A file's text, and what is wrong with its encoding; the text is empty where there is a fault."""
    try:
        with source.path.open("rb") as stream:
            raw = stream.read(MAX_FILE_BYTES + 1)
    except OSError as error:
        return "", [Fault(source.name, 0, 0, "unreadable", f"cannot be read: {error.strerror}")]
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "", [Fault(source.name, 1, 1, "encoding", "the file is UTF-16", "Save it as UTF-8.")]
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        column = error.start - (raw.rfind(b"\n", 0, error.start) + 1) + 1
        return "", [Fault(source.name, line, column, "encoding", "the file is not UTF-8", "Save it as UTF-8.")]
    for character, called in (("\x00", "a NUL character"), ("\ufeff", "a byte order mark inside the text")):
        at = text.find(character)
        if at >= 0:
            line, column = text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)
            return "", [Fault(source.name, line, column, "encoding", f"the file holds {called}", "Take it out.")]
    return text, []


def _source(part: str, path: Path, folder: Path) -> SourceFile:
    try:
        size = path.stat().st_size
    except OSError:
        size = 0
    return SourceFile(part, path, str(path), size)


def _out_of_bounds(found: list[SourceFile], folder: Path) -> list[Fault]:
    faults: list[Fault] = []
    root = os.path.realpath(folder)
    for source in found:
        inside = os.path.realpath(source.path).startswith(root + os.sep)
        if not inside:
            faults.append(Fault(source.name, 0, 0, "outside", "the file is a link that leaves the framework's folder"))
        elif not _is_file(source.path):
            faults.append(Fault(source.name, 0, 0, "unreadable", "this is not a file"))
        elif source.size > MAX_FILE_BYTES:
            faults.append(Fault(source.name, 0, 0, "too-large", f"the file is over {MAX_FILE_BYTES // 1_000_000} MB"))
    if len(found) > MAX_FILES:
        faults.append(Fault(str(folder), 0, 0, "too-many-files", f"the framework has over {MAX_FILES} files"))
    if sum(source.size for source in found) > MAX_TOTAL_BYTES:
        faults.append(Fault(str(folder), 0, 0, "too-large", f"the framework is over {MAX_TOTAL_BYTES // 1_000_000} MB"))
    return faults


def _is_file(path: Path) -> bool:
    try:
        return stat.S_ISREG(path.stat().st_mode)
    except OSError:
        return False
