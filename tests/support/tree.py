"""The tree of commands, so that a test holds for commands that are added later."""

from __future__ import annotations

import functools
import shlex
from collections.abc import Iterator
from typing import Any

import typer

from pm_career.cli import app


def nodes() -> dict[str, Any]:
    """Every command and group by what one types: 'pmcareer', 'pmcareer ladder', 'pmcareer framework check'."""
    return dict(_build_nodes())


@functools.cache
def _build_nodes() -> dict[str, Any]:
    root: Any = typer.main.get_command(app)
    context = root.make_context("pmcareer", [], resilient_parsing=True)
    return {context.command_path: root, **dict(_below(root, context))}


def commands() -> dict[str, Any]:
    """The nodes that do something: all but the groups."""
    return {path: node for path, node in nodes().items() if not hasattr(node, "list_commands")}


def examples() -> list[list[str]]:
    """Every example of every help, as the words after 'pmcareer'."""
    typed = {example: None for node in nodes().values() for example, _ in node.examples}
    return [shlex.split(example)[1:] for example in typed]


def options(node: Any) -> set[str]:
    """The options of a command as they are typed."""
    names = (name for parameter in node.params for name in (*parameter.opts, *parameter.secondary_opts))
    return {name for name in names if name.startswith("-")}  # an argument has the name of its parameter


def _below(group: Any, context: Any) -> Iterator[tuple[str, Any]]:
    for name in group.list_commands(context):
        node = group.get_command(context, name)
        inside = node.make_context(name, [], parent=context, resilient_parsing=True)
        yield inside.command_path, node
        if hasattr(node, "list_commands"):
            yield from _below(node, inside)
