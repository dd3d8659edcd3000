"""What our help has beside Typer's: examples, what is required in the usage line, and room on narrow terminals."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Sequence
from typing import Any

from typer.exceptions import Exit

from pm_career.commands import streams
from pm_career.views.plain import break_command

Examples = Sequence[tuple[str, str]]
Rows = Sequence[tuple[str, str]]

WIDEST = 100
"""The help is never wider, in columns."""
_STACKED = 56
"""On a terminal that is narrower, each name is printed above its text."""
_BESIDE = (30, 2)
"""A name of up to 30 columns stands beside its text, 2 columns from it. A longer one is printed above it."""
_ABOVE = (0, 4)
"""Each name stands above its text, which is indented by 4 columns."""
_AT_LEAST = re.compile(r"x>=(\d+)(?=\]$)")
"""How Typer's help says that an option takes no lower number."""


class HelpMixin:
    """The help that our commands and groups share. `examples` are pairs of (what to type, what it gives)."""

    examples: Examples = ()

    def get_help(self, ctx: Any) -> str:
        """Format the help for the width of this terminal. Typer would format it for 50 columns at least."""
        ctx.terminal_width = min(streams.measure_width(), WIDEST)
        text: str = super().get_help(ctx)  # type: ignore[misc]  # the command it is mixed into has it
        return text

    def get_help_option(self, ctx: Any) -> Any:
        """Return Typer's option, set to print through `streams`, so that `--help | head -1` is no error."""
        option = super().get_help_option(ctx)  # type: ignore[misc]  # the command it is mixed into has it
        if option is not None:
            option.callback = _print_help
            option.help = "Print this help."
        return option

    def format_usage(self, ctx: Any, formatter: Any) -> None:
        """Write the usage line, such as `Usage: pmcareer level NAME [OPTIONS]`."""
        formatter.write_usage("", " ".join([ctx.command_path, *self.collect_usage_pieces(ctx)]), "Usage:")

    def collect_usage_pieces(self, ctx: Any) -> list[str]:
        """List the words after the command's name: what is required, other arguments, and '[OPTIONS]'."""
        parameters = self.get_params(ctx)  # type: ignore[attr-defined]  # the command it is mixed into has it
        arguments = [each for each in parameters if each.param_type_name == "argument"]
        names = [(each.make_metavar(ctx), each.required) for each in arguments]
        return [
            *(["COMMAND"] if hasattr(self, "summarize_commands") else []),
            *(name if required else f"[{name}]" for name, required in names),
            "[OPTIONS]",
        ]

    def format_help_text(self, ctx: Any, formatter: Any) -> None:
        """Write what the command does, and its examples."""
        super().format_help_text(ctx, formatter)  # type: ignore[misc]  # the command it is mixed into has it
        rows = self.examples
        widest = max((len(command) for command, _ in rows), default=0)
        if any(2 + widest + 3 + len(gives) > formatter.width for _, gives in rows):
            rows = [("\n  ".join(break_command(command, formatter.width - 2)), gives) for command, gives in rows]
            _write_section(formatter, "Examples", rows, *_ABOVE)
        else:
            _write_section(formatter, "Examples", rows, widest, 3)

    def format_options(self, ctx: Any, formatter: Any) -> None:
        """Write the commands of a group, the arguments and the options."""
        layout = _ABOVE if formatter.width < _STACKED else _BESIDE
        if hasattr(self, "summarize_commands"):
            _write_section(formatter, "Commands", self.summarize_commands(), *layout)
        for kind in ("argument", "option"):
            rows = [(_wrap(name, formatter.width), text) for name, text in self.list_parameters(ctx, kind)]
            _write_section(formatter, f"{kind.capitalize()}s", rows, *layout)

    def list_parameters(self, ctx: Any, kind: str) -> Rows:
        """List the parameters of one kind, `argument` or `option`, each with its help."""
        parameters = self.get_params(ctx)  # type: ignore[attr-defined]  # the command it is mixed into has it
        rows = [each.get_help_record(ctx) for each in parameters if each.param_type_name == kind]
        return [(name, _AT_LEAST.sub(r"at least \1", text).replace("  [", " [")) for name, text in filter(None, rows)]


def _print_help(context: Any, parameter: Any, asked: bool) -> None:  # noqa: ARG001  Typer passes it
    if asked and not context.resilient_parsing:
        streams.write(f"{context.get_help()}\n")
        raise Exit


def _wrap(name: str, width: int) -> str:
    return "\n    ".join(textwrap.wrap(name, max(width - 4, 1), break_long_words=False, break_on_hyphens=False))


def _write_section(formatter: Any, title: str, rows: Rows, widest: int, space: int) -> None:
    """Write rows of (name, text), if there are any. A name of more than `widest` columns stands above its text."""
    if rows:
        with formatter.section(title):
            formatter.write_dl(rows, widest, space)
