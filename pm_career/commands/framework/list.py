"""`pmcareer framework list`: list the frameworks that can be named."""

from __future__ import annotations

import os

from pm_career.commands import options, output
from pm_career.frameworks.available import list_frameworks


def command(json: options.Json = False, plain: options.Plain = False, color: options.Color = None) -> None:
    """List the frameworks that you can name, which one is in use, and what is wrong with those that cannot be read."""
    entries = list_frameworks(os.environ.get(options.FRAMEWORK_VARIABLE))
    if json:
        from pm_career.documents.frameworks import build_list_answer

        output.show_json(build_list_answer(entries))
        return
    from pm_career.views.frameworks import build_list_page

    output.show(build_list_page(entries), output.Manner(json, plain, color))
