"""The `git` program, asked for objects and nothing else: no shell, no hooks, no filters, no network, no waiting."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from threading import Timer
from typing import Protocol

from pm_career.domain.text import one_line
from pm_career.errors import PmCareerError

PATIENCE = 30.0
"""Seconds after which a call of git is ended."""
_MOST_TEXT = 100_000

# What a repository's own configuration could do harm with is overruled on the command line, which goes before it.
_SETTINGS = (
    "core.fsmonitor=false",
    f"core.hooksPath={os.devnull}",
    "core.untrackedCache=false",
    "credential.helper=",
    "protocol.allow=never",
    "safe.bareRepository=explicit",
)
_VARIABLES = {
    "GIT_ALLOW_PROTOCOL": "",  # a clone that lacks objects must not fetch them now
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_NO_REPLACE_OBJECTS": "1",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
    "LC_ALL": "C",
}


class GitFailed(Exception):
    """A call that git refused; `message` is the first line of what it said."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


class Blob(Protocol):
    """An object that holds a file, and its size."""

    @property
    def object(self) -> bytes:
        """Its id."""

    @property
    def size(self) -> int:
        """Its bytes."""


class Git:
    """Git, called within one folder."""

    def __init__(self, folder: Path) -> None:
        """Raises PmCareerError where there is no git."""
        self._folder = folder
        self._program = _find_git()

    def text(self, *words: str) -> str:
        """What a call writes, as text; GitFailed where git refuses."""
        return os.fsdecode(self.output(*words, most=_MOST_TEXT))

    def contents(self, blobs: Sequence[Blob]) -> list[bytes]:
        """What the files of these objects hold."""
        if not blobs:
            return []
        asked = b"".join(blob.object + b"\n" for blob in blobs)
        most = sum(blob.size + 200 for blob in blobs)
        written = memoryview(self.output("cat-file", "--batch", most=most, given=asked))
        found: list[bytes] = []
        at = 0
        for blob in blobs:
            head = len(b"%s blob %d\n" % (blob.object, blob.size))
            if bytes(written[at : at + head]) != b"%s blob %d\n" % (blob.object, blob.size):
                raise PmCareerError(
                    "git does not have all files of that revision here.",
                    "Complete the clone first: git fetch --refetch",
                )
            found.append(bytes(written[at + head : at + head + blob.size]))
            at += head + blob.size + 1
        return found

    def output(self, *words: str, most: int, given: bytes = b"") -> bytes:
        """What a call writes; PmCareerError where that is over `most` bytes or takes too long, GitFailed otherwise."""
        command = [self._program, "--no-pager", *(word for each in _SETTINGS for word in ("-c", each)), *words]
        with tempfile.TemporaryFile() as asked, tempfile.TemporaryFile() as complaint:
            asked.write(given)
            asked.seek(0)
            process = subprocess.Popen(  # noqa: S603  no shell; the words are ours but for a revision that was looked at
                command,
                cwd=self._folder,
                env=_make_environment(),
                stdin=asked,
                stdout=subprocess.PIPE,
                stderr=complaint,
            )
            late: list[bool] = []

            def end() -> None:
                late.append(True)
                process.kill()

            ending = Timer(PATIENCE, end)
            ending.start()
            try:
                assert process.stdout is not None
                with process.stdout:
                    written = process.stdout.read(most + 1)
                if len(written) > most:
                    process.kill()
                process.wait()
            finally:
                ending.cancel()
                process.kill()
                process.wait()
            if late:
                raise PmCareerError(f"git took over {PATIENCE:.0f} seconds and was ended.", "Try a smaller repository.")
            if len(written) > most:
                raise PmCareerError("That revision holds more files than a framework can have.")
            if process.returncode:
                complaint.seek(0)
                raise GitFailed(_find_message(complaint.read(_MOST_TEXT)))
            return written


def _find_git() -> str:
    """The git on PATH; never one that lies in the current folder."""
    folders = [each for each in os.environ.get("PATH", os.defpath).split(os.pathsep) if os.path.isabs(each)]  # noqa: PTH117
    found = shutil.which("git", path=os.pathsep.join(folders)) if folders else None
    if found is None or (sys.platform == "win32" and Path(found).resolve().parent == Path.cwd()):
        raise PmCareerError(
            "There is no git program here.", "Install git, or compare two folders: pmcareer framework diff OLD NEW"
        )
    return found


def _make_environment() -> dict[str, str]:
    """The environment without what would lead git to another repository, configuration or program."""
    kept = {name: value for name, value in os.environ.items() if not name.upper().startswith("GIT_")}
    kept.pop("LANGUAGE", None)
    return kept | _VARIABLES


def _find_message(complaint: bytes) -> str:
    lines = complaint.decode("utf-8", "replace").strip().splitlines()
    told = next((line for line in lines if line.startswith(("fatal:", "error:"))), lines[0] if lines else "")
    return one_line(told.removeprefix("fatal: ").removeprefix("error: ")) or "it did not say why"
