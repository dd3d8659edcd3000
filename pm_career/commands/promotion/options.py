"""The options that several promotion commands share."""

from __future__ import annotations

from typing import Annotated

import typer

from pm_career.commands.options import TargetOption
from pm_career.commands.prompts import ask_which_day
from pm_career.domain.promotion import Audience

To = Annotated[
    str | None,
    TargetOption("--to", help="The level that the case is for: your target, else the next level, unless given."),
]
Since = Annotated[
    str | None,
    typer.Option(
        "--since",
        metavar="DAY",
        callback=ask_which_day,
        help="Only evidence from this day on, or from the first of: last month, Q3, 2026.",
    ),
]
For = Annotated[
    Audience | None,
    typer.Option("--for", help="For whom it is: a manager and a committee see less. Yourself, unless given."),
]
Names = Annotated[
    bool, typer.Option("--names", help="Leave names as they are for a committee. They become roles, unless given.")
]
