"""Somebody else's word on a piece of evidence: the message that asks for it, and what they said."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from msgspec.structs import replace

from pm_career.domain.confirmations import Confirmation
from pm_career.domain.dates import format_day, parse_day
from pm_career.domain.evidence import Evidence
from pm_career.domain.text import escape_hidden, one_line
from pm_career.errors import UsageError
from pm_career.journal.access import Owner
from pm_career.journal.evidence import find as find_piece
from pm_career.store.confirmations import (
    add_confirmation,
    edit_confirmation,
    find_confirmation,
    list_confirmations,
    remove_confirmation,
)
from pm_career.store.kinds import CONFIRMATION
from pm_career.store.log import Change, Store


def is_id(typed: str) -> bool:
    """Whether a word is the id of a confirmation, such as c1."""
    return CONFIRMATION.parse_id(typed.strip()) is not None


def write_request(owner: Owner, piece: Evidence, name: str) -> str:
    """Write the message that asks somebody for their word on a piece of evidence. Stores nothing.

    It says what happened, and asks what they saw the person do and what they would advise. Raises a UsageError for a
    private piece, and without a name.
    """
    if piece.private:
        raise UsageError(
            f"{piece.id} is private, and the message would show it to somebody else.",
            f"To show it: pmcareer evidence edit {piece.id} --no-private{owner.option}",
        )
    return "\n".join(_list_lines(owner, piece, require_name(name, "--of NAME")))


def _list_lines(owner: Owner, piece: Evidence, name: str) -> Iterator[str]:
    who = owner.mention()
    me = "me" if who.is_reader else one_line(who.you)
    work = "my work" if who.is_reader else f"the work of {me}"
    yield f"Hello {name},"
    yield ""
    yield f"I keep notes on {work} and would like your view of this:"
    yield ""
    yield f"{format_day(piece.date)}: {escape_hidden(piece.what.strip())}"
    if piece.outcome.strip():
        yield f"What came of it: {escape_hidden(piece.outcome.strip())}"
    for link in piece.links:
        yield f"See: {one_line(link)}"
    yield ""
    yield "A sentence or two on each is plenty:"
    yield "1. Is that how it was? What did I get wrong or leave out?"
    yield f"2. What did you see {me} do?"
    yield f"3. What would you advise {me} to do next time?"
    yield ""
    yield "I will keep your answer in these notes, with your name, and may show it to others. Tell me if you mind."
    yield ""
    yield "Thank you!"
    if who.is_reader and owner.profile.name:
        yield one_line(owner.profile.name)


def add(
    change: Change, owner: Owner, evidence_id: str, text: str, today: date, *, by: str, on: str | None = None
) -> Confirmation:
    """Store what somebody said about a piece of evidence; `on` is its day as typed, today if it is None.

    Raises a UsageError for an unknown piece, and without a name or a text.
    """
    piece = find_piece(change, owner, evidence_id)
    return add_confirmation(
        change,
        Confirmation(
            person=owner.person,
            evidence=piece.id,
            by=require_name(by, "--by NAME"),
            text=_require_text(text),
            date=parse_day(on, today),
        ),
    )


def edit(
    change: Change,
    owner: Owner,
    id: str,
    today: date,
    *,
    text: str | None = None,
    by: str | None = None,
    on: str | None = None,
) -> Confirmation:
    """Replace the parts of a confirmation that are given. Raises a UsageError if none is."""
    before = find(change, owner, id)
    if text is None and by is None and on is None:
        raise UsageError(f"You did not say what to change in {before.id}.", "Give its text, --by, --date or --remove.")
    return edit_confirmation(
        change,
        replace(
            before,
            text=before.text if text is None else _require_text(text),
            by=before.by if by is None else require_name(by, "--by NAME"),
            date=before.date if on is None else parse_day(on, today),
        ),
    )


def remove(change: Change, owner: Owner, id: str) -> Confirmation:
    """Take a confirmation out; undo brings it back."""
    return remove_confirmation(change, find(change, owner, id).id)


def find(store: Store, owner: Owner, id: str) -> Confirmation:
    """Find the confirmation with this id. Raises a UsageError if it is unknown or about another person."""
    found = find_confirmation(store, id)
    owner.refuse_another(f"Confirmation {found.id}", found.person)
    return found


def group_names(store: Store, owner: Owner) -> Mapping[str, tuple[str, ...]]:
    """The names of those whose word is kept, each once, by the id of the piece that it is about."""
    found: dict[str, dict[str, None]] = {}
    for each in list_confirmations(store, owner.person):
        found.setdefault(each.evidence, {})[each.by] = None
    return {piece: tuple(names) for piece, names in found.items()}


def require_name(typed: str, option: str) -> str:
    """Put a name on one line. Raises a UsageError, which names the option, if it is empty."""
    name = one_line(typed)
    if not name:
        raise UsageError("You did not say who.", f"Give a name: {option}")
    return name


def _require_text(typed: str) -> str:
    text = typed.strip()
    if not text:
        raise UsageError("You did not say what they said.", "Such as: 'You settled the release order in one meeting'")
    return text
