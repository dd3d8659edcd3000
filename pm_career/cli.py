"""The front door: the commands in the order of the help, and the one place where errors become exit codes."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import Annotated, Any

import typer
from typer.exceptions import Abort, Exit, TyperException

from pm_career import __version__
from pm_career.commands import output, streams
from pm_career.commands.building import HELP_NAMES, Commands, built
from pm_career.commands.exit_codes import ExitCode, exit_code
from pm_career.domain.plaintext import one_line
from pm_career.errors import PmCareerError, UsageError

# Each command is built only when it is called: building all of them costs a start 0.4 ms a command and its imports.
COMMANDS = {
    "ladder": "pm_career.commands.ladder",
    "level": "pm_career.commands.level",
    "skill": "pm_career.commands.skill",
    "compare": "pm_career.commands.compare",
    "path": "pm_career.commands.path",
    "next": "pm_career.commands.next",
}


class FrontDoor(Commands):
    """A group that builds the command that is called and no other, and ends the program with its exit code."""

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
        as_json = "--json" in words
        try:
            _only_text(words)
            with self.make_context(prog_name, words, **extra) as context:
                self.invoke(context)
            streams.flush()
        except Exit as done:
            return _flushed(done.exit_code)
        except PmCareerError as error:
            output.report(error, as_json=as_json)
            return exit_code(error)
        except TyperException as error:
            output.report(_usage(error), as_json=as_json)
            return ExitCode.USAGE
        except streams.AnswerNotWritten as error:
            return _not_written(error)
        except (KeyboardInterrupt, Abort):
            streams.tell("")
            return ExitCode.INTERRUPTED
        return ExitCode.DONE


def _only_text(words: Sequence[str]) -> None:
    for word in words:
        if any("\ud800" <= character <= "\udfff" for character in word):
            raise UsageError("An argument is not valid text in this terminal's encoding.", "Type it as UTF-8.")


def _usage(error: TyperException) -> UsageError:
    """Typer's own complaint about the call, in our form."""
    possibilities = getattr(error, "possibilities", None) or ()
    context = getattr(error, "ctx", None)
    path = context.command_path if context is not None else "pmcareer"
    near = f"Did you mean {' or '.join(possibilities)}? " if possibilities else ""
    message = error.message if possibilities else error.format_message()
    return UsageError(one_line(message), f"{near}Help: {path} --help")


def _flushed(code: int) -> int:
    try:
        streams.flush()
    except streams.AnswerNotWritten as error:
        return _not_written(error)
    return code


def _not_written(error: streams.AnswerNotWritten) -> int:
    streams.silence(sys.stdout)
    if not error.reason:
        return ExitCode.DONE  # the reader, such as head, had enough
    streams.tell(f"pmcareer: the answer could not be written: {error.reason}")
    return ExitCode.FAILED


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

    \b
    Three to start with:
      pmcareer ladder             the whole ladder
      pmcareer level senior       one rung in full
      pmcareer next --from apm    what to develop next
    """
    if context.invoked_subcommand is None:
        streams.write(f"{context.get_help()}\n")


def main() -> None:
    """The `pmcareer` command."""
    app(prog_name="pmcareer")
