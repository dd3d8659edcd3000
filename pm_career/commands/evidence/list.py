"""`pmcareer evidence` and `pmcareer evidence list`: what was written down, the newest at the bottom."""

from __future__ import annotations

from typing import Annotated

import typer

from pm_career.commands import clock, options, output
from pm_career.commands.options import GoalOption, LevelOption, ResponsibilityOption, SkillOption
from pm_career.commands.person_context import open_owner
from pm_career.commands.prompts import ask_which_day
from pm_career.domain.evidence import SOURCES, Source
from pm_career.journal import evidence_search as journal
from pm_career.journal.access import open_store
from pm_career.journal.confirmations import group_names


def callback(
    context: typer.Context,
    framework: options.Framework = None,
    person: options.Person = None,
    json: options.Json = False,
    plain: options.Plain = False,
    color: options.Color = None,
) -> None:
    """Write down what happened, and tie it to the skills that it shows. Alone it lists what you wrote.

    Each piece has a short id that never changes, such as e12. Nothing leaves this machine.
    """
    if context.invoked_subcommand is None:
        _show(journal.NO_FILTER, None, person, framework, output.Manner(json, plain, color))


def command(
    skill: Annotated[str | None, SkillOption("--skill", help="Only evidence of this skill.")] = None,
    level: Annotated[
        str | None,
        LevelOption("--level", help="Only evidence of this level; with --responsibility, where that is looked up."),
    ] = None,
    responsibility: Annotated[
        str | None, ResponsibilityOption("--responsibility", help="Only evidence of this responsibility.")
    ] = None,
    since: Annotated[
        str | None,
        typer.Option(
            "--since",
            metavar="DAY",
            callback=ask_which_day,
            help="Only from this day on, or from the first of: last month, Q3, 2026-01.",
        ),
    ] = None,
    until: Annotated[
        str | None,
        typer.Option(
            "--until",
            metavar="DAY",
            callback=ask_which_day,
            help="Only up to this day, or to the last of: last month, Q3, 2026-01.",
        ),
    ] = None,
    source: Annotated[
        Source | None, typer.Option("--source", metavar="WHO", help=f"Only from this source: {', '.join(SOURCES)}.")
    ] = None,
    goal: Annotated[str | None, GoalOption("--goal", help="Only evidence for this goal.")] = None,
    words: Annotated[
        str | None,
        typer.Option(
            "--words", metavar="TEXT", help="Only evidence with all these words, in any case and with any accents."
        ),
    ] = None,
    limit: Annotated[
        int | None,
        typer.Option("--limit", metavar="N", min=1, help="Only the newest N; a screen shows 20, a pipe all."),
    ] = None,
    framework: options.Framework = None,
    person: options.Person = None,
    json: options.Json = False,
    plain: options.Plain = False,
    color: options.Color = None,
) -> None:
    """List evidence by its day, the newest at the bottom.

    In a pipe each piece is a line: id, day, source, skills, level, text, for or against, private, project,
    responsibility, its level, names of those who confirmed it.
    """
    typed = journal.TypedFilter(skill, level, since, until, source, goal, words, responsibility)
    _show(typed, limit, person, framework, output.Manner(json, plain, color))


def _show(
    typed: journal.TypedFilter, limit: int | None, person: str | None, framework: str | None, manner: output.Manner
) -> None:
    today = clock.today()
    with open_store() as store:
        owner = open_owner(store, person, framework)
        found, wanted, any_at_all = journal.find_all(store, owner, today, typed)
        confirmed = group_names(store, owner)
    if manner.json:
        from pm_career.documents.evidence import build_entry

        shown = found[-limit:] if limit else found
        output.show_json([build_entry(each, owner.renamed, confirmed.get(each.id, ())) for each in shown])
        return
    from pm_career.views.evidence import build_list_page

    page = build_list_page(found, wanted, owner.names, today, limit=limit, some=any_at_all, confirmed=confirmed)
    output.show(page, manner, read_from_the_end=True)
