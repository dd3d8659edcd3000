"""`pmcareer plan add`: set a goal."""

from __future__ import annotations

from typing import Annotated

import typer

from pm_career.commands import clock, hints, streams
from pm_career.commands import options as shared
from pm_career.commands.person_context import open_owner, tell_first_note
from pm_career.commands.plan import options
from pm_career.commands.plan.answers import answer_goal, tell_stored
from pm_career.commands.plan.questions import ask_goal
from pm_career.commands.prompts import read_text, require_terminal
from pm_career.journal import goals as journal
from pm_career.journal import people
from pm_career.journal.access import open_store, open_store_for_change


def command(
    what: Annotated[
        str | None,
        typer.Argument(metavar="WHAT", help="What you mean to do, in quotes; - for stdin. Left out: you are asked."),
    ] = None,
    skill: options.Skill = None,
    when: options.When = None,
    then: options.Then = None,
    due: options.Due = None,
    done_when: options.DoneWhen = None,
    framework: shared.Framework = None,
    person: shared.Person = None,
    json: shared.Json = False,
) -> None:
    """Set a goal: what, for which skill, by which day, and what will show that it is done."""
    if what is None:
        require_terminal("You did not say what the goal is.", "it in quotes, or - for stdin")
    today = clock.today()
    with open_store() as store:
        owner = open_owner(store, person, framework)
    text = read_text(what) if what is not None else None
    typed = {"what": text, "skill": skill, "when": when, "then": then, "due": due, "done_when": done_when}
    goal = journal.draft(owner, today, typed)
    if what is None:
        goal = ask_goal(owner, goal, today)
    with open_store_for_change(clock.now()) as change:
        is_first = people.is_new(change, owner.person)
        added, same = journal.add(change, goal)
    if is_first:
        tell_first_note(owner.person)
    tell_stored(owner, "Added", added)
    if same is not None:
        streams.tell(f"{same.id} is an open goal with the same text. To have it once: pmcareer data undo")
    streams.tell(f"To check in on it: {hints.complete(f'pmcareer plan check-in {added.id}')}")
    answer_goal(owner, added, json=json)
