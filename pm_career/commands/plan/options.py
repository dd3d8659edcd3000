"""The options that say what a goal is, as `plan add` and `plan edit` take them."""

from __future__ import annotations

from typing import Annotated

import typer

from pm_career.commands.options import GoalArgument, SkillOption
from pm_career.commands.prompts import ask_which_day

Skill = Annotated[str | None, SkillOption("--skill", help="The skill it develops.")]
When = Annotated[
    str | None, typer.Option("--when", metavar="TEXT", help="The situation in which you will do it: When TEXT, ...")
]
Then = Annotated[
    str | None,
    typer.Option("--then", metavar="TEXT", help="What you will do then: ... I will TEXT. The goal, if left out."),
]
Due = Annotated[
    str | None,
    typer.Option(
        "--due",
        metavar="DAY",
        callback=ask_which_day,
        help="The day by which: next friday, in 3 weeks, 3w, end of quarter, Q1, 3 March 2027, 2027-03-03.",
    ),
]
DoneWhen = Annotated[str | None, typer.Option("--done-when", metavar="TEXT", help="What will show that it is done.")]
Id = Annotated[str, GoalArgument(help="The goal's id, such as g1.")]
ClosingNote = Annotated[
    str,
    typer.Option("--note", metavar="TEXT", help="Why, or what came of it: its last check-in. - for stdin."),
]
ClosingDay = Annotated[
    str | None,
    typer.Option("--date", metavar="DAY", callback=ask_which_day, help="The day; today, unless given."),
]
