"""`pmcareer me`: where I stand, how I got here, and who I am to the program."""

from __future__ import annotations

import typer

from pm_career.commands.me import history, profile, standing

EXAMPLES = (
    ("pmcareer me", "where you stand"),
    ("pmcareer me set --level pm --target senior", "say once where you are and want to get to"),
    ("pmcareer me history", "how your ratings moved"),
)

app = typer.Typer(invoke_without_command=True)
app.callback()(standing.command)
app.command("set")(profile.command)
app.command("history")(history.command)
