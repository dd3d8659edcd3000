"""Format the help of a command as plain text for the terminal's width: usage, purpose, examples, options."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from pm_career.views.plain import break_command

Examples = Sequence[tuple[str, str]]
Rows = Sequence[tuple[str, str]]

WIDEST = 100
"""The help is never wider, in columns."""
_LONGEST_SUMMARY = 44
"""Characters that fit beside a command's name on a terminal of 60 columns."""
_STACKED = 56
"""On a terminal that is narrower, each name is printed above its text."""
_RANGES = (
    (re.compile(r"(-?\d+)<=x<=(-?\d+)"), r"\1 to \2"),
    (re.compile(r"x>=(-?\d+)"), r"at least \1"),
    (re.compile(r"x<=(-?\d+)"), r"at most \1"),
)


def format_help(command: Any, context: Any, width: int) -> str:
    """Format the help of a command or group in lines of at most `width` columns; longer words are not broken."""
    return "\n".join(_format_lines(command, context, width))


def summarize(help_text: str) -> str:
    """Return the first clause of a help text: up to the first stop or colon; up to a comma if that is too long."""
    first = " ".join(help_text.partition("\n\n")[0].split())
    clause = re.split(r"[:;.](?=\s|$)", first, maxsplit=1)[0]
    return clause if len(clause) <= _LONGEST_SUMMARY else clause.partition(",")[0]


def format_usage(command: Any, context: Any) -> str:
    """Return the usage line of a command, such as `pmcareer level NAME [OPTIONS]`."""
    return " ".join(_list_usage_words(command, context))


def list_parameters(command: Any, context: Any, kind: str) -> Rows:
    """List a command's parameters of one kind, `argument` or `option`, each with its help."""
    parameters = [each for each in command.get_params(context) if each.param_type_name == kind]
    records = [each.get_help_record(context) for each in parameters]
    return [(name, _reword_ranges(text)) for name, text in filter(None, records)]


def _format_lines(command: Any, context: Any, width: int) -> Iterator[str]:
    yield from _format_paragraph(format_usage(command, context), width, "Usage: ", "       ")
    for part in (command.help or "").split("\n\n"):
        if part.strip():
            yield ""
            yield from _format_paragraph(" ".join(part.split()), width, "  ", "  ")
    if command.examples:
        yield from ("", "Examples:")
        yield from _format_examples(command.examples, width)
    for title, rows in _list_parts(command, context):
        if rows:
            yield from ("", f"{title}:")
            yield from _format_definitions(rows, width)


def _list_usage_words(command: Any, context: Any) -> Iterator[str]:
    yield context.command_path
    if hasattr(command, "list_commands"):
        yield "COMMAND"
    for parameter in command.get_params(context):
        if parameter.param_type_name == "option" and parameter.required:
            yield f"{parameter.opts[0]} {parameter.make_metavar(context)}"
    for parameter in command.get_params(context):
        if parameter.param_type_name == "argument":
            name = parameter.make_metavar(context)
            yield name if parameter.required else f"[{name}]"
    yield "[OPTIONS]"


def _list_parts(command: Any, context: Any) -> Iterator[tuple[str, Rows]]:
    if hasattr(command, "list_commands"):
        below = [command.get_command(context, name) for name in command.list_commands(context)]
        yield "Commands", [(each.name, summarize(each.help or "")) for each in below if not each.hidden]
    for kind in ("argument", "option"):
        yield f"{kind.capitalize()}s", list_parameters(command, context, kind)


def _reword_ranges(text: str) -> str:
    for pattern, words in _RANGES:
        text = pattern.sub(words, text)
    return " ".join(text.split())


def _format_examples(examples: Examples, width: int) -> Iterator[str]:
    widest = max(len(command) for command, _ in examples)
    if all(2 + widest + 3 + len(gives) <= width for _, gives in examples):
        for command, gives in examples:
            yield f"  {command:<{widest + 3}}{gives}".rstrip()
        return
    for command, gives in examples:
        yield from (f"  {line}" for line in break_command(command, width - 2))
        yield from _format_paragraph(gives, width, " " * 6, " " * 6)


def _format_definitions(rows: Rows, width: int) -> Iterator[str]:
    widest = max(len(name) for name, _ in rows)
    if width < _STACKED:
        for name, text in rows:
            yield from _format_paragraph(name, width, "  ", "    ")
            yield from _format_paragraph(text, width, " " * 6, " " * 6)
        return
    for name, text in rows:
        yield from _format_paragraph(text, width, f"  {name:<{widest}}  ", " " * (widest + 4))


def _format_paragraph(text: str, width: int, first: str, others: str) -> Iterable[str]:
    return _wrap(text, width, first, others) or ([first.rstrip()] if first.strip() else [])


def _wrap(text: str, width: int, first: str = "", others: str = "") -> list[str]:
    room = max(width, len(others) + 1)
    return textwrap.wrap(
        text, room, initial_indent=first, subsequent_indent=others, break_long_words=False, break_on_hyphens=False
    )
