"""`pmcareer compare A B [C…]`: what changes from level to level."""

from __future__ import annotations

from itertools import pairwise
from typing import Annotated

import typer

from pm_career.advice.comparison import compare
from pm_career.commands import options, output
from pm_career.commands.session import level_called, open_framework
from pm_career.errors import UsageError

EXAMPLES = (
    ("pmcareer compare pm senior", "scope, responsibilities and every skill side by side"),
    ("pmcareer compare pm senior --only-changes", "without what stays on the same step"),
    ("pmcareer compare apm pm senior --json", "each rung against the one before it"),
)


def command(
    names: Annotated[list[str], typer.Argument(metavar="LEVEL LEVEL...", help="Two levels or more.")],
    only_changes: Annotated[bool, typer.Option("--only-changes", help="Leave out skills on the same step.")] = False,
    framework: options.Framework = None,
    json: options.Json = False,
    plain: options.Plain = False,
    color: options.Color = None,
) -> None:
    """Compare levels: what is raised, new, on the same step, lowered and dropped from one to the next."""
    ladder = open_framework(framework)
    if len(names) < 2:
        raise UsageError("It takes two levels to compare.", "Such as: pmcareer compare pm senior")
    levels = [level_called(ladder, name) for name in names]
    steps = [compare(ladder, before.id, after.id) for before, after in pairwise(levels)]
    if json:
        from pm_career.documents.comparison import comparison, comparisons

        output.show_json(comparison(steps[0]) if len(steps) == 1 else comparisons(levels, steps))
        return
    from pm_career.views.comparison import page

    output.show(page(ladder, levels, steps, only_changes=only_changes), output.Manner(json, plain, color))
