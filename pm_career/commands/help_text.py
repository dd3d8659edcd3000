"""The help of a command as plain text that fits the terminal: what it is for, examples that run, its words."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from typer.exceptions import Exit, TyperException

from pm_career.commands import streams
from pm_career.views.plain import break_command

Examples = Sequence[tuple[str, str]]
Rows = Sequence[tuple[str, str]]

_WIDEST = 100
_ONE_LINE = 44
"""So much fits beside a command's name on a terminal of 60 columns."""
_STACKED = 56
"""Below this width a name stands above its text."""
_RANGES = (
    (re.compile(r"(-?\d+)<=x<=(-?\d+)"), r"\1 to \2"),
    (re.compile(r"x>=(-?\d+)"), r"at least \1"),
    (re.compile(r"x<=(-?\d+)"), r"at most \1"),
)


class Manual:
    """What our commands and groups have in common: `-h` and `--help`, and `examples` of (command, what it gives)."""

    examples: Examples = ()

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """As Typer parses; its complaints then know which command they are about."""
        try:
            rest: list[str] = super().parse_args(ctx, args)  # type: ignore[misc]  # the command it is mixed into has it
        except TyperException as complaint:
            if getattr(complaint, "ctx", None) is None:
                complaint.ctx = ctx  # type: ignore[attr-defined]
            raise
        return rest

    def get_help(self, ctx: Any) -> str:
        """The help as it stands on this terminal."""
        return manual(self, ctx, min(streams.width(), _WIDEST))

    def get_help_option(self, ctx: Any) -> Any:
        """Typer's own option, which must not write past our streams: `--help | head -1` is no error."""
        option = super().get_help_option(ctx)  # type: ignore[misc]  # the command it is mixed into has it
        if option is not None:
            option.callback = _show
            option.help = "Show this help."
        return option


def _show(context: Any, parameter: Any, asked: bool) -> None:  # noqa: ARG001  Typer passes it
    if asked and not context.resilient_parsing:
        streams.write(f"{context.get_help()}\n")
        raise Exit


def manual(command: Any, context: Any, width: int) -> str:
    """The whole help of a command or group, no line wider than `width` where a word fits."""
    return "\n".join(_lines(command, context, width))


def summary(help_text: str) -> str:
    """What a command does in one line: its help up to the first stop, or comma where that is too long."""
    first = " ".join(help_text.partition("\n\n")[0].split())
    clause = re.split(r"[:;.](?=\s|$)", first, maxsplit=1)[0]
    return clause if len(clause) <= _ONE_LINE else clause.partition(",")[0]


def usage(command: Any, context: Any) -> str:
    """How a command is called."""
    return " ".join(_usage(command, context))


def rows(command: Any, context: Any, kind: str) -> Rows:
    """A command's words of one kind, `argument` or `option`, each with what it is for."""
    parameters = [each for each in command.get_params(context) if each.param_type_name == kind]
    records = [each.get_help_record(context) for each in parameters]
    return [(name, _readable(text)) for name, text in filter(None, records)]


def _lines(command: Any, context: Any, width: int) -> Iterator[str]:
    yield from _paragraph(usage(command, context), width, "Usage: ", "       ")
    for part in (command.help or "").split("\n\n"):
        if part.strip():
            yield ""
            yield from _paragraph(" ".join(part.split()), width, "  ", "  ")
    if command.examples:
        yield from ("", "Examples:")
        yield from _examples(command.examples, width)
    for title, rows in _parts(command, context):
        if rows:
            yield from ("", f"{title}:")
            yield from _definitions(rows, width)


def _usage(command: Any, context: Any) -> Iterator[str]:
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


def _parts(command: Any, context: Any) -> Iterator[tuple[str, Rows]]:
    if hasattr(command, "list_commands"):
        below = [command.get_command(context, name) for name in command.list_commands(context)]
        yield "Commands", [(each.name, summary(each.help or "")) for each in below if not each.hidden]
    for kind in ("argument", "option"):
        yield f"{kind.capitalize()}s", rows(command, context, kind)


def _readable(text: str) -> str:
    for pattern, words in _RANGES:
        text = pattern.sub(words, text)
    return " ".join(text.split())


def _examples(examples: Examples, width: int) -> Iterator[str]:
    widest = max(len(command) for command, _ in examples)
    if all(2 + widest + 3 + len(gives) <= width for _, gives in examples):
        for command, gives in examples:
            yield f"  {command:<{widest + 3}}{gives}".rstrip()
        return
    for command, gives in examples:
        yield from (f"  {line}" for line in break_command(command, width - 2))
        yield from _paragraph(gives, width, " " * 6, " " * 6)


def _definitions(rows: Rows, width: int) -> Iterator[str]:
    widest = max(len(name) for name, _ in rows)
    if width < _STACKED:
        for name, text in rows:
            yield from _paragraph(name, width, "  ", "    ")
            yield from _paragraph(text, width, " " * 6, " " * 6)
        return
    for name, text in rows:
        yield from _paragraph(text, width, f"  {name:<{widest}}  ", " " * (widest + 4))


def _paragraph(text: str, width: int, first: str, others: str) -> Iterable[str]:
    return _wrap(text, width, first, others) or ([first.rstrip()] if first.strip() else [])


def _wrap(text: str, width: int, first: str = "", others: str = "") -> list[str]:
    room = max(width, len(others) + 1)
    return textwrap.wrap(
        text, room, initial_indent=first, subsequent_indent=others, break_long_words=False, break_on_hyphens=False
    )
