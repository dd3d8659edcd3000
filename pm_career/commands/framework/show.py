"""`pmcareer framework show`: one framework as a whole."""

from __future__ import annotations

import os
import shlex
from typing import Annotated, Optional

import typer

from pm_career.commands import options, output
from pm_career.frameworks.available import explain_in_use
from pm_career.frameworks.locate import locate
from pm_career.frameworks.open import open_framework
from pm_career.frameworks.source_files import list_files


def command(
    name: Annotated[
        Optional[str],  # noqa: UP045  Typer reads the annotation at run time
        typer.Argument(
            metavar="NAME|PATH",
            envvar=options.FRAMEWORK_VARIABLE,
            help="A framework by its name or its folder; the one in use, unless said.",
        ),
    ] = None,
    json: options.Json = False,
    plain: options.Plain = False,
    color: options.Color = None,
) -> None:
    """Show a framework: its scale, tracks, levels with their forks, skills by area, and where it lies."""
    framework = open_framework(name)
    folder = locate(name)
    files = len(list_files(folder)[0])
    by = explain_in_use(folder, os.environ.get(options.FRAMEWORK_VARIABLE))
    if json:
        from pm_career.documents.frameworks import build_show_answer

        output.show_json(build_show_answer(framework, folder, files, in_use=bool(by)))
        return
    from pm_career.views.frameworks import build_page

    output.show(
        build_page(framework, folder, files, by, shlex.quote(name) if name else ""), output.Manner(json, plain, color)
    )
