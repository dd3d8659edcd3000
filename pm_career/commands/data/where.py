"""`pmcareer data where`: print the files, their versions and how much is in them."""

from __future__ import annotations

from pm_career.commands import options, output
from pm_career.journal.data_file import find_places


def command(json: options.Json = False, plain: options.Plain = False, color: options.Color = None) -> None:
    """Show where your data is, its versions, and how much there is. The file is not encrypted."""
    places = find_places()
    if json:
        output.show_json(places)
        return
    from pm_career.views.data import build_where_page

    output.show(build_where_page(places), output.Manner(json, plain, color))
