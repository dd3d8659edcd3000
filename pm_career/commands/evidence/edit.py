"""`pmcareer evidence edit ID`: change what was written; what it was before stays in its history."""

from __future__ import annotations

from typing import Annotated

import typer

from pm_career.commands import clock, hints, streams
from pm_career.commands import options as shared
from pm_career.commands.evidence import options
from pm_career.commands.evidence.questions import answer_evidence, ask_changes, read_what
from pm_career.commands.options import GoalOption, SkillOption
from pm_career.commands.person_context import open_owner
from pm_career.commands.prompts import DAY_HELP, ask_which_day, require_terminal
from pm_career.domain.text import join_names
from pm_career.journal import evidence as journal
from pm_career.journal.access import Owner, open_store, open_store_for_change
from pm_career.journal.confirmations import group_names
from pm_career.journal.evidence_parts import TypedParts

_OPTIONS = (
    "--what, --outcome, --skill, --level, --responsibility, --date, --link, --source, --goal, --against, --private, "
    "--project or --edit"
)
_TITLES = {
    "what": "text", "date": "date", "skills": "skills", "level": "level", "outcome": "outcome", "links": "link",
    "source": "source", "counts": "what it counts for", "private": "who may see it", "project": "project",
    "responsibility": "responsibility", "responsibility_level": "the level of the responsibility", "goals": "goals",
}  # fmt: skip


def command(
    id: options.Id,
    what: Annotated[str | None, typer.Option("--what", metavar="TEXT", help="What happened.")] = None,
    skill: options.Skills = None,
    not_skill: Annotated[
        list[str] | None, SkillOption("--no-skill", help="A skill that it does not show. Repeatable.")
    ] = None,
    level: options.Level = None,
    responsibility: options.Responsibility = None,
    outcome: options.Outcome = None,
    link: options.Links = None,
    source: options.SourceOption = None,
    against: options.Against = None,
    private: options.Private = None,
    project: options.Project = None,
    on: Annotated[
        str | None, typer.Option("--date", metavar="DAY", callback=ask_which_day, help=f"The day: {DAY_HELP}.")
    ] = None,
    goal: options.Goals = None,
    not_goal: Annotated[
        list[str] | None, GoalOption("--no-goal", help="A goal that it does not serve. Repeatable.")
    ] = None,
    edit: options.Editor = False,
    framework: shared.Framework = None,
    person: shared.Person = None,
    json: shared.Json = False,
) -> None:
    """Change a piece of evidence. Skills and goals are added to those it has, any other part replaces its own.

    An empty text takes a part out. Without options you are asked, part by part. Earlier versions stay in its history.
    """
    today = clock.today()
    text = read_what([what]) if what is not None else None
    with open_store() as store:
        owner = open_owner(store, person, framework)
        before = journal.find(store, owner, id)
        changes = journal.read_changes(
            store,
            owner,
            before,
            today,
            what=text,
            skills=skill or (),
            without_skills=not_skill or (),
            goals=goal or (),
            without_goals=not_goal or (),
            typed=TypedParts(
                level, outcome, link, source, on, options.parse_counts(against), private, project, responsibility
            ),
        )
    if changes == journal.NO_CHANGES and not edit:
        require_terminal("You did not say what to change.", _OPTIONS)
        changes = ask_changes(owner, before, today)
    if not edit:
        _store(owner, before.id, changes, json=json)
        return
    from pm_career.commands.editor import edit_text

    present = journal.apply_changes(owner, before, changes).what
    with edit_text(present, f"Evidence {before.id} of {before.date.isoformat()}.") as written:
        if not written:
            streams.tell("You left nothing in the editor, so nothing was changed.")
            return
        if written != present.strip():
            changes = changes._replace(parts={**changes.parts, "what": written})
        _store(owner, before.id, changes, json=json)


def _store(owner: Owner, evidence_id: str, changes: journal.Changes, *, json: bool) -> None:
    """Store the changes, and say which parts are not what they were."""
    with open_store_for_change(clock.now()) as change:
        before, after = journal.edit(change, owner, evidence_id, changes)
        confirmed_by = group_names(change, owner).get(after.id, ())
    changed = [title for name, title in _TITLES.items() if getattr(after, name) != getattr(before, name)]
    if changed:
        streams.tell(f"Changed in {after.id}: {join_names(changed)}.")
        streams.tell(f"Its history: {hints.complete(f'pmcareer evidence show {after.id}')}")
        streams.tell("Take it back: pmcareer data undo")
    else:
        streams.tell(f"Nothing was changed in {after.id}.")
    answer_evidence(owner, after, confirmed_by, json=json)
