"""`pmcareer help [COMMAND|TOPIC]`: the help of a command, and what belongs to all of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Any, Optional

import typer

from pm_career.commands import options, output, pager, streams
from pm_career.commands.exit_codes import ExitCode
from pm_career.domain.plaintext import one_line
from pm_career.errors import UsageError
from pm_career.paths import HOME_VARIABLE

EXAMPLES = (
    ("pmcareer help exit-codes", "what the exit status says"),
    ("pmcareer help environment", "the environment variables that count"),
    ("pmcareer help next", "the same as: pmcareer next -h"),
)

VARIABLES = (
    (HOME_VARIABLE, "The folder of your own data, in place of the system's usual one."),
    (options.FRAMEWORK_VARIABLE, "The ladder to use where --framework is not given: a name or a folder."),
    (output.PLAIN_VARIABLE, "Set to 1: every answer as with --plain."),
    (output.TRACEBACK_VARIABLE, "Set to 1: a bug in pmcareer shows where it comes from."),
    (pager.VARIABLES[0], "The pager for long answers; set to nothing, or to cat, none is opened."),
    (
        pager.VARIABLES[1],
        "The pager, where that one is not set; where neither is, less. The option --no-pager goes before both.",
    ),
    ("LESS", f"The options of less, which you need not set: {pager.LESS} unless said, and colours always."),
    ("VISUAL, EDITOR", "Your editor, for --edit: the first that is set."),
    ("NO_COLOR", "Set to anything: no colours. The options --color and --no-color go before all of these."),
    ("FORCE_COLOR", "Set to anything but 0: colours on any terminal; 0: none. CLICOLOR_FORCE and CLICOLOR count too."),
    ("TERM", "Set to dumb: no colours."),
    ("COLUMNS", "The width of the screen, where it is a positive number; otherwise the terminal's own."),
    ("LINES", "The height of the screen, in the same way: what is longer goes to the pager."),
)

TOPICS = ("exit-codes", "environment")


def command(
    context: typer.Context,
    words: Annotated[
        Optional[list[str]],  # noqa: UP045  Typer reads the annotation at run time
        typer.Argument(metavar="COMMAND|TOPIC", help="A command, or one of the topics exit-codes and environment."),
    ] = None,
    json: options.Json = False,
    plain: options.Plain = False,
    color: options.Color = None,
) -> None:
    """Explain a command or a topic: exit-codes, environment."""
    name = " ".join(words or ())
    rows = _topic(name)
    if json:
        entries = [{"name": each, "meaning": meaning} for each, meaning in rows]
        output.show_json({"topic": name, "entries": entries} if rows else {"topic": name, "text": _help(context, name)})
    elif rows:
        from pm_career.views.page import Pair, Pairs, Title

        table = Pairs(tuple(Pair(each, meaning) for each, meaning in rows))
        output.show((Title(name.capitalize().replace("-", " "), "Topic"), table), output.Manner(json, plain, color))
    else:
        streams.write(f"{_help(context, name)}\n")


def _topic(name: str) -> Sequence[tuple[str, str]]:
    match name.casefold():
        case "exit-codes":
            return [(str(int(code)), code.meaning) for code in ExitCode]
        case "environment":
            return VARIABLES
        case _:
            return ()


def _help(context: typer.Context, name: str) -> str:
    """The help of the command that `name` stands for, word by word down the tree."""
    here: Any = context.find_root()
    for word in name.split():
        below = here.command.get_command(here, word) if hasattr(here.command, "get_command") else None
        if below is None:
            raise UsageError(
                f"There is no command or topic '{one_line(name)}'.",
                f"Topics: exit-codes, environment. Commands: {here.command_path} --help",
            )
        here = below.make_context(word, [], parent=here, resilient_parsing=True)
    return str(here.get_help())
