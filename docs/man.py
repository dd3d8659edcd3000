"""Format the manual page in roff from the program's own help. docs/generate.py writes it to docs/pmcareer.1."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable, Iterator
from typing import Any

from pm_career import __version__
from pm_career.commands.exit_codes import ExitCode
from pm_career.commands.help_topics import TOPICS, VARIABLES

_SIGNS = {"\\": r"\e", "-": r"\-", "'": r"\(aq", "`": r"\(ga", "^": r"\(ha", "~": r"\(ti", '"': r"\(dq"}
_SIGNS |= {"…": "...", "→": r"\(->", "–": r"\(en", "—": r"\(em", "’": r"\(cq", "‘": r"\(oq"}
_SPECIAL = re.compile("[" + "".join(map(re.escape, _SIGNS)) + "]")


def format_page(found: list[tuple[Any, Any]]) -> str:
    """Format the page for commands with their contexts, `pmcareer` itself first."""
    return "\n".join(_format_lines(found)) + "\n"


def _format_lines(found: list[tuple[Any, Any]]) -> Iterator[str]:
    root, _ = found[0]
    yield r".\" Written by docs/generate.py from the program's own help: change the help, not this page."
    yield f'.TH PMCAREER 1 "" "pmcareer {__version__}" "User Commands"'
    yield ".nh"  # what is typed must not be hyphenated
    yield from (".SH NAME", f"pmcareer \\- {_escape(root.help.partition(':')[0]).lower()}")
    yield from (".SH SYNOPSIS", r".B pmcareer", r"\fICOMMAND\fR [\fIOPTIONS\fR]")
    yield ".SH DESCRIPTION"
    yield from _format_paragraphs(root.help)
    yield ".SH EXAMPLES"
    yield from _format_definitions(root.examples)
    yield ".SH COMMANDS"
    for command, context in found[1:]:
        yield from _format_command(command, context)
    for heading, topic in (("SCALE AND RATINGS", "scale"), ("PRIVACY", "privacy"), ("JSON", "json")):
        content = TOPICS[topic](None)
        yield from (
            f".SH {heading}",
            *_format_paragraphs(" ".join(content.text)),
            *_format_definitions(content.entries),
        )
    yield from (".SH ENVIRONMENT", *_format_definitions(VARIABLES))
    yield from (".SH EXIT STATUS", *_format_definitions((str(int(code)), code.meaning) for code in ExitCode))


def _format_command(command: Any, context: Any) -> Iterator[str]:
    """Format one command: usage, purpose, arguments, options and examples."""
    usage = " ".join([context.command_path, *command.collect_usage_pieces(context)])
    yield f'.SS "{_escape(usage)}"'
    yield from _format_paragraphs(command.help or "")
    for kind in ("argument", "option"):
        yield from _format_definitions(command.list_parameters(context, kind))
    for example, gives in command.examples:
        yield from (
            ".P",
            f"{_escape(gives)[:1].upper()}{_escape(gives)[1:]}:",
            ".RS",
            ".nf",
            _escape(example),
            ".fi",
            ".RE",
        )


def _format_paragraphs(text: str) -> Iterator[str]:
    for place, part in enumerate(filter(str.strip, text.split("\n\n"))):
        yield from ([".P"] if place else [])
        yield from _wrap(part)


def _format_definitions(pairs: Iterable[tuple[str, str]]) -> Iterator[str]:
    for name, meaning in pairs:
        yield from (".TP", rf"\fB{_escape(name)}\fR", *_wrap(meaning))


def _wrap(text: str) -> Iterator[str]:
    """Break text into source lines of 72 columns; roff fills them again."""
    for line in textwrap.wrap(" ".join(text.split()), 72, break_long_words=False, break_on_hyphens=False):
        yield _escape(line)


def _escape(text: str) -> str:
    """Escape text so that roff shows it as it is."""
    shown = _SPECIAL.sub(lambda sign: _SIGNS[sign.group()], text)
    return f"\\&{shown}" if shown.startswith(".") else shown
