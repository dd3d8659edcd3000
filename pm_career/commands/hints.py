"""Add --framework and --map to the commands that a page offers, so that they are about the same ladder."""

from __future__ import annotations

import os
import shlex
from typing import TYPE_CHECKING

from pm_career.commands.options import FRAMEWORK_VARIABLE
from pm_career.domain.text import one_line

if TYPE_CHECKING:
    from pm_career.domain.page import Page

_TAKE_FRAMEWORK = ("ladder", "level", "skill", "compare", "path", "next", "search", "assess", "me", "evidence", "plan")
_TAKE_MAP = ("next", "compare")


def format_ladder_option(framework: str | None) -> str:
    """' --framework NAME' for a further command; empty where none was asked for or the environment names it."""
    if not framework or framework == os.environ.get(FRAMEWORK_VARIABLE):
        return ""
    return f" --framework {shlex.quote(one_line(framework))}"


def add_ladder_options(page: Page, framework: str | None, map_file: str | None = None) -> Page:
    """The page with --framework and --map in each hint whose command takes them."""
    ladder = format_ladder_option(framework)
    mapped = f" --map {shlex.quote(one_line(map_file))}" if map_file else ""
    if not ladder and not mapped:
        return page
    from msgspec.structs import replace

    from pm_career.domain.page import Hint

    def complete(command: str) -> str:
        _, name, *rest = command.split()
        if name not in _TAKE_FRAMEWORK or "--framework" in rest:
            return command
        takes_map = name in _TAKE_MAP or (name == "me" and (not rest or rest[0].startswith("-")))
        return f"{command}{ladder}{mapped if takes_map else ''}"

    return tuple(
        replace(block, commands=tuple((complete(command), gives) for command, gives in block.commands))
        if isinstance(block, Hint)
        else block
        for block in page
    )
