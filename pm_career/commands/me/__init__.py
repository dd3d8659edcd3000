"""`pmcareer me`: where you stand, how you got there, and your profile."""

from __future__ import annotations

import typer

from pm_career.commands.me import dashboard, history, set

EXAMPLES = (
    ("pmcareer me", "where you stand"),
    ("pmcareer me set --level pm --target senior", "say once where you are and want to get to"),
    ("pmcareer me history", "how your ratings moved"),
)

app = typer.Typer(invoke_without_command=True)
app.callback()(dashboard.command)
app.command("set")(set.command)
app.command("history")(history.command)
