"""A long answer through the pager that was set: only on a terminal, and only where it is longer than the screen.

Where none is set nothing waits for a key: the answer stands there, and the terminal scrolls.

Whatever is wrong with a pager, the answer is written: one that cannot be started or that fails costs a line on stderr.
"""

from __future__ import annotations

import os
import shlex
import shutil
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from types import FrameType
from typing import NamedTuple

from pm_career.commands import streams
from pm_career.domain.text import one_line

VARIABLES = ("PMCAREER_PAGER", "PAGER")
"""Looked at in this order; where neither is set, or set to nothing or to `cat`, there is no pager."""
LESS = "FRX"
"""How `less` reads where LESS does not say it: leave at the end of what fits, keep colours, stay on the screen."""
_PROMPT = "Ps?eThe end, :Space for more, .q leaves$"
"""What stands at the bottom then, in place of a colon that tells nothing."""


class _Wish:
    """What the call that runs said of pagers: its option is read before its answer is shown."""

    none = False


def forbid(asked: bool) -> None:
    """Take --no-pager, or that it was not given."""
    _Wish.none = asked


def show(text: str) -> None:
    """Write an answer to the terminal at stdout, through a pager where it is longer than the screen."""
    words = _command() if _is_long(text) and not _Wish.none and _can_read() else []
    if not words or not _read_in(words, text):
        streams.write(text)


def _is_long(text: str) -> bool:
    """Whether some of it would scroll away; the shell's prompt takes a line, too."""
    return text.count("\n") >= shutil.get_terminal_size().lines


def _can_read() -> bool:
    """Whether there is somebody to turn the pages, at a terminal that can show them."""
    if not (streams.is_terminal(sys.stdin) and streams.is_terminal(sys.stdout)):
        return False
    try:
        sys.stdout.fileno()
    except (OSError, ValueError):  # not a stream of the system's
        return False
    return os.environ.get("TERM", "") not in ("", "dumb") or sys.platform == "win32"


def _command() -> list[str]:
    """The pager as words; none where there shall be none."""
    said = next((os.environ[name] for name in VARIABLES if name in os.environ), "")
    try:
        words = shlex.split(said, posix=os.name != "nt")
    except ValueError:
        streams.tell(f"The pager {one_line(said)} cannot be read as a command. Look at its quotation marks.")
        return []
    return [] if words == ["cat"] else words


class _Ended(NamedTuple):
    """How a pager ended: its status, and whether Ctrl-C was typed meanwhile."""

    status: int
    interrupted: bool


def _read_in(words: list[str], text: str) -> bool:
    """Let a pager show the text; False where it did not."""
    try:
        with _terminal_kept():
            ended = _run(words, text)
    except OSError as error:
        streams.tell(f"The pager '{one_line(words[0])}' could not be started: {error.strerror}.")
        return False
    if ended.status == -signal.SIGINT:
        raise KeyboardInterrupt
    if ended.status > 0 and not ended.interrupted:
        streams.tell(f"The pager '{one_line(words[0])}' ended with status {ended.status}.")
        return False
    return True


def _run(words: list[str], text: str) -> _Ended:
    import subprocess  # 6 ms, and most answers fit the screen

    sys.stdout.flush()
    with _ctrl_c_left_to_the_pager() as presses:
        pager = subprocess.Popen(  # noqa: S603  the person's own choice
            _with_colours(words), stdin=subprocess.PIPE, stdout=sys.stdout.fileno(), env=_environment()
        )
        assert pager.stdin is not None
        with suppress(OSError):  # it was left before the end
            pager.stdin.write(streams.encode(text, sys.stdout))
        with suppress(OSError):
            pager.stdin.close()
        return _Ended(pager.wait(), bool(presses))


def _with_colours(words: list[str]) -> list[str]:
    """`less` shows colours only where it is told to: somebody's own LESS may not."""
    is_less = os.path.basename(words[0]).removesuffix(".exe") == "less"  # noqa: PTH119  a word, perhaps no path
    told = "r" in os.environ.get("LESS", LESS).lower()
    return [*words, "-R"] if is_less and not told else words


def _environment() -> dict[str, str]:
    """What `less` goes by, where its reader does not say it: how to read, and what is written to it."""
    defaults = {"LESS": LESS + _PROMPT}
    if streams.encodes_everything(sys.stdout):
        defaults["LESSCHARSET"] = "utf-8"
    return {**defaults, **os.environ}


@contextmanager
def _ctrl_c_left_to_the_pager() -> Iterator[list[int]]:
    """Gather the presses of Ctrl-C: they are the pager's, which may stop a search on one and go on."""
    presses: list[int] = []

    def gather(number: int, frame: FrameType | None) -> None:  # noqa: ARG001  Python passes it
        presses.append(number)

    before = signal.signal(signal.SIGINT, gather)
    try:
        yield presses
    finally:
        signal.signal(signal.SIGINT, before)


@contextmanager
def _terminal_kept() -> Iterator[None]:
    """Leave the terminal's modes as they were, even where a pager is killed in the middle."""
    try:
        import termios
    except ImportError:  # Windows
        yield
        return
    terminal = sys.stdin.fileno()
    try:
        modes = termios.tcgetattr(terminal)
    except termios.error:
        yield
        return
    try:
        yield
    finally:
        with suppress(termios.error):
            termios.tcsetattr(terminal, termios.TCSADRAIN, modes)
