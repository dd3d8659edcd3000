"""The person's own texts in a case, each with its place and how it is changed."""

from __future__ import annotations

from collections.abc import Iterator

from pm_career.advice.case import Case
from pm_career.advice.promotion_check.finding import OwnText, Remedy, name_place

ASK = "ask"
"""The place of the ask."""


def list_own_texts(case: Case) -> Iterator[OwnText]:
    """The ask, the claims, the lines about the scope, then each piece of evidence."""
    if case.ask:
        yield OwnText(ASK, case.ask, Remedy("ask"), is_claim=True)
    for each in case.expected:
        if each.claim:
            yield OwnText(name_place(each), each.claim, Remedy("claim", each.id), is_claim=True)
    for line in case.scope:
        if line.own:
            yield OwnText(f"scope {line.part}", line.own, Remedy("scope", line.part), is_claim=True)
    for piece in case.pieces:
        yield OwnText(piece.id, piece.what, Remedy("reword", piece.id), piece.outcome)
