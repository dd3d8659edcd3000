"""A real terminal for the program: tmux, which types keys, tells what stands on the screen, and shows what is left."""

from __future__ import annotations

import os
import shlex
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Self

import pytest

needs_tmux = pytest.mark.needs("tmux")
_PATIENCE = 20.0
"""Seconds until what does not turn up is held to be missing."""
BACK = "back at the shell:"


def is_running(pid: int) -> bool:
    """Whether a process is there and has not ended; one that nobody has asked after is a zombie."""
    try:
        state = Path(f"/proc/{pid}/stat").read_text("utf-8")
    except OSError:
        return False
    return state.rpartition(")")[2].split()[0] != "Z"


def have_ended(*pids: int) -> bool:
    """Wait until these processes have ended: whether they do."""
    until = time.monotonic() + _PATIENCE
    while any(map(is_running, pids)) and time.monotonic() < until:
        time.sleep(0.02)
    return not any(map(is_running, pids))


class Terminal:
    """A terminal with a shell in it, from which the program was called."""

    def __init__(self, folder: Path, words: str = "", *, program: str = "-m pm_career", env: str = "") -> None:
        """`words` are what is typed after the program's name; `program` is what Python runs, with `env` before it."""
        self._socket = str(folder / "tmux")
        self._open = True
        program = f"{env} {shlex.quote(sys.executable)} {program} {words}"
        home = shlex.quote(os.environ["PMCAREER_HOME"])
        # The shell tells its settings before and after, so that a terminal that is not given back as it was shows.
        script = (
            f"export PMCAREER_HOME={home} TERM=screen-256color; before=$(stty -g); {program} & pid=$!; "
            f"echo $pid >{shlex.quote(str(folder / 'pid'))}; fg >/dev/null; code=$?; "
            f'[ "$before" = "$(stty -g)" ] && same=yes || same=no; echo "{BACK} $code $same"; cat'
        )
        self._pid = folder / "pid"
        self._tmux(
            "-f", os.devnull, "new-session", "-d", "-x", "100", "-y", "30", f"bash -mc {shlex.quote(script)}"
        )  # fmt: skip

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._open:
            self._tmux("kill-server")

    def close(self) -> bool:
        """Close the window for good: whether the program ends with it."""
        program = int(self._pid.read_text("utf-8"))
        self._tmux("kill-server")
        self._open = False
        return have_ended(program)

    @property
    def screen(self) -> str:
        """What stands on it now."""
        return self._tmux("capture-pane", "-p")

    @property
    def coloured(self) -> str:
        """What stands on it now, with the codes of its colours."""
        return self._tmux("capture-pane", "-p", "-e")

    def shows(self, *texts: str) -> str:
        """Wait until all these texts stand on the screen."""
        until = time.monotonic() + _PATIENCE
        while not all(text in (seen := self.screen) for text in texts):
            assert time.monotonic() < until, f"{texts} not in:\n{seen}"
            time.sleep(0.05)
        return seen

    def types(self, *keys: str) -> None:
        """Press keys, by tmux's names for them."""
        for key in keys:
            self._tmux("send-keys", key)
            time.sleep(0.03)  # an escape and a key at once would be another key

    def writes(self, text: str) -> None:
        """Type a text as it is."""
        self._tmux("send-keys", "-l", text)

    def resize(self, width: int, height: int) -> None:
        """Make the window another size."""
        self._tmux("resize-window", "-x", str(width), "-y", str(height))

    def send(self, number: signal.Signals) -> None:
        """Send the program a signal."""
        os.kill(int(self._pid.read_text("utf-8")), number)

    def ended(self) -> tuple[int, str]:
        """Wait until the shell is back: the exit code, and what is left on the screen above it.

        The terminal must be as it was: the same settings, the usual screen, a cursor, no mouse taken.
        """
        seen = self.shows(BACK)
        above, _, rest = seen.partition(BACK)
        code, same = rest.split()[:2]
        flags = self._tmux("display-message", "-p", "#{alternate_on} #{cursor_flag} #{mouse_any_flag}")
        assert (same, flags.split()) == ("yes", ["0", "1", "0"]), seen
        return int(code), above.strip()

    def _tmux(self, *words: str) -> str:
        done = subprocess.run(
            ["tmux", "-S", self._socket, *words], check=False, capture_output=True, text=True, timeout=30
        )
        assert done.returncode == 0, done.stderr
        return done.stdout
