"""`pmcareer data …`: where your data is, whether it is sound, copies of it, undo and erase."""

from __future__ import annotations

import typer

from pm_career.commands.data import backup, check, erase, export, import_, move, people, restore, undo, where

EXAMPLES = (
    ("pmcareer data where", "the files, their versions and how much is in them"),
    ("pmcareer data check", "whether the file is sound, and which ids your ladder no longer has"),
    ("pmcareer data backup my-career.db", "a copy that data restore puts back"),
    ("pmcareer data restore my-career.db --yes", "put the copy back; the present data is kept as a backup"),
    ("pmcareer data export my-career.json", "everything as one JSON file"),
    ("pmcareer data export shared.json --only evidence --since 'last quarter'", "a part, without private pieces"),
    ("pmcareer data export ana.md --person ana --access-request", "everything you keep about Ana, to show it to Ana"),
    ("pmcareer data import my-career.json", "read it back; doing it twice changes nothing"),
    ("pmcareer data import ana.json --person ana", "an export from Ana, as notes about Ana"),
    ("pmcareer data import ana.json --person ana --update", "a newer one: what Ana changed or took out follows"),
    ("pmcareer data move skill advocacy influence", "read advocacy in your notes as influence"),
    ("pmcareer data people", "everybody there are notes about"),
    ("pmcareer data rename-person sam sam-ito", "another name for --person"),
    ("pmcareer data merge-person ana ana-lima", "notes about one person under two names"),
    ("pmcareer data undo --list", "the changes that undo would take back"),
    ("pmcareer data erase --dry-run", "what erasing everything would delete"),
)

app = typer.Typer(help="Look after your own data: where it is, check, copy, move, undo, erase.")
app.command("where")(where.command)
app.command("check")(check.command)
app.command("backup")(backup.command)
app.command("restore")(restore.command)
app.command("export")(export.command)
app.command("import")(import_.command)
app.command("move")(move.command)
app.command("people")(people.list_people)
app.command("rename-person")(people.rename_person)
app.command("merge-person")(people.merge_person)
app.command("undo")(undo.command)
app.command("erase")(erase.command)
