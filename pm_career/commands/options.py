"""The options that several commands share, each defined once."""

from __future__ import annotations

from functools import partial
from typing import Annotated, Literal, Optional

import typer

from pm_career.commands.completion.values import (
    complete_backgrounds,
    complete_evidence,
    complete_files,
    complete_frameworks,
    complete_goals,
    complete_levels,
    complete_levels_ahead,
    complete_people,
    complete_present_levels,
    complete_ratings,
    complete_responsibilities,
    complete_skills,
)

FRAMEWORK_VARIABLE = "PMCAREER_FRAMEWORK"

# Arguments and options whose values TAB completes.
LevelArgument = partial(typer.Argument, metavar="LEVEL", autocompletion=complete_levels)
PresentLevelOption = partial(typer.Option, metavar="LEVEL", autocompletion=complete_present_levels)
BackgroundOption = partial(typer.Option, metavar="BACKGROUND", autocompletion=complete_backgrounds)
LevelOption = partial(typer.Option, metavar="LEVEL", autocompletion=complete_levels)
TargetOption = partial(typer.Option, metavar="LEVEL", autocompletion=complete_levels_ahead)
SkillArgument = partial(typer.Argument, metavar="SKILL", autocompletion=complete_skills)
SkillOption = partial(typer.Option, metavar="SKILL", autocompletion=complete_skills)
ResponsibilityOption = partial(typer.Option, metavar="ID", autocompletion=complete_responsibilities)
RatingOption = partial(typer.Option, metavar="SKILL=N", autocompletion=complete_ratings)
EvidenceArgument = partial(typer.Argument, metavar="ID", autocompletion=complete_evidence)
EvidenceOption = partial(typer.Option, metavar="ID", autocompletion=complete_evidence)
GoalArgument = partial(typer.Argument, metavar="ID", autocompletion=complete_goals)
GoalOption = partial(typer.Option, metavar="ID", autocompletion=complete_goals)
PersonArgument = partial(typer.Argument, metavar="PERSON", autocompletion=complete_people)
PersonOption = partial(typer.Option, metavar="NAME", autocompletion=complete_people)
FrameworkArgument = partial(typer.Argument, metavar="NAME|PATH", autocompletion=complete_frameworks)
FrameworkOption = partial(typer.Option, metavar="NAME|PATH", autocompletion=complete_frameworks)
FileArgument = partial(typer.Argument, metavar="FILE", autocompletion=complete_files)
FileOption = partial(typer.Option, metavar="FILE", autocompletion=complete_files)

Framework = Annotated[
    str | None,
    FrameworkOption(
        "--framework",
        envvar=FRAMEWORK_VARIABLE,
        help="Use this ladder: its name or its folder.",
    ),
]
Json = Annotated[bool, typer.Option("--json", help="Print JSON. Its keys are documented.")]
Plain = Annotated[bool, typer.Option("--plain", help="Print 'Label: value' lines, without tables or drawing.")]
Color = Annotated[
    bool | None,
    typer.Option(
        "--color/--no-color",
        help="Turn colours on or off. --color also draws in a pipe, for less -R.",
        show_default=False,
    ),
]


class _State:
    """Whether this call has --new-person. The option is parsed before --person is."""

    new_person = False


def allow_new_person(asked: bool) -> None:
    """Remember whether the call has --new-person."""
    _State.new_person = asked


def check_person(typed: str | None) -> str | None:
    """Return the id of the person. If the name may be a slip of a known one, ask, or raise a UsageError."""
    if not typed:
        return typed
    from pm_career.commands.person_context import choose_person  # SQLite: 10 ms

    return choose_person(typed, may_be_new=_State.new_person)


Person = Annotated[
    str | None,
    PersonOption(
        "--person",
        callback=check_person,
        help="Use notes about NAME, somebody you lead, instead of your own.",
    ),
]
Rater = Annotated[
    Literal["self", "manager", "peer"],
    typer.Option("--rater", help="Whose ratings: your own, or those somebody gave you."),
]
RaterName = Annotated[
    str | None,
    typer.Option("--rater-name", metavar="NAME", help="Which manager or peer, where there are several."),
]
Map = Annotated[
    str | None,
    FileOption(
        "--map",
        help="Show ratings made on another ladder, with a map that framework map wrote.",
    ),
]
Yes = Annotated[bool, typer.Option("--yes", help="Go ahead without asking.")]

FrameworkName = Annotated[
    Optional[str],  # noqa: UP045  Typer reads the annotation at run time
    FrameworkArgument(
        envvar=FRAMEWORK_VARIABLE,
        help="A framework by its name or its folder; the one in use, unless given.",
    ),
]
Since = Annotated[
    str | None,
    typer.Option(
        "--since",
        metavar="REVISION",
        help="Compare with the same folder at a git revision, such as HEAD~1 or v1.0.",
    ),
]
Force = Annotated[bool, typer.Option("--force", help="Replace a file that exists.")]
ForceFolder = Annotated[
    bool,
    typer.Option("--force", help="Replace a framework that exists. The old one is kept in a hidden folder beside it."),
]

SHARED = ("--framework", "--json", "--plain", "--color", "--no-color", "--no-pager", "--person")
"""Options that people may type before the command; the error then says where they go."""
