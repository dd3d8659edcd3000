"""`pmcareer framework check`: print what keeps frameworks from being used, and what could be better in them."""

from __future__ import annotations

import os
from enum import StrEnum
from typing import Annotated, Optional

import typer

from pm_career.commands import options, output, streams
from pm_career.commands.exit_codes import ExitCode
from pm_career.commands.options import FrameworkArgument, FrameworkOption
from pm_career.errors import UsageError
from pm_career.frameworks.changes.sources import open_earlier
from pm_career.frameworks.locate import locate


class Format(StrEnum):
    """How the findings are printed."""

    TEXT = "text"
    GITHUB = "github"
    SARIF = "sarif"


def command(
    names: Annotated[
        Optional[list[str]],  # noqa: UP045  Typer reads the annotation at run time
        FrameworkArgument(
            metavar="NAME|PATH...", help="Frameworks by their names or folders; the one in use, unless given."
        ),
    ] = None,
    strict: Annotated[bool, typer.Option("--strict", help="Exit 3 for warnings too, not only for errors.")] = False,
    against: Annotated[
        str | None,
        FrameworkOption("--against", help="Check the version against what changed since this one."),
    ] = None,
    since: options.Since = None,
    new_only: Annotated[
        bool,
        typer.Option("--new-only", help="Leave out what was found before, too: at --since, or in --against."),
    ] = False,
    form: Annotated[
        Format,
        typer.Option("--format", help="Print text, commands for GitHub Actions, or SARIF for a code host."),
    ] = Format.TEXT,
    json: options.Json = False,
    plain: options.Plain = False,
    color: options.Color = None,
) -> None:
    """Check frameworks: errors that keep one from being used, and warnings about its texts.

    docs/rules.md says what each rule finds. With --against or --since it is an error if the version number does not
    reflect what changed. Exit 3 if any framework has errors.
    """
    _refuse_what_does_not_fit(names or (), against, since, form, new_only=new_only, json=json)
    folders = [locate(name) for name in names] if names else [locate(os.environ.get(options.FRAMEWORK_VARIABLE))]
    earlier = [open_earlier(folder, against, since, with_faults=new_only) for folder in folders]
    from pm_career.frameworks.quality.check import check  # reads YAML and the word lists

    reports = [check(folder, before, new_only=new_only) for folder, before in zip(folders, earlier, strict=True)]
    if json:
        from pm_career.documents.frameworks import build_check_answer

        answers = [build_check_answer(report) for report in reports]
        output.show_json(answers[0] if len(answers) == 1 else {"checks": answers})
    elif form is Format.TEXT:
        from pm_career.views.frameworks import build_check_page, list_remarks, name_report

        manner = output.Manner(json, plain, color)
        output.show(build_check_page(reports), manner)
        if output.is_piped(manner):
            for report in reports:
                for _, text in list_remarks(report):
                    streams.tell(f"{name_report(report)}: {text}")
    else:
        from pm_career.documents.annotations import build_sarif, format_github

        if form is Format.SARIF:
            output.show_json(build_sarif(reports))
        else:
            streams.write(format_github(reports))
    if any(report.errors or (strict and report.findings) for report in reports):
        raise typer.Exit(ExitCode.FRAMEWORK)


def _refuse_what_does_not_fit(
    names: list[str] | tuple[()], against: str | None, since: str | None, form: Format, *, new_only: bool, json: bool
) -> None:
    """Raise UsageError for options that cannot be given together."""
    if against is not None and since is not None:
        raise UsageError("--against and --since name two earlier versions.", "Give one of them.")
    if against is not None and len(names) > 1:
        raise UsageError(
            "--against is the earlier version of one framework.", "Check them one by one, or give --since."
        )
    if new_only and against is None and since is None:
        raise UsageError("--new-only needs an earlier version.", "Say which: --since HEAD~1, or --against ./old")
    if json and form is not Format.TEXT:
        raise UsageError("--json and --format cannot be given together.", "Give one of them.")
