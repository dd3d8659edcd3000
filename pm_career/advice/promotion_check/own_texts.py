"""The person's own texts in a case, each with its place and the command that changes it."""

from __future__ import annotations

from collections.abc import Iterator

from pm_career.advice.case import Case
from pm_career.advice.promotion_check.finding import OwnText, name_place

ASK = "ask"
"""The place of the ask."""


def list_own_texts(case: Case) -> Iterator[OwnText]:
    """The ask, the claims, the lines about the scope, then each piece of evidence."""
    if case.ask:
        yield OwnText(ASK, case.ask, "pmcareer promotion ask TEXT", is_claim=True)
    for each in case.expected:
        if each.claim:
            yield OwnText(name_place(each), each.claim, f"pmcareer promotion claim {each.id} TEXT", is_claim=True)
    for line in case.scope:
        if line.own:
            command = f"pmcareer promotion scope {line.part} TEXT"
            yield OwnText(f"scope {line.part}", line.own, command, is_claim=True)
    for piece in case.pieces:
        yield OwnText(piece.id, piece.what, f"pmcareer evidence edit {piece.id} --what TEXT", piece.outcome)
