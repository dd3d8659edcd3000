"""Where answers and errors leave the program: stdout is the answer, stderr everything else."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Any, NamedTuple

from pm_career.commands import streams
from pm_career.commands.exit_codes import exit_code
from pm_career.domain.plaintext import one_line, visible
from pm_career.errors import PmCareerError

if TYPE_CHECKING:
    from pm_career.views.page import Page

PLAIN_VARIABLE = "PMCAREER_PLAIN"


class Manner(NamedTuple):
    """How a command was asked to answer."""

    json: bool = False
    plain: bool = False
    color: bool | None = None


def show(page: Page, manner: Manner) -> None:
    """A page: drawn on a terminal, as records or labelled lines elsewhere or with --plain."""
    if manner.plain or os.environ.get(PLAIN_VARIABLE, "0") not in ("", "0"):
        from pm_career.views.plain import labelled

        _write_lines(labelled(page))
    elif streams.is_terminal(sys.stdout):
        streams.write(_drawn(page, manner))
    else:
        from pm_career.views.plain import piped

        _write_lines(piped(page))


def show_json(value: Any) -> None:
    """An answer as JSON; in plain ASCII where the stream's encoding lacks characters."""
    from pm_career.documents.json_text import ascii_json, json_text

    text = json_text(value)
    streams.write((text if streams.spells_everything(sys.stdout) else ascii_json(text)) + "\n")


def report(error: PmCareerError, *, as_json: bool) -> None:
    """An error on stderr: a sentence of what and one of what to do, or one JSON object."""
    faults = getattr(error, "faults", ())
    if as_json:
        from pm_career.documents.json_text import ascii_json, json_text

        shape: dict[str, Any] = {"code": int(exit_code(error)), "message": error.message, "hint": error.hint}
        if faults:
            shape["problems"] = faults
        streams.tell(ascii_json(json_text({"error": shape})))
        return
    for fault in faults:
        streams.tell(f"{one_line(fault.place)}: {one_line(fault.message)} [{fault.rule}]")
        if fault.source.strip():
            streams.tell(f"    {one_line(fault.source)}")
        if fault.hint:
            streams.tell(f"    {one_line(fault.hint)}")
    streams.tell(f"pmcareer: {visible(error.message)}")
    if error.hint:
        streams.tell(visible(error.hint))


def _write_lines(lines: Any) -> None:
    for line in lines:
        streams.write(f"{line}\n")


def _drawn(page: Page, manner: Manner) -> str:
    """The page as it stands on a terminal: rendered here, so that Rich never meets a stream of ours."""
    from io import StringIO

    from rich.console import Console

    from pm_career.views.screen import drawn

    width = streams.width()
    console = Console(
        file=StringIO(),
        width=width,
        force_terminal=True,
        color_system="auto" if _wants_color(manner) else None,
        legacy_windows=False,
        markup=False,
        emoji=False,
        highlight=False,
        soft_wrap=False,
    )
    with console.capture() as captured:
        for renderable in drawn(page, width):
            console.print(renderable)
    return "".join(f"{line.rstrip()}\n" for line in captured.get().splitlines())


def _wants_color(manner: Manner) -> bool:
    if manner.color is not None:
        return manner.color
    return not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
