"""A finding on a promotion case, and what the rules look at."""

from __future__ import annotations

from typing import Literal, NamedTuple

from pm_career.advice.case import Case, Expected, Piece
from pm_career.domain.framework import Value
from pm_career.domain.promotion import SubjectKind
from pm_career.domain.word_lists import WordLists

CASE = "case"
"""The place of a finding that is about the whole case."""


Act = Literal[
    "ask",
    "claim",
    "scope",
    "show agreement",
    "add evidence",
    "keep",
    "keep for behaviour",
    "leave",
    "reword",
    "add outcome",
    "ask for word",
    "rate",
    "rate as manager",
    "read names",
]
"""What there is to do about a finding."""


class Remedy(Value, frozen=True):
    """What to do about a finding, and the id of what it is done to.

    `id` is that of a piece of evidence, an agreement, a skill, a responsibility or a part of the scope; empty for the
    ask, for the names in the case, and where the person has to choose. Evidence is added or kept for a `subject` of the
    kind `subject_kind`.
    """

    act: Act
    id: str = ""
    subject_kind: SubjectKind = "skill"
    subject: str = ""


class Finding(Value, frozen=True):
    """What a committee would send back.

    `place` is where: `claim influence`, `scope impact`, `ask`, `e3`, `w1`, or `case` for the whole. `mend` says what to
    do in words, `remedy` as a value.
    """

    rule: str
    place: str
    message: str
    mend: str
    remedy: Remedy


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
    """A text of the person's own in the case: its place, what it says, and how it is changed.

    `outcome` is what came of it: of a piece of evidence alone, and of some not. `is_claim`: it is no piece of evidence.
    """

    place: str
    text: str
    remedy: Remedy
    outcome: str = ""
    is_claim: bool = False

    @property
    def whole(self) -> str:
        """What happened and what came of it."""
        return f"{self.text}\n{self.outcome}" if self.outcome else self.text


def name_place(expected: Expected) -> str:
    """The place of a skill or a responsibility in the case."""
    return f"claim {expected.id}"


def add_evidence(expected: Expected) -> Remedy:
    """To write down a piece of evidence for a skill or a responsibility."""
    return Remedy("add evidence", subject_kind=expected.kind, subject=expected.id)


def keep_evidence(expected: Expected) -> Remedy:
    """To keep a piece of evidence, which the person chooses, for a skill or a responsibility."""
    return Remedy("keep", subject_kind=expected.kind, subject=expected.id)
