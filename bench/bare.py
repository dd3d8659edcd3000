"""The program to compare with: the least that Typer and Rich need to print one table."""

from __future__ import annotations

import typer
from rich.console import Console
from rich.table import Table

RUNGS = (
    ("junior", "Junior Baker", "0-2 years", "Has the dough ready at four."),
    ("baker", "Baker", "2-5 years", "Answers for one kind of bread."),
    ("master", "Master Baker", "5-9 years", "Decides what the bakery sells."),
    ("head", "Head of Baking", "8-15 years", "Runs three bakeries and their bakers."),
    ("owner", "Owner", "12-20 years", "Answers for the whole business."),
)

app = typer.Typer(add_completion=False)


@app.command()
def ladder() -> None:
    """Print one table."""
    table = Table(title="A ladder")
    for heading in ("Rung", "Title", "Experience", "What it is"):
        table.add_column(heading)
    for rung in RUNGS:
        table.add_row(*rung)
    Console().print(table)


if __name__ == "__main__":
    app()
