"""The front door: the commands in the order of the help, and the one place where errors become exit codes."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence
from typing import Annotated, Any

import typer
from typer.exceptions import Abort, Exit, TyperException

from pm_career import __version__
from pm_career.commands import output, streams
from pm_career.commands.command_loader import HELP_NAMES, Commands, built
from pm_career.commands.exit_codes import ExitCode, exit_code
from pm_career.commands.options import FRAMEWORK_VARIABLE
from pm_career.commands.usage_errors import in_our_words, only_text
from pm_career.errors import PmCareerError

# Each command is built only when it is called: building all of them costs a start 0.4 ms a command and its imports.
COMMANDS = {
    "ladder": "pm_career.commands.ladder",
    "level": "pm_career.commands.level",
    "skill": "pm_career.commands.skill",
    "compare": "pm_career.commands.compare",
    "path": "pm_career.commands.path",
    "next": "pm_career.commands.next",
    "search": "pm_career.commands.search",
    "assess": "pm_career.commands.assess",
    "me": "pm_career.commands.me",
    "evidence": "pm_career.commands.evidence",
    "plan": "pm_career.commands.plan",
    "data": "pm_career.commands.data",
    "framework": "pm_career.commands.framework",
    "completion": "pm_career.commands.completion",
    "explore": "pm_career.commands.explore",
    "help": "pm_career.commands.help",
}


class FrontDoor(Commands):
    """A group that builds the command that is called and no other, and ends the program with its exit code."""

    examples = (
        ("pmcareer ladder", "the whole ladder"),
        ("pmcareer level senior", "one rung in full"),
        ("pmcareer next --from apm", "what to develop next"),
    )

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ARG002
        """Every command, in the order of the help."""
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:  # noqa: ARG002
        """The command, built now if it was not yet."""
        if cmd_name not in COMMANDS:
            return None
        if cmd_name not in self.commands:
            self.commands[cmd_name] = built(cmd_name, COMMANDS[cmd_name])
        return self.commands[cmd_name]

    def main(
        self,
        args: Sequence[str] | None = None,
        prog_name: str | None = None,
        complete_var: str | None = None,  # noqa: ARG002
        standalone_mode: bool = True,  # noqa: ARG002
        windows_expand_args: bool = True,  # noqa: ARG002
        **extra: Any,
    ) -> Any:
        """Run one call and exit. Every error ends here: a sentence on stderr and its exit code."""
        words = list(sys.argv[1:] if args is None else args)
        streams.prepare()
        sys.exit(self._run(words, prog_name or "pmcareer", extra))

    def _run(self, words: list[str], prog_name: str, extra: dict[str, Any]) -> int:
        as_json = "--json" in words[: words.index("--") if "--" in words else None]
        try:
            only_text(words)
            with self.make_context(prog_name, words, **extra) as context:
                self.invoke(context)
        except Exit as done:
            return done.exit_code
        except streams.ReaderLeft:
            return ExitCode.DONE
        except (KeyboardInterrupt, Abort):
            return _interrupted(as_json=as_json)
        except Exception as error:  # noqa: BLE001  the last place: a traceback is never an answer
            sentence = _as_ours(error)
            output.report(sentence, as_json=as_json)
            return exit_code(sentence)
        return ExitCode.DONE


def _as_ours(error: Exception) -> PmCareerError:
    """Any exception as a sentence of what and one of what to do."""
    if isinstance(error, PmCareerError):
        return error
    if isinstance(error, TyperException):
        return in_our_words(error)
    if isinstance(error, OSError) and error.strerror:
        where = f": {error.filename}" if error.filename else ""
        return PmCareerError(f"{error.strerror}{where}")
    if os.environ.get(output.TRACEBACK_VARIABLE):
        raise error
    at = error.__traceback__
    while at is not None and at.tb_next is not None:
        at = at.tb_next
    where = f" at {at.tb_frame.f_code.co_filename}:{at.tb_lineno}" if at is not None else ""
    # Only the kind of error: its words may quote what a person wrote, and a report of it is sent to strangers.
    return PmCareerError(
        f"This is a bug in pmcareer: {type(error).__name__}{where}",
        f"Please report it with the command that you typed. {output.TRACEBACK_VARIABLE}=1 shows where it comes from.",
    )


def _interrupted(*, as_json: bool) -> int:
    """A new line below the terminal's ^C, or an object like any other error's; what is not yet written is dropped."""
    streams.silence(sys.stdout)
    if as_json:
        output.report_json(ExitCode.INTERRUPTED, ExitCode.INTERRUPTED.meaning)
    else:
        streams.tell("")
    return ExitCode.INTERRUPTED


app = typer.Typer(cls=FrontDoor, add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)


def _version(asked: bool) -> None:
    if asked:
        streams.write(f"pmcareer {__version__}\n")
        raise Exit


@app.callback(invoke_without_command=True, context_settings=HELP_NAMES)
def pmcareer(
    context: typer.Context,
    version: Annotated[  # noqa: ARG001  its callback has answered
        bool, typer.Option("--version", is_eager=True, callback=_version, help="Print name and version.")
    ] = False,
) -> None:
    """A career navigator for product managers: where you stand, what comes next, how to get there.

    Every command has its own help, such as: pmcareer level -h
    """
    if context.invoked_subcommand is None:
        from pm_career.commands import explore  # what it takes to decide; Textual comes only where it is opened

        if explore.wanted():
            explore.command(context, os.environ.get(FRAMEWORK_VARIABLE) or None)
        else:
            streams.write(f"{context.get_help()}\n")


def main() -> None:
    """The `pmcareer` command. It ends before there is garbage worth looking for."""
    gc.disable()  # 5 % of a call's time
    try:
        app(prog_name="pmcareer")
    finally:
        gc.freeze()  # else the interpreter would look through everything once more as it ends: 10 %
