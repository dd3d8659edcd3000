"""`pmcareer data …`: where your data is, whether it is sound, copies of it, undo and erase."""

from __future__ import annotations

import typer

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

COMMANDS = {
    "where": ("pm_career.commands.data.where", "Show where your data is"),
    "check": ("pm_career.commands.data.check", "Check that the file is sound and private"),
    "backup": ("pm_career.commands.data.backup", "Copy all your data to one file"),
    "restore": ("pm_career.commands.data.restore", "Replace your data by a backup"),
    "export": ("pm_career.commands.data.export", "Write all your data, or a part of it"),
    "import": ("pm_career.commands.data.import_", "Import an export"),
    "move": ("pm_career.commands.data.move", "Read OLD in your notes as NEW from now on"),
    "people": ("pm_career.commands.data.people:list_people", "List everybody there are notes about"),
    "rename-person": ("pm_career.commands.data.people:rename_person", "Give a person another name for --person"),
    "merge-person": ("pm_career.commands.data.people:merge_person", "Make all notes about PERSON notes about INTO"),
    "undo": ("pm_career.commands.data.undo", "Take back the last change"),
    "erase": ("pm_career.commands.data.erase", "Erase everything"),
}

app = typer.Typer(help="Look after your own data: where it is, check, copy, move, undo, erase.")
