"""`pmcareer framework …`: list, make, check, compare and convert ladders."""

from __future__ import annotations

import typer

EXAMPLES = (
    ("pmcareer framework list", "those that came with pmcareer, and your own"),
    ("pmcareer framework show pm", "its scale, levels with their forks, and skills"),
    ("pmcareer framework new acme-ladder", "a small commented ladder of your own, to edit"),
    ("pmcareer framework new ./ladder --from pm --title 'Acme ladder'", "a copy of the shipped one, in a folder here"),
    ("pmcareer framework import ladder.csv --dry-run", "report what each cell of a spreadsheet would become"),
    ("pmcareer framework import ladder.csv --title 'Acme PM ladder'", "make a ladder of your own from it"),
    ("pmcareer framework import ladder.csv --propose mapping.yaml", "write down what is proposed, to be edited"),
    ("pmcareer framework import ladder.csv --mapping mapping.yaml", "import by it, next quarter's version too"),
    ("pmcareer framework export pm --output ladder.xlsx", "a workbook to edit, which import reads back"),
    ("pmcareer framework export --to md", "the whole ladder as a page of tables, for a wiki"),
    ("pmcareer framework use acme-ladder", "use it in every command from now on"),
    ("pmcareer framework use --default", "go back to the one that came with pmcareer"),
    ("pmcareer framework check", "what could be better in the framework in use"),
    ("pmcareer framework check pm --strict", "exit 3 for any finding, for automatic checks"),
    (
        "pmcareer framework check pm pm-tracks --format github",
        "several, each finding at its line in a pull request",
    ),
    ("pmcareer framework check pm --json", "each finding with its rule, place and hint"),
    ("pmcareer framework diff pm pm-tracks", "what differs between two ladders"),
    ("pmcareer framework diff pm pm-tracks --mine", "and what it means for your ratings, evidence and advice"),
    (
        "pmcareer framework diff pm ./my-ladder --translation",
        "what a translation of a ladder lacks, apart from its words",
    ),
    ("pmcareer framework diff ./my-ladder --since HEAD~1 --markdown", "since a git revision, for a pull request"),
    ("pmcareer framework map pm pm-tracks", "how notes made on one ladder are read on another, to edit"),
    ("pmcareer framework map pm pm-tracks --json", "each guess with its reason and its runner-up, for a program"),
    ("pmcareer framework schema --part level", "the JSON Schema of a level, for an editor"),
)

COMMANDS = {
    "list": ("pm_career.commands.framework.list", "List the frameworks that you can name"),
    "show": ("pm_career.commands.framework.show", "Show a framework"),
    "new": ("pm_career.commands.framework.new", "Make a framework to edit"),
    "import": ("pm_career.commands.framework.import_", "Import a ladder"),
    "export": ("pm_career.commands.framework.export", "Write a framework to a file"),
    "use": ("pm_career.commands.framework.use", "Use this framework in every command"),
    "check": ("pm_career.commands.framework.check", "Check frameworks"),
    "diff": ("pm_career.commands.framework.diff", "Compare two frameworks"),
    "map": ("pm_career.commands.framework.map", "Propose a map between two ladders"),
    "schema": ("pm_career.commands.framework.schema", "Print the JSON Schema of a framework's files"),
}

app = typer.Typer(help="Look after frameworks: ladders as files.")
