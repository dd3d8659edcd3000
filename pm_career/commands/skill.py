"""`pmcareer skill NAME`: one skill along the whole ladder, and one level of it in full."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from pm_career.commands import options, output, streams
from pm_career.commands.options import LevelOption, SkillArgument
from pm_career.domain.names import find_level, find_skill
from pm_career.domain.person import ME
from pm_career.domain.text import one_line
from pm_career.errors import PersonalDataError
from pm_career.frameworks.open import open_framework
from pm_career.paths import has_data

if TYPE_CHECKING:
    from pm_career.domain.framework import Framework, Level

EXAMPLES = (
    ("pmcareer skill influence", "its bar on every level; once your level is set, that level in full"),
    ("pmcareer skill influence --level senior", "what one level asks, and how to grow to the next step"),
    ("pmcareer skill 'team leadership' --full", "everything: every level, and every step"),
)


def command(
    name: Annotated[str, SkillArgument(metavar="NAME", help="A skill by its id, its name or a level's name for it.")],
    level: Annotated[str | None, LevelOption("--level", help="Show what this level asks in full.")] = None,
    full: Annotated[bool, typer.Option("--full", help="Show everything: all levels and steps in full.")] = False,
    framework: options.Framework = None,
    json: options.Json = False,
    plain: options.Plain = False,
    color: options.Color = None,
) -> None:
    """Show one skill along the ladder: its bar on every level, and one level in full, your own if you have set it."""
    ladder = open_framework(framework)
    skill = find_skill(ladder, name)
    at = find_level(ladder, level) if level else None
    if json:
        from pm_career.documents.ladder import build_skill_answer

        output.show_json(build_skill_answer(ladder, skill))
        return
    from pm_career.views.skill import build_page

    own, rated = _read_own_level(ladder, skill.id) if has_data() and (at or not full) else (None, None)
    page = build_page(ladder, skill, level=at or own, own=own, rated=rated, full=full)
    output.show(page, output.Manner(json, plain, color))


def _read_own_level(ladder: Framework, skill: str) -> tuple[Level | None, int | None]:
    """Read the reader's level, and the newest step of a skill. Prints to stderr why, if the notes cannot be read."""
    from pm_career.journal.access import make_owner, open_store  # SQLite: 10 ms, and somebody new has no notes
    from pm_career.journal.profile import read_position

    try:
        with open_store() as store:
            own = read_position(store, make_owner(store, ME, ladder))
    except PersonalDataError as error:
        streams.tell(f"Your own level is not shown: {one_line(error.message)}")
        return None, None
    return own.level, own.rated.get(skill)
