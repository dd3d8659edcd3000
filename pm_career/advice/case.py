"""What a promotion case is: what has to be shown, the pieces of evidence for it, and what it rests on."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from pm_career.domain.confirmations import OWN_SOURCES, Confirmation
from pm_career.domain.evidence import Counts, Evidence, Source
from pm_career.domain.framework import Level, Value
from pm_career.domain.promotion import Agreement, Claim, Kept, SubjectKind
from pm_career.domain.ratings import RaterKind, Rating

SCOPE = ("impact", "autonomy", "influence", "complexity")
"""The parts of a level's scope, in the order in which a case has them."""


class Word(Value, frozen=True):
    """What somebody said about a piece of evidence."""

    by: str
    text: str
    date: date


class Piece(Value, frozen=True, kw_only=True):
    """A piece of evidence in the case, with its skills under their present ids.

    `responsibility` is one of the target's, else empty. `is_below`: it is tied to a lower level than the target.
    """

    id: str
    date: date
    what: str
    outcome: str
    source: Source
    words: tuple[Word, ...]
    links: tuple[str, ...]
    counts: Counts
    project: str
    skills: tuple[str, ...]
    responsibility: str
    is_below: bool

    @property
    def confirmed_by(self) -> tuple[str, ...]:
        """The names of those whose word on it is kept, each once."""
        return tuple(dict.fromkeys(word.by for word in self.words))

    @property
    def has_others_word(self) -> bool:
        """Whether it rests on somebody else's word."""
        return self.source not in OWN_SOURCES or bool(self.words)


class GivenRating(Value, frozen=True):
    """The newest rating of a skill by one rater, and the version of the ladder that it was given on."""

    rater: RaterKind
    name: str
    step: int
    date: date
    version: str = ""
    note: str = ""


class KeptBehaviour(Value, frozen=True):
    """A behaviour that a piece was kept for, as its text was. `version` is that of the ladder, if it has it no more."""

    evidence: str
    text: str
    version: str = ""


class Expected(Value, frozen=True, kw_only=True):
    """One thing that the case has to show: a skill whose bar rises or is new, or a responsibility of the target.

    `from_step` and `to_step` are the bars' steps, None where a level asks nothing, and for a responsibility. A skill
    that does not rise is there because the person chose it. `claim` is the person's own sentence. `evidence` are at
    most MOST_PIECES pieces for it: those that were kept for it, else those that are tied to it.
    """

    kind: SubjectKind
    id: str
    title: str
    bar: str
    from_step: int | None = None
    to_step: int | None = None
    rises: bool = True
    is_focus: bool = False
    claim: str | None = None
    ratings: tuple[GivenRating, ...] = ()
    evidence: tuple[Piece, ...] = ()
    behaviours: tuple[KeptBehaviour, ...] = ()


class LeftPiece(Value, frozen=True):
    """A piece that was left out of the case, and why."""

    id: str
    why: str


class ScopeLine(Value, frozen=True):
    """One part of the target's scope: the level's line, and one of the person's own."""

    part: str
    bar: str
    own: str | None


class CaseCounts(Value, frozen=True):
    """What a case rests on: how many expectations rise, or responsibilities there are, and how many have what."""

    rise: int
    claimed: int
    with_evidence: int
    others_word: int


class Case(Value, frozen=True, kw_only=True):
    """The promotion case of a person on one day.

    `start` is None for somebody who is on no level yet. `first` are the ids of the pieces put first. `same_step` are
    skills whose step stays while the bar is another text. `pieces` are all that is named anywhere, the newest first;
    `against` are the ids of those that count against. Private pieces are nowhere in it.
    """

    person: str
    name: str
    framework: str
    version: str
    start: Level | None
    target: Level
    since: date | None
    until: date
    ask: str | None
    first: tuple[str, ...]
    agreed: tuple[Agreement, ...]
    expected: tuple[Expected, ...]
    scope: tuple[ScopeLine, ...]
    same_step: tuple[str, ...]
    against: tuple[str, ...]
    left: tuple[LeftPiece, ...]
    pieces: tuple[Piece, ...]

    @property
    def not_shown(self) -> tuple[Expected, ...]:
        """What has no evidence."""
        return tuple(each for each in self.expected if not each.evidence)

    @property
    def skills(self) -> tuple[Expected, ...]:
        """The expectations: the skills among what has to be shown."""
        return tuple(each for each in self.expected if each.kind == "skill")

    @property
    def responsibilities(self) -> tuple[Expected, ...]:
        """The responsibilities of the target."""
        return tuple(each for each in self.expected if each.kind == "responsibility")

    @property
    def counts(self) -> CaseCounts:
        """What the case rests on, in expectations that rise."""
        return count_shown([each for each in self.skills if each.rises])

    def find(self, id: str) -> Expected:
        """The skill or responsibility with this id; KeyError if the case does not have it."""
        return {each.id: each for each in self.expected}[id]

    def piece(self, id: str) -> Piece:
        """The piece with this id; KeyError if the case has none."""
        return {each.id: each for each in self.pieces}[id]


def count_shown(expected: Sequence[Expected]) -> CaseCounts:
    """Count how many there are, are claimed, have evidence, and rest on somebody else's word."""
    return CaseCounts(
        rise=len(expected),
        claimed=sum(each.claim is not None for each in expected),
        with_evidence=sum(bool(each.evidence) for each in expected),
        others_word=sum(any(piece.has_others_word for piece in each.evidence) for each in expected),
    )


class CaseNotes(Value, frozen=True, kw_only=True):
    """A person's notes that a case is made of, as they are stored."""

    evidence: tuple[Evidence, ...] = ()
    confirmations: tuple[Confirmation, ...] = ()
    ratings: tuple[Rating, ...] = ()
    kept: tuple[Kept, ...] = ()
    claims: tuple[Claim, ...] = ()
    agreements: tuple[Agreement, ...] = ()
