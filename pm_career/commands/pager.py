"""Show answers longer than the screen in a pager, on a terminal only: the one that was chosen, or `less`.

If the pager cannot be started or fails, a line on stderr says so and the answer is printed. If none was chosen and
`less` is not installed, the answer is printed.
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
"""The first that is set names the pager. Empty or `cat` means none. If neither is set, it is `less`, if installed."""
LESS = "FRX"
"""Options of `less`: quit if all fits the screen, show colours, leave the text on the screen. If somebody chose `less`
and set LESS, that counts instead."""
_PROMPT = "Ps?eThe end, :Space for more, .q leaves$"
"""The prompt at the bottom of `less` then."""


def show(text: str) -> None:
    """Print `text`, in the pager if it is longer than the screen and there is a pager."""
    words = _find_command() if _is_long(text) and _can_page() else []
    if not words or not _run_safely(words, text):
        streams.write(text)


def _is_long(text: str) -> bool:
    """Return whether the text would scroll: whether it has as many lines as the screen, as the prompt takes one."""
    return text.count("\n") >= shutil.get_terminal_size().lines


def _can_page() -> bool:
    """Return whether stdin and stdout are a terminal that can run a pager."""
    if not (streams.is_terminal(sys.stdin) and streams.is_terminal(sys.stdout)):
        return False
    try:
        sys.stdout.fileno()
    except (OSError, ValueError):  # not a stream of the system's
        return False
    return os.environ.get("TERM", "") not in ("", "dumb") or sys.platform == "win32"


def _find_command() -> list[str]:
    """Return the command of the pager that was chosen, else of `less`, as words; empty if there is none.

    Prints a line if the choice cannot be parsed.
    """
    said = next((os.environ[name] for name in VARIABLES if name in os.environ), None)
    if said is None:
        return ["less", f"-{LESS}"] if shutil.which("less") else []
    try:
        words = shlex.split(said, posix=os.name != "nt")
    except ValueError:
        streams.tell(f"The pager {one_line(said)} cannot be read as a command. Check its quotation marks.")
        return []
    return [] if words == ["cat"] else words


class _Ended(NamedTuple):
    """How a pager ended: its exit status, negative for a signal, and whether Ctrl-C was typed in it."""

    status: int
    interrupted: bool


def _run_safely(words: list[str], text: str) -> bool:
    """Show the text in the pager and return whether that worked. Prints a line if it did not."""
    name = one_line(words[0])
    try:
        with _restore_terminal():
            ended = _run(words, text)
    except OSError as error:
        streams.tell(f"The pager '{name}' could not be started: {error.strerror}.")
        return False
    if ended.status == -signal.SIGINT:
        raise KeyboardInterrupt
    if ended.status > 0 and not ended.interrupted:
        streams.tell(f"The pager '{name}' ended with status {ended.status}.")
        return False
    return True


def _run(words: list[str], text: str) -> _Ended:
    """Run the pager with the text on its stdin until it ends. Raises OSError if it cannot be started."""
    import subprocess  # 6 ms, and most answers fit the screen

    sys.stdout.flush()
    with _leave_interrupts_to_pager() as presses:
        process = subprocess.Popen(  # noqa: S603  the person's own choice
            _add_color_option(words), stdin=subprocess.PIPE, stdout=sys.stdout.fileno(), env=_make_environment()
        )
        assert process.stdin is not None
        with suppress(OSError):  # the person left the pager before the end
            process.stdin.write(streams.encode(text, sys.stdout))
        with suppress(OSError):
            process.stdin.close()
        return _Ended(process.wait(), bool(presses))


def _add_color_option(words: list[str]) -> list[str]:
    """Add -R for `less` if the person's own LESS does not have it, as it would show colours as escape codes."""
    is_less = os.path.basename(words[0]).removesuffix(".exe") == "less"  # noqa: PTH119  a word, perhaps no path
    has_it = "r" in os.environ.get("LESS", LESS).lower()
    return [*words, "-R"] if is_less and not has_it else words


def _make_environment() -> dict[str, str]:
    """Return the environment with defaults for `less`: its options and its character set."""
    defaults = {"LESS": LESS + _PROMPT}
    if streams.encodes_everything(sys.stdout):
        defaults["LESSCHARSET"] = "utf-8"
    return {**defaults, **os.environ}


@contextmanager
def _leave_interrupts_to_pager() -> Iterator[list[int]]:
    """Yield a list that gets an entry for each Ctrl-C. The pager handles it: `less` stops a search and goes on."""
    presses: list[int] = []

    def record(number: int, frame: FrameType | None) -> None:  # noqa: ARG001  Python passes it
        presses.append(number)

    before = signal.signal(signal.SIGINT, record)
    try:
        yield presses
    finally:
        signal.signal(signal.SIGINT, before)


@contextmanager
def _restore_terminal() -> Iterator[None]:
    """Restore the terminal's modes afterwards, in case the pager is killed."""
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
