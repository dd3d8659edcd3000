"""A finding on a promotion case, and what the rules look at."""

from __future__ import annotations

from typing import NamedTuple

from pm_career.advice.case import Case, Expected, Piece
from pm_career.domain.framework import Value
from pm_career.domain.word_lists import WordLists

CASE = "case"
"""The place of a finding that is about the whole case."""


class Finding(Value, frozen=True):
    """What a committee would send back.

    `place` is where: `claim influence`, `scope impact`, `ask`, `e3`, `w1`, or `case` for the whole. `mend` says what to
    do, and `command` what to type for it; what is in capitals there is to be filled in.
    """

    rule: str
    place: str
    message: str
    mend: str
    command: str


class Checked(NamedTuple):
    """What the rules look at.

    `asked` are the bars and behaviours of the levels of the case, `lists` the words that texts are judged by.
    `claim_words` are those of each claim that the first page has room for.
    `perhaps_names` are words of the case that may be names of people whom its audience should not see.
    """

    case: Case
    asked: tuple[str, ...]
    lists: WordLists
    claim_words: int
    perhaps_names: tuple[str, ...] = ()

    def list_shown(self) -> tuple[Piece, ...]:
        """The pieces that stand for something, the newest first: without those that are only named as against."""
        shown = {piece.id for each in self.case.expected for piece in each.evidence} | {*self.case.first}
        return tuple(piece for piece in self.case.pieces if piece.id in shown)


class OwnText(NamedTuple):
    """A text of the person's own in the case: its place, what it says, and the command that changes it.

    `outcome` is what came of it: of a piece of evidence alone, and of some not. `is_claim`: it is no piece of evidence.
    """

    place: str
    text: str
    command: str
    outcome: str = ""
    is_claim: bool = False

    @property
    def whole(self) -> str:
        """What happened and what came of it."""
        return f"{self.text}\n{self.outcome}" if self.outcome else self.text


def name_place(expected: Expected) -> str:
    """The place of a skill or a responsibility in the case."""
    return f"claim {expected.id}"


def make_option(expected: Expected) -> str:
    """The option that names a skill or a responsibility in a command."""
    return f"--{expected.kind} {expected.id}"
