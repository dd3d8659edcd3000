"""Print answers and errors: the answer goes to stdout, everything else to stderr."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Any, NamedTuple, TextIO

from pm_career.commands import hints, pager, streams
from pm_career.commands.exit_codes import choose_exit_code
from pm_career.domain.text import one_line
from pm_career.errors import PmCareerError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from pm_career.domain.page import Page

PLAIN_VARIABLE = "PMCAREER_PLAIN"
ACCESSIBLE_VARIABLE = "ACCESSIBLE"
"""What several programs read. It asks for plain answers unless PMCAREER_PLAIN is set to say otherwise."""
TRACEBACK_VARIABLE = "PMCAREER_TRACEBACK"
_OFF = ("", "0", "false")


class Manner(NamedTuple):
    """How a command is asked to answer: the values of --json, --plain and --color/--no-color (None: neither)."""

    json: bool = False
    plain: bool = False
    color: bool | None = None


class _State:
    """Whether this call has --no-pager. The option is parsed before the answer is shown."""

    pager_disabled = False


def disable_pager(asked: bool) -> None:
    """Remember whether the call has --no-pager."""
    _State.pager_disabled = asked


def is_plain(manner: Manner) -> bool:
    """Return whether to answer in labelled lines, as --plain, PMCAREER_PLAIN or ACCESSIBLE asks."""
    return manner.plain or is_plain_everywhere()


def is_plain_everywhere() -> bool:
    """Return whether the environment asks for labelled lines: PMCAREER_PLAIN decides if it is set, else ACCESSIBLE."""
    said = os.environ.get(PLAIN_VARIABLE) or os.environ.get(ACCESSIBLE_VARIABLE, "")
    return said.lower() not in _OFF


def is_piped(manner: Manner) -> bool:
    """Return whether `show` will print records, so that a command can skip a page that is slow to make."""
    return not (is_plain(manner) or manner.color or streams.is_terminal(sys.stdout))


def show(
    page: Page,
    manner: Manner,
    *,
    read_from_the_end: bool = False,
) -> None:
    """Print a page: drawn on a terminal, as labelled lines with --plain, as one record a line in a pipe.

    A long drawing goes through the pager, unless the page is `read_from_the_end`: then its last lines matter most.
    --color draws in a pipe too, for programs such as `less -R`. The commands that the page offers are about the same
    person, rater and ladder as the call.
    """
    page = _replace_unencodable(hints.complete_page(page), sys.stdout)
    if is_plain(manner):
        from pm_career.views.plain import format_lines

        _write_lines(format_lines(page))
    elif streams.is_terminal(sys.stdout):
        drawing = _draw(page, colored=_use_color(manner.color))
        if read_from_the_end or _State.pager_disabled:
            streams.write(drawing)
        else:
            pager.show(drawing)
    elif manner.color:
        streams.write(_draw(page, colored=True))
    else:
        from pm_career.views.plain import format_for_pipe, format_pipe_remarks

        _write_lines(format_for_pipe(page))
        for line in format_pipe_remarks(page):
            streams.tell(line)


def show_on_stderr(page: Page, manner: Manner) -> None:
    """Print a page to stderr, between questions: drawn as on a terminal, or in labelled lines with --plain."""
    page = _replace_unencodable(page, sys.stderr)
    if is_plain(manner):
        from pm_career.views.plain import format_lines

        streams.tell_raw("".join(f"{line}\n" for line in ("", *format_lines(page))))
    else:
        streams.tell_raw(f"\n{_draw(page, colored=_use_color(manner.color))}\n")


def show_json(value: Any) -> None:
    """Print a value as JSON, with ASCII escapes if the encoding of stdout lacks characters."""
    from pm_career.documents.json_text import escape_non_ascii, format_json

    text = format_json(value)
    streams.write((text if streams.encodes_everything(sys.stdout) else escape_non_ascii(text)) + "\n")


def show_long_json(value: Mapping[str, Any]) -> None:
    """Print a mapping as JSON part by part, so that a reader such as `head` gets the first parts at once."""
    from pm_career.documents.json_text import escape_non_ascii, format_json_parts

    everything = streams.encodes_everything(sys.stdout)
    for part in format_json_parts(value):
        streams.write(part if everything else escape_non_ascii(part))
    streams.write("\n")


def report(error: PmCareerError, *, as_json: bool) -> None:
    """Print an error to stderr: its faults, its message and its hint, or all of them as one JSON object."""
    faults = getattr(error, "faults", ())
    hint = hints.complete_sentence(error.hint)
    if as_json:
        report_json(choose_exit_code(error), error.message, hint, **({"problems": faults} if faults else {}))
        return
    for fault in faults:
        streams.tell(f"{one_line(fault.place)}: {one_line(fault.message)} [{fault.rule}]")
        if fault.source.strip():
            streams.tell(f"    {one_line(fault.source)}")
        if fault.hint:
            streams.tell(f"    {one_line(fault.hint)}")
    streams.tell(f"pmcareer: {one_line(error.message)}")
    if hint:
        streams.tell(one_line(hint))


def report_json(code: int, message: str, hint: str = "", **more: Any) -> None:
    """Print one JSON object to stderr: {"error": {"code", "message", "hint"}}, with the keys of `more`."""
    from pm_career.documents.json_text import escape_non_ascii, format_json

    shape = {"code": int(code), "message": one_line(message), "hint": one_line(hint), **more}
    streams.tell_raw(f"{escape_non_ascii(format_json({'error': shape}))}\n")


def _replace_unencodable(page: Page, stream: TextIO | None) -> Page:
    """Replace the characters of a page that the stream's encoding lacks. Before layout, so that columns align."""
    if streams.encodes_everything(stream):
        return page
    from pm_career.domain.page import change_texts

    return change_texts(page, lambda text: streams.replace_unencodable(text, stream))


def _write_lines(lines: Iterable[str]) -> None:
    streams.write("".join(f"{line}\n" for line in lines))


def _draw(page: Page, *, colored: bool) -> str:
    """Draw a page for a terminal of the present width."""
    from pm_career.views.screen import format_page

    return format_page(page, streams.measure_width(), colored=colored)


def _use_color(asked: bool | None) -> bool:
    """Return whether to use colours: by the option, then NO_COLOR, FORCE_COLOR, CLICOLOR_FORCE, TERM and CLICOLOR."""
    if asked is not None:
        return asked
    if os.environ.get("NO_COLOR"):
        return False
    if forced := os.environ.get("FORCE_COLOR"):
        return forced.lower() not in _OFF
    if os.environ.get("CLICOLOR_FORCE", "").lower() not in _OFF:
        return True
    return os.environ.get("TERM") != "dumb" and os.environ.get("CLICOLOR") != "0"
