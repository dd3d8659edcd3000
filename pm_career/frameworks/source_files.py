"""List the files of a framework's folder: within bounds of number and size, and none outside of it."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path

import msgspec

from pm_career.domain.text import escape_hidden
from pm_career.frameworks.faults import Fault

MANIFEST = "framework.yaml"
PARTS = ("levels", "skills")
MAX_FILES = 500
MAX_FILE_BYTES = 2_000_000
MAX_TOTAL_BYTES = 50_000_000
_SUFFIXES = (".yaml", ".yml")
_MANIFESTS = (MANIFEST, "framework.yml")
# Beside the manifest, files of these names were meant to be read; other YAML there (of an editor, of CI) is not ours.
_MISPLACED = {"level": "levels", "levels": "levels", "skill": "skills", "skills": "skills"}


class SourceFile(msgspec.Struct, frozen=True):
    """One file to read: `part` is 'framework', 'levels' or 'skills', `name` what faults call it, `size` in bytes."""

    part: str
    path: Path
    name: str
    size: int


def list_files(folder: Path) -> tuple[list[SourceFile], list[Fault]]:
    """The framework files of a folder in reading order, and the faults of them as files.

    There are no files where the folder cannot be read as a whole.
    """
    try:
        names = _list_names(folder)
    except OSError as error:
        return [], [make_file_fault(folder, "unreadable", f"cannot be read: {error.strerror}")]
    manifest = next((name for name in _MANIFESTS if name in names), None)
    if manifest is None:
        return [], [
            make_file_fault(folder / MANIFEST, "missing-file", "there is no such file", _suggest_folder(folder, names))
        ]
    faults = list(_find_strays(folder, names, manifest))
    sources = [_inspect_file("framework", folder / manifest, folder)]
    for part in PARTS:
        sources += _list_part(part, folder)
    found = [source for source in sources if isinstance(source, SourceFile)]
    faults += [fault for fault in sources if isinstance(fault, Fault)]
    if len(found) > MAX_FILES:
        return [], [make_file_fault(folder, "too-many-files", f"the framework has over {MAX_FILES} files"), *faults]
    if sum(source.size for source in found) > MAX_TOTAL_BYTES:
        too_large = f"the framework is over {MAX_TOTAL_BYTES // 1_000_000} MB"
        return [], [make_file_fault(folder, "too-large", too_large), *faults]
    return found, faults


def find_manifest(folder: Path) -> Path | None:
    """The manifest of a framework's folder, or None if the folder holds no framework."""
    return next((folder / name for name in _MANIFESTS if stat.S_ISREG(get_mode(folder / name))), None)


def is_manifest(path: Path) -> bool:
    """Whether a file is called as a manifest is."""
    return path.name in _MANIFESTS


def get_mode(path: Path) -> int:
    """The mode of what is at `path`, for `stat.S_ISDIR` and `stat.S_ISREG`; 0 if nothing can be seen."""
    try:
        return path.stat().st_mode
    except (OSError, ValueError):  # not there, out of reach, or a name that no file can have
        return 0


def make_file_fault(path: Path, rule: str, message: str, hint: str = "") -> Fault:
    """A fault of a file or folder as a whole."""
    return Fault(escape_hidden(str(path)), 0, 0, rule, message, hint)


def make_too_large(path: Path) -> Fault:
    """The fault of a file over MAX_FILE_BYTES."""
    return make_file_fault(path, "too-large", f"the file is over {MAX_FILE_BYTES // 1_000_000} MB", "Split it.")


def _list_names(directory: Path) -> list[str]:
    """What is in a folder, sorted, without hidden entries: editors and systems leave their own there."""
    with os.scandir(directory) as entries:
        return sorted(entry.name for entry in entries if not entry.name.startswith("."))


def _list_part(part: str, folder: Path) -> Iterator[SourceFile | Fault]:
    """The files of `levels/` or `skills/`, at most one more than there may be, and their faults."""
    directory = folder / part
    if not stat.S_ISDIR(get_mode(directory)):
        yield make_file_fault(directory, "missing-folder", f"the framework has no folder `{part}`")
        return
    if directory.is_symlink() and not _is_inside(directory, folder):
        yield make_file_fault(directory, "outside", "the folder is a link that leaves the framework's folder")
        return
    try:
        names = _list_names(directory)
    except OSError as error:
        yield make_file_fault(directory, "unreadable", f"cannot be read: {error.strerror}")
        return
    yaml_names = [name for name in names if name.lower().endswith(_SUFFIXES)]
    for name in yaml_names[: MAX_FILES + 1]:
        yield _inspect_file(part, directory / name, folder)
    for name in sorted(set(names).difference(yaml_names)):
        if _holds_yaml(directory / name):
            message = "the files in this folder are not read"
            yield make_file_fault(directory / name, "stray-file", message, f"Move them into {part}/ itself.")


def _inspect_file(part: str, path: Path, folder: Path) -> SourceFile | Fault:
    """The file to read, or the fault that keeps it from being read, as far as it shows without opening it."""
    is_link = path.is_symlink()
    try:
        state = path.stat()
    except OSError as error:
        message = "this is a link to nothing" if is_link else f"cannot be read: {error.strerror}"
        return make_file_fault(path, "unreadable", message)
    if is_link and not _is_inside(path, folder):
        return make_file_fault(path, "outside", "the file is a link that leaves the framework's folder")
    if not stat.S_ISREG(state.st_mode):
        return make_file_fault(path, "unreadable", "this is not a file")
    if state.st_size > MAX_FILE_BYTES:
        return make_too_large(path)
    return SourceFile(part, path, escape_hidden(str(path)), state.st_size)


def _find_strays(folder: Path, names: list[str], manifest: str) -> Iterator[Fault]:
    for name in names:
        stem, _, suffix = name.lower().rpartition(".")
        if name in _MANIFESTS and name != manifest:
            yield make_file_fault(folder / name, "stray-file", f"there is {manifest} too", "Keep one of them.")
        elif stem in _MISPLACED and f".{suffix}" in _SUFFIXES:
            hint = f"Move it into {_MISPLACED[stem]}/."
            yield make_file_fault(folder / name, "stray-file", "this file is not read", hint)


def _is_inside(path: Path, folder: Path) -> bool:
    return Path(os.path.realpath(path)).is_relative_to(os.path.realpath(folder))


def _holds_yaml(directory: Path) -> bool:
    try:
        return any(name.lower().endswith(_SUFFIXES) for name in _list_names(directory))
    except OSError:  # not a folder, or not ours to read
        return False


def _suggest_folder(folder: Path, names: list[str]) -> str:
    """A hint for a folder without a manifest; names the frameworks below it, where it holds some."""
    below = [escape_hidden(name) for name in names[:MAX_FILES] if find_manifest(folder / name)]
    if below:
        return f"Frameworks in this folder: {', '.join(below[:5])}. Give the path of one of them."
    return "A framework is a folder with framework.yaml, levels/ and skills/."
