"""Ask which level somebody is at: list each level with its years and one sentence on what it is."""

from __future__ import annotations

from pm_career.commands import output, streams
from pm_career.commands.prompts import ask_for_one, ask_until, can_ask
from pm_career.domain.framework import Framework
from pm_career.domain.names import find_level
from pm_career.domain.person import Mention
from pm_career.errors import UsageError
from pm_career.journal.profile import LevelNotSetError
from pm_career.views.level_list import MOST_LISTED, build_level_list


def ask_present_level(ladder: Framework, who: Mention, manner: output.Manner, default: str = "") -> str:
    """Ask for the present level of `who`, and return its id. Prints the levels and the question to stderr.

    `default` is the id that Enter stands for. Raises a UsageError for Enter where there is none.
    """
    output.show_on_stderr((build_level_list(ladder, numbered=True),), manner)
    do = "you do" if who.is_reader else f"{who.you} does"
    question = f"Which one is nearest to what {do} now"

    def read(line: str) -> str:
        return find_level(ladder, line).id if line else ""

    if len(ladder.levels) > MOST_LISTED:
        level = ask_until(question, read, default)
    else:
        level = ask_for_one(question, [each.id for each in ladder.levels], read, default)
    if not level:
        raise UsageError("You named no level.", "If two seem near: pmcareer level LEVEL shows one in full.")
    return level


def find_missing_level(error: LevelNotSetError, manner: output.Manner) -> str:
    """Ask for the level that is not set, and return its id.

    Raises the error again if nobody can be asked and if the answer is JSON, and a UsageError if no level is named.
    """
    if manner.json or not can_ask():
        raise error
    streams.tell(error.message)
    return ask_present_level(error.ladder, error.who, manner)
