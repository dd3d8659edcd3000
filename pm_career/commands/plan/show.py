"""`pmcareer plan show ID`: one goal with its check-ins and evidence."""

from __future__ import annotations

from pm_career.commands import clock, options, output
from pm_career.commands.personal import reading
from pm_career.commands.plan import fields
from pm_career.commands.plan.setting import Plan
from pm_career.store.evidence import EvidenceFilter, evidence_of
from pm_career.store.goals import goal_history


def command(
    id: fields.Id,
    framework: options.Framework = None,
    person: options.Person = None,
    json: options.Json = False,
    plain: options.Plain = False,
    color: options.Color = None,
) -> None:
    """Show one goal: the sentence, the day, the signs, every check-in, and the evidence tied to it."""
    with reading() as store:
        plan = Plan.of(store, person, framework)
        goal = plan.goal(store, id)
        evidence = evidence_of(store, plan.person, EvidenceFilter(goal=goal.id))
        former = goal_history(store, goal.id)
    (now,) = plan.now((goal,))
    if json:
        from pm_career.documents.plan import whole

        output.show_json(whole(now, evidence, former))
        return
    from pm_career.views.plan import page

    shown = page(now, evidence, former, clock.today(), option=plan.option)
    output.show(shown, output.Manner(json, plain, color))
