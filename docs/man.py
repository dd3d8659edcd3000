"""The manual page of pmcareer in roff, from the program's own help; docs/generate.py writes it to docs/pmcareer.1."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable, Iterator
from typing import Any

from pm_career import __version__
from pm_career.commands.exit_codes import ExitCode
from pm_career.commands.help_text import format_usage, list_parameters, summarize
from pm_career.commands.help_topics import TOPICS, VARIABLES

_SIGNS = {"\\": r"\e", "-": r"\-", "'": r"\(aq", "`": r"\(ga", "^": r"\(ha", "~": r"\(ti", '"': r"\(dq"}
_SIGNS |= {"…": "...", "→": r"\(->", "–": r"\(en", "—": r"\(em", "’": r"\(cq", "‘": r"\(oq"}
_SPECIAL = re.compile("[" + "".join(map(re.escape, _SIGNS)) + "]")


def page(found: list[tuple[Any, Any]]) -> str:
    """The page, of every command with its context, `pmcareer` itself first."""
    return "\n".join(_lines(found)) + "\n"


def _lines(found: list[tuple[Any, Any]]) -> Iterator[str]:
    root, _ = found[0]
    yield r".\" Written by docs/generate.py from the program's own help: change the help, not this page."
    yield f'.TH PMCAREER 1 "" "pmcareer {__version__}" "User Commands"'
    yield ".nh"  # what is typed must not be hyphenated
    yield from (".SH NAME", f"pmcareer \\- {_text(summarize(root.help)).lower()}")
    yield from (".SH SYNOPSIS", r".B pmcareer", r"\fICOMMAND\fR [\fIOPTIONS\fR]")
    yield ".SH DESCRIPTION"
    yield from _paragraphs(root.help)
    yield ".SH EXAMPLES"
    yield from _definitions(root.examples)
    yield ".SH COMMANDS"
    for command, context in found[1:]:
        yield from _command(command, context)
    for heading, topic in (("SCALE AND RATINGS", "scale"), ("PRIVACY", "privacy"), ("JSON", "json")):
        told = TOPICS[topic](None)
        yield from (f".SH {heading}", *_paragraphs(" ".join(told.text)), *_definitions(told.entries))
    yield from (".SH ENVIRONMENT", *_definitions(VARIABLES))
    yield from (".SH EXIT STATUS", *_definitions((str(int(code)), code.meaning) for code in ExitCode))


def _command(command: Any, context: Any) -> Iterator[str]:
    """A command: how it is called, what it is for, its words and options, and examples."""
    yield f'.SS "{_text(format_usage(command, context))}"'
    yield from _paragraphs(command.help or "")
    for kind in ("argument", "option"):
        yield from _definitions(list_parameters(command, context, kind))
    for example, gives in command.examples:
        yield from (".P", f"{_text(gives)[:1].upper()}{_text(gives)[1:]}:", ".RS", ".nf", _text(example), ".fi", ".RE")


def _paragraphs(text: str) -> Iterator[str]:
    for place, part in enumerate(filter(str.strip, text.split("\n\n"))):
        yield from ([".P"] if place else [])
        yield from _filled(part)


def _definitions(pairs: Iterable[tuple[str, str]]) -> Iterator[str]:
    for name, meaning in pairs:
        yield from (".TP", rf"\fB{_text(name)}\fR", *_filled(meaning))


def _filled(text: str) -> Iterator[str]:
    """Text in lines of a source that can be read; roff fills them anew."""
    for line in textwrap.wrap(" ".join(text.split()), 72, break_long_words=False, break_on_hyphens=False):
        yield _text(line)


def _text(text: str) -> str:
    """Text that roff shows as it is: no escape, no request at the beginning of a line."""
    shown = _SPECIAL.sub(lambda sign: _SIGNS[sign.group()], text)
    return f"\\&{shown}" if shown.startswith(".") else shown
