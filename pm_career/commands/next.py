"""`pmcareer next [--from LEVEL]`: what to develop next."""

from __future__ import annotations

from functools import partial
from typing import Annotated

import typer

from pm_career.advice.development import FEW
from pm_career.advice.gaps import explain_order
from pm_career.commands import clock, hints, options, output, streams
from pm_career.commands.options import LevelOption, RatingOption, TargetOption
from pm_career.domain.person import ME, mention
from pm_career.frameworks.open import open_framework
from pm_career.journal.what_if import advise_without_notes
from pm_career.paths import has_data

EXAMPLES = (
    ("pmcareer next --from apm", "what to develop on the way to the next level"),
    ("pmcareer next --from pm --to principal", "several levels up: the stages, and advice for the first"),
    ("pmcareer next --from pm --rate influence=3 --explain", "try a rating, and see why the order is as it is"),
)


def command(
    start: Annotated[
        str | None, LevelOption("--from", help="Your present level; the one you set, unless given.")
    ] = None,
    to: Annotated[str | None, TargetOption("--to", help="The level you aim for; the next level, unless given.")] = None,
    focus: Annotated[int, typer.Option("--focus", metavar="N", min=1, help="How many skills at most.")] = FEW,
    rate: Annotated[
        list[str] | None,
        RatingOption("--rate", help="Try a rating; nothing is stored. Give it again for more."),
    ] = None,
    rater: options.Rater = "self",
    rater_name: options.RaterName = None,
    explain: Annotated[bool, typer.Option("--explain", help="Show what decides the order.")] = False,
    framework: options.Framework = None,
    map_file: options.Map = None,
    person: options.Person = None,
    json: options.Json = False,
    plain: options.Plain = False,
    color: options.Color = None,
) -> None:
    """Show what to develop next: a few skills in order, why these, and what to do about each."""
    manner = output.Manner(json, plain, color)
    asked = ""
    if start is None or map_file is not None or has_data() or rater_name is not None:
        from pm_career.commands.person_context import choose_rater
        from pm_career.journal.access import open_store, parse_person
        from pm_career.journal.advice import advise_person  # SQLite: 10 ms, and many have no notes
        from pm_career.journal.profile import LevelNotSetError

        id = parse_person(person)
        by = choose_rater(id, rater, rater_name)
        advise = partial(advise_person, map_file=map_file, to=to, rate=rate or (), rater=by, few=focus)
        try:
            with open_store() as store:
                personal = advise(store, id, framework, start=start)
        except LevelNotSetError as error:
            from pm_career.commands.level_question import find_missing_level

            asked = find_missing_level(error, manner)
            with open_store() as store:
                personal = advise(store, id, framework, start=asked)
    else:
        who = mention(person or ME)
        personal = advise_without_notes(open_framework(framework), start, to, rate=rate or (), few=focus, who=who)
    ladder, advice, steps, rated, remarks, carried = personal
    why = explain_order(ladder, advice.start.id, advice.level.id, steps) if explain else ()
    if json:
        from pm_career.documents.development import build_answer

        output.show_json(build_answer(advice, why, rated, carried))
        return
    from pm_career.views.development import build_page

    shown = build_page(ladder, advice, why, rated=rated, remarks=remarks, today=clock.today())
    if map_file is not None:
        hints.remember_ladder(ladder.id)
    output.show(shown, manner)
    if asked:
        streams.tell(f"To be asked no more: {hints.complete(f'pmcareer me set --level {asked}')}")
