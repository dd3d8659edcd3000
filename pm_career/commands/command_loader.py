"""A module of `commands/` -> the command or the group of commands that it offers.

A module offers `command` (a function) or `app` (a `typer.Typer` group), and EXAMPLES: what to type, and what it gives.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup, TyperOption
from typer.exceptions import Exit

from pm_career.commands import pager, streams
from pm_career.commands.help_text import Examples, Manual
from pm_career.domain.text import find_nearest, one_line
from pm_career.errors import UsageError

HELP_NAMES = {"help_option_names": ["-h", "--help"]}


class Command(Manual, TyperCommand):
    """A command with our help."""


class Commands(Manual, TyperGroup):
    """Several commands under one name: an unknown one is answered with the nearest."""

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """The command that is called, in whatever case it was typed."""
        known = self.list_commands(ctx)
        if not args or args[0].startswith("-") or args[0] in known:
            return super().resolve_command(ctx, args)
        typed = args[0].casefold().replace("_", "-").strip()
        if typed in known:
            return super().resolve_command(ctx, [typed, *args[1:]])
        near = find_nearest(typed, known, 2)
        hint = f"Did you mean {' or '.join(near)}? " if near else ""
        _, _, above = ctx.command_path.partition(" ")
        wanted = f"{above} {one_line(args[0])}".strip()
        raise UsageError(f"There is no command '{wanted}'.", f"{hint}All of them: {ctx.command_path} --help")


class Group(Commands):
    """Commands below a word of their own, such as `framework`: the word alone shows its help, or what it answers."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """The call's words; with none the answer is the help, unless the group has an answer of its own."""
        if not args and not self.invoke_without_command and not ctx.resilient_parsing:
            streams.write(f"{ctx.get_help()}\n")
            raise Exit
        return super().parse_args(ctx, args)

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """The command below the group's word; an option before it would be lost, so it is refused."""
        for parameter in self.get_params(ctx):
            source = ctx.get_parameter_source(parameter.name)
            if source is not None and source.name == "COMMANDLINE":
                option, command = parameter.opts[0], f"{ctx.command_path} {one_line(args[0])}"
                raise UsageError(f"The option '{option}' stands too early.", f"Options come last: {command} {option} …")
        return super().resolve_command(ctx, args)


def built(name: str, module_name: str) -> Command | Group:
    """The command called `name`, or the group, of one module, with the examples below its help."""
    module = import_module(module_name)
    if hasattr(module, "app"):
        return _group(name, module.app, module.EXAMPLES)
    app = typer.Typer(add_completion=False, rich_markup_mode=None)
    app.command(name, cls=Command, context_settings=HELP_NAMES)(module.command)
    made = typer.main.get_command(app)
    assert isinstance(made, Command)
    made.name = name
    made.examples = module.EXAMPLES
    _offer_no_pager(made)
    return made


def _group(name: str, app: typer.Typer, examples: Examples) -> Group:
    """A group whose commands show those of its examples that call them."""
    app.rich_markup_mode = None
    app.info.cls = Group
    app.info.context_settings = HELP_NAMES
    for each in app.registered_commands:
        each.cls = Command
        each.context_settings = HELP_NAMES
    made = typer.main.get_group(app)
    assert isinstance(made, Group)
    made.name = name
    made.examples = examples
    _offer_no_pager(made)
    for word, below in made.commands.items():
        assert isinstance(below, Command)
        below.examples = [one for one in examples if f"{one[0]} ".startswith(f"pmcareer {name} {word} ")]
        _offer_no_pager(below)
    return made


def _offer_no_pager(made: Command | Group) -> None:
    """Give a command that shows pages the option to do without a pager, so that none has to think of it."""
    if not any("--plain" in parameter.opts for parameter in made.params):
        return
    option = TyperOption(
        param_decls=["--no-pager"],
        is_flag=True,
        expose_value=False,
        callback=lambda _context, _parameter, asked: pager.forbid(asked),
        help="Do not open a pager, however long the answer is.",
    )
    made.params.append(option)
