"""`pmcareer help [COMMAND|TOPIC]`: the help of a command, and what belongs to all of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, Optional

import typer

from pm_career.commands import options, output, streams
from pm_career.commands.help_topics import TOPICS, Topic
from pm_career.domain.text import one_line
from pm_career.errors import UsageError

if TYPE_CHECKING:
    from pm_career.domain.page import Page

EXAMPLES = (
    ("pmcareer help exit-codes", "what the exit status says"),
    ("pmcareer help environment", "the environment variables that count"),
    ("pmcareer help scale", "how to read a step of the scale"),
    ("pmcareer help next", "the same as: pmcareer next -h"),
)

_HEADINGS = {"json": "JSON"}


def command(
    context: typer.Context,
    words: Annotated[
        Optional[list[str]],  # noqa: UP045  Typer reads the annotation at run time
        typer.Argument(metavar="COMMAND|TOPIC", help="A command, or one of the topics."),
    ] = None,
    framework: options.Framework = None,
    json: options.Json = False,
    plain: options.Plain = False,
    color: options.Color = None,
) -> None:
    """Explain a command or a topic: exit-codes, environment, json, privacy, scale."""
    name = " ".join(words or ())
    made = TOPICS.get(name.casefold())
    if made is not None:
        topic = made(framework)
        if json:
            output.show_json(_document(name, topic))
        else:
            output.show(_page(name, topic), output.Manner(json, plain, color))
    elif json:
        output.show_json({"topic": name, "text": _help(context, name)})
    else:
        streams.write(f"{_help(context, name)}\n")


def _page(name: str, topic: Topic) -> Page:
    from pm_career.domain.page import Hint, Pair, Pairs, Prose, Title

    return (
        Title(_HEADINGS.get(name.casefold(), name.capitalize().replace("-", " ")), "Topic"),
        Prose(" ".join(topic.text), "About"),
        Pairs(tuple(Pair(each, meaning) for each, meaning in topic.entries)),
        *((Hint(topic.commands),) if topic.commands else ()),
    )


def _document(name: str, topic: Topic) -> dict[str, Any]:
    entries = [{"name": each, "meaning": meaning} for each, meaning in topic.entries]
    return {"topic": name, "text": " ".join(topic.text), "entries": entries}


def _help(context: typer.Context, name: str) -> str:
    """The help of the command that `name` stands for, word by word down the tree."""
    here: Any = context.find_root()
    for word in name.split():
        below = here.command.get_command(here, word) if hasattr(here.command, "get_command") else None
        if below is None:
            raise UsageError(
                f"There is no command or topic '{one_line(name)}'.",
                f"Topics: {', '.join(TOPICS)}. Commands: {here.command_path} --help",
            )
        here = below.make_context(word, [], parent=here, resilient_parsing=True)
    return str(here.get_help())
