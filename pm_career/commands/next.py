"""`pmcareer next [SKILL] [--from LEVEL]`: what to develop next, or one skill of it in full."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Annotated

import typer

from pm_career.advice.development import FEW, find_place
from pm_career.advice.gaps import Factors, explain_order
from pm_career.commands import clock, hints, options, output, streams
from pm_career.commands.options import BackgroundOption, PresentLevelOption, RatingOption, SkillArgument, TargetOption
from pm_career.domain.framework import Framework, Skill
from pm_career.domain.names import find_skill, match_level
from pm_career.domain.person import ME
from pm_career.errors import UsageError
from pm_career.frameworks.open import open_framework
from pm_career.journal.what_if import PersonalAdvice, advise_without_notes
from pm_career.paths import has_data

if TYPE_CHECKING:
    from pm_career.advice.next_step import NextStep
    from pm_career.domain.page import Page

EXAMPLES = (
    ("pmcareer next --from apm", "what to develop on the way to the next level"),
    ("pmcareer next leadership --from apm", "one of these skills in full: what to do, how you know that it worked"),
    ("pmcareer next --from pm --to principal", "several levels up: the stages, and advice for the first"),
    ("pmcareer next --from none --background support", "not a product manager yet: how to get to the first level"),
    ("pmcareer next --from pm --rate influence=3 --explain", "try a rating, and see why the order is as it is"),
)


def command(
    skill: Annotated[str | None, SkillArgument(help="Only this skill, with all that the ladder says on it.")] = None,
    start: Annotated[
        str | None,
        PresentLevelOption("--from", help="Your present level, or none; the one you set, unless given."),
    ] = None,
    to: Annotated[str | None, TargetOption("--to", help="The level you aim for; the next level, unless given.")] = None,
    background: Annotated[
        str | None,
        BackgroundOption("--background", help="What you come from, if you are not a product manager yet."),
    ] = None,
    focus: Annotated[int, typer.Option("--focus", metavar="N", min=1, help="How many skills at most.")] = FEW,
    rate: Annotated[
        list[str] | None,
        RatingOption("--rate", help="Try a rating; nothing is stored. Give it again for more."),
    ] = None,
    rater: options.Rater = "self",
    rater_name: options.RaterName = None,
    full: Annotated[
        bool, typer.Option("--full", help="Show more actions, what each is to lead to, and every other skill.")
    ] = False,
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
    level, step = start, None
    if start is None or map_file is not None or has_data() or rater != "self" or rater_name is not None:
        from pm_career.commands.person_context import choose_rater
        from pm_career.journal.access import open_store, parse_person
        from pm_career.journal.advice import advise_person  # SQLite: 10 ms, and many have no notes
        from pm_career.journal.dashboard import find_next_step
        from pm_career.journal.profile import LevelNotSetError

        id = parse_person(person)
        by = choose_rater(id, rater, rater_name)
        advise = partial(
            advise_person, map_file=map_file, to=to, rate=rate or (), rater=by, few=focus, background=background
        )
        try:
            with open_store() as store:
                found = advise(store, id, framework, start=start)
                if not (start or to or rate or map_file or json):
                    step = find_next_step(store, found, clock.today())
        except LevelNotSetError as error:
            from pm_career.commands.level_question import find_missing_level

            level = find_missing_level(error, manner)
            with open_store() as store:
                found = advise(store, id, framework, start=level)
    else:
        found = advise_without_notes(
            open_framework(framework),
            start,
            to,
            rate=rate or (),
            few=focus,
            person=person or ME,
            background=background,
        )
    asked = _find_skill(found.ladder, skill) if skill is not None else None
    advice = found.advice
    why = explain_order(found.ladder, advice.start.id, advice.level.id, found.steps) if explain else ()
    if json:
        from pm_career.documents.development import build_answer, build_skill_answer

        place = find_place(advice, asked.id) if asked else None
        output.show_json(build_skill_answer(found, asked, place, why) if asked and place else build_answer(found, why))
        return
    if map_file is not None:
        hints.remember_ladder(found.ladder.id)
    typed = f" --from {advice.start.id}" if level else ""
    typed += f" --background {background}" if background else ""
    typed += f" --to {advice.stages[-1].id}" if to and advice.stages else ""
    page = _build_page(found, asked, why, f"pmcareer next{typed}", step, full=full)
    output.show(page, manner)
    if level != start:
        streams.tell(f"To be asked no more: {hints.complete(f'pmcareer me set --level {level}')}")


def _find_skill(ladder: Framework, name: str) -> Skill:
    """Find the skill of this name. Raises a UsageError, which for the name of a level says where that goes."""
    try:
        return find_skill(ladder, name)
    except UsageError as unknown:
        levels = match_level(ladder, name).ids
        if len(levels) == 1:
            way = f"{levels[0]} is a level: pmcareer next --to {levels[0]}, or --from {levels[0]}"
            raise UsageError(unknown.message, way) from None
        raise


def _build_page(
    found: PersonalAdvice, skill: Skill | None, why: Sequence[Factors], call: str, step: NextStep | None, *, full: bool
) -> Page:
    ladder, advice, today = found.ladder, found.advice, clock.today()
    remarks = found.list_remarks(today)
    if skill is not None:
        from pm_career.views.development_skill import build_skill_page

        place, rating = find_place(advice, skill.id), found.steps.get(skill.id)
        return build_skill_page(ladder, advice, skill, place, why, rated=rating, remarks=remarks, call=call)
    if full:
        from pm_career.views.development_full import build_full_page

        return build_full_page(ladder, advice, why, rated=found.rated, remarks=remarks, today=today, call=call)
    from pm_career.views.development import build_page

    steps = ((f"pmcareer {step.command}", step.what),) if step else ()
    return build_page(ladder, advice, why, rated=found.rated, remarks=remarks, today=today, call=call, steps=steps)
