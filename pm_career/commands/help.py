"""`pmcareer help [COMMAND|TOPIC]`: print the help of a command, or a topic that concerns all commands."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, Optional

import typer

from pm_career.commands import options, output, streams
from pm_career.commands.completion.values import complete_help
from pm_career.commands.help_topics import TOPICS, Topic
from pm_career.domain.text import one_line
from pm_career.errors import UsageError

if TYPE_CHECKING:
    from pm_career.domain.page import Page

EXAMPLES = (
    ("pmcareer help exit-codes", "what each exit status means"),
    ("pmcareer help environment", "the environment variables that pmcareer reads"),
    ("pmcareer help scale", "what each step of the scale means"),
    ("pmcareer help next", "the same as: pmcareer next -h"),
)

_HEADINGS = {"json": "JSON"}


def command(
    context: typer.Context,
    words: Annotated[
        Optional[list[str]],  # noqa: UP045  Typer reads the annotation at run time
        typer.Argument(metavar="COMMAND|TOPIC", autocompletion=complete_help, help="A command, or one of the topics."),
    ] = None,
    framework: options.Framework = None,
    json: options.Json = False,
    plain: options.Plain = False,
    color: options.Color = None,
) -> None:
    """Explain a command or a topic: accessibility, exit-codes, environment, json, privacy, scale."""
    name = " ".join(words or ())
    make_topic = TOPICS.get(name.casefold())
    if make_topic is not None:
        topic = make_topic(framework)
        if json:
            output.show_json(_build_document(name, topic))
        else:
            output.show(_build_page(name, topic), output.Manner(json, plain, color))
    elif json:
        output.show_json({"topic": name, "text": _format_help_of(context, name)})
    else:
        streams.write(f"{_format_help_of(context, name)}\n")


def _build_page(name: str, topic: Topic) -> Page:
    from pm_career.domain.page import Hint, Pair, Pairs, Prose, Title

    return (
        Title(_HEADINGS.get(name.casefold(), name.capitalize().replace("-", " ")), "Topic"),
        Prose(" ".join(topic.text), "About"),
        Pairs(tuple(Pair(each, meaning) for each, meaning in topic.entries)),
        *((Hint(topic.commands),) if topic.commands else ()),
    )


def _build_document(name: str, topic: Topic) -> dict[str, Any]:
    entries = [{"name": each, "meaning": meaning} for each, meaning in topic.entries]
    return {"topic": name, "text": " ".join(topic.text), "entries": entries}


def _format_help_of(context: typer.Context, name: str) -> str:
    """Return the help of the command called `name`, such as 'plan add'. Raises a UsageError if there is none."""
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
