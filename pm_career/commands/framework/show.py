"""`pmcareer framework show`: print an overview of one framework."""

from __future__ import annotations

import os
import shlex

from pm_career.commands import options, output
from pm_career.frameworks.available import explain_in_use
from pm_career.frameworks.locate import locate
from pm_career.frameworks.open import open_framework
from pm_career.frameworks.source_files import list_files


def command(
    name: options.FrameworkName = None,
    json: options.Json = False,
    plain: options.Plain = False,
    color: options.Color = None,
) -> None:
    """Show a framework: its scale, tracks, levels and where they fork, skills by area, and its folder."""
    framework = open_framework(name)
    folder = locate(name)
    files = len(list_files(folder)[0])
    why = explain_in_use(folder, os.environ.get(options.FRAMEWORK_VARIABLE))
    if json:
        from pm_career.documents.frameworks import build_show_answer

        output.show_json(build_show_answer(framework, folder, files, in_use=bool(why)))
        return
    from pm_career.views.frameworks import build_page

    output.show(
        build_page(framework, folder, files, why, shlex.quote(name) if name else ""), output.Manner(json, plain, color)
    )
