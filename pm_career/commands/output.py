"""Where answers and errors leave the program: stdout is the answer, stderr everything else."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Any, NamedTuple

from pm_career.commands import pager, streams
from pm_career.commands.exit_codes import exit_code
from pm_career.domain.text import one_line
from pm_career.errors import PmCareerError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from pm_career.domain.page import Page

PLAIN_VARIABLE = "PMCAREER_PLAIN"
TRACEBACK_VARIABLE = "PMCAREER_TRACEBACK"
_OFF = ("", "0", "false")


class Manner(NamedTuple):
    """How a command was asked to answer."""

    json: bool = False
    plain: bool = False
    color: bool | None = None


def is_plain(manner: Manner) -> bool:
    """Whether an answer is to come as labelled lines: by the option, or by the environment."""
    return manner.plain or os.environ.get(PLAIN_VARIABLE, "").lower() not in _OFF


def is_piped(manner: Manner) -> bool:
    """Whether an answer is to come as records: for an answer whose page takes long to make and would not be seen."""
    return not (is_plain(manner) or manner.color or streams.is_terminal(sys.stdout))


def show(
    page: Page,
    manner: Manner,
    *,
    read_from_the_end: bool = False,
    ladder: str | None = None,
    map_file: str | None = None,
) -> None:
    """A page: drawn on a terminal, in a pager where it is long; as records or labelled lines elsewhere or with --plain.

    --color draws it in a pipe too: whoever asks for colours there has something like `less -R` at its end. A page that
    is `read_from_the_end` has there what matters most, so no pager may begin with its top. What a page about a `ladder`
    that was asked for by name offers to type next is about that one too, and read through the same map.
    """
    if ladder or map_file:
        from pm_career.commands.hints import on_this_ladder  # 0.5 ms, and most ask for no ladder by name

        page = on_this_ladder(page, ladder, map_file)
    if not streams.encodes_everything(sys.stdout):
        from pm_career.domain.page import change_texts

        page = change_texts(page, lambda text: streams.replace_unencodable(text, sys.stdout))
    if is_plain(manner):
        from pm_career.views.plain import format_lines

        _write_lines(format_lines(page))
    elif streams.is_terminal(sys.stdout):
        drawn = _drawn(page, colored=_wants_color(manner.color))
        (streams.write if read_from_the_end else pager.show)(drawn)
    elif manner.color:
        streams.write(_drawn(page, colored=True))
    else:
        from pm_career.views.plain import format_for_pipe, format_pipe_remarks

        _write_lines(format_for_pipe(page))
        for line in format_pipe_remarks(page):
            streams.tell(line)


def show_on_stderr(page: Page, manner: Manner) -> None:
    """A page that is part of a conversation: on stderr, drawn as on a terminal."""
    if is_plain(manner):
        from pm_career.views.plain import format_lines

        streams.tell("\n".join(("", *format_lines(page))))
    else:
        streams.tell(f"\n{_drawn(page, colored=_wants_color(manner.color))}")


def show_json(value: Any) -> None:
    """An answer as JSON; in plain ASCII where the stream's encoding lacks characters."""
    from pm_career.documents.json_text import escape_non_ascii, format_json

    text = format_json(value)
    streams.write((text if streams.encodes_everything(sys.stdout) else escape_non_ascii(text)) + "\n")


def show_long_json(value: Mapping[str, Any]) -> None:
    """An answer as JSON, written part by part as it is made."""
    from pm_career.documents.json_text import escape_non_ascii, format_json_parts

    everything = streams.encodes_everything(sys.stdout)
    for part in format_json_parts(value):
        streams.write(part if everything else escape_non_ascii(part))
    streams.write("\n")


def report(error: PmCareerError, *, as_json: bool) -> None:
    """An error on stderr: a sentence of what and one of what to do, or one JSON object."""
    faults = getattr(error, "faults", ())
    if as_json:
        report_json(exit_code(error), error.message, error.hint, **({"problems": faults} if faults else {}))
        return
    for fault in faults:
        streams.tell(f"{one_line(fault.place)}: {one_line(fault.message)} [{fault.rule}]")
        if fault.source.strip():
            streams.tell(f"    {one_line(fault.source)}")
        if fault.hint:
            streams.tell(f"    {one_line(fault.hint)}")
    streams.tell(f"pmcareer: {one_line(error.message)}")
    if error.hint:
        streams.tell(one_line(error.hint))


def report_json(code: int, message: str, hint: str = "", **more: Any) -> None:
    """An error as one JSON object on stderr."""
    from pm_career.documents.json_text import escape_non_ascii, format_json

    shape = {"code": int(code), "message": one_line(message), "hint": one_line(hint), **more}
    streams.tell(escape_non_ascii(format_json({"error": shape})))


def _write_lines(lines: Iterable[str]) -> None:
    streams.write("".join(f"{line}\n" for line in lines))


def _drawn(page: Page, *, colored: bool) -> str:
    """The page as it stands on a terminal."""
    from pm_career.views.screen import draw_page, format_ansi

    return format_ansi(draw_page(page, streams.width(), styled=colored), colored=colored)


def _wants_color(asked: bool | None) -> bool:
    """Whether a terminal gets colours: the option, then NO_COLOR, then what forces them, then what it can do."""
    if asked is not None:
        return asked
    if os.environ.get("NO_COLOR"):
        return False
    if forced := os.environ.get("FORCE_COLOR"):
        return forced.lower() not in _OFF
    if os.environ.get("CLICOLOR_FORCE", "").lower() not in _OFF:
        return True
    return os.environ.get("TERM") != "dumb" and os.environ.get("CLICOLOR") != "0"
