"""`pmcareer review week`: the week in five minutes."""

from __future__ import annotations

from typing import Annotated

from pm_career.commands import clock, hints, options, output, streams
from pm_career.commands.evidence.questions import tell_likely_skills, tell_saved
from pm_career.commands.options import FileOption
from pm_career.commands.person_context import open_owner, tell_first_note, write_ids
from pm_career.commands.prompts import can_ask
from pm_career.domain.text import join_names
from pm_career.journal import goals, people
from pm_career.journal import review as journal
from pm_career.journal.access import Owner, open_store, open_store_for_change
from pm_career.journal.confirmations import group_names
from pm_career.journal.week import Taken, take_answers


def command(
    answers: Annotated[
        str | None, FileOption("--answers", metavar="FILE|-", help="All answers from a filled form, or stdin.")
    ] = None,
    framework: options.Framework = None,
    person: options.Person = None,
    json: options.Json = False,
    plain: options.Plain = False,
    color: options.Color = None,
) -> None:
    """Review the week in five minutes: three questions, each answer is evidence, then the goals that are due.

    Each answer is saved at once, so you can stop whenever you like. In a pipe you get a form to fill in, for --answers:
    it is taken whole or not at all, and what it has brought before is not added again. --json asks nothing.
    """
    today = clock.today()
    with open_store() as store:
        owner = open_owner(store, person, framework)
        week = journal.read_week(store, owner, today)
    if answers is not None:
        taken = _take(owner, answers)
        if json:
            _show_json(owner, taken)
        else:
            write_ids((*(each.id for each in taken.added), *(each.id for each in taken.goals)))
    elif json:
        _show_json(owner)
    elif can_ask():
        from pm_career.commands.review.week_questions import ask_week
        from pm_career.views.week import build_week_page

        output.show_on_stderr(build_week_page(week), output.Manner(json, plain, color))
        ask_week(owner, week)
    else:
        from pm_career.documents.week import format_form

        skills = [each.id for each in owner.ladder.skills] if owner.ladder else []
        call = hints.complete("pmcareer review week --answers FILE")
        form = format_form(week, owner.person, owner.mention(), skills, call)
        streams.write("".join(f"{line}\n" for line in form))


def _take(owner: Owner, file: str) -> Taken:
    """Store the answers of a form, and print what was stored."""
    from pm_career.commands.review.week_form import read_form

    today = clock.today()
    with open_store() as store:
        answers = read_form(store, owner, file, today)
        is_first = people.is_new(store, owner.person)
    if not (answers.pieces or answers.goals):
        streams.tell("The form has no answers, so nothing was saved.")
        return Taken()
    with open_store_for_change(clock.now()) as change:
        taken = take_answers(change, owner, answers, today)
    if taken.added and is_first:
        tell_first_note(owner.person)
    for each in taken.added:
        tell_saved(owner, each, today)
        if not each.skills:
            tell_likely_skills(owner, each)
    if taken.goals:
        streams.tell(f"Looked at {join_names([each.id for each in taken.goals])}.")
    if taken.known:
        streams.tell(f"Saved before: {join_names(taken.known)}.")
    if taken.added or taken.goals:
        streams.tell("Take all of it back: pmcareer data undo")
    else:
        streams.tell("Nothing new was in it.")
    return taken


def _show_json(owner: Owner, taken: Taken | None = None) -> None:
    """Print the week as it is now."""
    from pm_career.documents.week import build_week_answer

    today = clock.today()
    with open_store() as store:
        week = journal.read_week(store, owner, today)
        confirmed = group_names(store, owner)
    due = goals.evaluate(owner, week.due, today)
    output.show_json(build_week_answer(week, due, owner.renamed, owner.mention(), confirmed=confirmed, taken=taken))
