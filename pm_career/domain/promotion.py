"""The promotion case as it is stored: pieces kept in or left out, claims, copies handed over, agreements."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Annotated, Literal, get_args

import msgspec

from pm_career.domain.dates import format_relative
from pm_career.domain.framework import Value
from pm_career.domain.person import (
    Called,
    CalledOrNone,
    EvidenceId,
    Instant,
    Line,
    PersonId,
    SomeWords,
    Words,
    require_utc,
)
from pm_career.domain.text import cut_text, one_line

SubjectKind = Literal["skill", "responsibility"]
"""What a claim is about. A responsibility is one of the target level."""
SUBJECTS: tuple[SubjectKind, ...] = get_args(SubjectKind)
ClaimKind = Literal["skill", "responsibility", "scope", "ask"]
"""What a sentence of one's own is about; `ask` is what the whole case asks for."""
Audience = Literal["self", "manager", "committee"]
AUDIENCES: tuple[Audience, ...] = get_args(Audience)

LONGEST_CLAIM = 280
"""Characters of a claim."""
MOST_PIECES = 7
"""Pieces of evidence under one expectation."""
MOST_FIRST = 3
"""Pieces that a case puts first."""
_EXCERPT = 60
"""Characters of an agreement where a line names it."""
MOST_OWN_WORDS = 25
"""Words of a text of one's own on the first page of a case."""

ClaimText = Annotated[str, msgspec.Meta(min_length=1, max_length=LONGEST_CLAIM)]


class Kept(Value, frozen=True, kw_only=True):
    """What somebody decided about a piece of evidence in the case for `target`: it is kept, or left out.

    A kept piece stands under one skill or responsibility (`kind`, `subject`). One that is left out is so from the whole
    case: `kind` and `subject` are empty then, and `why` may say the reason. `first`: it is one of those put first.
    `behaviour` is the text of the level's behaviour that it shows, as version `framework_version` has it; empty: none.
    `id` and `recorded` are empty until it is stored.
    """

    id: str = ""
    person: PersonId
    framework: Called
    target: Called
    evidence: EvidenceId
    kind: Literal["skill", "responsibility", ""] = ""
    subject: CalledOrNone = ""
    state: Literal["kept", "left"] = "kept"
    first: bool = False
    behaviour: Words = ""
    framework_version: CalledOrNone = ""
    why: Words = ""
    recorded: Instant | None = None

    def __post_init__(self) -> None:
        """Refuse an instant that has no day in UTC."""
        require_utc(self.recorded)


class Claim(Value, frozen=True, kw_only=True):
    """A sentence of the person's own in the case for `target`.

    `subject` is the id of the skill or responsibility, or the field of the scope (impact, autonomy, influence,
    complexity); empty for the ask. `id` and `recorded` are empty until it is stored.
    """

    id: str = ""
    person: PersonId
    framework: Called
    target: Called
    kind: ClaimKind
    subject: CalledOrNone = ""
    text: ClaimText
    recorded: Instant | None = None

    def __post_init__(self) -> None:
        """Refuse an instant that has no day in UTC."""
        require_utc(self.recorded)


class SentCopy(Value, frozen=True, kw_only=True):
    """A case as it was handed over. `id` and `sent` are empty until it is stored.

    `text` is the document as Markdown, `content` the case as JSON, both for `audience`; `digest` is that of the JSON.
    `evidence` are the pieces whose texts it holds.
    """

    id: str = ""
    person: PersonId
    name: Line
    framework: Called
    framework_version: CalledOrNone = ""
    target: Called
    audience: Audience
    day: date
    text: Annotated[str, msgspec.Meta(max_length=2_000_000)]
    content: Annotated[str, msgspec.Meta(max_length=4_000_000)]
    digest: Annotated[str, msgspec.Meta(pattern=r"^[0-9a-f]{64}\Z")]
    evidence: tuple[EvidenceId, ...] = ()
    sent: Instant | None = None

    def __post_init__(self) -> None:
        """Refuse an instant that has no day in UTC."""
        require_utc(self.sent)


AgreementState = Literal["open", "shown", "gone"]


class Agreement(Value, frozen=True, kw_only=True):
    """What somebody who decides said would be enough for `target`. `id` and `created` are empty until it is stored.

    `shown`: the pieces in `evidence` show it; `gone`: it does not hold any more. `closed` is the day of either.
    """

    id: str = ""
    person: PersonId
    framework: Called
    target: Called
    what: SomeWords
    with_name: Line = ""
    due: date | None = None
    skills: tuple[Called, ...] = ()
    state: AgreementState = "open"
    evidence: tuple[EvidenceId, ...] = ()
    closed: date | None = None
    created: Instant | None = None

    def __post_init__(self) -> None:
        """Refuse an instant that has no day in UTC."""
        require_utc(self.created)


def list_open(agreements: Iterable[Agreement]) -> tuple[Agreement, ...]:
    """List those that are open, the next due first, those without a day last."""
    return tuple(sorted((each for each in agreements if each.state == "open"), key=lambda each: each.due or date.max))


def describe_agreement(each: Agreement, today: date) -> str:
    """Describe what was agreed on a line: 'w1 Two teams plan around the roadmap (Dana): due in 9 days'."""
    said = f" ({one_line(each.with_name)})" if each.with_name else ""
    due = f": {'was due' if each.due < today else 'due'} {format_relative(each.due, today)}" if each.due else ""
    return f"{each.id} {cut_text(one_line(each.what), _EXCERPT)}{said}{due}"
