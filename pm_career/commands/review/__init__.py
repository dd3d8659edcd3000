"""`pmcareer review`: the week and the quarter."""

from __future__ import annotations

import typer

EXAMPLES = (
    ("pmcareer review week", "five minutes on a Friday: three questions, then the goals that are due"),
    ("pmcareer review quarter", "the quarter that ended, or the running one at its end"),
    ("pmcareer review quarter Q3", "another quarter, or any span: last month, 2026"),
)

COMMANDS = {
    "week": ("pm_career.commands.review.week", "Review the week in five minutes"),
    "quarter": ("pm_career.commands.review.quarter", "Review a quarter"),
}

app = typer.Typer()


@app.callback()
def callback() -> None:
    """Look back on a week or a quarter: five minutes, or one page. Nothing leaves this machine."""
