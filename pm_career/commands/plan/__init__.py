"""`pmcareer plan`: goals with a day, an if-then sentence and check-ins."""

from __future__ import annotations

import typer

from pm_career.commands.plan import list

EXAMPLES = (
    ("pmcareer plan", "the goals that are open, the next due first"),
    ("pmcareer plan add", "be asked for a goal, its day and what will show that it is done"),
    ("pmcareer plan add 'Run two interviews' --due 'next friday'", "a goal in one line"),
    ("pmcareer plan list --status done", "what was done, the last first"),
    ("pmcareer plan list --skill influence --json", "the goals of one skill as JSON"),
    ("pmcareer plan show g1", "one goal with its check-ins and evidence"),
    ("pmcareer plan edit g1 --due 'in 3 weeks'", "give it more time"),
    ("pmcareer plan edit g1 --when 'the Monday planning ends'", "tie it to something that will come up"),
    ("pmcareer plan check-in g1 --state slow --note 'no access yet'", "say how it goes"),
    ("pmcareer plan done g1", "it is done"),
    ("pmcareer plan drop g1 --note 'the team was dissolved'", "drop it, and say why"),
    ("pmcareer plan export --output goals.ics", "a calendar file with the days of your goals"),
    ("pmcareer plan export --no-text", "the same without what they are, for a calendar that others read"),
    ("pmcareer plan from-next", "choose goals from the advice"),
    ("pmcareer plan from-next --from apm --dry-run", "see what there is to choose; nothing is changed"),
)

COMMANDS = {
    "add": ("pm_career.commands.plan.add", "Set a goal"),
    "list": ("pm_career.commands.plan.list", "List goals"),
    "show": ("pm_career.commands.plan.show", "Show one goal"),
    "edit": ("pm_career.commands.plan.edit", "Change a goal"),
    "check-in": ("pm_career.commands.plan.check_in", "Check in on a goal"),
    "done": ("pm_career.commands.plan.done", "Mark a goal as done"),
    "drop": ("pm_career.commands.plan.drop", "Drop a goal"),
    "export": ("pm_career.commands.plan.export", "Write the days of your open goals"),
    "from-next": ("pm_career.commands.plan.from_next", "Turn the advice into goals"),
}

app = typer.Typer(invoke_without_command=True)
app.callback()(list.callback)
