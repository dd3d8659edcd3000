"""Edit a text in the person's own editor, started without a shell, in a private temporary folder."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import mkdtemp

from pm_career.commands import streams
from pm_career.domain.text import one_line, unify_line_ends
from pm_career.errors import PersonalDataError, PmCareerError
from pm_career.files import make_private_folder
from pm_career.paths import find_data_file
from pm_career.store.unfinished import record_place
from pm_career.temporary_folder import call_before_end

VARIABLES = ("VISUAL", "EDITOR")
_LINE = "--- Write above this line. The line and everything below it are left out. ---"


@contextmanager
def edit_text(text: str, remark: str, name: str = "evidence.txt") -> Iterator[str]:
    """Open `text` in the editor and yield it as it was saved; `remark` is shown below a line and left out of it.

    `name` is that of the file, by which an editor tells what kind of text it is.

    The file is deleted when the block ends. If the block or the editor fails, or a signal ends the program, a file with
    other text stays and stderr says where; erasing deletes it.
    Raises a PmCareerError if no editor is set, it fails, or the text is not UTF-8.
    """
    words = _find_editor()
    folder = Path(mkdtemp(prefix="pmcareer-"))  # for its owner alone
    file = folder / name

    def clean_up(*, failed: bool) -> None:
        if failed and _is_changed(file, text):
            record.keep()
            streams.tell(f"What you wrote is still in {file}")
        else:
            shutil.rmtree(folder, ignore_errors=True)
            record.remove()

    with record_place(_find_data_file(folder), folder) as record, call_before_end(lambda: clean_up(failed=True)):
        failed = False
        try:
            _write(file, f"{text}\n\n{_LINE}\n{remark}\n")
            _run(words, file, record.handle)
            yield _read(file)
        except (PmCareerError, KeyboardInterrupt):
            failed = True
            raise
        finally:
            clean_up(failed=failed)


def _find_data_file(folder: Path) -> Path:
    """The data file, whose folder is made; a place in `folder` where there is no home: it goes with it."""
    try:
        file = find_data_file()
    except PersonalDataError:
        return folder / "none"
    with suppress(OSError):  # said once there is something to store
        make_private_folder(file.parent)
    return file


def _is_changed(file: Path, text: str) -> bool:
    """Return whether the file has text that would be lost with it."""
    try:
        return _read(file) not in ("", text.strip())
    except PmCareerError:
        return False


def _find_editor() -> list[str]:
    """Return the command of VISUAL or EDITOR as words."""
    for name in VARIABLES:
        try:
            words = shlex.split(os.environ.get(name, ""), posix=os.name != "nt")
        except ValueError:
            raise PmCareerError(f"{name} cannot be read as a command.", "Check its quotation marks.") from None
        if words:
            return words
    raise PmCareerError("No editor is set.", "Set EDITOR, such as: export EDITOR=nano")


def _write(file: Path, text: str) -> None:
    descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with open(descriptor, "w", encoding="utf-8") as stream:  # noqa: PTH123  a descriptor, not a path
        stream.write(text)


def _run(words: list[str], file: Path, lock: int | None) -> None:
    """Run the editor and wait for it; it holds the lock, too, so that its file is left alone if only it goes on."""
    name = one_line(words[0])
    stdout = None if streams.is_terminal(sys.stdout) else 2  # the editor's screen must not land in a pipe
    try:
        ended = subprocess.run(  # noqa: S603  the person's own choice
            [*words, str(file)], check=False, stdout=stdout, pass_fds=() if lock is None else (lock,)
        )
    except OSError as error:
        raise PmCareerError(
            f"The editor '{name}' could not be started: {error.strerror}.",
            "Set VISUAL or EDITOR to a program that is installed.",
        ) from None
    if ended.returncode:
        how = f"with status {ended.returncode}" if ended.returncode > 0 else f"by signal {-ended.returncode}"
        raise PmCareerError(f"The editor '{name}' ended {how}.", "Nothing was changed.")


def _read(file: Path) -> str:
    """Read the text above the line, or all of it if the line was deleted; empty if the file is gone."""
    try:
        text = file.read_bytes().decode("utf-8-sig")
    except OSError:
        return ""
    except UnicodeDecodeError:
        raise PmCareerError("The editor saved text that is not UTF-8.", "Nothing was changed.") from None
    above, line, below = text.rpartition(_LINE)
    return unify_line_ends(above if line else below).strip()
