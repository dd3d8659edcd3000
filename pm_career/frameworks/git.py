"""Run git to read objects and nothing else: no shell, no hooks, no filters, no network, no waiting for ever."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from threading import Event, Timer
from typing import Protocol

from pm_career.domain.text import one_line
from pm_career.errors import PmCareerError

PATIENCE = 30.0
"""Seconds after which a call of git is ended."""
_MOST_TEXT = 100_000
"""Bytes of an answer that is a name or a message."""
_LONGEST_HEADER = 200
"""Bytes that stand before and after a file in git's answer, at most."""

# Settings by which a repository's own configuration could do harm; those on the command line take precedence.
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
    """A call that git refused; `message` is its error message, in one line."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


class Blob(Protocol):
    """A file in git's object store."""

    @property
    def object(self) -> bytes:
        """Its object id, in hexadecimal."""

    @property
    def size(self) -> int:
        """Its size in bytes."""


class Git:
    """Runs git in one folder."""

    def __init__(self, folder: Path) -> None:
        """Find git; raises PmCareerError if there is none."""
        self._folder = folder
        self._program = _find_git()

    def read_text(self, *words: str) -> str:
        """The output of `git WORDS...` as text; raises what `run` does."""
        return os.fsdecode(self.run(*words, most=_MOST_TEXT))

    def read_blobs(self, blobs: Sequence[Blob]) -> list[bytes]:
        """The contents of files in the object store; raises what `run` does."""
        if not blobs:
            return []
        asked = b"".join(blob.object + b"\n" for blob in blobs)
        most = sum(blob.size + _LONGEST_HEADER for blob in blobs)
        written = memoryview(self.run("cat-file", "--batch", most=most, stdin=asked))
        found: list[bytes] = []
        at = 0
        for blob in blobs:
            header = b"%s blob %d\n" % (blob.object, blob.size)
            start = at + len(header)
            if written[at:start] != header:
                raise PmCareerError(
                    "git does not have all files of that revision here.",
                    "Complete the clone first: git fetch --refetch",
                )
            found.append(bytes(written[start : start + blob.size]))
            at = start + blob.size + 1
        return found

    def run(self, *words: str, most: int, stdin: bytes = b"") -> bytes:
        """The output of `git WORDS...`.

        Raises PmCareerError for an output of over `most` bytes or a call that takes over PATIENCE, GitFailed where git
        itself fails.
        """
        command = [self._program, "--no-pager", *(word for each in _SETTINGS for word in ("-c", each)), *words]
        with tempfile.TemporaryFile() as given, tempfile.TemporaryFile() as errors:
            given.write(stdin)
            given.seek(0)
            process = subprocess.Popen(  # noqa: S603  no shell; the words are ours but for a revision that was checked
                command,
                cwd=self._folder,
                env=_make_environment(),
                stdin=given,
                stdout=subprocess.PIPE,
                stderr=errors,
            )
            is_late = Event()

            def end() -> None:
                is_late.set()
                process.kill()

            timer = Timer(PATIENCE, end)
            timer.start()
            try:
                assert process.stdout is not None
                with process.stdout:
                    written = process.stdout.read(most + 1)
                if len(written) > most:
                    process.kill()
                process.wait()
            finally:
                timer.cancel()
                process.kill()
                process.wait()
            if is_late.is_set():
                raise PmCareerError(f"git took over {PATIENCE:.0f} seconds and was ended.", "Try a smaller repository.")
            if len(written) > most:
                raise PmCareerError("That revision holds more files than a framework can have.")
            if process.returncode:
                errors.seek(0)
                raise GitFailed(_find_message(errors.read(_MOST_TEXT)))
            return written


def _find_git() -> str:
    """Find git on PATH, but never in the current folder."""
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


def _find_message(errors: bytes) -> str:
    lines = errors.decode("utf-8", "replace").strip().splitlines()
    told = next((line for line in lines if line.startswith(("fatal:", "error:"))), lines[0] if lines else "")
    return one_line(told.removeprefix("fatal: ").removeprefix("error: ")) or "it did not say why"
