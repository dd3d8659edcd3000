"""`pmcareer path [--from A] [--to B]`: the way, and what each stage adds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from pm_career.advice.paths import find_routes, require_way
from pm_career.commands import options, output
from pm_career.commands.options import LevelOption, PresentLevelOption, TargetOption
from pm_career.domain.framework import NO_LEVEL
from pm_career.domain.names import find_level
from pm_career.domain.text import fold_name, one_line
from pm_career.errors import UsageError
from pm_career.frameworks.open import open_framework

if TYPE_CHECKING:
    from pm_career.domain.framework import Framework, Level

EXAMPLES = (
    ("pmcareer path", "from your level to your target, or to the next level"),
    ("pmcareer path --from apm --to principal", "every stage, and the skills that carry all along"),
    ("pmcareer path --from pm --to executive --via principal", "only ways through one level"),
)


def command(
    start: Annotated[
        str | None, PresentLevelOption("--from", help="Where it begins; your level, unless given.")
    ] = None,
    to: Annotated[
        str | None, TargetOption("--to", help="Where it ends; your target or the next level, unless given.")
    ] = None,
    via: Annotated[
        list[str] | None,
        LevelOption("--via", help="Only ways through this level. Give it again for more."),
    ] = None,
    framework: options.Framework = None,
    person: options.Person = None,
    json: options.Json = False,
    plain: options.Plain = False,
    color: options.Color = None,
) -> None:
    """Show the way from one level to another: every stage, what it adds, and the skills that matter throughout."""
    ladder, begin, end = _find_ends(framework, person, start, to)
    require_way(ladder, begin, end)
    through = [find_level(ladder, name) for name in via or ()]
    found = find_routes(ladder, begin.id, end.id, [level.id for level in through])
    if not found:
        names = " and ".join(one_line(level.title) for level in through)
        raise UsageError(
            f"No way from {begin.title} to {end.title} goes through {names}.", "Leave --via out to see all."
        )
    if json:
        from pm_career.documents.comparison import build_path_answer

        output.show_json(build_path_answer(begin, end, found))
        return
    from pm_career.views.path import build_page

    output.show(build_page(ladder, begin, end, found), output.Manner(json, plain, color))


def _find_ends(
    framework: str | None, person: str | None, start: str | None, to: str | None
) -> tuple[Framework, Level, Level]:
    """Find the ladder and the ends of the way. Reads the person's notes only for what is not named."""
    if start and to and person is None and fold_name(start) != NO_LEVEL:
        ladder = open_framework(framework)
        return ladder, find_level(ladder, start), find_level(ladder, to)
    from pm_career.journal.access import find_owner, open_store, parse_person  # SQLite: 10 ms
    from pm_career.journal.profile import find_way

    with open_store() as store:
        owner = find_owner(store, parse_person(person), framework)
        return owner.require_ladder(), *find_way(owner, start, to)
