"""`pmcareer framework list`: the frameworks there are."""

from __future__ import annotations

import os

from pm_career.commands import options, output
from pm_career.frameworks.available import list_frameworks


def command(json: options.Json = False, plain: options.Plain = False, color: options.Color = None) -> None:
    """List the frameworks that can be named, which is in use, and what is wrong with those that cannot be read."""
    found = list_frameworks(os.environ.get(options.FRAMEWORK_VARIABLE))
    if json:
        from pm_career.documents.frameworks import build_list_answer

        output.show_json(build_list_answer(found))
        return
    from pm_career.views.frameworks import build_list_page

    output.show(build_list_page(found), output.Manner(json, plain, color))
