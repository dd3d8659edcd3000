"""Load a module of `commands/` as a Typer command or group.

A module has `command` (a function) or `app` (a `typer.Typer` group), and EXAMPLES: pairs of what to type and what it
gives.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup, TyperOption
from typer.exceptions import Exit, TyperException

from pm_career.commands import help_text, hints, options, output, streams
from pm_career.commands.help_text import Examples
from pm_career.domain.text import find_nearest, one_line
from pm_career.errors import UsageError

HELP_NAMES = {"help_option_names": ["-h", "--help"]}


class HelpMixin:
    """What our commands and groups share: `-h` and `--help`, and `examples`, pairs of (command, what it gives)."""

    examples: Examples = ()

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Parse the words as Typer does, and add to its errors which command they are about."""
        try:
            rest: list[str] = super().parse_args(ctx, args)  # type: ignore[misc]  # the command it is mixed into has it
        except TyperException as error:
            if getattr(error, "ctx", None) is None:
                error.ctx = ctx  # type: ignore[attr-defined]
            raise
        return rest

    def invoke(self, ctx: Any) -> Any:
        """Run the command, and remember its options for the commands that its answer offers."""
        hints.remember_call(ctx.params)
        return super().invoke(ctx)  # type: ignore[misc]  # the command it is mixed into has it

    def get_help(self, ctx: Any) -> str:
        """Format the help for the width of this terminal."""
        return help_text.format_help(self, ctx, min(streams.measure_width(), help_text.WIDEST))

    def get_help_option(self, ctx: Any) -> Any:
        """Return Typer's option, set to print through `streams`, so that `--help | head -1` is no error."""
        option = super().get_help_option(ctx)  # type: ignore[misc]  # the command it is mixed into has it
        if option is not None:
            option.callback = _print_help
            option.help = "Print this help."
        return option


def _print_help(context: Any, parameter: Any, asked: bool) -> None:  # noqa: ARG001  Typer passes it
    if asked and not context.resilient_parsing:
        streams.write(f"{context.get_help()}\n")
        raise Exit


class Command(HelpMixin, TyperCommand):
    """A command that prints our help."""


class Commands(HelpMixin, TyperGroup):
    """A group of commands. An unknown command is a UsageError with the nearest names."""

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """Find the command that is called, in upper or lower case."""
        known = self.list_commands(ctx)
        if not args or args[0].startswith("-") or args[0] in known:
            return super().resolve_command(ctx, args)
        typed = args[0].casefold().replace("_", "-").strip()
        if typed in known:
            return super().resolve_command(ctx, [typed, *args[1:]])
        near = find_nearest(typed, known, 2)
        hint = f"Did you mean {' or '.join(near)}? " if near else ""
        _, _, above = ctx.command_path.partition(" ")
        missing = f"{above} {one_line(args[0])}".strip()
        raise UsageError(f"There is no command '{missing}'.", f"{hint}All commands: {ctx.command_path} --help")


class Group(Commands):
    """A group below a word of its own, such as `framework`. The word alone prints the help or runs the callback."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Parse the words of a call. Without any, print the help, unless the group has a callback for that."""
        if not args and not self.invoke_without_command and not ctx.resilient_parsing:
            streams.write(f"{ctx.get_help()}\n")
            raise Exit
        return super().parse_args(ctx, args)

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """Find the command below the group's word. An option before it is a UsageError, as its value would be lost."""
        for parameter in self.get_params(ctx):
            source = ctx.get_parameter_source(parameter.name)
            if source is not None and source.name == "COMMANDLINE":
                option, command = parameter.opts[0], f"{ctx.command_path} {one_line(args[0])}"
                raise UsageError(f"The option '{option}' is too early.", f"Options come last: {command} {option} …")
        return super().resolve_command(ctx, args)


def load_command(name: str, module_name: str) -> Command | Group:
    """Import a module and make the command or group `name` of it, with its examples in the help."""
    module = import_module(module_name)
    if hasattr(module, "app"):
        return _make_group(name, module.app, module.EXAMPLES)
    app = typer.Typer(add_completion=False, rich_markup_mode=None)
    app.command(name, cls=Command, context_settings=HELP_NAMES)(module.command)
    made = typer.main.get_command(app)
    assert isinstance(made, Command)
    made.name = name
    made.examples = module.EXAMPLES
    _add_shared_options(made)
    return made


def _make_group(name: str, app: typer.Typer, examples: Examples) -> Group:
    """Make a group of a Typer app. Each of its commands shows those of the examples that call it."""
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
    _add_shared_options(made)
    for word, below in made.commands.items():
        assert isinstance(below, Command)
        below.examples = [one for one in examples if f"{one[0]} ".startswith(f"pmcareer {name} {word} ")]
        _add_shared_options(below)
    return made


def _add_shared_options(made: Command | Group) -> None:
    """Add --new-person to a command that has --person, and --no-pager to one that has --plain, as it prints pages."""
    names = [parameter.opts[0] for parameter in made.params]
    if "--person" in names:
        option = TyperOption(
            param_decls=["--new-person"],
            is_flag=True,
            is_eager=True,  # --person asks what it says
            expose_value=False,
            callback=lambda _context, _parameter, given: options.allow_new_person(given),
            help="The person is new, even if the name is like one in your notes.",
        )
        made.params.insert(names.index("--person") + 1, option)
    if "--plain" in names:
        option = TyperOption(
            param_decls=["--no-pager"],
            is_flag=True,
            expose_value=False,
            callback=lambda _context, _parameter, given: output.disable_pager(given),
            help="Do not open a pager for a long answer.",
        )
        made.params.append(option)
