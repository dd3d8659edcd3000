"""Book claims about the same thing: the first counts, later ones agree with it or contradict it."""

from __future__ import annotations

from pm_career.domain.text import fold_spaces
from pm_career.importing.ladders.cell_text import Fitted
from pm_career.importing.ladders.claims import Claim
from pm_career.importing.ladders.ledger import Account, At, Fate

NOTHING = "it says that there is nothing"
SAID_TWICE = "the same was said before"
CONTRARY = "something else was said before, and that was kept"


def book(account: Account, at: At | None, fate: Fate, why: str = "", to: tuple[str, ...] = ()) -> None:
    """Book a claim's cell, if it has one that is still open: several claims may rest on one cell."""
    if at is not None and account.is_open(at):
        account.book(at, fate, why, to)


def book_fitted(account: Account, at: At | None, fitted: Fitted, to: tuple[str, ...]) -> None:
    """Book a cell whose text is in the framework, as it was or as it was made to fit."""
    book(account, at, Fate.ASSUMED if fitted.done else Fate.KEPT, fitted.done, to)


def book_against(account: Account, claim: Claim, first: Claim, to: tuple[str, ...], *, same: Fate) -> None:
    """Book a claim after the first of its kind: `same` where it says the same, else as a contradiction.

    What says the same as an earlier cell comes to the same fate, and to the same place.
    """
    at = claim.at
    if at is None or not account.is_open(at):
        return
    gone = account.booked(first.at) if first.at is not None else None
    to = (gone.to if gone is not None else ()) or to
    if fold_spaces(claim.text) != fold_spaces(first.text):
        account.book(at, Fate.CONTRADICTION, CONTRARY, (), first.at)
    elif gone is not None and not (gone.fate.placed and same is Fate.DUPLICATE):
        account.book(at, gone.fate, gone.why, gone.to)
    elif same is Fate.DUPLICATE:
        account.book(at, same, SAID_TWICE, to, first.at)
    else:
        account.book(at, same, "", to)
