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
"""Options of `less`: quit if all fits the screen, show colours, leave the text on the screen. Where the person chose
`less` and has a variable LESS, that counts instead."""
_PROMPT = "Ps?eThe end, :Space for more, .q leaves$"
"""The prompt at the bottom of `less` then."""


class _Pager(NamedTuple):
    """A pager's command as words, none if there is no pager, and whether somebody chose it."""

    words: tuple[str, ...] = ()
    is_chosen: bool = True


def show(text: str) -> None:
    """Print `text`, in the pager if it is longer than the screen and there is a pager."""
    pager = _find_pager() if _is_long(text) and _can_page() else _Pager()
    if not pager.words or not _run_safely(pager, text):
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


def _find_pager() -> _Pager:
    """Find the pager that was chosen, else `less`. Prints a line if the choice cannot be parsed."""
    said = next((os.environ[name] for name in VARIABLES if name in os.environ), None)
    if said is None:
        return _Pager(("less",), is_chosen=False) if shutil.which("less") else _Pager()
    try:
        words = shlex.split(said, posix=os.name != "nt")
    except ValueError:
        streams.tell(f"The pager {one_line(said)} cannot be read as a command. Check its quotation marks.")
        return _Pager()
    return _Pager() if words == ["cat"] else _Pager(tuple(words))


class _Ended(NamedTuple):
    """How a pager ended: its exit status, negative for a signal, and whether Ctrl-C was typed in it."""

    status: int
    interrupted: bool


def _run_safely(pager: _Pager, text: str) -> bool:
    """Show the text in the pager and return whether that worked. Prints a line if it did not."""
    name = one_line(pager.words[0])
    try:
        with _restore_terminal():
            ended = _run(pager, text)
    except OSError as error:
        streams.tell(f"The pager '{name}' could not be started: {error.strerror}.")
        return False
    if ended.status == -signal.SIGINT:
        raise KeyboardInterrupt
    if ended.status > 0 and not ended.interrupted:
        streams.tell(f"The pager '{name}' ended with status {ended.status}.")
        return False
    return True


def _run(pager: _Pager, text: str) -> _Ended:
    """Run the pager with the text on its stdin until it ends. Raises OSError if it cannot be started."""
    import subprocess  # 6 ms, and most answers fit the screen

    sys.stdout.flush()
    with _leave_interrupts_to_pager() as presses:
        process = subprocess.Popen(  # noqa: S603  the person's own choice
            _add_color_option(pager), stdin=subprocess.PIPE, stdout=sys.stdout.fileno(), env=_make_environment(pager)
        )
        assert process.stdin is not None
        with suppress(OSError):  # the person left the pager before the end
            process.stdin.write(streams.encode(text, sys.stdout))
        with suppress(OSError):
            process.stdin.close()
        return _Ended(process.wait(), bool(presses))


def _add_color_option(pager: _Pager) -> tuple[str, ...]:
    """Add -R to a chosen `less` if the person's own LESS does not have it: it would show colours as escape codes."""
    is_less = os.path.basename(pager.words[0]).removesuffix(".exe") == "less"  # noqa: PTH119  a word, perhaps no path
    has_it = "r" in os.environ.get("LESS", LESS).lower()
    return (*pager.words, "-R") if pager.is_chosen and is_less and not has_it else pager.words


def _make_environment(pager: _Pager) -> dict[str, str]:
    """Return the environment with the options and the character set for `less`.

    Where nobody chose it, our options are added to the person's own. They stand in LESS and not in the command, as
    BusyBox's `less` refuses a call with options that it lacks.
    """
    own = os.environ.get("LESS")
    defaults = {"LESSCHARSET": "utf-8"} if streams.encodes_everything(sys.stdout) else {}
    less = LESS + _PROMPT if own is None else own if pager.is_chosen else f"-{LESS} {own}"
    return {**defaults, **os.environ, "LESS": less}


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
