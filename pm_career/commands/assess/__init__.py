"""`pmcareer assess`: rate yourself, or somebody, with the bar hidden while rating."""

from __future__ import annotations

from datetime import date
from typing import Annotated

import typer

from pm_career.commands import options, output, streams
from pm_career.commands.assess.asking import converse
from pm_career.commands.assess.given import answers_from, answers_in
from pm_career.commands.assess.setting import Outcome, Setting, setting_for
from pm_career.commands.personal import RaterOption, day
from pm_career.commands.prompts import require_terminal
from pm_career.domain.ratings import Answer, Assessment
from pm_career.domain.text import format_count

EXAMPLES = (
    ("pmcareer assess", "one skill at a time; stop and go on whenever you like"),
    ("pmcareer assess --quick", "only what is in focus on your rung and the next"),
    ("pmcareer assess --rate influence=2 --rate 'vision=?'", "without questions; ? is not known or not seen"),
    ("pmcareer assess --template", "a file to fill in, for --answers"),
)


def command(
    quick: Annotated[bool, typer.Option("--quick", help="Only what is in focus on your rung and the next.")] = False,
    rate: Annotated[
        list[str] | None, typer.Option("--rate", metavar="SKILL=N", help="A rating, without questions. Repeatable.")
    ] = None,
    answers: Annotated[
        str | None, typer.Option("--answers", metavar="FILE|-", help="All answers from a YAML or JSON file, or stdin.")
    ] = None,
    template: Annotated[bool, typer.Option("--template", help="Print a file to fill in.")] = False,
    on: Annotated[
        str | None, typer.Option("--date", metavar="DAY", help="The day it is about; today unless said.")
    ] = None,
    rater: RaterOption = "self",
    rater_name: Annotated[str, typer.Option("--rater-name", help="Who, where it was not yourself.")] = "",
    note: Annotated[str, typer.Option("--note", help="A note to every --rate of this call.")] = "",
    restart: Annotated[bool, typer.Option("--restart", help="Throw away what was stopped, and begin anew.")] = False,
    framework: options.Framework = None,
    person: options.Person = None,
    json: options.Json = False,
    plain: options.Plain = False,
    color: options.Color = None,
) -> None:
    """Rate skills one at a time, seeing what each step looks like and not what is expected.

    What was answered is kept at once: stop with q and go on another day. Old ratings are never changed.
    """
    setting = setting_for(person, framework, rater, quick=quick)
    manner = output.Manner(json, plain, color)
    if template:
        from pm_career.documents.assessment import format_template

        streams.write("".join(f"{line}\n" for line in format_template(setting.ladder, setting.questions)))
        return
    if rate or answers is not None:
        given = (*answers_in(setting, rate or (), note), *(answers_from(setting, answers) if answers else ()))
        _show(setting, setting.keep(_assessment(setting, day(on), rater_name, given)), manner)
        return
    require_terminal("An assessment asks questions.", "--rate SKILL=N, or --answers FILE (see --template)")
    outcome = converse(setting, _assessment(setting, day(on), rater_name, ()), restart=restart, manner=manner)
    if outcome is not None:
        _show(setting, outcome, manner)


def _assessment(setting: Setting, about: date, rater_name: str, given: tuple[Answer, ...]) -> Assessment:
    return Assessment(
        person=setting.profile.person,
        date=about,
        rater=setting.rater,
        rater_name=rater_name,
        framework=setting.ladder.id,
        framework_version=setting.ladder.version,
        asked=tuple(answer.skill for answer in given) or tuple(asked.skill.id for asked in setting.questions),
        answers=given,
    )


def _show(setting: Setting, outcome: Outcome, manner: output.Manner) -> None:
    moved = setting.moved(outcome)
    if manner.json:
        from pm_career.documents.assessment import build_answer

        output.show_json(build_answer(outcome.ratings, moved))
        return
    from pm_career.views.assessment import build_summary_page

    output.show(build_summary_page(setting.ladder, moved, (setting.level, setting.target), setting.option), manner)
    streams.tell(f"Kept {format_count(len(outcome.ratings), 'ratings')}. Take them back with: pmcareer data undo")
