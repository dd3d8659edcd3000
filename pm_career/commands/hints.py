"""The commands that a page offers, as they have to be typed to be about the ladder that the page is about."""

from __future__ import annotations

import os
import shlex
from typing import TYPE_CHECKING

from pm_career.commands.options import FRAMEWORK_VARIABLE
from pm_career.domain.text import one_line

if TYPE_CHECKING:
    from pm_career.domain.page import Page

_ABOUT_A_LADDER = ("ladder", "level", "skill", "compare", "path", "next", "search", "assess", "me", "evidence", "plan")
_THROUGH_A_MAP = ("next", "compare")


def ladder_option(framework: str | None) -> str:
    """What a command needs to be about the ladder that --framework named; nothing for what holds for it anyway."""
    if not framework or framework == os.environ.get(FRAMEWORK_VARIABLE):
        return ""
    return f" --framework {shlex.quote(one_line(framework))}"


def on_this_ladder(page: Page, framework: str | None, map_file: str | None = None) -> Page:
    """The page with its hints as they lead on from here: to the ladder that --framework named, through the same map."""
    ladder = ladder_option(framework)
    mapped = f" --map {shlex.quote(one_line(map_file))}" if map_file else ""
    if not ladder and not mapped:
        return page
    from msgspec.structs import replace

    from pm_career.domain.page import Hint

    def whole(command: str) -> str:
        _, called, *rest = command.split()
        if called not in _ABOUT_A_LADDER or "--framework" in rest:
            return command
        takes_map = called in _THROUGH_A_MAP or (called == "me" and (not rest or rest[0].startswith("-")))
        return f"{command}{ladder}{mapped if takes_map else ''}"

    return tuple(
        replace(block, commands=tuple((whole(command), gives) for command, gives in block.commands))
        if isinstance(block, Hint)
        else block
        for block in page
    )
