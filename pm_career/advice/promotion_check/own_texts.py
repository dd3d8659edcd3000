"""The person's own texts in a case, each with its place and the command that changes it."""

from __future__ import annotations

from collections.abc import Iterator

from pm_career.advice.case import Case
from pm_career.advice.promotion_check.finding import OwnText, name_place


def list_own_texts(case: Case) -> Iterator[OwnText]:
    """The ask, the claims, the lines about the scope, then each piece of evidence."""
    if case.ask:
        yield OwnText("ask", case.ask, "pmcareer promotion ask TEXT", is_claim=True)
    yield from list_claims(case)
    for piece in case.pieces:
        yield OwnText(piece.id, piece.what, f"pmcareer evidence edit {piece.id} --what TEXT", piece.outcome)


def list_claims(case: Case) -> Iterator[OwnText]:
    """The claims, and the lines about the scope."""
    for each in case.expected:
        if each.claim:
            yield OwnText(name_place(each), each.claim, f"pmcareer promotion claim {each.id} TEXT", is_claim=True)
    for line in case.scope:
        if line.own:
            yield OwnText(f"scope {line.part}", line.own, f"pmcareer promotion scope {line.part} TEXT", is_claim=True)
