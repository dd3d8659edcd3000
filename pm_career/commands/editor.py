"""A text written in the person's own editor, started without a shell, in a folder that nobody else sees."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import mkdtemp

from pm_career.commands import streams
from pm_career.domain.text import one_line
from pm_career.errors import PmCareerError

VARIABLES = ("VISUAL", "EDITOR")
_LINE = "--- Write above this line. It is not kept, nor is what stands below it. ---"


@contextmanager
def edit_text(text: str, remark: str) -> Iterator[str]:
    """The text as it is after the editor has closed; `remark` stands in the file below a line and is not part of it.

    The file goes when the block ends. Where the block cannot keep the text, the file stays and its place is said.
    """
    words = _editor()
    folder = Path(mkdtemp(prefix="pmcareer-"))  # for its owner alone
    lost = False
    try:
        file = folder / "evidence.txt"
        _write(file, f"{text}\n\n{_LINE}\n{remark}\n")
        _run(words, file)
        after = _read(file)
        try:
            yield after
        except PmCareerError:
            lost = bool(after)
            raise
    finally:
        if lost:
            streams.tell(f"What you wrote is still in {file}")
        else:
            shutil.rmtree(folder, ignore_errors=True)


def _editor() -> list[str]:
    """The editor's command as words."""
    for name in VARIABLES:
        try:
            words = shlex.split(os.environ.get(name, ""), posix=os.name != "nt")
        except ValueError:
            raise PmCareerError(f"{name} cannot be read as a command.", "Look at its quotation marks.") from None
        if words:
            return words
    raise PmCareerError("No editor is set.", "Set EDITOR, such as: export EDITOR=nano")


def _write(file: Path, text: str) -> None:
    descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with open(descriptor, "w", encoding="utf-8") as stream:  # noqa: PTH123  a descriptor, not a path
        stream.write(text)


def _run(words: list[str], file: Path) -> None:
    name = one_line(words[0])
    stdout = None if streams.is_terminal(sys.stdout) else 2  # what it draws is no part of the answer
    try:
        ended = subprocess.run([*words, str(file)], check=False, stdout=stdout)  # noqa: S603  the person's own choice
    except OSError as error:
        raise PmCareerError(
            f"The editor '{name}' could not be started: {error.strerror}.", "Set VISUAL or EDITOR to one that is there."
        ) from None
    if ended.returncode:
        how = f"with status {ended.returncode}" if ended.returncode > 0 else f"by signal {-ended.returncode}"
        raise PmCareerError(f"The editor '{name}' ended {how}.", "Nothing was changed.")


def _read(file: Path) -> str:
    """What stands above the line, or all of it where the line is gone."""
    try:
        text = file.read_bytes().decode("utf-8-sig")
    except OSError:
        return ""
    except UnicodeDecodeError:
        raise PmCareerError("The editor saved a text that is not UTF-8.", "Nothing was changed.") from None
    above, line, below = text.rpartition(_LINE)
    return (above if line else below).replace("\r\n", "\n").strip()
