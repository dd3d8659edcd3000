"""The beginning of a line of a page that is set off, by how its text is set."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from pm_career.importing.ladders.cell_text import LONGEST_NAME
from pm_career.importing.ladders.vocabulary import looks_like_level

TYPED = re.compile(r"[•‣▪◦·●○]\s*|[–—]\s+")
"""A mark that somebody typed in place of a list."""
_LONGEST_LEAD, _MOST_WORDS = 80, 6
_LEAD_ENDS = re.compile(r"\s*(?::|[-–—]+(?=\s|$))\s*")
_PLAIN_LEAD = re.compile(r"([^:.!?\n]+?)(?::\s+|\s+[-–—]+\s+)(\S.*)", re.DOTALL)


class Run(NamedTuple):
    """A stretch of text that is set in one way. `to_anchor`: it is a link to another place of the page."""

    text: str
    is_set_off: bool
    is_strong: bool
    is_struck: bool
    to_anchor: bool


def is_bold_line(text: str, runs: Sequence[Run]) -> bool:
    """Whether a line is bold as a whole, but for a colon, and is no sentence."""
    plain = "".join(run.text for run in runs if not run.is_strong).strip(" :\n")
    return not plain and len(text) <= LONGEST_NAME and not text.endswith((".", "!", "?"))


def split_lines(runs: Sequence[Run]) -> list[list[Run]]:
    """Split a paragraph of Markdown before lines that begin with a mark or a bold lead, such as '**Scope:** a team'.

    Leads that are not bold are such if the first line has one, too.
    """
    pieces = [run._replace(text=text) for run in runs for text in re.findall(r"[^\n]*\n|[^\n]+", run.text)]
    is_led = _has_lead(pieces[0]) if pieces else False
    lines: list[list[Run]] = [[]]
    for piece, after in zip(pieces, [*(piece.text for piece in pieces[1:]), ""], strict=False):
        is_bold = piece.is_strong and (piece.text.rstrip().endswith((":", ".")) or _LEAD_ENDS.match(after))
        begins = is_bold or (is_led and _has_lead(piece)) or TYPED.match(piece.text) is not None
        if lines[-1] and lines[-1][-1].text.endswith("\n") and begins:
            lines.append([])
        lines[-1].append(piece)
    return lines


def find_lead(text: str, runs: Sequence[Run]) -> tuple[str, str]:
    """Find the beginning of a line that is set off, or stands before a colon or dash, and what follows it."""
    bold = ""
    for run in runs:
        if not run.is_set_off and (run.text.strip() or bold):
            break
        bold += run.text if run.is_set_off else ""
    if all(run.is_set_off and not run.is_strong for run in runs if run.text.strip()) and not text.endswith(":"):
        return "", ""
    bold = " ".join(bold.split())
    at = text.find(bold) if bold else -1
    if bold and not text[:at].strip() and len(bold) <= _LONGEST_LEAD:
        rest = text[at + len(bold) :]
        if not rest.strip() and bold.endswith((".", "!", "?")):
            return "", ""  # a sentence that is bold as a whole leads to nothing
        ends = _LEAD_ENDS.match(rest)
        if bold.endswith((":", ".")) or ends or not rest.strip() or looks_like_level(bold):
            return bold.rstrip(" :.-–—"), (rest[ends.end() :] if ends else rest).strip()
        return "", ""
    found = _PLAIN_LEAD.fullmatch(text)
    if found and len(found[1]) <= _LONGEST_LEAD and len(found[1].split()) <= _MOST_WORDS:
        return found[1].strip(), found[2].strip()
    return (text[:-1].strip(), "") if text.endswith(":") and len(text.split()) <= _MOST_WORDS else ("", "")


def is_plain(runs: Sequence[Run]) -> bool:
    """Whether a line does not begin with a text that is set off."""
    return not next((run.is_set_off for run in runs if run.text.strip()), False)


def _has_lead(run: Run) -> bool:
    found = None if run.is_set_off else _PLAIN_LEAD.fullmatch(run.text.strip())
    return found is not None and len(found[1].split()) <= _MOST_WORDS and not run.text[:1].islower()
