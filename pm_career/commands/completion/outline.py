"""The tree of commands as completion sees it: words, what may follow them, and what kind of thing a value is."""

from __future__ import annotations

import re
from typing import Any, get_args

import msgspec

from pm_career.commands.help_text import summary


class Parameter(msgspec.Struct, frozen=True, array_like=True):
    """An option or an argument. `names` are an option's; `kind` is what its value names, empty for free text."""

    id: str
    names: tuple[str, ...] = ()
    takes: bool = True
    many: bool = False
    kind: str = ""
    choices: tuple[str, ...] = ()
    help: str = ""
    required: bool = False


class Node(msgspec.Struct, frozen=True, array_like=True):
    """A command, or a group with the commands below it."""

    help: str
    options: tuple[Parameter, ...]
    arguments: tuple[Parameter, ...]
    below: dict[str, Node]

    def option(self, name: str) -> Parameter | None:
        """The option of this name."""
        return next((each for each in self.options if name in each.names), None)


_FIRST = re.compile(r"[.;](?:\s|$)")
"""Where the first part of an option's sentence ends."""

# What a value names, by what the help calls it ...
_BY_METAVAR = {
    "LEVEL": "level",
    "LEVEL LEVEL...": "level",
    "SKILL": "skill",
    "SKILL=N": "rating",
    "NAME|PATH": "framework",
    "OLD NEW": "framework",
    "FILE": "file",
    "FILE|-": "file",
    "PATH": "file",
    "FOLDER": "file",
    "OLD": "moved",
    "NEW": "moved",
    "COMMAND|TOPIC": "help",
}
# ... by the parameter's own name, where the help says no more than NAME or ID ...
_BY_ID = {"framework": "framework", "person": "person", "goal": "goal", "not_goal": "goal"}
# ... and by the command, whose ID or NAME is the thing that the command is about.
_BY_COMMAND = {"level": "level", "skill": "skill", "evidence": "evidence", "plan": "goal"}


def outline(command: Any, context: Any) -> Node:
    """The tree from one command down, built from the program itself."""
    parameters = [_parameter(each, context) for each in command.get_params(context) if not getattr(each, "hidden", 0)]
    below = {}
    for name in command.list_commands(context) if hasattr(command, "list_commands") else ():
        inner = command.get_command(context, name)
        if not inner.hidden:
            below[name] = outline(inner, inner.make_context(name, [], parent=context, resilient_parsing=True))
    return Node(
        help=summary(command.help or ""),
        options=tuple(each for each in parameters if each.names),
        arguments=tuple(each for each in parameters if not each.names),
        below=below,
    )


def _parameter(parameter: Any, context: Any) -> Parameter:
    option = parameter.param_type_name == "option"
    return Parameter(
        id=parameter.name,
        names=(*parameter.opts, *parameter.secondary_opts) if option else (),
        takes=not (option and (parameter.is_flag or parameter.count)),
        many=parameter.nargs == -1 or bool(getattr(parameter, "multiple", False)),
        kind=_kind(parameter, context),
        choices=_choices(parameter),
        help=_FIRST.split(" ".join((getattr(parameter, "help", None) or "").split()), maxsplit=1)[0],
        required=bool(parameter.required),
    )


def _kind(parameter: Any, context: Any) -> str:
    metavar = (parameter.metavar or "").removesuffix("...")
    by_name = _BY_METAVAR.get(parameter.metavar or "") or _BY_ID.get(parameter.name)
    if by_name or parameter.param_type_name == "option" or metavar not in ("ID", "NAME"):
        return by_name or ""
    about = [_BY_COMMAND[word] for word in context.command_path.split() if word in _BY_COMMAND]
    return about[0] if about else ""


def _choices(parameter: Any) -> tuple[str, ...]:
    choices = getattr(parameter.type, "choices", ())
    if not choices and parameter.name == "rater":
        from pm_career.domain.ratings import Rater

        choices = get_args(Rater)
    return tuple(str(getattr(choice, "value", choice)) for choice in choices)
