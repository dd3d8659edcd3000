"""`pmcareer framework …`: ladders as files."""

from __future__ import annotations

import typer

from pm_career.commands.framework import check

EXAMPLES = (
    ("pmcareer framework check", "what could be better in the framework in use"),
    ("pmcareer framework check pm --strict", "exit 3 for any finding: for a check that runs by itself"),
    ("pmcareer framework check pm --json", "each finding with its rule, place and what to do"),
)

app = typer.Typer(help="Look after frameworks: ladders as files.")
app.command("check")(check.command)
