"""`pmcareer me`: where you stand, how you got there, and your profile."""

from __future__ import annotations

import typer

from pm_career.commands.me import dashboard

EXAMPLES = (
    ("pmcareer me", "where you stand"),
    ("pmcareer me --output me.svg", "the same as a picture"),
    ("pmcareer me set --level pm --target senior", "say once where you are and want to get to"),
    ("pmcareer me history", "how your ratings moved"),
)

COMMANDS = {
    "set": ("pm_career.commands.me.set", "Set your level"),
    "history": ("pm_career.commands.me.history", "List ratings"),
}

app = typer.Typer(invoke_without_command=True)
app.callback()(dashboard.command)
