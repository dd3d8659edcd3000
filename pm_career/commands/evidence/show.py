"""`pmcareer evidence show ID`: one piece of evidence whole."""

from __future__ import annotations

from msgspec.structs import replace

from pm_career.commands import clock, options, output
from pm_career.commands.evidence import fields
from pm_career.commands.evidence.setting import Setting
from pm_career.commands.personal import reading
from pm_career.store.evidence import evidence_history
from pm_career.store.goals import goal_by_id


def command(
    id: fields.Id,
    framework: options.Framework = None,
    person: options.Person = None,
    json: options.Json = False,
    plain: options.Plain = False,
    color: options.Color = None,
) -> None:
    """Show one piece of evidence whole, and what it was before each edit."""
    with reading() as store:
        setting = Setting.of(store, person, framework)
        each = setting.evidence(store, id)
        history = evidence_history(store, each.id)
        goals = tuple(goal_by_id(store, goal) for goal in each.goals)
    if json:
        from pm_career.documents.evidence import whole

        output.show_json(whole(each, history, setting.moves))
        return
    from pm_career.views.evidence import page

    local = tuple(replace(former, replaced=former.replaced.astimezone()) for former in history)
    shown = page(each, local, goals, setting.names, clock.today(), option=setting.option)
    output.show(shown, output.Manner(json, plain, color))
