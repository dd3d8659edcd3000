"""Read a framework as it was at a git revision: its files are taken out of the repository and read like any others.

The repository may be a stranger's. Only git commands that read objects are run, without a shell, and with everything
off by which a repository's configuration could start a program or reach a network. Links are not followed, names
cannot leave the folder that the files are written to, and no more is taken out than the reader would read.
"""

from __future__ import annotations

import os
import re
import shlex
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import msgspec

from pm_career.domain.framework import Framework
from pm_career.domain.text import escape_hidden, one_line
from pm_career.errors import FrameworkError, PmCareerError, UsageError
from pm_career.frameworks.faults import Fault
from pm_career.frameworks.git import Git, GitFailed
from pm_career.frameworks.read import Reading, read_folder
from pm_career.frameworks.source_files import MAX_FILE_BYTES, MAX_FILES, MAX_TOTAL_BYTES, PARTS
from pm_career.temporary_folder import make_temporary_folder

# What the reader looks at: the manifest, what seems to be misplaced beside it, and the files of two folders; below
# these it only tells of files that it does not read.
_AT_THE_TOP = re.compile(rb"(?:framework|levels?|skills?)\.ya?ml", re.IGNORECASE)
_BELOW = re.compile(rb"(?:levels|skills)/(?:[^./][^/]*/)?[^./][^/]*\.ya?ml", re.IGNORECASE)
_REGULAR, _LINK = (b"100644", b"100755", b"100664"), b"120000"
_MOST_LISTED = 8_000_000
"""Bytes of a listing of files: room for some 100,000 names."""
_LONGEST_REVISION = 200
# A range, a path within a revision, a search, an option or a pattern is no single revision.
_NO_REVISION = re.compile(r"^[-^]|\.\.|[:\\*?\[\x00-\x1f\x7f]|\^\{/|\.lock$")


def read_at_revision(folder: Path, revision: str) -> Framework:
    """The framework in `folder` as it was at `revision`.

    Raises what `read_files_at_revision` does, and RevisionProblems if the framework had faults then.
    """
    reading = read_files_at_revision(folder, revision)
    if reading.framework is None:
        raise RevisionProblems(name_at_revision(folder, revision), reading.faults)
    return reading.framework


def read_files_at_revision(folder: Path, revision: str) -> Reading:
    """What reading the folder as it was at `revision` gives: the framework, or its faults, named by the revision.

    Writes its files to a temporary folder meanwhile. Raises UsageError if there is no such revision or repository,
    NotThereYet if the folder was not in it.
    """
    _check_revision(revision)
    git = Git(folder)
    try:
        return _read(git, _find_tree(git, folder, revision), name_at_revision(folder, revision))
    except GitFailed as failed:
        raise PmCareerError(f"git could not read {one_line(revision)}: {failed.message}") from failed


def name_at_revision(folder: Path, revision: str) -> str:
    """What faults and messages call a folder as it was at a revision."""
    return f"{escape_hidden(str(folder))}@{one_line(revision)}"


class NotThereYet(UsageError):
    """A folder that is in the repository, and was not at the revision."""


class RevisionProblems(FrameworkError):
    """A ladder that could not be read as it was at a revision."""

    def __init__(self, where: str, faults: Sequence[Fault]) -> None:
        count = "one problem" if len(faults) == 1 else f"{len(faults)} problems"
        super().__init__(
            f"The framework in {one_line(where)} has {count}.", "Give another revision, one at which it was whole."
        )
        self.faults = tuple(faults)


class _Entry(NamedTuple):
    """A file in a git tree, by its path below the framework's folder."""

    mode: bytes
    object: bytes
    size: int
    path: bytes


def _read(git: Git, tree: str, where: str) -> Reading:
    """What reading the framework that a git tree holds gives; `where` is what its faults call the tree."""
    with make_temporary_folder("pmcareer-") as root:
        faults = _write_files(git, _list_ladder_files(git, tree), root, where)
        reading = read_folder(root)
        faults += [_rename_fault(fault, escape_hidden(str(root)), where) for fault in reading.faults]
    return Reading(None if faults else reading.framework, tuple(sorted(faults)), reading.pieces)


def _check_revision(revision: str) -> None:
    if not revision.strip() or len(revision) > _LONGEST_REVISION or _NO_REVISION.search(revision):
        raise UsageError(
            f"'{one_line(revision[:_LONGEST_REVISION])}' is not a revision.",
            "Give a commit, a tag or a branch, such as HEAD~1.",
        )


def _find_tree(git: Git, folder: Path, revision: str) -> str:
    """The id of the tree that the folder was at the revision."""
    where = one_line(str(folder))
    try:
        inside, _, prefix = git.read_text("rev-parse", "--is-inside-work-tree", "--show-prefix").partition("\n")
    except GitFailed as failed:
        raise _explain_no_repository(where, failed) from failed
    if inside != "true":
        raise UsageError(f"{where} is in no git working tree.", "Give the ladder's own folder.")
    try:
        commit = git.read_text("rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}").strip()
    except GitFailed as failed:
        hint = "Look it up: git log --oneline; git tag. In a shallow clone, fetch its history first."
        raise UsageError(f"There is no revision '{one_line(revision)}' in the repository of {where}.", hint) from failed
    within = prefix.removesuffix("\n").removesuffix("/")
    try:
        tree = git.read_text("rev-parse", "--verify", "--quiet", f"{commit}:{within}").strip()
        kind = git.read_text("cat-file", "-t", tree).strip()
    except GitFailed:
        kind = ""
    if kind != "tree":
        then = f"git worktree add ../then {shlex.quote(one_line(revision))}"
        hint = f"It came later, or had another name then. With another name: {then}; then compare the two folders."
        raise NotThereYet(f"The folder {where} is not there at {one_line(revision)}.", hint)
    return tree


def _explain_no_repository(where: str, failed: GitFailed) -> PmCareerError:
    if "safe.bareRepository" in failed.message:
        return UsageError(
            f"{where} is a bare git repository: it has no present files.",
            "Clone it, and give the ladder's folder in the clone.",
        )
    if "dubious ownership" in failed.message:
        return PmCareerError(
            f"git does not trust the repository of {where}: it belongs to somebody else.",
            "If you trust it: git config --global --add safe.directory FOLDER",
        )
    if "not a git repository" in failed.message:
        return UsageError(
            f"{where} is in no git repository.",
            "Compare two folders in its place. Such as: pmcareer framework diff ./old ./new",
        )
    return PmCareerError(f"git could not read the repository of {where}: {failed.message}")


def _list_ladder_files(git: Git, tree: str) -> list[_Entry]:
    """The files of a framework in a tree: those that the reader looks at, and no other."""
    top = _list_tree(git, "ls-tree", "--full-tree", "-l", "-z", tree)
    below = _list_tree(git, "ls-tree", "--full-tree", "-r", "-l", "-z", tree, "--", *(f"{part}/" for part in PARTS))
    parts = {os.fsencode(part) for part in PARTS}
    return [
        *(each for each in top if _AT_THE_TOP.fullmatch(each.path) or (each.mode == _LINK and each.path in parts)),
        *(each for each in below if _BELOW.fullmatch(each.path)),
    ]


def _list_tree(git: Git, *words: str) -> list[_Entry]:
    found = []
    for line in git.run(*words, most=_MOST_LISTED).split(b"\0"):
        about, tab, path = line.partition(b"\t")
        if tab:
            mode, _, name, size = about.split()
            found.append(_Entry(mode, name, int(size) if size.isdigit() else 0, path))
    return found


def _write_files(git: Git, entries: Sequence[_Entry], root: Path, where: str) -> list[Fault]:
    """Write the files below `root`; returns faults of those that are not written.

    Files over the reader's bounds are written as empty space of the same size, so that the reader reports them.
    """
    sound = [entry for entry in entries if entry.mode in _REGULAR and _is_safe(entry.path)][: MAX_FILES + 1]
    faults = [_make_fault(entry, where) for entry in entries if not (entry.mode in _REGULAR and _is_safe(entry.path))]
    too_much = len(sound) > MAX_FILES or sum(entry.size for entry in sound) > MAX_TOTAL_BYTES
    readable = [] if too_much else [entry for entry in sound if entry.size <= MAX_FILE_BYTES]
    contents = dict(zip((entry.path for entry in readable), git.read_blobs(readable), strict=True))
    for part in PARTS:
        if any(entry.path.startswith(os.fsencode(f"{part}/")) for entry in entries):
            (root / part).mkdir()
    for entry in sound:
        path = root / os.fsdecode(entry.path)
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            with path.open("xb") as file:
                file.write(contents.get(entry.path, b""))
                if entry.path not in contents:
                    file.truncate(min(entry.size, MAX_TOTAL_BYTES + 1))
        except FileExistsError:  # a file system that takes two names for one
            message = "another file here has the same name but for capitals"
            faults.append(Fault(_name_file(entry, where), 0, 0, "unreadable", message))
    return faults


def _is_safe(path: bytes) -> bool:
    """Whether a path in a tree leads to a file below it on this system: git itself takes any bytes."""
    odd = rb'[\\:*?"<>|\x00-\x1f]' if os.name == "nt" else rb"\x00"
    return all(part.strip(b". ") for part in path.split(b"/")) and not re.search(odd, path)


def _make_fault(entry: _Entry, where: str) -> Fault:
    if entry.mode == _LINK:
        message = "this is a link at that revision: links are not followed there"
        return Fault(_name_file(entry, where), 0, 0, "outside", message)
    return Fault(_name_file(entry, where), 0, 0, "unreadable", "this is not a file that can be laid out here")


def _name_file(entry: _Entry, where: str) -> str:
    return escape_hidden(f"{where}:{os.fsdecode(entry.path)}")


def _rename_fault(fault: Fault, root: str, where: str) -> Fault:
    """The same fault, named by the revision and not by the temporary folder."""
    below = fault.file.removeprefix(root).lstrip("/\\")
    return msgspec.structs.replace(fault, file=f"{where}:{below}" if below else where)
