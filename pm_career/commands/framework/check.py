"""`pmcareer framework check`: what keeps a framework from being used, and what could be better in it."""

from __future__ import annotations

from typing import Annotated, Optional

import typer

from pm_career.commands import options, output
from pm_career.commands.exit_codes import ExitCode
from pm_career.commands.framework.sides import Against, Since, comparing
from pm_career.frameworks.locate import locate


def command(
    name: Annotated[
        Optional[str],  # noqa: UP045  Typer reads the annotation at run time
        typer.Argument(
            metavar="NAME|PATH",
            envvar=options.FRAMEWORK_VARIABLE,
            help="A framework by its name or its folder; the one in use, unless said.",
        ),
    ] = None,
    strict: Annotated[bool, typer.Option("--strict", help="Exit 3 for warnings too, not only for errors.")] = False,
    against: Against = None,
    since: Since = None,
    json: options.Json = False,
    plain: options.Plain = False,
    color: options.Color = None,
) -> None:
    """Check a framework: errors that keep it from being used, and warnings about how it reads.

    What each rule finds and what it lets pass is in docs/rules.md. With --against or --since, a version that says less
    than what changed is an error. Exit 3 for errors.
    """
    folder = locate(name)
    compare_with = comparing(name, against, since)
    from pm_career.frameworks.quality.check import check  # reads YAML and the word lists

    report = check(folder, compare_with)
    if json:
        from pm_career.documents.frameworks import build_check_answer

        output.show_json(build_check_answer(report))
    else:
        from pm_career.views.frameworks import build_check_page

        output.show(build_check_page(report), output.Manner(json, plain, color))
    if report.errors or (strict and report.findings):
        raise typer.Exit(ExitCode.FRAMEWORK)
