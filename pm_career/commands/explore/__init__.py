"""`pmcareer explore`, and `pmcareer` alone on a terminal: the navigator."""

from __future__ import annotations

import gc
import os
import sys

import typer
from typer.exceptions import Exit

from pm_career.commands import clock, options, output, streams
from pm_career.errors import UsageError

EXAMPLES = (
    ("pmcareer explore", "browse the ladder; F1 or ? explains where you are"),
    ("pmcareer explore --framework ./my-ladder", "through another one"),
)

_COMMANDS = "pmcareer ladder, pmcareer level NAME, pmcareer search WORDS, pmcareer me, pmcareer next (all: pmcareer -h)"


def command(context: typer.Context, framework: options.Framework = None, person: options.Person = None) -> None:
    """Open the navigator: where you stand, the ladder, your notes and your promotion case, each with its page.

    The places are Me, Next, Ladder, Skills, Plan, Evidence, Week, One-on-one, Case and Check.
    It opens on your own page: where you stand, what to do next, what is due. Up and down move along the places and
    lists, right or Enter goes in, left goes out, Esc goes back. Letters are shortcuts: ? lists them, q leaves. It needs
    a terminal. Everything in it can also be done with a command, and you can type every command in it after a colon.
    """
    if not is_possible():
        raise UsageError("The navigator needs a terminal of its own.", f"Such as: {_COMMANDS}")
    from pm_career.commands.explore.command_line import ProgramCommands
    from pm_career.explore.app import Navigator  # Textual: 100 ms and more at import
    from pm_career.explore.session import Session

    for name in ("COLUMNS", "LINES"):
        os.environ.pop(name, None)  # Textual would keep this size; the navigator asks the terminal each time
    if not os.environ.get("NO_COLOR"):
        os.environ.pop("NO_COLOR", None)  # empty it asks for nothing; to Textual it would ask for no colour
    gc.freeze()  # what is loaded stays, so the collector need not look through it each time
    gc.enable()  # off for calls that end soon; here every page leaves four megabytes of garbage behind
    session = Session(framework, person, now=clock.now, today=clock.today)
    navigator = Navigator(session, ProgramCommands(context.find_root().command))
    navigator.run()
    if navigator.fault is not None:
        raise navigator.fault
    if navigator.ended_by is not None:
        streams.tell(f"pmcareer: ended by {navigator.ended_by.name}; what you saved is saved.")
        raise Exit(128 + navigator.ended_by)


def is_default() -> bool:
    """Return whether `pmcareer` alone opens the navigator: on a terminal, unless the environment asks for plain."""
    return is_possible() and not output.is_plain_everywhere()


def is_possible() -> bool:
    """Return whether all three streams are terminals that can move the cursor."""
    if os.environ.get("TERM") == "dumb":
        return False
    real = (sys.__stdin__, sys.__stdout__, sys.__stderr__)  # the navigator writes to these, even if they were replaced
    return all(map(streams.is_terminal, (sys.stdin, sys.stdout, sys.stderr, *real)))
