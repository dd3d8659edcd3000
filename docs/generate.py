"""Write docs/commands.md, docs/keys.md and docs/pmcareer.1 from the program itself: `python docs/generate.py`.

With `--check` it writes nothing, and fails if one of them is stale.
"""

from __future__ import annotations

import argparse
import difflib
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import man
import typer

from pm_career.cli import app
from pm_career.commands.exit_codes import ExitCode
from pm_career.commands.help_topics import VARIABLES
from pm_career.explore.keys import KEYS, WHERE, Group, format_keys

_GROUPS: tuple[Group, ...] = ("Go to", "Selected row", "More", "Move", "Here")
"""The groups of keys, the most useful to know first."""
_HEADINGS = {"Selected row": "The selected row", "Here": "While you rate, choose, write or answer"}
"""The headings of the groups of keys that need more words than in the help."""
FOLDER = Path(__file__).parent
WIDTH = 96


def build_pages() -> dict[str, str]:
    """Return the content of each file by its name."""
    return {
        "commands.md": build_reference(),
        "keys.md": "".join(f"{line}\n" for line in _list_key_lines()),
        "pmcareer.1": man.format_page(list(walk_commands())),
    }


def build_reference() -> str:
    """Return the content of docs/commands.md."""
    return "\n".join(_lines()) + "\n"


def walk_commands() -> Iterator[tuple[Any, Any]]:
    """Yield every command with its context, from `pmcareer` down, in the order of the help."""
    os.environ["COLUMNS"] = str(WIDTH)
    root = typer.main.get_command(app)
    yield from _walk(root, root.make_context("pmcareer", [], resilient_parsing=True))


def _walk(command: Any, context: Any) -> Iterator[tuple[Any, Any]]:
    yield command, context
    if not hasattr(command, "list_commands"):
        return
    for name in command.list_commands(context):
        inner = command.get_command(context, name)
        if not inner.hidden:
            yield from _walk(inner, inner.make_context(name, [], parent=context, resilient_parsing=True))


def _lines() -> Iterator[str]:
    found = list(walk_commands())
    yield "# The commands of pmcareer"
    yield ""
    yield "<!-- Written by docs/generate.py from the program's own help: change the help, not this page. -->"
    yield ""
    yield "The keys of every answer with `--json` are in [json.md](json.md)."
    yield ""
    for command, context in found[1:]:
        path = context.command_path
        yield f"{_indent(path)}- [`{path}`](#{path.replace(' ', '-')}): {command.short_help}"
    yield "- [Exit codes](#exit-codes)"
    yield "- [Environment](#environment)"
    for _, context in found:
        path = context.command_path
        yield from ("", f"##{'#' * _depth(path)} `{path}`", "", "```text", context.get_help(), "```")
    yield from ("", "## Exit codes", "", "| code | meaning |", "| --- | --- |")
    yield from (f"| {int(code)} | {_cell(code.meaning)} |" for code in ExitCode)
    yield from ("", "## Environment", "", "| variable | meaning |", "| --- | --- |")
    yield from (f"| `{name}` | {_cell(meaning)} |" for name, meaning in VARIABLES)


def _list_key_lines() -> Iterator[str]:
    """Yield the lines of docs/keys.md."""
    yield "# The keys of the navigator"
    yield ""
    yield "<!-- Written by docs/generate.py from pm_career/explore/keys.py: change the table there, not this page. -->"
    yield ""
    yield "Arrow keys, Enter and Esc are enough to reach everything. A letter is a shortcut: one that leads to a place"
    yield "does so on every screen that asks nothing, and one that acts on the selected row does the same on any list."
    yield "With Caps Lock on they do the same. The last line of each screen shows the most used, `?` all of them"
    yield "(F1 while rating, where `?` is an answer)."
    for group in _GROUPS:
        yield from (
            "",
            f"## {_HEADINGS.get(group, group)}",
            "",
            "| key | what it does | where |",
            "| --- | --- | --- |",
        )
        for row in KEYS:
            if row.group == group:
                where = ", ".join(WHERE[each] for each in row.where)
                yield f"| {_cell(format_keys(row.keys.split(',')))} | {_cell(row.label)}: {_cell(row.does)} | {where} |"


def _depth(path: str) -> int:
    """Return 0 for `pmcareer` and its commands, 1 for the commands of a group."""
    return max(0, len(path.split()) - 2)


def _indent(path: str) -> str:
    return "  " * _depth(path)


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


def main() -> None:
    """Write the pages, or check them with --check."""
    parser = argparse.ArgumentParser(description="Write the reference from the program's help.")
    parser.add_argument("--check", action="store_true", help="write nothing; exit 1 if a page is not up to date")
    checking = parser.parse_args().check
    stale = []
    for name, should in build_pages().items():
        file = FOLDER / name
        if not checking:
            file.write_text(should, encoding="utf-8")
            continue
        found = file.read_text(encoding="utf-8") if file.exists() else ""
        if found != should:
            stale.append(f"docs/{name}")
            lines = difflib.unified_diff(found.splitlines(), should.splitlines(), f"docs/{name}", "the program", "")
            sys.stderr.write("\n".join(lines) + "\n")
    if stale:
        sys.exit(f"Not up to date: {', '.join(stale)}. Run: python docs/generate.py")


if __name__ == "__main__":
    main()
