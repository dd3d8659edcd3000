"""`pmcareer one-on-one`: prepare the next talk with a manager, or with somebody you lead."""

from __future__ import annotations

import typer

from pm_career.commands.one_on_one import agenda

EXAMPLES = (
    ("pmcareer one-on-one", "what the next one is about, out of your notes"),
    ("pmcareer one-on-one --with Dana", "the one with Dana"),
    ("pmcareer one-on-one note 'Who presents the plan?'", "something to bring up"),
    ("pmcareer one-on-one note 'I may leave' --private", "for yourself alone"),
    ("pmcareer one-on-one held --date yesterday", "you met: the points that are not done carry over"),
    (
        "pmcareer one-on-one held --agreed 'when the plan is drafted, I will ask two teams' --due friday",
        "what was agreed becomes a goal",
    ),
    ("pmcareer one-on-one show m1", "one of them whole"),
    ("pmcareer one-on-one list", "all of them"),
    ("pmcareer one-on-one remove m1", "take it out; pmcareer data undo brings it back"),
    ("pmcareer one-on-one --output agreed.ics", "the days of what was agreed, for a calendar"),
    ("pmcareer one-on-one --json", "the same as JSON"),
)

COMMANDS = {
    "note": ("pm_career.commands.one_on_one.note", "Note something to bring up"),
    "held": ("pm_career.commands.one_on_one.held", "Say that you met, and what was agreed"),
    "list": ("pm_career.commands.one_on_one.list", "List one-on-ones"),
    "show": ("pm_career.commands.one_on_one.show", "Show one of them whole"),
    "remove": ("pm_career.commands.one_on_one.remove", "Take one-on-ones out"),
}

app = typer.Typer(invoke_without_command=True)
app.callback()(agenda.callback)
