"""`pmcareer evidence edit ID`: change what was written; as it was, it is remembered."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Annotated

import typer
from msgspec.structs import replace

from pm_career.commands import options, streams
from pm_career.commands.evidence import fields
from pm_career.commands.evidence.asking import asked_again
from pm_career.commands.evidence.setting import Setting
from pm_career.commands.evidence.told import changed_told
from pm_career.commands.evidence.words import text_given
from pm_career.commands.personal import changing, reading
from pm_career.commands.prompts import require_terminal
from pm_career.domain.evidence import Evidence
from pm_career.store.evidence import edit_evidence

_OPTIONS = "--what, --outcome, --skill, --level, --date, --link, --source, --goal or --edit"


def command(
    id: fields.Id,
    what: Annotated[str | None, typer.Option("--what", metavar="TEXT", help="What happened.")] = None,
    skill: fields.Skills = None,
    not_skill: Annotated[
        list[str] | None, typer.Option("--no-skill", metavar="SKILL", help="A skill that it does not show. Repeatable.")
    ] = None,
    level: fields.Level = None,
    outcome: fields.Outcome = None,
    link: fields.Link = None,
    source: fields.SourceOption = None,
    on: Annotated[
        str | None, typer.Option("--date", metavar="DAY", help="The day: yesterday, last friday, 2026-11-20.")
    ] = None,
    goal: fields.Goals = None,
    not_goal: Annotated[
        list[str] | None, typer.Option("--no-goal", metavar="ID", help="A goal that it does not serve. Repeatable.")
    ] = None,
    edit: fields.Editor = False,
    framework: options.Framework = None,
    person: options.Person = None,
    json: options.Json = False,
) -> None:
    """Change a piece of evidence. Skills and goals are added to those it has, any other part replaces its own.

    An empty text takes a part out. Without options you are asked, part by part. As it was, it stays in its history.
    """
    with reading() as store:
        setting = Setting.of(store, person, framework)
        before = setting.evidence(store, id)
        goals = tuple(each.id for each in setting.goals(store, (*(goal or ()), *(not_goal or ()))))
    said = fields.given(setting, level=level, outcome=outcome, link=link, source=source, on=on)
    if what is not None:
        said["what"] = text_given([what])
    shows = fields.skill_ids(setting, skill)
    not_shown = [each if each in before.skills else setting.skill(each) for each in not_skill or ()]
    kept_out = [each.casefold() for each in not_goal or ()]
    serves = [each for each in goals if each not in kept_out]
    if not (said or skill or not_skill or goals or edit):
        require_terminal("It was not said what to change.", _OPTIONS)
        said = asked_again(setting, before)

    def after(now: Evidence) -> Evidence:
        skills = _tied(now.skills, shows, not_shown, setting.moves.skill)
        return replace(now, **{"skills": skills, "goals": _tied(now.goals, serves, kept_out, str), **said})

    if not edit:
        _keep(setting, before, after, json=json)
        return
    from pm_career.commands.editor import edit_text

    text = after(before).what
    with edit_text(text, f"Evidence {before.id} of {before.date.isoformat()}.") as written:
        if not written:
            streams.tell("Nothing was left in the editor, so nothing was changed.")
            return
        if written != text.strip():
            said["what"] = written
        _keep(setting, before, after, json=json)


def _keep(setting: Setting, before: Evidence, after: Callable[[Evidence], Evidence], *, json: bool) -> None:
    """Make the change on what is there now: another process may have changed another part meanwhile."""
    with changing() as change:
        now = setting.evidence(change, before.id)
        kept = edit_evidence(change, after(now))
    changed_told(setting, kept, now)
    setting.answer(kept, json=json)


def _tied(
    present: Sequence[str], added: Sequence[str], taken_out: Sequence[str], called_now: Callable[[str], str]
) -> tuple[str, ...]:
    """The ids with some more and without some. One under a former name is the same as under its present one."""
    known = {called_now(each) for each in present}
    gone = {called_now(each) for each in taken_out}
    more = [each for each in added if called_now(each) not in known]
    return tuple(each for each in (*present, *more) if called_now(each) not in gone)
