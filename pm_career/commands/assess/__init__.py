"""`pmcareer assess`: rate yourself, or somebody, with the bar hidden while rating."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Literal

import typer

from pm_career.commands import clock, hints, options, output, streams
from pm_career.commands.assess.answers import ask_questions, parse_rates, read_answer_file
from pm_career.commands.level_question import find_or_ask_level
from pm_career.commands.options import FileOption, PresentLevelOption, RatingOption, SkillArgument
from pm_career.commands.person_context import choose_rater, tell_first_note
from pm_career.commands.prompts import ask_choice, ask_which_day, can_ask, require_terminal
from pm_career.domain.dates import parse_day
from pm_career.domain.person import ME
from pm_career.domain.ratings import Answer, Rater, RaterKind, Rating
from pm_career.domain.text import format_count, one_line
from pm_career.errors import UsageError
from pm_career.journal import assessments as journal
from pm_career.journal import people
from pm_career.journal.access import find_owner, open_store, open_store_for_change, parse_person
from pm_career.journal.profile import remark_on_target

EXAMPLES = (
    ("pmcareer assess", "one skill at a time; stop and go on whenever you like"),
    ("pmcareer assess --quick", "only what is in focus on your level and the next"),
    ("pmcareer assess --quick --from senior", "the same from another level than yours, which is not saved"),
    ("pmcareer assess influence vision", "only these skills"),
    ("pmcareer assess --rate influence=2 --rate vision=0", "without questions; 0 is not yet, '?' is not known"),
    ("pmcareer assess --template", "a file to fill in, for --answers"),
)

_ONE_WAY = "Ask: pmcareer assess SKILL   Without questions: pmcareer assess --rate SKILL=N"


def command(
    skills: Annotated[
        list[str] | None, SkillArgument(metavar="[SKILL]...", help="Only these skills; all that is asked, without.")
    ] = None,
    quick: Annotated[bool, typer.Option("--quick", help="Only what is in focus on your level and the next.")] = False,
    start: Annotated[
        str | None,
        PresentLevelOption("--from", help="The present level, for this call; the one set, unless given."),
    ] = None,
    rate: Annotated[list[str] | None, RatingOption("--rate", help="A rating, without questions. Repeatable.")] = None,
    answers: Annotated[
        str | None, FileOption("--answers", metavar="FILE|-", help="All answers from a YAML or JSON file, or stdin.")
    ] = None,
    template: Annotated[bool, typer.Option("--template", help="Print a file to fill in.")] = False,
    on: Annotated[
        str | None,
        typer.Option("--date", metavar="DAY", callback=ask_which_day, help="The day it is about; today, unless given."),
    ] = None,
    rater: Annotated[
        Literal["self", "manager", "peer"] | None,
        typer.Option("--rater", help="Who rates: the person, or somebody else. With --person you are asked."),
    ] = None,
    rater_name: Annotated[
        str | None, typer.Option("--rater-name", metavar="NAME", help="The rater's name, if it is not you.")
    ] = None,
    note: Annotated[str, typer.Option("--note", help="A note for every --rate of this call.")] = "",
    restart: Annotated[bool, typer.Option("--restart", help="Discard what you stopped, and start again.")] = False,
    framework: options.Framework = None,
    person: options.Person = None,
    json: options.Json = False,
    plain: options.Plain = False,
    color: options.Color = None,
) -> None:
    """Rate skills one at a time. You see what each step looks like, not what is expected.

    Each answer is saved at once: stop with q and go on another day. Old ratings are never changed. A question takes
    about three quarters of a minute.
    """
    if skills and (quick or rate or answers is not None):
        raise UsageError("Name skills to be asked, or give --quick, --rate or --answers: not both.", _ONE_WAY)
    id = parse_person(person)
    with open_store() as store:
        owner = find_owner(store, id, framework)
    found: tuple[Answer, ...] = ()
    if not template and (rate or answers is not None):  # a mistake in them is told before anything is asked
        ladder = owner.require_ladder()
        found = (*parse_rates(ladder, rate or (), note), *(read_answer_file(ladder, answers) if answers else ()))
    if quick and not (start or rate or answers is not None):
        owner, level = find_or_ask_level(owner, framework)
        start = None if owner.profile.level else level
    is_said = id == ME or rater is not None or rater_name is not None or template
    kind = (rater or "self") if is_said else _ask_whose_view(id)
    who = choose_rater(id, kind, rater_name, may_be_new=True)
    with open_store() as store:
        preparation = journal.prepare(store, owner, who, quick=quick, skills=skills or (), start=start)
        is_first = people.is_new(store, id)
    if preparation.level is not None and (lost := remark_on_target(preparation.owner)):
        streams.tell(hints.complete_sentence(one_line(lost)))
    manner = output.Manner(json, plain, color)
    if template:
        from pm_career.documents.me import format_template

        streams.write("".join(f"{line}\n" for line in format_template(preparation.ladder, preparation.questions)))
        return
    today = clock.today()
    if rate or answers is not None:
        new = journal.make_assessment(preparation, parse_day(on, today), today, answers=found)
        with open_store_for_change(clock.now()) as change:
            ratings = journal.rate(change, new)
    else:
        require_terminal("An assessment asks questions.", "--rate SKILL=N, or --answers FILE (see --template)")
        new = journal.make_assessment(preparation, parse_day(on, today), today)
        ratings = ask_questions(preparation, new, restart=restart, manner=manner)
    if ratings:
        if is_first:
            tell_first_note(id)
        _show(preparation, ratings, manner)
        if not (is_said or can_ask()):
            streams.tell(f"They are {id}'s own words (--rater self). For your view of {id}: --rater manager")


def _ask_whose_view(person: str) -> RaterKind:
    """Ask whether the ratings of another person are that person's own or yours; their own if nobody can be asked."""
    if not can_ask():
        return "self"
    views: dict[str, RaterKind] = {"own": "self", "mine": "manager"}
    texts = {"own": "their own words", "mine": "my view, as their manager"}

    def read(line: str) -> RaterKind:
        if line not in views:
            raise UsageError("Say own or mine.")
        return views[line]

    chosen = ask_choice(f"Whose view of {person} is this", texts, read)
    hints.remember_rater(Rater(chosen))  # before one of several managers is asked for
    return chosen


def _show(preparation: journal.Preparation, ratings: Sequence[Rating], manner: output.Manner) -> None:
    """Show each new rating beside the one before."""
    moved = journal.compare_with_before(preparation, ratings)
    if manner.json:
        from pm_career.documents.me import build_assessment_answer

        output.show_json(build_assessment_answer(ratings, moved))
        return
    from pm_career.views.assessment import build_summary_page

    levels = (preparation.level, preparation.target)
    output.show(build_summary_page(preparation.ladder, moved, levels, preparation.owner.mention()), manner)
    streams.tell(f"Saved {format_count(len(ratings), 'ratings')}. Take them back with: pmcareer data undo")
