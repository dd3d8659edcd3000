"""Load the commands of a group, each only when it is called: loading all of them takes longer than most calls.

A module has `command` (a function) or, for a group, `app` (a `typer.Typer` without commands) and `COMMANDS`. It has
EXAMPLES: pairs of what to type and what it gives.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module
from typing import Any, ClassVar

import typer
from typer.core import TyperCommand, TyperGroup, TyperOption
from typer.exceptions import Exit, TyperException

from pm_career.commands import hints, options, output, streams
from pm_career.commands.help_text import Examples, HelpMixin
from pm_career.domain.text import find_nearest, one_line
from pm_career.errors import UsageError

HELP_NAMES = {"help_option_names": ["-h", "--help"]}

Table = Mapping[str, tuple[str, str]]
"""For each command of a group, in the order of the help: 'module' or 'module:function', and its help in a few words."""


class CommandMixin(HelpMixin):
    """What our commands and groups share: the help, errors that name their command, and options to remember."""

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


class Command(CommandMixin, TyperCommand):
    """A command with our help and completion."""

    def shell_complete(self, ctx: Any, incomplete: str) -> Any:
        """List the options that TAB offers: also where nothing is typed yet and nothing else may come."""
        return super().shell_complete(ctx, incomplete or "--")


class Commands(CommandMixin, TyperGroup):
    """A group of commands, which loads only the one that is called. An unknown one is a UsageError with near names."""

    table: ClassVar[Table] = {}
    guessed: ClassVar[Mapping[str, str]] = {}
    """Words that people type for a command that is called otherwise, each with the command that is meant."""

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ARG002
        """List the names of the commands in the order of the help."""
        return list(self.table)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:  # noqa: ARG002
        """Load a command, unless it is loaded; None for a name that there is not."""
        if cmd_name in self.table and cmd_name not in self.commands:
            self.commands[cmd_name] = load_command(cmd_name, *self.table[cmd_name], self.examples)
        return self.commands.get(cmd_name)

    def summarize_commands(self) -> list[tuple[str, str]]:
        """List the commands with their help in a few words. None of them is loaded."""
        return [(name, summary) for name, (_, summary) in self.table.items()]

    def shell_complete(self, ctx: Any, incomplete: str) -> Any:
        """List the commands and options that TAB offers. None of the commands is loaded."""
        from typer._click.shell_completion import CompletionItem  # only for TAB

        found = [CompletionItem(name, help=summary) for name, summary in self.summarize_commands()]
        options = super(TyperGroup, self).shell_complete(ctx, incomplete)
        return [*(each for each in found if each.value.startswith(incomplete)), *options]

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """Find the command that is called, in upper or lower case."""
        if not args or args[0].startswith("-") or args[0] in self.table:
            return super().resolve_command(ctx, args)
        typed = args[0].casefold().replace("_", "-").strip()
        if typed in self.table:
            return super().resolve_command(ctx, [typed, *args[1:]])
        if typed in self.guessed:
            missing, meant = one_line(args[0]), f"{ctx.command_path} {self.guessed[typed]}"
            raise UsageError(
                f"There is no command '{missing}'.", f"It is called: {meant}. All: {ctx.command_path} --help"
            )
        near = find_nearest(typed, list(self.table), 2)
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


def load_command(name: str, target: str, summary: str, above: Examples = ()) -> Command | Group:
    """Import the module of a command or group and build it.

    `target` and `summary` are its row in a `Table`. Of the examples `above`, those of its group, it shows those that
    call it, unless it has its own.
    """
    module_name, _, function = target.partition(":")
    module = import_module(module_name)
    made: Any
    if hasattr(module, "app"):
        module.app.info.cls = Group
        module.app.info.context_settings = HELP_NAMES
        made = typer.main.get_group(module.app)
        made.table = module.COMMANDS
    else:
        app = typer.Typer(add_completion=False)
        app.command(name, cls=Command, context_settings=HELP_NAMES)(getattr(module, function or "command"))
        made = typer.main.get_command(app)
    made.name, made.short_help, made.rich_markup_mode = name, summary, None
    made.examples = getattr(module, "EXAMPLES", ()) or [one for one in above if name in one[0].split()[2:3]]
    _add_shared_options(made)
    for parameter in made.params:
        if parameter.callback is not None:
            parameter.callback = _skip_on_tab(parameter.callback)
    return made  # type: ignore[no-any-return]


def _skip_on_tab(callback: Callable[[Any, Any, Any], Any]) -> Callable[[Any, Any, Any], Any]:
    """Make a parameter's callback return the value as it is while words are completed, as it might ask a question."""
    return lambda context, parameter, value: value if context.resilient_parsing else callback(context, parameter, value)


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
