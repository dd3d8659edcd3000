"""`pmcareer evidence add`: write down what happened."""

from __future__ import annotations

from datetime import date
from typing import Annotated

import typer
from msgspec.structs import replace

from pm_career.commands import clock, hints, streams
from pm_career.commands import options as shared
from pm_career.commands.evidence import options
from pm_career.commands.evidence.questions import (
    answer_evidence,
    ask_new,
    read_what,
    tell_goal_to_serve,
    tell_likely_skills,
    tell_saved,
)
from pm_career.commands.person_context import open_owner, tell_first_note
from pm_career.commands.prompts import DAY_HELP, ask_which_day
from pm_career.domain.evidence import Evidence
from pm_career.domain.person import ME
from pm_career.errors import UsageError
from pm_career.journal import evidence as journal
from pm_career.journal.access import Owner, open_store, open_store_for_change
from pm_career.journal.evidence_parts import TypedParts

_REMARK = "What happened, and what your part in it was. What came of it can follow: pmcareer evidence edit ID --outcome"


def command(
    words: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="WHAT", help="What happened, or - for stdin. Left out: a pipe is read, or you are asked."
        ),
    ] = None,
    skill: options.Skills = None,
    level: options.Level = None,
    responsibility: options.Responsibility = None,
    outcome: options.Outcome = None,
    link: options.Links = None,
    source: options.SourceOption = None,
    against: options.Against = None,
    private: options.Private = None,
    project: options.Project = None,
    on: Annotated[
        str | None,
        typer.Option("--date", metavar="DAY", callback=ask_which_day, help=f"The day: {DAY_HELP}; or today."),
    ] = None,
    goal: options.Goals = None,
    done: Annotated[bool, typer.Option("--done", help="Mark the goals that it serves as done.")] = False,
    edit: options.Editor = False,
    framework: shared.Framework = None,
    person: shared.Person = None,
    json: shared.Json = False,
) -> None:
    """Write down what happened. Without words you are asked, which takes a minute.

    Skills that the words sound like are suggested, and never added unasked; with --responsibility none is needed.
    Text from stdin or your editor does not end up in the history of your shell.
    """
    if done and not goal:
        raise UsageError("You did not say which goal is done.", "Give it as well: --goal ID")
    today = clock.today()
    text = " ".join(words or ()) if edit else read_what(words)
    counts = options.parse_counts(against)
    typed = TypedParts(level, outcome, link, source, on, counts, private, project, responsibility)
    with open_store() as store:
        owner = open_owner(store, person, framework)
        new = journal.draft(store, owner, today, what=text or "", skills=skill or (), goals=goal or (), typed=typed)
    if edit:
        from pm_career.commands.editor import edit_text

        with edit_text(new.what, _REMARK) as written:
            _store(owner, replace(new, what=written), today, done=done, json=json)
    elif text is None:
        _store(owner, ask_new(owner, new, typed, today), today, done=done, json=json, asked=True)
    else:
        _store(owner, new, today, done=done, json=json)


def _store(owner: Owner, new: Evidence, today: date, *, done: bool, json: bool, asked: bool = False) -> None:
    """Store it, and close goals if asked. `asked`: the questions offered skills already, so no more are suggested."""
    if not new.what:
        streams.tell("You wrote nothing, so nothing was saved.")
        return
    with open_store_for_change(clock.now()) as change:
        added = journal.add(change, owner, new, close_goals=done)
    if added.is_first and owner.person != ME:
        tell_first_note(owner.person)
    _tell(owner, added, today, suggest=not asked)
    answer_evidence(owner, added.evidence, json=json)


def _tell(owner: Owner, added: journal.Added, today: date, *, suggest: bool) -> None:
    """Say what was stored, what it closed, and the command that comes naturally next."""
    stored = added.evidence
    tell_saved(owner, stored, today, added.closed)
    if suggest and not (stored.skills or stored.responsibility):
        tell_likely_skills(owner, stored)
    if goal := added.serves:
        streams.tell(f"If that completes {goal.id}: {hints.complete(f'pmcareer plan done {goal.id}')}")
    elif added.may_serve:
        tell_goal_to_serve(owner, added)
    elif stored.skills or stored.responsibility or not suggest:
        streams.tell(f"Look at it: {hints.complete(f'pmcareer evidence show {stored.id}')}")
        streams.tell("Take it back: pmcareer data undo")
