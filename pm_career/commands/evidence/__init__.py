"""`pmcareer evidence`: what happened, kept as it happens and tied to skills."""

from __future__ import annotations

import typer

from pm_career.commands.evidence import list

EXAMPLES = (
    ("pmcareer evidence", "what you wrote down, the newest at the bottom"),
    ("pmcareer evidence add", "be asked: what happened, what came of it, which skills"),
    ("pmcareer evidence add 'Cut the release to one form' --skill delivery --date 'last friday'", "in one line"),
    (
        "pmcareer evidence add 'Sales kept the roadmap' --source manager --outcome 'no custom build'",
        "said by your manager",
    ),
    (
        "pmcareer evidence add 'Two teams planned from it' --responsibility roadmap",
        "shows a part of your target",
    ),
    ("pmcareer evidence list --limit 5", "the newest five"),
    ("pmcareer evidence list --skill influence --since '3 months ago' --json", "for the next 1:1, as JSON"),
    ("pmcareer evidence show e1", "one of it whole, with what it was before it was edited"),
    ("pmcareer evidence edit e1 --skill influence --outcome 'signed in March'", "add what is known now"),
    ("pmcareer evidence edit e1 --edit", "its text in your own editor"),
    ("pmcareer evidence ask e1 --of Dana", "a message that asks Dana what they saw"),
    ("pmcareer evidence confirm e1 --by Dana 'You settled it in one meeting'", "keep what Dana said"),
    ("pmcareer evidence import brag.md --dry-run", "what a brag document would add; --yes adds it"),
    ("pmcareer evidence remove e1", "take it out; pmcareer data undo brings it back"),
    ("pmcareer evidence remove e1 --for-good", "erase it, so that nothing brings it back"),
)

COMMANDS = {
    "add": ("pm_career.commands.evidence.add", "Write down what happened"),
    "list": ("pm_career.commands.evidence.list", "List evidence by its day"),
    "show": ("pm_career.commands.evidence.show", "Show one piece of evidence whole"),
    "edit": ("pm_career.commands.evidence.edit", "Change a piece of evidence"),
    "ask": ("pm_career.commands.evidence.ask", "Ask somebody what they saw"),
    "confirm": ("pm_career.commands.evidence.confirm", "Keep what somebody else said about it"),
    "import": ("pm_career.commands.evidence.import_", "Add the evidence in a file of another tool"),
    "remove": ("pm_career.commands.evidence.remove", "Take evidence out"),
}

app = typer.Typer(invoke_without_command=True)
app.callback()(list.callback)
