"""`pmcareer plan edit ID`: change a goal."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from pm_career.commands import clock, hints, streams
from pm_career.commands import options as shared
from pm_career.commands.person_context import open_owner
from pm_career.commands.plan import options
from pm_career.commands.plan.answers import answer_goal, tell_stored
from pm_career.commands.plan.questions import ask_goal
from pm_career.commands.prompts import require_terminal
from pm_career.domain.goals import Goal
from pm_career.journal import goals as journal
from pm_career.journal.access import open_store, open_store_for_change

_OPTIONS = "--what, --skill, --when, --then, --due, --done-when or --reopen"
_PARTS = ("what", "skill", "when", "then", "due", "done_when")


def command(
    id: options.Id,
    what: Annotated[str | None, typer.Option("--what", metavar="TEXT", help="What you mean to do.")] = None,
    skill: options.Skill = None,
    when: options.When = None,
    then: options.Then = None,
    due: options.Due = None,
    done_when: options.DoneWhen = None,
    reopen: Annotated[bool, typer.Option("--reopen", help="Open a goal that was done or dropped again.")] = False,
    framework: shared.Framework = None,
    person: shared.Person = None,
    json: shared.Json = False,
) -> None:
    """Change a goal: what is given replaces what it had, and an empty text takes it out.

    Without an option you are asked. As the goal was before, it is remembered.
    """
    today = clock.today()
    with open_store() as store:
        owner = open_owner(store, person, framework)
        before = journal.find(store, owner, id)
    typed = {"what": what, "skill": skill, "when": when, "then": then, "due": due, "done_when": done_when}
    parts = journal.read_parts(owner, today, typed, before.skill)
    if not parts and not reopen:
        require_terminal("You did not say what to change.", _OPTIONS)
        parts = _find_differences(before, ask_goal(owner, before, today))
    with open_store_for_change(clock.now()) as change:
        present, after = journal.edit(change, owner, before.id, parts)
        if reopen:
            after = journal.reopen(change, owner, before.id, today)
    tell_stored(owner, "Unchanged" if after == present else "Changed", after)
    streams.tell(f"See it: {hints.complete(f'pmcareer plan show {after.id}')}")
    answer_goal(owner, after, json=json)


def _find_differences(before: Goal, after: Goal) -> dict[str, Any]:
    """The parts that the answers changed: what another process changed meanwhile stays as it made it."""
    return {name: getattr(after, name) for name in _PARTS if getattr(after, name) != getattr(before, name)}
