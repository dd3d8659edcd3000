"""What the file says of a level as a whole -> the parts of a level that hold it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from pm_career.domain.framework import Responsibility, Scope, WatchOut
from pm_career.domain.text import fold_spaces
from pm_career.importing.ladders.bookings import NOTHING, book, book_against, book_fitted
from pm_career.importing.ladders.cell_text import LONGEST_NAME, Fitted, as_name, as_text, lines_in, shortened
from pm_career.importing.ladders.claims import Claim
from pm_career.importing.ladders.ledger import Account, Fate
from pm_career.importing.ladders.vocabulary import says_nothing

_SCOPE = ("impact", "autonomy", "influence", "complexity")
_YEARS = re.compile(r"(\d{1,2})\s*(?:-|–|—|to|bis|à|a)\s*(\d{1,2})\s*(?:years?|yrs?|y|jahre|ans|años)?\.?")
_BETWEEN = re.compile(r"[\n;|]+|,(?=\s)")


def level_parts(level_id: str, claims: Sequence[Claim], account: Account) -> dict[str, Any]:
    """The optional fields of a level, from the claims about it alone; each claim's cell is booked."""
    parts: dict[str, Any] = {}
    scope: dict[str, str] = {}
    summary: list[str] = []
    seen: dict[str, Claim] = {}
    for claim in sorted(claims, key=lambda claim: bool(claim.heading)):  # what needs no heading comes first
        to = ("levels", level_id, claim.what)
        if says_nothing(claim.text):
            book(account, claim.at, Fate.BLANK, NOTHING)
            continue
        first = seen.setdefault(f"{claim.what} {claim.heading}", claim)
        if first is not claim:
            book_against(account, claim, first, to, same=Fate.KEPT)
        elif claim.what == "years":
            _years(parts, summary, claim, level_id, account)
        elif claim.what in _SCOPE:
            fitted = _fit(claim.text)
            scope[claim.what] = fitted.text
            book_fitted(account, claim.at, fitted, ("levels", level_id, "scope", claim.what))
        elif claim.what == "title":
            names = [as_name(part) for part in _BETWEEN.split(claim.text) if part.strip()]
            parts["titles"] = tuple(dict.fromkeys(name.text for name in names if name.text))
            done = next((name.done for name in names if name.done), "")
            book_fitted(account, claim.at, Fitted("", done), ("levels", level_id, "titles"))
        elif claim.what == "stage":
            fitted = as_name(claim.text)
            parts["stage"] = fitted.text
            book_fitted(account, claim.at, fitted, to)
        elif claim.what in ("responsibilities", "watch_outs"):
            _points(parts, claim, to, account)
        else:
            _add(summary, claim, to=("levels", level_id, "summary"), account=account)
    if summary:
        parts["summary"] = "\n".join(summary)
    if scope:
        parts["scope"] = Scope(**scope)
    return parts


def paragraph(claim: Claim) -> Fitted:
    """A claim's text as a part of a description, below the heading of its column where that says what it is."""
    fitted = as_text(claim.text)
    text = f"{as_name(claim.heading).text}: {fitted.text}" if claim.heading else fitted.text
    return Fitted(text, fitted.done)


def _add(into: list[str], claim: Claim, to: tuple[str, ...], account: Account) -> None:
    add_paragraph(into, claim, to, account)


def add_paragraph(into: list[str], claim: Claim, to: tuple[str, ...], account: Account) -> None:
    """Add a paragraph to a description, as far as there is room, and book its cell."""
    fitted = paragraph(claim)
    room = 2000 - len("\n".join(into)) - bool(into)
    short = shortened(fitted.text) if room >= len(fitted.text) or not into else Fitted("", "")
    if not short.text:
        book(account, claim.at, Fate.NOT_UNDERSTOOD, "the description it belongs to is full: 2,000 characters")
        return
    into.append(short.text)
    book_fitted(account, claim.at, Fitted(short.text, fitted.done or short.done), to)


def _years(parts: dict[str, Any], summary: list[str], claim: Claim, level_id: str, account: Account) -> None:
    found = _YEARS.fullmatch(fold_spaces(claim.text))
    if found and int(found.group(1)) <= int(found.group(2)):
        parts["experience_years"] = (int(found.group(1)), int(found.group(2)))
        book(account, claim.at, Fate.KEPT, "", ("levels", level_id, "experience_years"))
        return
    said = Claim(claim.at, "summary", claim.text, claim.level, "", claim.heading or "Experience")
    add_paragraph(summary, said, ("levels", level_id, "summary"), account)


def _points(parts: dict[str, Any], claim: Claim, to: tuple[str, ...], account: Account) -> None:
    fitted = as_text(claim.text)
    done = fitted.done
    made: list[Responsibility | WatchOut] = []
    for line in lines_in(fitted.text):
        short = shortened(line)
        done = done or short.done
        if claim.what == "watch_outs":
            made.append(WatchOut(short.text))
        elif len(line) > LONGEST_NAME or as_name(line).text != line:
            made.append(Responsibility(as_name(line).text, summary=short.text))
        else:
            made.append(Responsibility(line))
    parts[claim.what] = tuple(made)
    book_fitted(account, claim.at, Fitted("", done), to)


def _fit(text: str) -> Fitted:
    cleaned = as_text(text)
    short = shortened(cleaned.text)
    return Fitted(short.text, cleaned.done or short.done)
