"""`pmcareer compare [A] [B] [C…]`: what changes from level to level."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Annotated

import typer

from pm_career.advice.comparison import compare
from pm_career.commands import hints, options, output
from pm_career.commands.options import LevelArgument
from pm_career.domain.names import find_level
from pm_career.domain.person import READER
from pm_career.errors import UsageError
from pm_career.frameworks.open import open_framework

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pm_career.domain.framework import Framework, Level
    from pm_career.domain.page import Page
    from pm_career.domain.ratings import RaterKind
    from pm_career.journal.ratings import RatedSteps

EXAMPLES = (
    ("pmcareer compare", "your level with your target, or with the next level"),
    ("pmcareer compare pm senior", "scope, responsibilities and every skill side by side"),
    ("pmcareer compare pm senior --only-changes", "without what stays on the same step"),
    ("pmcareer compare apm pm senior --json", "each level against the one before it"),
)


def command(
    names: Annotated[
        list[str] | None,
        LevelArgument(
            metavar="LEVEL...",
            help="Two levels or more; your level and your target or the next level, unless given.",
        ),
    ] = None,
    only_changes: Annotated[bool, typer.Option("--only-changes", help="Leave out skills on the same step.")] = False,
    framework: options.Framework = None,
    map_file: options.Map = None,
    person: options.Person = None,
    rater: options.Rater = "self",
    rater_name: options.RaterName = None,
    json: options.Json = False,
    plain: options.Plain = False,
    color: options.Color = None,
) -> None:
    """Compare levels: what is raised, new, on the same step, lowered and dropped from one to the next.

    A level that you name alone is compared with your own.

    With --map, --person or --rater, each skill says how you, or the other person, were last rated.
    """
    wanted = map_file is not None or person is not None or rater != "self" or rater_name is not None
    rated = _read_steps(framework, person, map_file, rater, rater_name) if wanted else None
    ladder, levels = _find_levels(names or (), framework, person, rated)
    steps = [compare(ladder, before.id, after.id) for before, after in pairwise(levels)]
    if json:
        from pm_career.documents.comparison import build_answer

        output.show_json(build_answer(levels, steps, rated))
        return
    from pm_career.views.comparison import build_page

    shown = build_page(ladder, levels, steps, only_changes=only_changes, rated=rated.made if rated else None)
    shown = (*shown[:1], *_build_notes(rated), *shown[1:])
    if map_file is not None:
        hints.remember_ladder(ladder.id)
    output.show(shown, output.Manner(json, plain, color))


def _read_steps(
    framework: str | None, person: str | None, map_file: str | None, rater: RaterKind, rater_name: str | None
) -> RatedSteps:
    from pm_career.commands.person_context import choose_rater  # SQLite: 10 ms, and most compare without ratings
    from pm_career.journal.access import open_store, parse_person
    from pm_career.journal.ratings import read_steps

    id = parse_person(person)
    who = choose_rater(id, rater, rater_name)
    with open_store() as store:
        return read_steps(store, id, framework, map_file, rater=who)


def _find_levels(
    names: Sequence[str], framework: str | None, person: str | None, rated: RatedSteps | None
) -> tuple[Framework, list[Level]]:
    """Find the ladder and the levels. Reads the person's profile only where fewer than two are named."""
    if len(names) > 1:
        ladder = rated.ladder if rated else open_framework(framework)
        return ladder, [find_level(ladder, name) for name in names]
    from pm_career.journal.access import find_owner, make_owner, open_store, parse_person  # SQLite: 10 ms
    from pm_career.journal.profile import find_way

    with open_store() as store:
        id = parse_person(person)
        owner = make_owner(store, id, rated.ladder) if rated else find_owner(store, id, framework)
    present, other = find_way(owner, None, names[0] if names else None, instead="two levels")
    if present == other:
        raise UsageError(f"{present.title} is the present level already.", "Name two levels to compare.")
    return owner.require_ladder(), [present, other]


def _build_notes(rated: RatedSteps | None) -> Page:
    from pm_career.domain.page import Prose

    remarks = rated.carried.notes if rated and rated.carried else ()
    if rated and rated.who != READER:
        remarks = (f"Beside the bars: {rated.who.ratings}.", *remarks)
    return tuple(Prose(remark, "Note", tone="muted") for remark in remarks)
