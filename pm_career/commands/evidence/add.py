"""`pmcareer evidence add`: write down what happened."""

from __future__ import annotations

from typing import Annotated

import typer
from msgspec.structs import replace

from pm_career.commands import clock, options, streams
from pm_career.commands.evidence import fields
from pm_career.commands.evidence.asking import asked
from pm_career.commands.evidence.setting import Setting
from pm_career.commands.evidence.told import kept_told
from pm_career.commands.evidence.words import text_given
from pm_career.commands.personal import changing, reading
from pm_career.domain.evidence import Evidence
from pm_career.domain.person import ME
from pm_career.errors import UsageError
from pm_career.store.evidence import add_evidence
from pm_career.store.goals import close_goal, goals_of
from pm_career.store.people import people_in

_REMARK = "What happened, and what your part in it was. What came of it can follow: pmcareer evidence edit ID --outcome"


def command(
    words: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="WHAT", help="What happened, or - for stdin. Left out: a pipe is read, or you are asked."
        ),
    ] = None,
    skill: fields.Skills = None,
    level: fields.Level = None,
    outcome: fields.Outcome = None,
    link: fields.Link = None,
    source: fields.SourceOption = None,
    on: Annotated[
        str | None, typer.Option("--date", metavar="DAY", help="The day: yesterday, last friday, 2026-11-20; or today.")
    ] = None,
    goal: fields.Goals = None,
    done: Annotated[bool, typer.Option("--done", help="The goals that it serves are done with it.")] = False,
    edit: fields.Editor = False,
    framework: options.Framework = None,
    person: options.Person = None,
    json: options.Json = False,
) -> None:
    """Write down what happened while you remember it; without words you are asked, within a minute.

    The skills that the words sound like are suggested, never taken unasked. Text from stdin or your editor does not
    end up in the history of your shell.
    """
    if done and not goal:
        raise UsageError("It was not said which goal is done.", "Give it as well: --goal ID")
    text = None if edit else text_given(words)
    with reading() as store:
        setting = Setting.of(store, person, framework)
        goals = tuple(each.id for each in setting.goals(store, goal or ()))
    said = fields.given(setting, level=level, outcome=outcome, link=link, source=source, on=on)
    draft = Evidence(person=setting.person, what=text or " ".join(words or ()), date=clock.today(), goals=goals)
    draft = replace(draft, skills=fields.skill_ids(setting, skill), **said)
    if edit:
        from pm_career.commands.editor import edit_text

        with edit_text(draft.what, _REMARK) as written:
            _keep(setting, replace(draft, what=written), done=done, json=json)
        return
    if text is None:
        _keep(setting, asked(setting, draft, said), done=done, json=json, suggest=False)
    else:
        _keep(setting, draft, done=done, json=json)


def _keep(setting: Setting, draft: Evidence, *, done: bool, json: bool, suggest: bool = True) -> None:
    """Keep it, with the goals that it closes, as one change; nothing where nothing was written."""
    if not draft.what:
        streams.tell("Nothing was written, so nothing was kept.")
        return
    with changing() as change:
        is_new = all(each.person != setting.person for each in people_in(change))
        kept = add_evidence(change, draft)
        closing = [goal.id for goal in goals_of(change, setting.person, "open") if done and goal.id in kept.goals]
        for goal in closing:
            close_goal(change, goal, "done", kept.date)
        still_open = goals_of(change, setting.person, "open")
    if is_new and setting.person != ME:
        streams.tell(f"This is the first that is kept of {setting.person}.")
    kept_told(setting, kept, closing, still_open, suggest=suggest)
    setting.answer(kept, json=json)
