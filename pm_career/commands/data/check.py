"""`pmcareer data check`: check the data file, and find what the ladder no longer has."""

from __future__ import annotations

import typer

from pm_career.commands import options, output
from pm_career.commands.exit_codes import ExitCode
from pm_career.journal.access import open_store
from pm_career.journal.data_file import check_ladders
from pm_career.paths import find_data_file
from pm_career.store.check import Finding, Orphan, check_file


def command(
    framework: options.Framework = None,
    json: options.Json = False,
    plain: options.Plain = False,
    color: options.Color = None,
) -> None:
    """Check that the file is sound and private, and that your ladder has every skill and level in your notes."""
    checked = check_file(find_data_file())
    damaged = any(finding.kind in ("unreadable", "damaged") for finding in checked.findings)
    orphans: tuple[Orphan, ...] = ()
    ladders: tuple[Finding, ...] = ()
    if not damaged:
        with open_store() as store:
            orphans, ladders = check_ladders(store, framework)
    if json:
        findings = (*checked.findings, *ladders)
        output.show_json({"file": str(find_data_file()), "findings": findings, "orphans": orphans})
    else:
        from pm_career.views.data import build_check_page

        page = build_check_page(find_data_file(), checked, ladders, orphans)
        output.show(page, output.Manner(json, plain, color))
    if damaged:
        raise typer.Exit(ExitCode.PERSONAL_DATA)
    if ladders:
        raise typer.Exit(ExitCode.FRAMEWORK)
