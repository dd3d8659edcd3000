"""A module of `commands/` -> the command or the group of commands that it offers.

A module offers `command` (a function) or `app` (a `typer.Typer` group), and EXAMPLES: what to type, and what it gives.
"""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup
from typer.exceptions import Exit

from pm_career.commands import streams
from pm_career.domain.plaintext import one_line
from pm_career.errors import UsageError

HELP_NAMES = {"help_option_names": ["-h", "--help"]}

Examples = Sequence[tuple[str, str]]


class Commands(TyperGroup):
    """Several commands under one name: an unknown one is answered with the nearest."""

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """The command that is called."""
        known = self.list_commands(ctx)
        if args and not args[0].startswith("-") and args[0] not in known:
            from difflib import get_close_matches

            near = get_close_matches(args[0], known, n=2)
            hint = f"Did you mean {' or '.join(near)}? " if near else ""
            _, _, above = ctx.command_path.partition(" ")
            wanted = f"{above} {one_line(args[0])}".strip()
            raise UsageError(f"There is no command '{wanted}'.", f"{hint}All of them: {ctx.command_path} --help")
        return super().resolve_command(ctx, args)


class Group(Commands):
    """Commands below a word of their own, such as `framework`: the word alone shows its help."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """The call's words; with none the answer is the help, and nothing went wrong."""
        if not args:
            streams.write(f"{ctx.get_help()}\n")
            raise Exit
        return super().parse_args(ctx, args)


def built(name: str, module_name: str) -> TyperCommand | TyperGroup:
    """The command called `name`, or the group, of one module, with the examples below its help."""
    module = import_module(module_name)
    if hasattr(module, "app"):
        return _group(name, module.app, module.EXAMPLES)
    app = typer.Typer(add_completion=False, rich_markup_mode=None)
    app.command(name, context_settings=HELP_NAMES, epilog=_epilog(module.EXAMPLES))(module.command)
    made = typer.main.get_command(app)
    assert isinstance(made, TyperCommand | TyperGroup)
    made.name = name
    return made


def _group(name: str, app: typer.Typer, examples: Examples) -> TyperGroup:
    """A group whose commands show those of its examples that call them."""
    app.rich_markup_mode = None
    app.info.cls = Group
    app.info.context_settings = HELP_NAMES
    app.info.epilog = _epilog(examples)
    for each in app.registered_commands:
        each.context_settings = HELP_NAMES
        each.epilog = _epilog([one for one in examples if f"{one[0]} ".startswith(f"pmcareer {name} {each.name} ")])
    made = typer.main.get_group(app)
    made.name = name
    return made


def _epilog(examples: Examples) -> str:
    lines = [f"  {command}\n      {gives}" for command, gives in examples]
    return "\b\nExamples:\n" + "\n".join(lines)
