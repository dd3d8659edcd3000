"""List, complete and run the program's own commands for the navigator.

A command runs in a process of its own, without a terminal and without input; what is kept of its answer is bounded.
"""

from __future__ import annotations

import asyncio
import os
import shlex
import signal
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple

from pm_career.commands.completion.candidates import find_option_name, list_candidates
from pm_career.commands.completion.values import FILES
from pm_career.commands.exit_codes import ExitCode
from pm_career.commands.explore.shell_words import complete_files, split_line, split_unfinished
from pm_career.commands.options import FRAMEWORK_VARIABLE
from pm_career.domain.person import ME
from pm_career.domain.ratings import SELF, Rater
from pm_career.explore.command_line import Answer, Command, Completion, Offer

_MANNERS = ("--json", "--plain", "--color", "--no-color")
"""Options that say how an answer is to look. Without any of them, pages are drawn as on a terminal."""
_START = "import sys; sys.path.append(sys.argv.pop(1)); from pm_career.__main__ import main; main()"
"""As `-m pm_career`, but without importing anything from the current folder."""
_PACKAGE = Path(__file__).resolve().parents[3]
_MAX_BYTES = 1_000_000
"""Bytes kept of each stream: some 15,000 lines, more than can be read on a screen."""
_SECONDS_TO_END = 1.0
"""How long a command that is stopped may take to end by itself."""


class ProgramCommands:
    """The command line of the navigator (`pm_career.explore.command_line.CommandLine`)."""

    def __init__(self, program: Any) -> None:
        """`program` is the group of all commands."""
        self._root = program

    def list_commands(self) -> Sequence[Command]:
        """Every command and group of commands, in the order of the help."""
        return list(_list_below(self._root, ()))

    def complete(self, line: str, person: str, framework: str | None) -> Completion:
        """List what a shell would offer for the last word; nothing if a file needed for it cannot be read."""
        words, stem, start = split_unfinished(line)
        if not words and stem == "pmcareer":
            return Completion(start, ())
        path, command = _find_command(self._root, words)
        options: list[str] = []
        if not stem.startswith("-"):
            options += ["--person", person] if person != ME and _takes(command, "--person") else []
            options += ["--framework", framework] if framework and _takes(command, "--framework") else []
        found = list_candidates(self._root, [*words[: len(path)], *options, *words[len(path) :], stem])
        before = find_option_name(stem)
        offers = [Offer(value, text) for value, text in found if text != FILES]
        files = complete_files(stem.removeprefix(before)) if len(offers) < len(found) else []
        return Completion(start, (*offers, *(Offer(f"{before}{each}") for each in files)))

    async def run(self, line: str, width: int, person: str, framework: str | None, view: Rater = SELF) -> Answer:
        """Run a command as a shell would, about this person, view and ladder unless the line names others."""
        words = split_line(line)
        path, command = _find_command(self._root, words)
        variables = {"COLUMNS": str(width), "PMCAREER_PAGER": "", "PAGER": ""}
        if framework:
            variables[FRAMEWORK_VARIABLE] = framework
        if not words:
            words = ["--help"]  # the bare program would open the navigator, which is open already
        options = _list_options(command, path, words, person, view)
        done = await run_command([*words[: len(path)], *options, *words[len(path) :]], variables)
        cut = "This is not all of it; a shell shows the whole answer." if done.cut else ""
        remark = " ".join(filter(None, (cut, _explain_code(done.code))))
        return Answer(shlex.join(words), path, done.code, done.out, done.err, remark)


def _list_options(command: Any, path: tuple[str, ...], words: Sequence[str], person: str, view: Rater) -> Iterator[str]:
    """The options that make a command about the person and by the view, and its answer a drawn page.

    None of those that `words` have already.
    """
    typed = {word.partition("=")[0] for word in words[: words.index("--") if "--" in words else None]}
    if _takes(command, "--color") and typed.isdisjoint(_MANNERS):
        yield "--color"
    if person == ME or "--person" in typed or not _takes(command, "--person"):
        return
    yield from ("--person", person, "--new-person")
    if path == ("evidence", "add") and view != SELF and "--source" not in typed:
        yield from ("--source", view.kind)
    if _takes(command, "--rater") and path != ("me", "history") and typed.isdisjoint(("--rater", "--rater-name")):
        yield from ("--rater", view.kind)
        if view != SELF:
            yield from ("--rater-name", view.name)


def _list_below(group: Any, path: tuple[str, ...]) -> Iterator[Command]:
    for name, summary in group.summarize_commands():
        command = group.get_command(None, name)
        needs = any(each.required for each in command.params)
        is_group = hasattr(command, "summarize_commands")
        yield Command((*path, name), summary, at_once=not needs and (is_group or _takes(command, "--plain")))
        if is_group:
            yield from _list_below(command, (*path, name))


def _find_command(program: Any, words: Sequence[str]) -> tuple[tuple[str, ...], Any]:
    """Find the command that the words begin with: return its path and the command, which may be a group."""
    command, path = program, []
    for word in words:
        name = word.casefold().replace("_", "-").strip()
        below = command.get_command(None, name) if hasattr(command, "summarize_commands") else None
        if below is None:
            break
        command = below
        path.append(name)
    return tuple(path), command


def _takes(command: Any, option: str) -> bool:
    return any(option in each.opts for each in command.params)


def _explain_code(code: int) -> str:
    """Explain an exit code in a sentence; empty for 0."""
    if code == ExitCode.DONE:
        return ""
    if code < 0:
        return "It was ended from outside."
    known = {each.value: each.meaning for each in ExitCode}
    return f"Exit code {code}. {known.get(code, '')}".strip()


class Finished(NamedTuple):
    """What a process wrote and its exit code; `cut` tells whether it wrote more than is kept."""

    code: int
    out: str
    err: str
    cut: bool


async def run_command(words: Sequence[str], variables: Mapping[str, str]) -> Finished:
    """Run `pmcareer WORDS...` with some environment variables set. Cancelled, it ends the process and its children."""
    child = await asyncio.create_subprocess_exec(
        *(sys.executable, "-P", "-c", _START, str(_PACKAGE), *words),
        stdin=asyncio.subprocess.DEVNULL,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
        env={**os.environ, "PYTHONIOENCODING": "utf-8", **variables},
        start_new_session=True,  # no editor and no pager of it can reach for the terminal that the navigator is on
    )
    assert child.stdout is not None
    assert child.stderr is not None
    try:
        (out, out_cut), (err, err_cut), code = await asyncio.gather(
            _read_beginning(child.stdout), _read_beginning(child.stderr), child.wait()
        )
    finally:
        if child.returncode is None:
            await _end(child)
    return Finished(code, out.decode("utf-8", "replace"), err.decode("utf-8", "replace"), out_cut or err_cut)


async def _read_beginning(stream: asyncio.StreamReader) -> tuple[bytes, bool]:
    """Read all of a stream; return its first lines, and whether there were more."""
    kept = bytearray()
    cut = False
    while piece := await stream.read(65_536):
        room = _MAX_BYTES - len(kept)
        cut = cut or len(piece) > room
        kept += piece[: max(0, room)]
    return bytes(kept[: kept.rfind(b"\n") + 1] or kept) if cut else bytes(kept), cut


async def _end(child: asyncio.subprocess.Process) -> None:
    """Interrupt a process as Ctrl-C does, and kill it if it goes on, or at once if the navigator ends meanwhile."""
    _send(child, signal.SIGINT)
    killed = False
    while True:
        try:
            await asyncio.wait_for(child.communicate(), _SECONDS_TO_END)
        except TimeoutError:
            if killed:  # its pipes are still held by a process that it started
                return
        except asyncio.CancelledError:  # raised once more for each thing that is taken down when the navigator ends
            pass
        else:
            return
        _send(child, getattr(signal, "SIGKILL", signal.SIGTERM))
        killed = True


def _send(child: asyncio.subprocess.Process, number: signal.Signals) -> None:
    if child.returncode is not None:
        return
    with suppress(ProcessLookupError, PermissionError):
        if hasattr(os, "killpg"):
            os.killpg(child.pid, number)
        else:
            child.terminate()
