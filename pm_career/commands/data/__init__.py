"""`pmcareer data`: where everything is, whether it is sound, copies of it, and the way back."""

from __future__ import annotations

import typer

from pm_career.commands.data import backup, check, erase, exporting, importing, move, restore, undo, where

EXAMPLES = (
    ("pmcareer data where", "the files, their versions and what is in them"),
    ("pmcareer data check", "whether all is sound, and what a changed ladder left behind"),
    ("pmcareer data backup my-career.db", "a copy that restore puts back"),
    ("pmcareer data restore my-career.db --yes", "the copy put back; what was there is kept"),
    ("pmcareer data export my-career.json", "everything as one JSON"),
    ("pmcareer data import my-career.json", "the same back; twice changes nothing"),
    ("pmcareer data move skill advocacy influence", "read what your data calls advocacy as influence"),
    ("pmcareer data undo --list", "what undo would take back"),
    ("pmcareer data erase --dry-run", "what erasing everything would delete"),
)

app = typer.Typer(help="Look after your own data: where it is, check, copy, move, take back, erase.")
app.command("where")(where.command)
app.command("check")(check.command)
app.command("backup")(backup.command)
app.command("restore")(restore.command)
app.command("export")(exporting.command)
app.command("import")(importing.command)
app.command("move")(move.command)
app.command("undo")(undo.command)
app.command("erase")(erase.command)
