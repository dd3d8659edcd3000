"""`pmcareer framework check`: print what keeps a framework from being used, and what could be better in it."""

from __future__ import annotations

from typing import Annotated

import typer

from pm_career.commands import options, output
from pm_career.commands.exit_codes import ExitCode
from pm_career.frameworks.changes.sources import open_earlier
from pm_career.frameworks.locate import locate


def command(
    name: options.FrameworkName = None,
    strict: Annotated[bool, typer.Option("--strict", help="Exit 3 for warnings too, not only for errors.")] = False,
    against: Annotated[
        str | None,
        typer.Option("--against", metavar="NAME|PATH", help="Check the version against what changed since this one."),
    ] = None,
    since: options.Since = None,
    json: options.Json = False,
    plain: options.Plain = False,
    color: options.Color = None,
) -> None:
    """Check a framework: errors that keep it from being used, and warnings about its texts.

    docs/rules.md says what each rule finds. With --against or --since it is an error if the version number does not
    reflect what changed. Exit 3 for errors.
    """
    folder = locate(name)
    compare_with_earlier = open_earlier(name, against, since)
    from pm_career.frameworks.quality.check import check  # reads YAML and the word lists

    report = check(folder, compare_with_earlier)
    if json:
        from pm_career.documents.frameworks import build_check_answer

        output.show_json(build_check_answer(report))
    else:
        from pm_career.views.frameworks import build_check_page

        output.show(build_check_page(report), output.Manner(json, plain, color))
    if report.errors or (strict and report.findings):
        raise typer.Exit(ExitCode.FRAMEWORK)
