"""The Typer app: the commands in the order of the help, and the place where every error becomes an exit code."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence
from typing import Annotated, Any

import typer
from typer.exceptions import Abort, Exit, TyperException

from pm_career import __version__
from pm_career.commands import hints, output, streams
from pm_career.commands.command_loader import HELP_NAMES, Commands
from pm_career.commands.exit_codes import ExitCode, choose_exit_code
from pm_career.commands.options import FRAMEWORK_VARIABLE
from pm_career.domain.text import unify_line_ends
from pm_career.errors import PmCareerError, UsageError

COMMANDS = {
    "ladder": ("pm_career.commands.ladder", "Show the whole ladder"),
    "level": ("pm_career.commands.level", "Show one level"),
    "skill": ("pm_career.commands.skill", "Show one skill along the ladder"),
    "compare": ("pm_career.commands.compare", "Compare levels"),
    "path": ("pm_career.commands.path", "Show the way from one level to another"),
    "next": ("pm_career.commands.next", "Show what to develop next"),
    "search": ("pm_career.commands.search", "Find words anywhere in the ladder"),
    "assess": ("pm_career.commands.assess", "Rate skills one at a time"),
    "me": ("pm_career.commands.me", "Show where you stand"),
    "evidence": ("pm_career.commands.evidence", "Write down what happened"),
    "plan": ("pm_career.commands.plan", "Plan what you will do and by when"),
    "promotion": ("pm_career.commands.promotion", "Show your promotion case"),
    "one-on-one": ("pm_career.commands.one_on_one", "Prepare your next one-on-one"),
    "review": ("pm_career.commands.review", "Look back on a week or a quarter"),
    "today": ("pm_career.commands.today", "Show what matters today"),
    "data": ("pm_career.commands.data", "Look after your own data"),
    "framework": ("pm_career.commands.framework", "Look after frameworks"),
    "completion": ("pm_career.commands.completion", "Print a script that completes commands"),
    "explore": ("pm_career.commands.explore", "Open the navigator"),
    "help": ("pm_career.commands.help", "Explain a command or a topic"),
}


GUESSED = {
    **dict.fromkeys(("promo", "packet", "case", "promotion-case"), "promotion"),
    **dict.fromkeys(("brag", "brag-doc", "brag-document"), "evidence import"),
    **dict.fromkeys(("1on1", "1-on-1", "1:1", "121", "oneonone", "one-to-one"), "one-on-one"),
    "report": "review quarter",
    "digest": "review week",
}
"""Words that people guess, each with the command that is meant."""


class FrontDoor(Commands):
    """The group of all commands. It ends the program with an exit code."""

    table = COMMANDS
    guessed = GUESSED
    examples = (
        ("pmcareer ladder", "the whole ladder"),
        ("pmcareer level senior", "what one level asks"),
        ("pmcareer next --from apm", "what to develop next"),
    )

    def main(
        self,
        args: Sequence[str] | None = None,
        prog_name: str | None = None,
        complete_var: str | None = None,  # noqa: ARG002
        standalone_mode: bool = True,  # noqa: ARG002
        windows_expand_args: bool = True,  # noqa: ARG002
        **extra: Any,
    ) -> Any:
        """Run one call and exit. Prints any error to stderr and exits with its code."""
        words = list(map(_drop_carriage_returns, sys.argv[1:] if args is None else args))
        streams.prepare()
        hints.remember_call({})
        sys.exit(self._run(words, prog_name or "pmcareer", extra))

    def _run(self, words: list[str], prog_name: str, extra: dict[str, Any]) -> int:
        as_json = "--json" in words[: words.index("--") if "--" in words else None]
        try:
            _refuse_undecodable(words)
            with self.make_context(prog_name, words, **extra) as context:
                self.invoke(context)
        except Exit as done:
            return done.exit_code
        except streams.ReaderLeft:
            return ExitCode.DONE
        except (KeyboardInterrupt, Abort):
            return _report_interrupt(as_json=as_json)
        except Exception as error:  # noqa: BLE001  people must never see a traceback
            own = _convert_error(error)
            output.report(own, as_json=as_json)
            return choose_exit_code(own)
        return ExitCode.DONE


def _drop_carriage_returns(word: str) -> str:
    """Return a word without the carriage return that ended a script's line, and with plain line ends inside."""
    return unify_line_ends(word.removesuffix("\r"))


def _refuse_undecodable(words: Sequence[str]) -> None:
    """Raise a UsageError if a word is not text in the terminal's encoding."""
    for word in words:
        if any("\ud800" <= character <= "\udfff" for character in word):
            raise UsageError("An argument is not valid text in this terminal's encoding.", "Type it as UTF-8.")


def _convert_error(error: Exception) -> PmCareerError:
    """Turn any exception into a PmCareerError. Raises it again if PMCAREER_TRACEBACK is set and it is a bug."""
    if isinstance(error, PmCareerError):
        return error
    if isinstance(error, TyperException):
        from pm_career.commands.usage_errors import reword  # only for a typo

        return reword(error)
    if isinstance(error, OSError) and error.strerror:
        where = f": {error.filename}" if error.filename else ""
        return PmCareerError(f"{error.strerror}{where}")
    if os.environ.get(output.TRACEBACK_VARIABLE):
        raise error
    at = error.__traceback__
    while at is not None and at.tb_next is not None:
        at = at.tb_next
    where = f" at {at.tb_frame.f_code.co_filename}:{at.tb_lineno}" if at is not None else ""
    # Only the kind of error: its text may quote what the person wrote, and people send such reports to strangers.
    return PmCareerError(
        f"This is a bug in pmcareer: {type(error).__name__}{where}",
        f"Please report it with the command that you typed. Set {output.TRACEBACK_VARIABLE}=1 to see its traceback.",
    )


def _report_interrupt(*, as_json: bool) -> int:
    """Drop unprinted output, end the line of the terminal's ^C (or print a JSON error), and return the exit code."""
    streams.silence(sys.stdout)
    if as_json:
        output.report_json(ExitCode.INTERRUPTED, ExitCode.INTERRUPTED.meaning)
    else:
        streams.tell("")
    return ExitCode.INTERRUPTED


app = typer.Typer(cls=FrontDoor, add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)


def _print_version(context: typer.Context, asked: bool) -> None:
    """Print the name and version and exit, if `asked`."""
    if asked and not context.resilient_parsing:
        streams.write(f"pmcareer {__version__}\n")
        raise Exit


@app.callback(invoke_without_command=True, context_settings=HELP_NAMES)
def pmcareer(
    context: typer.Context,
    version: Annotated[  # noqa: ARG001  its callback prints it
        bool, typer.Option("--version", is_eager=True, callback=_print_version, help="Print the name and the version.")
    ] = False,
) -> None:
    """A career navigator for product managers: where you stand, what comes next, how to get there.

    Each command has its own help, for example: pmcareer level -h
    """
    if context.invoked_subcommand is None:
        from pm_career.commands import explore  # cheap: Textual is imported only when the navigator opens

        if explore.is_default():
            explore.command(context, os.environ.get(FRAMEWORK_VARIABLE) or None)
        else:
            streams.write(f"{context.get_help()}\n")


def main() -> None:
    """Run the `pmcareer` command, without garbage collection: it ends too soon to need it."""
    gc.disable()  # saves 5 % of a call's time
    try:
        app(prog_name="pmcareer")
    finally:
        gc.freeze()  # saves another 10 %: the interpreter does not collect as it ends
