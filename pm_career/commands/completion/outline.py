"""The tree of commands for completion: commands, their parameters, and the kind of thing that each value names.

The tree is cached, as loading all commands takes three times as long as all the rest of a TAB. The cache is valid for
exactly the present files of `commands/`. If it is missing, stale, damaged or cannot be written, the tree is built anew
without an error.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import msgspec

from pm_career import __version__
from pm_career.files import read_checked, write_checked
from pm_career.paths import find_cache_directory

_END_OF_CLAUSE = re.compile(r"[.;](?:\s|$)")
# The kind of a value by its metavar in the help ...
_BY_METAVAR = {
    "LEVEL": "level",
    "LEVEL LEVEL...": "level",
    "SKILL": "skill",
    "SKILL=N": "rating",
    "NAME|PATH": "framework",
    "NAME|PATH...": "framework",
    "OLD NEW": "framework",
    "FILE": "file",
    "FILE|-": "file",
    "PATH": "file",
    "FOLDER": "file",
    "OLD": "moved",
    "NEW": "moved",
    "COMMAND|TOPIC": "help",
    "PERSON": "person",
    "INTO": "person",
}
# ... by the parameter's own name, if its metavar is only NAME or ID ...
_BY_ID = {"framework": "framework", "person": "person", "goal": "goal", "not_goal": "goal"}
# ... and by the command: `evidence show ID` takes an id of evidence.
_BY_COMMAND = {"level": "level", "skill": "skill", "evidence": "evidence", "plan": "goal"}


class Parameter(msgspec.Struct, frozen=True, array_like=True):
    """An option or an argument. `names` are an option's words; `kind` says what its value names, '' for free text."""

    id: str
    names: tuple[str, ...] = ()
    takes: bool = True
    many: bool = False
    kind: str = ""
    choices: tuple[str, ...] = ()
    help: str = ""
    required: bool = False


class Node(msgspec.Struct, frozen=True, array_like=True):
    """A command, or a group with its commands in `below`."""

    help: str
    options: tuple[Parameter, ...]
    arguments: tuple[Parameter, ...]
    below: dict[str, Node]

    def find_option(self, name: str) -> Parameter | None:
        """Return the option called `name`, such as '--to'; None if there is none."""
        return next((each for each in self.options if name in each.names), None)


def build_outline(command: Any, context: Any) -> Node:
    """Build the tree from one command down, from its Typer parameters."""
    parameters = [
        _read_parameter(each, context) for each in command.get_params(context) if not getattr(each, "hidden", 0)
    ]
    below = {}
    for name in command.list_commands(context) if hasattr(command, "list_commands") else ():
        inner = command.get_command(context, name)
        if not inner.hidden:
            below[name] = build_outline(inner, inner.make_context(name, [], parent=context, resilient_parsing=True))
    return Node(
        help=command.short_help or "",
        options=tuple(each for each in parameters if each.names),
        arguments=tuple(each for each in parameters if not each.names),
        below=below,
    )


def _read_parameter(parameter: Any, context: Any) -> Parameter:
    option = parameter.param_type_name == "option"
    return Parameter(
        id=parameter.name,
        names=(*parameter.opts, *parameter.secondary_opts) if option else (),
        takes=not (option and (parameter.is_flag or parameter.count)),
        many=parameter.nargs == -1 or bool(getattr(parameter, "multiple", False)),
        kind=_find_kind(parameter, context),
        choices=_list_choices(parameter),
        help=_END_OF_CLAUSE.split(" ".join((getattr(parameter, "help", None) or "").split()), maxsplit=1)[0],
        required=bool(parameter.required),
    )


def _find_kind(parameter: Any, context: Any) -> str:
    metavar = (parameter.metavar or "").removesuffix("...")
    by_name = _BY_METAVAR.get(parameter.metavar or "") or _BY_ID.get(parameter.name)
    if by_name or parameter.param_type_name == "option" or metavar not in ("ID", "NAME"):
        return by_name or ""
    about = [_BY_COMMAND[word] for word in context.command_path.split() if word in _BY_COMMAND]
    return about[0] if about else ""


def _list_choices(parameter: Any) -> tuple[str, ...]:
    choices = getattr(parameter.type, "choices", ())
    return tuple(str(getattr(choice, "value", choice)) for choice in choices)


class _Cached(msgspec.Struct, array_like=True):
    key: str  # the state of the files it was built from
    root: Node


def load_outline(context: Any) -> Node:
    """Return the outline below the root context: from the cache, or built and written to the cache."""
    key = _make_key()
    place = find_cache_directory() / "commands.json"
    body = read_checked(place)
    if body is not None:
        with suppress(msgspec.DecodeError):
            cached = msgspec.json.decode(body, type=_Cached)
            if cached.key == key:
                return cached.root
    root = build_outline(context.command, context)
    write_checked(place, msgspec.json.encode(_Cached(key, root)))
    return root


def _make_key() -> str:
    package = Path(__file__).parents[2]
    return "\n".join(
        (__version__, str(package), _describe_file(package / "cli.py"), *_describe_files(package / "commands"))
    )


def _describe_files(folder: Path) -> Iterator[str]:
    with os.scandir(folder) as entries:
        for entry in sorted(entries, key=lambda each: each.name):
            if entry.name.endswith(".py"):
                yield _describe_file(Path(entry.path))
            elif entry.is_dir() and entry.name != "__pycache__":
                yield from _describe_files(Path(entry.path))


def _describe_file(file: Path) -> str:
    state = file.stat()
    return f"{file.name} {state.st_size} {state.st_mtime_ns}"
